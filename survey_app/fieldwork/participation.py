"""How many took part, as the officer and the forum may know it: never to the person, and never at once.

Counts are rounded to the nearest five and withheld under ten, and they are taken hours apart: nobody can
watch one family answer.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.fieldwork import built, outcomes
from survey_app.store.records import built as built_rows
from survey_app.store.records import channel_counts, channels

READERSHIP = "officer-and-forum"
NAME = "participation.json"
TAKEN_EVERY = dt.timedelta(hours=4)
SHOWN_FROM = 10
ROUNDED_TO = 5
SENT = ("sent", "sent-in-grace", "sent-when-left")


def counted(outcomes: Mapping[str, int]) -> int:
    """How many responses are there now: every way of sending, less what was taken back."""
    return sum(outcomes[way] for way in SENT) - outcomes["withdrawn"]


def rounded(count: int) -> int | None:
    """The count to the nearest five; None where it is withheld."""
    if count < SHOWN_FROM:
        return None
    return ROUNDED_TO * ((2 * count + ROUNDED_TO) // (2 * ROUNDED_TO))


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Rounded counts as they were at `taken_at`: of the survey, and of each channel by its id."""

    taken_at: dt.datetime
    survey: int | None
    channels: Mapping[str, int | None]


_LAST = sa.select(built_rows.c.body, built_rows.c.built_at).where(
    built_rows.c.survey_id == sa.bindparam("survey_id"),
    built_rows.c.readership == READERSHIP,
    built_rows.c.name == NAME,
)
_BY_CHANNEL = (
    sa.select(channels.c.id, sa.func.sum(channel_counts.c.count).label("sent"))
    .join(channel_counts, channel_counts.c.channel_id == channels.c.id)
    .where(channels.c.survey_id == sa.bindparam("survey_id"), channel_counts.c.what == "sent")
    .group_by(channels.c.id)
)


def last(connection: sa.Connection, survey_id: str) -> Taken | None:
    """What was counted last; None before the first count."""
    row = connection.execute(_LAST, {"survey_id": survey_id}).one_or_none()
    if row is None:
        return None
    counts = json.loads(row.body)
    return Taken(taken_at=row.built_at, survey=counts["survey"], channels=counts["channels"])


def is_due(taken: Taken | None, now: dt.datetime) -> bool:
    return taken is None or now - taken.taken_at >= TAKEN_EVERY


def take(connection: sa.Connection, survey_id: str, *, now: dt.datetime) -> None:
    """Count now, for officer and forum to see until the next count."""
    by_channel = {
        row.id: rounded(int(row.sent)) for row in connection.execute(_BY_CHANNEL, {"survey_id": survey_id})
    }
    counts = {"survey": rounded(counted(outcomes.counts(connection, survey_id))), "channels": by_channel}
    built.replace(connection, survey_id, READERSHIP, {NAME: json.dumps(counts).encode()}, now=now)
