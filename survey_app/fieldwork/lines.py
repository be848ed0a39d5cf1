"""Lines of enquiry: what the team thinks may be so, what speaks for and against it, and whom to ask.

A claim and whom to ask are sealed like what families wrote. A line is the team's until the lead releases it, and
then only its theme and whom to meet leave the team (`released_lines`). Two people may write at once: whoever
saves what has changed under their hands gets `StalePage`, and nothing is overwritten.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import sqlalchemy as sa

from survey_app.errors import StalePage
from survey_app.fieldwork import audit, evidence, row_names, sealing, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import staff
from survey_app.store.understanding_records import evidence as evidence_rows
from survey_app.store.understanding_records import lines_of_enquiry as rows

State = Literal["to-test", "confirmed", "not-confirmed"]
LIMIT_CLAIM = 600
LIMIT_WHOM = 300
_TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody writes of a line."""

    theme: str
    claim: str
    whom: str
    state: State = "to-test"


@dataclass(frozen=True, kw_only=True)
class Line(Words):
    reference: str
    version: int
    """Changes with every save; a form carries it."""
    is_released: bool
    made_by: str
    made_at: dt.datetime
    changed_at: dt.datetime
    supports: int
    contradicts: int


def themes(connection: sa.Connection, inspection_id: str) -> dict[str, str]:
    """Names by id of the criteria or weaknesses this inspection's surveys ask about, in their order.

    The survey with the most of them leads: a children's survey asks about some only.
    """
    found = [
        surveys.questionnaire(connection, survey.document_hash).themes
        for survey in surveys.of_inspection(connection, inspection_id)
    ]
    found.sort(key=len, reverse=True)
    named: dict[str, str] = {}
    for theme in (theme for some in found for theme in some):
        named.setdefault(theme.id, theme.name)
    return named


def draft(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    words: Words,
    *,
    actor: str,
    now: dt.datetime,
) -> str:
    """Keep a new line and return its reference."""
    line_id = row_names.new()
    connection.execute(
        sa.insert(rows),
        {
            "id": line_id,
            "inspection_id": inspection_id,
            "made_by": actor,
            "made_at": now,
            "changed_at": now,
            **_kept(keyring, line_id, words),
        },
    )
    _record(connection, keyring, "draft-line", inspection_id, line_id, actor, now)
    return row_names.name(line_id)


def change(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    words: Words,
    *,
    version: int,
    actor: str,
    now: dt.datetime,
) -> None:
    """Put these words in the place of those of `version`; raise `StalePage` when they are not there any more.

    What the nominated officer was shown is not changed unseen: with another theme, or other people to meet, the
    line is no longer released until the lead has looked at it again.
    """
    before = get(connection, keyring, inspection_id, wanted)
    line_id = row_names.row_id(wanted)
    # Later than the last save whatever the clock says, so that every save has a version of its own.
    values = _kept(keyring, line_id, words) | {"changed_at": max(now, before.changed_at + _TICK)}
    if (words.theme, words.whom) != (before.theme, before.whom):
        values["is_released"] = False
    saved = connection.execute(
        sa.update(rows)
        .where(rows.c.id == line_id, sa.type_coerce(rows.c.changed_at, sa.BigInteger) == version)
        .values(values)
    )
    if not saved.rowcount:
        raise StalePage(before.version)
    _record(connection, keyring, "change-line", inspection_id, line_id, actor, now)


