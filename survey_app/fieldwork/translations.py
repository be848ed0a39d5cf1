"""Comments in other languages: a queue with a clock, and what a person made of each.

No text leaves this machine, so no machine translates: somebody of the team writes the translation, or has it from
an interpreter, and it stands beside the original, never in its place. It is sealed as the comment is.

**The clock.** A comment is due at noon of the day after it was first seen, and never later than the first morning
on site: what comes in the last day before it must be read before the team walks in, and what is seen later than
that is due on the morning of that day. A day, because a comment nobody can read may tell of a child at risk; the
words that would have brought it to somebody were looked for in English. Whole days, because a row with an instant
would tell to the minute when somebody sent their answers, which is kept nowhere.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app import clock
from survey_app.fieldwork import audit, sealing, window
from survey_app.fieldwork.comment_reads import Place
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.references import reference, response_id
from survey_app.fieldwork.surveys import Survey
from survey_app.store.records import comments, inspections, responses, staff, surveys
from survey_app.store.understanding_records import translations

NOON, MORNING = dt.time(12), dt.time(8)
_ONE_DAY = dt.timedelta(days=1)
LIMIT = 40_000
"""Characters of a translation."""
UNKNOWN = "und"
"""A language nobody could tell (ISO 639-2)."""
TRANSLATE = "translate-comment"


@dataclass(frozen=True, kw_only=True)
class Translation:
    """A comment in the queue; with words, by whom and when, once somebody has dealt with it."""

    language: str
    due_at: dt.datetime
    words: str = ""
    """Empty of one that is done: a person read it and it needs no translation."""
    by: str = ""
    by_id: str = ""
    at: dt.datetime | None = None

    @property
    def is_done(self) -> bool:
        return self.at is not None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A line of the queue."""

    survey: str
    reference: str
    item: str
    language: str
    due_at: dt.datetime
    is_overdue: bool


def due(first_seen: dt.datetime, day_1: dt.date) -> dt.datetime:
    """When a comment must have been translated, of an inspection whose first day on site is `day_1`."""
    seen_on = clock.local_day(first_seen)
    next_noon = window.instant_of(seen_on + _ONE_DAY, NOON)
    return min(next_noon, window.instant_of(max(day_1, seen_on), MORNING))


def note(connection: sa.Connection, entries: Iterable[Mapping[str, Any]], *, now: dt.datetime) -> int:
    """Queue what the list of comments says needs translation and is not queued yet; how many are new.

    `entries` are those of `comments.json`. One taken back meanwhile is passed over; one that is queued keeps
    its clock, whatever the list says of it now.
    """
    wanted = {
        (response_id(each["reference"]), each["item"]): each["language"]
        for each in entries
        if each["needs_translation"]
    }
    days = _unqueued(connection, {place[0] for place in wanted})
    new = [
        {
            "response_id": place[0],
            "item": place[1],
            "language": wanted[place],
            "due_at": due(now, day_1),
        }
        for place, day_1 in days.items()
        if place in wanted
    ]
    if new:
        connection.execute(sa.insert(translations), new)
    return len(new)


_QUEUED = (translations.c.response_id == comments.c.response_id) & (translations.c.item == comments.c.item)
_UNQUEUED = (
    sa.select(comments.c.response_id, comments.c.item, inspections.c.day_1)
    .join(responses, comments.c.response_id == responses.c.id)
    .join(surveys, responses.c.survey_id == surveys.c.id)
    .join(inspections, surveys.c.inspection_id == inspections.c.id)
    .outerjoin(translations, _QUEUED)
    .where(translations.c.item.is_(None), comments.c.response_id.in_(sa.bindparam("ids", expanding=True)))
    .with_for_update(key_share=True, read=True, of=comments)
)
STEP = 500
"""Ids asked for at once: a statement has room for some thousands."""


def _unqueued(connection: sa.Connection, ids: Collection[bytes]) -> dict[Place, dt.date]:
    every = sorted(ids)
    found: dict[Place, dt.date] = {}
    for start in range(0, len(every), STEP):
        rows = connection.execute(_UNQUEUED, {"ids": every[start : start + STEP]})
        found |= {(row.response_id, row.item): row.day_1 for row in rows}
    return found


def queue(connection: sa.Connection, inspection_id: str, *, now: dt.datetime) -> tuple[Waiting, ...]:
    """What waits, the longest overdue first."""
    rows = connection.execute(
        sa.select(translations, responses.c.survey_id)
        .join(responses, translations.c.response_id == responses.c.id)
        .join(surveys, responses.c.survey_id == surveys.c.id)
        .where(surveys.c.inspection_id == inspection_id, translations.c.translated_at.is_(None))
        .order_by(translations.c.due_at, translations.c.response_id, translations.c.item)
    )
    return tuple(
        Waiting(
            survey=row.survey_id,
            reference=reference(row.response_id),
            item=row.item,
            language=row.language,
            due_at=row.due_at,
            is_overdue=row.due_at <= now,
        )
        for row in rows
    )


_FULL = sa.select(translations, staff.c.name).outerjoin(staff, translations.c.translated_by == staff.c.id)


def of(connection: sa.Connection, keyring: Keyring, ids: Collection[bytes]) -> dict[Place, Translation]:
    """What is queued or translated of these responses' comments. Whoever shows it writes the audit's entry."""
    rows = connection.execute(_FULL.where(translations.c.response_id.in_(ids)))
    return {(row.response_id, row.item): _translation(keyring, row) for row in rows}


def _translation(keyring: Keyring, row: sa.Row[Any]) -> Translation:
    if row.sealed is None:
        return Translation(language=row.language, due_at=row.due_at)
    key = keyring.derive("translation", row.key_version)
    words = sealing.unseal(key, row.sealed, _bound_to(row.response_id, row.item)).decode()
    return Translation(
        language=row.language,
        due_at=row.due_at,
        words=words,
        by=row.name,
        by_id=row.translated_by,
        at=row.translated_at,
    )


def write(
    connection: sa.Connection,
    keyring: Keyring,
    survey: Survey,
    place: Place,
    words: str,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Keep a person's translation, in the place of the last one; with no words, that it needs none.

    A comment that was not queued can be translated too: whoever reads it knows better than the list. Raise
    LookupError for a comment that is not in this survey.
    """
    subject = f"{survey.id} {reference(place[0])}/{place[1]}"
    # The audit first: its lock lets one writer in at a time, so two do not insert the same row.
    audit.record(connection, keyring, actor=actor, action=TRANSLATE, subject=subject, now=now)
    _require(connection, survey, place)
    done = {
        "translated_by": actor,
        "translated_at": now,
        "key_version": keyring.newest,
        "sealed": sealing.seal(keyring.derive("translation"), words.encode(), _bound_to(*place)),
    }
    key = (translations.c.response_id == place[0]) & (translations.c.item == place[1])
    if not connection.execute(sa.update(translations).where(key).values(done)).rowcount:
        new = {"response_id": place[0], "item": place[1], "language": UNKNOWN, "due_at": now}
        connection.execute(sa.insert(translations), new | done)


def _require(connection: sa.Connection, survey: Survey, place: Place) -> None:
    found = connection.execute(
        sa.select(comments.c.item)
        .join(responses, comments.c.response_id == responses.c.id)
        .where(
            responses.c.survey_id == survey.id,
            comments.c.response_id == place[0],
            comments.c.item == place[1],
        )
        .with_for_update(key_share=True, read=True, of=comments)
    ).one_or_none()
    if found is None:
        raise LookupError(place[1])


def _bound_to(whose: bytes, item: str) -> bytes:
    return whose + item.encode() + b" translation"
