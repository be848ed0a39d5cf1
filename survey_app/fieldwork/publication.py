"""The day the inspectors' report is published: before it nothing that people said leaves the team.

From that day families get what they told us, once and for good: a second release would tell, by its difference,
what those said who came or went between the two. So the day can be moved until then, and not after.
"""

import datetime as dt

import sqlalchemy as sa

from survey_app import clock
from survey_app.errors import PublicationRefused
from survey_app.fieldwork import built_reports, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import inspections
from survey_app.store.understanding_records import built_reports as released

READERSHIP = "public"
PAGE = "told-us.html"


def enter(connection: sa.Connection, inspection_id: str, on: dt.date) -> None:
    """Keep the day; raise `PublicationRefused` where answers could still come then, or families have been told."""
    if is_released(connection, inspection_id):
        raise PublicationRefused("Families have been told already. The day cannot be moved any more.")
    last = max(
        (
            clock.local_day(survey.window.ends_at)
            for survey in surveys.of_inspection(connection, inspection_id)
        ),
        default=None,
    )
    if last is not None and on <= last:
        raise PublicationRefused(f"Give a day after {last:%-d %B %Y}: until then answers can still be sent.")
    connection.execute(
        sa.update(inspections).where(inspections.c.id == inspection_id).values(published_on=on)
    )


def is_released(connection: sa.Connection, inspection_id: str) -> bool:
    found = sa.select(released.c.name).where(
        released.c.inspection_id == inspection_id, released.c.readership == READERSHIP
    )
    return connection.execute(found.limit(1)).first() is not None


def due(connection: sa.Connection, *, now: dt.datetime) -> tuple[str, ...]:
    """The inspections whose report is out and whose families have not been told."""
    told = sa.select(released.c.inspection_id).where(released.c.readership == READERSHIP)
    found = sa.select(inspections.c.id).where(
        inspections.c.published_on <= clock.local_day(now), inspections.c.id.not_in(told)
    )
    return tuple(connection.execute(found.order_by(inspections.c.id)).scalars())


def is_out(connection: sa.Connection, inspection_id: str, *, now: dt.datetime) -> bool:
    """Whether families can read it now."""
    day = sa.select(inspections.c.published_on).where(inspections.c.id == inspection_id)
    published_on = connection.execute(day).scalar_one_or_none()
    is_reached = published_on is not None and published_on <= clock.local_day(now)
    return is_reached and is_released(connection, inspection_id)


def find_page(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, *, now: dt.datetime
) -> bytes | None:
    """What families are told, from the day on; None before, and for no such inspection."""
    if not is_out(connection, inspection_id, now=now):
        return None
    return built_reports.find_file(connection, keyring, inspection_id, READERSHIP, PAGE)