def remove(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Delete a line and its evidence; LookupError when it is not in this inspection."""
    line_id = row_names.row_id(wanted)
    gone = connection.execute(
        sa.delete(rows).where(rows.c.inspection_id == inspection_id, rows.c.id == line_id)
    )
    if not gone.rowcount:
        raise LookupError(wanted)
    _record(connection, keyring, "remove-line", inspection_id, line_id, actor, now)


_STANDS = evidence_rows.c.begins.is_(None) | evidence_rows.c.response_id.is_not(None)


def _on(side: str) -> sa.ScalarSelect[int]:
    """How much stands on this side: a quote whose author took the answers back no longer does."""
    return (
        sa.select(sa.func.count())
        .select_from(evidence_rows)
        .where(evidence_rows.c.line_id == rows.c.id, evidence_rows.c.side == side, _STANDS)
        .scalar_subquery()
    )


_LINES = sa.select(
    rows,
    sa.type_coerce(rows.c.changed_at, sa.BigInteger).label("version"),
    staff.c.name.label("made_by_name"),
    _on("supports").label("supports"),
    _on("contradicts").label("contradicts"),
).join(staff, rows.c.made_by == staff.c.id)


def get(connection: sa.Connection, keyring: Keyring, inspection_id: str, wanted: str) -> Line:
    """Raise LookupError when it is not in this inspection. Whoever shows it writes the audit's entry."""
    row = connection.execute(
        _LINES.where(rows.c.inspection_id == inspection_id, rows.c.id == row_names.row_id(wanted))
    ).one_or_none()
    if row is None:
        raise LookupError(wanted)
    return _line(keyring, row)


def of_inspection(connection: sa.Connection, keyring: Keyring, inspection_id: str) -> tuple[Line, ...]:
    """In the order of their themes, then as they were made."""
    found = connection.execute(
        _LINES.where(rows.c.inspection_id == inspection_id).order_by(rows.c.made_at, rows.c.id)
    )
    order = list(themes(connection, inspection_id))
    return tuple(sorted((_line(keyring, row) for row in found), key=lambda line: _place(order, line.theme)))


def _place(order: list[str], theme: str) -> int:
    return order.index(theme) if theme in order else len(order)


def for_report(connection: sa.Connection, keyring: Keyring, inspection_id: str) -> list[dict[str, Any]]:
    """Every line as plain values, in the order of the list, for the inspection team's report.

    `{"theme", "claim", "whom", "state", "evidence": [{"side", "source", "words", "where", "who", "reference"}]}`:
    `theme` is the theme's name; `words` are masked in a quote; `who` and `reference` stand with a quote alone.
    """
    named = themes(connection, inspection_id)
    return [
        {
            "theme": named.get(line.theme, line.theme),
            "claim": line.claim,
            "whom": line.whom,
            "state": line.state,
            "evidence": [
                {
                    "side": piece.side,
                    "source": piece.source,
                    "words": piece.words,
                    "where": piece.where,
                    "who": piece.who,
                    "reference": piece.response,
                }
                for piece in evidence.of_line(connection, keyring, inspection_id, line.reference)
            ],
        }
        for line in of_inspection(connection, keyring, inspection_id)
    ]


def _kept(keyring: Keyring, line_id: bytes, words: Words) -> dict[str, Any]:
    content = json.dumps({"claim": words.claim, "whom": words.whom}).encode()
    return {
        "theme": words.theme,
        "state": words.state,
        "key_version": keyring.newest,
        "sealed": sealing.seal(keyring.derive("finding"), content, line_id),
    }


def _line(keyring: Keyring, row: sa.Row[Any]) -> Line:
    key = keyring.derive("finding", row.key_version)
    content: Mapping[str, str] = json.loads(sealing.unseal(key, row.sealed, row.id))
    return Line(
        reference=row_names.name(row.id),
        version=row.version,
        theme=row.theme,
        claim=content["claim"],
        whom=content["whom"],
        state=cast(State, row.state),
        is_released=row.is_released,
        made_by=row.made_by_name,
        made_at=row.made_at,
        changed_at=row.changed_at,
        supports=row.supports,
        contradicts=row.contradicts,
    )


def _record(
    connection: sa.Connection,
    keyring: Keyring,
    action: str,
    inspection_id: str,
    line_id: bytes,
    actor: str,
    now: dt.datetime,
) -> None:
    subject = f"{inspection_id} {row_names.name(line_id)}"
    audit.record(connection, keyring, actor=actor, action=action, subject=subject, now=now)
