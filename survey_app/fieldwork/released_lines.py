"""What the nominated officer is shown of lines of enquiry: about which theme inspectors want to meet whom.

No claim, no evidence, no count: rooms can be found and people asked, and nobody learns what families said. The
lead sees exactly these lines before releasing them, for "whom to meet" is free text and could tell more.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.errors import StalePage
from survey_app.fieldwork import audit, lines, row_names
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.lines import Line
from survey_app.store.understanding_records import lines_of_enquiry as rows


@dataclass(frozen=True, order=True)
class Meeting:
    theme: str
    """Its name."""
    whom: str


def meetings(chosen: Iterable[Line], themes: Mapping[str, str]) -> tuple[Meeting, ...]:
    """What would be shown of these lines, in the order of themes. Two lines about one theme and the same people
    are one meeting: how many claims there are is not told."""
    order = list(themes)
    found = {(line.theme, line.whom) for line in chosen}
    placed = sorted(
        (order.index(theme) if theme in order else len(order), theme, whom) for theme, whom in found
    )
    return tuple(Meeting(themes.get(theme, theme), whom) for _, theme, whom in placed)


def release(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    chosen: Mapping[str, int],
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Show the officer these lines, by reference as they were at a version, and no others.

    Raise `StalePage` when one has changed since the lead looked at it, LookupError for one that is not here.
    """
    known = {line.reference: line for line in lines.of_inspection(connection, keyring, inspection_id)}
    for reference in chosen:
        if reference not in known:
            raise LookupError(reference)
    here = sa.update(rows).where(rows.c.inspection_id == inspection_id)
    connection.execute(here.values(is_released=False))
    for reference, version in chosen.items():
        done = connection.execute(
            here.where(
                rows.c.id == row_names.row_id(reference),
                sa.type_coerce(rows.c.changed_at, sa.BigInteger) == version,
            ).values(is_released=True)
        )
        if not done.rowcount:
            raise StalePage(known[reference].version)
    subject = " ".join((inspection_id, *sorted(chosen)))
    audit.record(connection, keyring, actor=actor, action="release-lines", subject=subject, now=now)


def read(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, *, actor: str, now: dt.datetime
) -> tuple[Meeting, ...]:
    """What is released now; the reading is an audit entry."""
    found = lines.of_inspection(connection, keyring, inspection_id)
    audit.record(
        connection, keyring, actor=actor, action="see-released-lines", subject=inspection_id, now=now
    )
    released = (line for line in found if line.is_released)
    return meetings(released, lines.themes(connection, inspection_id))
