"""Searching what families wrote, by the inspection's team alone; who searched for what, and when, is kept.

A phrase is sealed like a comment, for people search for names; the audit and every address hold its reference
only. Whoever searched, and the leads, can look at a search again: it is made anew, so what was taken back since
is not found any more.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.fieldwork import audit, concordance, masks, redaction, row_names, sealing
from survey_app.fieldwork.comment_reads import Place
from survey_app.fieldwork.concordance import Context, Hit
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.references import reference
from survey_app.fieldwork.responses import unseal_comment
from survey_app.store.records import comments, consents, responses, staff, surveys
from survey_app.store.understanding_records import searches

LIMIT = 200
"""Characters of a phrase."""
PAGE = 50
SEARCH, READ, LIST = "search-comments", "read-search", "list-searches"


@dataclass(frozen=True, kw_only=True)
class Search:
    """A search as the list tells of it."""

    reference: str
    phrase: str
    by: str
    at: dt.datetime
    found: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """A hit, and whose it is."""

    context: Context
    survey: str
    audience: str
    response: str
    item: str


@dataclass(frozen=True, kw_only=True)
class Result:
    search: Search
    lines: tuple[Line, ...]
    found: int
    comments: int
    """In how many it stands."""
    of: int
    """How many there are."""
    page: int
    pages: int


def count(connection: sa.Connection, keyring: Keyring, inspection_id: str, phrase: str) -> int:
    """How often the phrase stands. Apart from `keep`, for it takes a while and needs no lock."""
    texts = _texts(connection, keyring, inspection_id)
    return len(concordance.find(((place, text) for place, text, _, _ in texts), phrase))


def keep(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    phrase: str,
    *,
    found: int,
    actor: str,
    now: dt.datetime,
) -> str:
    """Keep that `actor` looked for a phrase, and return the search's reference."""
    search_id = row_names.new()
    connection.execute(
        sa.insert(searches),
        {
            "id": search_id,
            "inspection_id": inspection_id,
            "searched_by": actor,
            "searched_at": now,
            "found": found,
            "key_version": keyring.newest,
            "sealed": sealing.seal(keyring.derive("search"), phrase.encode(), search_id),
        },
    )
    name = row_names.name(search_id)
    audit.record(connection, keyring, actor=actor, action=SEARCH, subject=f"{inspection_id} {name}", now=now)
    return name


_SEARCHES = sa.select(searches, staff.c.name).join(staff, searches.c.searched_by == staff.c.id)


def look(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    page: int,
    *,
    actor: str,
    sees_all: bool,
) -> Result:
    """A page of what a search finds now. Whoever shows it calls `note` before.

    Raise LookupError for a search that is not here, for another's where `actor` sees their own alone, and for a
    page that does not exist.
    """
    row = connection.execute(
        _SEARCHES.where(searches.c.inspection_id == inspection_id, searches.c.id == row_names.row_id(wanted))
    ).one_or_none()
    if row is None or not (sees_all or row.searched_by == actor):
        raise LookupError(wanted)
    made = _search(keyring, row)
    texts = _texts(connection, keyring, inspection_id)
    hits = concordance.find(((place, text) for place, text, _, _ in texts), made.phrase)
    pages = max(1, -(-len(hits) // PAGE))
    if not 1 <= page <= pages:
        raise LookupError(page)
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Result(
        search=made,
        lines=tuple(_lines(connection, keyring, texts, shown)),
        found=len(hits),
        comments=len({hit.key for hit in hits}),
        of=len(texts),
        page=page,
        pages=pages,
    )


def note(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    result: Result,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Say in the audit who is shown which page of what was found."""
    subject = f"{inspection_id} {result.search.reference} {result.page}"
    audit.record(connection, keyring, actor=actor, action=READ, subject=subject, now=now)


def of_inspection(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, *, actor: str, now: dt.datetime
) -> tuple[Search, ...]:
    """Every search there was, the latest first; that somebody looked at them is in the audit."""
    rows = connection.execute(
        _SEARCHES.where(searches.c.inspection_id == inspection_id).order_by(
            searches.c.searched_at.desc(), searches.c.id
        )
    ).all()
    audit.record(connection, keyring, actor=actor, action=LIST, subject=inspection_id, now=now)
    return tuple(_search(keyring, row) for row in rows)


def _search(keyring: Keyring, row: sa.Row[tuple[object, ...]]) -> Search:
    phrase = sealing.unseal(keyring.derive("search", row.key_version), row.sealed, row.id).decode()
    return Search(
        reference=row_names.name(row.id), phrase=phrase, by=row.name, at=row.searched_at, found=row.found
    )


Text = tuple[Place, str, str, str]
"""A comment's place, its text as it is seen, its survey and audience."""

_TEXTS = (
    sa.select(comments, responses.c.survey_id, responses.c.audience)
    .join(responses, comments.c.response_id == responses.c.id)
    .join(consents, consents.c.response_id == responses.c.id)
    .join(surveys, responses.c.survey_id == surveys.c.id)
    .where(surveys.c.inspection_id == sa.bindparam("inspection_id"))
)


def _texts(connection: sa.Connection, keyring: Keyring, inspection_id: str) -> list[Text]:
    rows = connection.execute(_TEXTS, {"inspection_id": inspection_id})
    return [
        (
            (row.response_id, row.item),
            masks.visible(unseal_comment(keyring, row.response_id, row.item, row.sealed, row.key_version)),
            row.survey_id,
            row.audience,
        )
        for row in rows
    ]


def _lines(
    connection: sa.Connection, keyring: Keyring, texts: Sequence[Text], shown: Sequence[Hit[Place]]
) -> Iterator[Line]:
    known = {place: (text, survey, audience) for place, text, survey, audience in texts}
    lifted = masks.lifts(connection, keyring, list({hit.key[0] for hit in shown}))
    spans = {hit.key: redaction.find(known[hit.key][0]) for hit in shown if hit.key[0] not in lifted}
    for hit in shown:
        text, survey, audience = known[hit.key]
        yield Line(
            context=concordance.context(text, hit, spans.get(hit.key, ())),
            survey=survey,
            audience=audience,
            response=reference(hit.key[0]),
            item=hit.key[1],
        )
