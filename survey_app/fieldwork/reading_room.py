"""Responses read whole, in question order, from the moment they are sent; every reading is an audit entry.

They stand in the order of their random keys, which tells nothing of who answered when. A response's number is
its place in that order now, and changes as others come; its reference stays.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from questionnaires import answers as given
from questionnaires import piping, routing
from questionnaires.answers import Answer
from questionnaires.model import Page
from survey_app.fieldwork import audit, comment_reads, masks, surveys, translations
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.masks import Lift
from survey_app.fieldwork.references import reference as reference
from survey_app.fieldwork.responses import unseal_comment
from survey_app.fieldwork.surveys import Survey
from survey_app.fieldwork.translations import Translation
from survey_app.store.records import audit as entries
from survey_app.store.records import comments, consents, responses

PAGE = 20
READ = "read-response"

_RELEASED = sa.select(responses).join(consents, consents.c.response_id == responses.c.id)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the list."""

    number: int
    reference: str
    voice: str
    outcome: str
    is_read: bool


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """One page of the list, and how far the team has read."""

    entries: tuple[Entry, ...]
    count: int
    read: int
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Told:
    """A question and what was said to it: labels of what was chosen, or a comment as it was written."""

    item: str
    question: str
    answers: tuple[str, ...]
    """Empty for no answer."""
    is_comment: bool
    translation: Translation | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A whole response."""

    number: int
    count: int
    reference: str
    before: str | None
    after: str | None
    sent_on: dt.date
    voice: str
    help: tuple[str, ...]
    outcome: str
    language: str
    """Of the pages it was answered on; what is written in them may be in another."""
    lift: Lift | None
    """That a lead let the team read it without masks."""
    pages: tuple[tuple[str, tuple[Told, ...]], ...]
    """(heading, what was told) of every page the answers lead to. Comments are as they were written: whoever
    shows them masks them."""


def browse(connection: sa.Connection, survey_id: str, page: int) -> Shelf:
    """A page of the list; raise LookupError for one that does not exist."""
    read = _read_references(connection, survey_id)
    ids = _ids(connection, survey_id)
    pages = max(1, -(-len(ids) // PAGE))
    if not 1 <= page <= pages:
        raise LookupError(page)
    first = (page - 1) * PAGE
    rows = connection.execute(
        _RELEASED.where(responses.c.survey_id == survey_id).order_by(responses.c.id).offset(first).limit(PAGE)
    )
    found = tuple(_entry(number, row, read) for number, row in enumerate(rows, start=first + 1))
    known = {reference(each) for each in ids}
    return Shelf(entries=found, count=len(ids), read=len(known & read), page=page, pages=pages)


def read(
    connection: sa.Connection, keyring: Keyring, survey: Survey, wanted: str, *, actor: str, now: dt.datetime
) -> Reading:
    """Open one response and say so in the audit; raise LookupError when it is not in this survey."""
    ids = _ids(connection, survey.id)
    names = [reference(each) for each in ids]
    if wanted not in names:
        raise LookupError(wanted)
    place = names.index(wanted)
    row = connection.execute(_RELEASED.where(responses.c.id == ids[place])).one()
    audit.record(connection, keyring, actor=actor, action=READ, subject=f"{survey.id} {wanted}", now=now)
    lifted = masks.lifts(connection, keyring, [row.id])
    return Reading(
        number=place + 1,
        count=len(names),
        reference=wanted,
        before=names[place - 1] if place else None,
        after=names[place + 1] if place + 1 < len(names) else None,
        sent_on=row.sent_on,
        voice=row.voice,
        help=tuple(row.help.split()),
        outcome=row.outcome,
        language=row.language,
        lift=lifted.get(row.id),
        pages=_pages(connection, keyring, row, survey.area),
    )


def _ids(connection: sa.Connection, survey_id: str) -> list[bytes]:
    rows = connection.execute(
        sa.select(responses.c.id)
        .join(consents, consents.c.response_id == responses.c.id)
        .where(responses.c.survey_id == survey_id)
        .order_by(responses.c.id)
    )
    return [row.id for row in rows]


def _read_references(connection: sa.Connection, survey_id: str) -> set[str]:
    """What anybody of the team has read: the audit is the one record of it."""
    subjects = connection.execute(
        sa.select(entries.c.subject)
        .where(entries.c.action == READ, entries.c.subject.startswith(f"{survey_id} ", autoescape=True))
        .distinct()
    ).scalars()
    return {subject.rsplit(" ", 1)[-1] for subject in subjects}


def _entry(number: int, row: sa.Row[Any], read: set[str]) -> Entry:
    name = reference(row.id)
    return Entry(number=number, reference=name, voice=row.voice, outcome=row.outcome, is_read=name in read)


def _pages(
    connection: sa.Connection, keyring: Keyring, row: sa.Row[Any], area: str
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    questionnaire = surveys.questionnaire(connection, row.document_hash)
    answers: dict[str, Answer] = json.loads(row.answers)
    written = connection.execute(sa.select(comments).where(comments.c.response_id == row.id)).all()
    for each in written:
        answers[each.item] = unseal_comment(keyring, row.id, each.item, each.sealed, each.key_version)
    comment_reads.mark(connection, {(row.id, each.item) for each in written})
    translated = {item: each for (_, item), each in translations.of(connection, keyring, [row.id]).items()}
    words = piping.values(questionnaire, answers, area=area)
    return tuple(
        (piping.filled(page.heading, words), _told(page, answers, translated, words))
        for page in routing.path(questionnaire, answers)
    )


def _told(
    page: Page,
    answers: Mapping[str, Answer],
    translated: Mapping[str, Translation],
    words: piping.Values,
) -> tuple[Told, ...]:
    """Questions as this person met them."""
    return tuple(
        Told(
            item=question.id,
            question=piping.filled(question.text, words),
            answers=given.labels(question, answers[question.id]) if question.id in answers else (),
            is_comment=not question.is_closed,
            translation=translated.get(question.id),
        )
        for question in page.questions
    )
