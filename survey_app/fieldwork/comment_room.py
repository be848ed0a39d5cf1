"""Comments of an inspection read whole, a page at a time: what is shown is noted and counted as read.

The list comes as the worker built it; the texts of one page are opened, and no others. A comment taken back since
the list was built is not there: not in it, not in any count.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from questionnaires.model import Questionnaire
from survey_app.fieldwork import (
    audit,
    built_reports,
    comment_index,
    comment_reads,
    masks,
    redaction,
    surveys,
    translations,
)
from survey_app.fieldwork.comment_index import Entry, Facet, Filters, Index, Standing
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.masks import Lift
from survey_app.fieldwork.responses import unseal_comment
from survey_app.fieldwork.surveys import Survey
from survey_app.fieldwork.translations import Translation
from survey_app.store import records
from survey_app.store.records import comments, consents, responses
from survey_app.store.understanding_records import comment_reads as reads
from survey_app.store.understanding_records import translations as translation_rows

READERSHIP = "inspection-team"
FILE = "comments.json"
PAGE = 20
READ = "read-comments"


@dataclass(frozen=True, kw_only=True)
class Comment:
    """One comment with all that is shown of it."""

    entry: Entry
    text: str
    was_read: bool
    """Before this page was asked for."""
    alike: int
    """How many others are nearly the same."""
    lift: Lift | None
    translation: Translation | None


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A page of comments, and how far the team has read."""

    comments: tuple[Comment, ...]
    found: int
    page: int
    pages: int
    counts: Mapping[Facet, Mapping[str, int]]
    """Under the filters; see `comment_index.Found`."""
    total: int
    read: int
    """Of all there are, with those of this page."""
    grave: int
    """How many of all hold words of something grave."""
    made_at: dt.datetime
    """What was sent since is not in the list yet."""
    audiences: Mapping[str, str]
    """By survey, in the order in which audiences are told of."""
    themes: Mapping[str, str]
    """Names by id."""
    questions: Mapping[tuple[str, str], str]
    """Their words by survey and item."""

    @property
    def unread(self) -> int:
        return self.total - self.read


def look(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, filters: Filters, page: int
) -> Sitting | None:
    """Open a page of what is wanted; None before a list was built. Whoever shows it calls `note` before.

    Apart, for this takes a while and needs no lock: while somebody reads, families' pages are being saved. Raise
    LookupError for a page that does not exist.
    """
    body = built_reports.find_file(connection, keyring, inspection_id, READERSHIP, FILE)
    if body is None:
        return None
    run = _run(connection, inspection_id)
    index = comment_index.parse(body, _order(run))
    standing = _standing(connection, inspection_id)
    found = comment_index.find(index, standing, filters)
    pages = max(1, -(-len(found.entries) // PAGE))
    if not 1 <= page <= pages:
        raise LookupError(page)
    shown = found.entries[(page - 1) * PAGE : page * PAGE]
    opened = _open(connection, keyring, shown, index, standing)
    return Sitting(
        comments=opened,
        found=len(found.entries),
        page=page,
        pages=pages,
        counts=found.counts,
        total=found.total,
        read=found.read + sum(not each.was_read for each in opened),
        grave=sum(each.is_grave and each.place[0] in standing.responses for each in index.entries),
        made_at=index.made_at,
        audiences={survey_id: survey.audience for survey_id, (survey, _) in run.items()},
        themes={theme.id: theme.name for _, questionnaire in run.values() for theme in questionnaire.themes},
        questions=index.questions,
    )


def note(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    sitting: Sitting,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Say in one entry of the audit who is shown what, masked by which rules, and count it as read."""
    entries = [each.entry for each in sitting.comments]
    rules = f"masks-{redaction.VERSION}"
    subject = " ".join([inspection_id, rules, *(f"{each.reference}/{each.item}" for each in entries)])
    audit.record(connection, keyring, actor=actor, action=READ, subject=subject, now=now)
    comment_reads.mark(connection, {each.place for each in entries})


def _run(connection: sa.Connection, inspection_id: str) -> dict[str, tuple[Survey, Questionnaire]]:
    """The inspection's surveys in the order in which audiences are always told of."""
    run = sorted(
        surveys.of_inspection(connection, inspection_id),
        key=lambda survey: (records.AUDIENCES.index(survey.audience), survey.id),
    )
    return {survey.id: (survey, surveys.questionnaire(connection, survey.document_hash)) for survey in run}


def _order(run: Mapping[str, tuple[Survey, Questionnaire]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (survey_id, tuple(question.id for question in questionnaire.questions))
        for survey_id, (_, questionnaire) in run.items()
    )


def _of_inspection(select: sa.Select[Any]) -> sa.Select[Any]:
    return select.join(records.surveys, responses.c.survey_id == records.surveys.c.id).where(
        records.surveys.c.inspection_id == sa.bindparam("inspection_id")
    )


_THERE = _of_inspection(sa.select(responses.c.id).select_from(responses))
_READ = _of_inspection(
    sa.select(reads.c.response_id, reads.c.item).join(responses, reads.c.response_id == responses.c.id)
)
_QUEUED = _of_inspection(
    sa.select(
        translation_rows.c.response_id, translation_rows.c.item, translation_rows.c.translated_at.is_not(None)
    ).join(responses, translation_rows.c.response_id == responses.c.id)
)


def _standing(connection: sa.Connection, inspection_id: str) -> Standing:
    """Three small questions: one that asked each comment for all of it would read every sealed text's page."""
    of = {"inspection_id": inspection_id}
    queued = connection.execute(_QUEUED, of).all()
    return Standing(
        responses=frozenset(connection.execute(_THERE, of).scalars().all()),
        read=frozenset(map(tuple, connection.execute(_READ, of).all())),
        translations={(whose, item): "done" if is_done else "waiting" for whose, item, is_done in queued},
    )


def _alike(shown: Collection[Entry], index: Index, standing: Standing) -> dict[str, int]:
    """How many others stand in the groups of these comments."""
    alike = {
        group: sum(response_id in standing.responses for response_id, _ in index.groups[group]) - 1
        for group in {each.group for each in shown if each.group}
    }
    return alike | {"": 0}


_SEALED = (
    sa.select(comments)
    .join(consents, consents.c.response_id == comments.c.response_id)
    .where(comments.c.response_id.in_(sa.bindparam("ids", expanding=True)))
)


def _open(
    connection: sa.Connection,
    keyring: Keyring,
    shown: Collection[Entry],
    index: Index,
    standing: Standing,
) -> tuple[Comment, ...]:
    ids = list({each.place[0] for each in shown})
    sealed = {(row.response_id, row.item): row for row in connection.execute(_SEALED, {"ids": ids})}
    lifted = masks.lifts(connection, keyring, ids)
    translated = translations.of(connection, keyring, ids)
    alike = _alike(shown, index, standing)
    return tuple(
        Comment(
            entry=entry,
            text=unseal_comment(
                keyring, *entry.place, sealed[entry.place].sealed, sealed[entry.place].key_version
            ),
            was_read=entry.place in standing.read,
            alike=alike[entry.group],
            lift=lifted.get(entry.place[0]),
            translation=translated.get(entry.place),
        )
        for entry in shown
        if entry.place in sealed
    )
