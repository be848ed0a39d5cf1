"""Answers in progress, sealed page by page under a key the database does not hold.

The draft's random key stands only wrapped: once for each visit that may work on it; for a personal
invitation, under the link's sixteen capitals; under a code to come back with, if the person asked for one;
and for the service itself, only if the person chose that what is saved counts should they not come back.
A link alone continues and sends: a page is shown to the visit that saved it, or to who came with the code.
A sent draft keeps no key but that of the visit that sent it, and for that visit alone its pages, see `copies`.
"""

import datetime as dt
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from survey_app.errors import AlreadySent, DraftGone, SealBroken, StalePage
from survey_app.fieldwork import channels, draft_statements, keys, outcomes, sealing, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.surveys import Survey
from survey_app.store.records import draft_keys, draft_pages, drafts
from survey_app.store.records import surveys as survey_rows

KEPT_AFTER = dt.timedelta(hours=1)
"""How long after the grace drafts stay: time for a request under way, and for a lead who moves the close."""

OPENING = 0
"""The page that holds who is answering and the consent; the questionnaire's pages begin at 1."""

STEP = "step"
"""Beside a page's answers, while questions of it are still to come; no question's id is one word."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    id: bytes
    survey: Survey
    document_hash: str
    channel_id: str | None
    invitation_id: bytes | None
    key: bytes
    key_version: int
    is_sent: bool = False
    sees_all: bool = False
    """Whether this key came from a code its person asked for: then every page is theirs to see."""

    def require_unsent(self) -> None:
        if self.is_sent:
            raise AlreadySent("this visit has sent its answers")


@dataclass(frozen=True, kw_only=True)
class SavedPage:
    version: int
    is_mine: bool
    answers: dict[str, Any]


Pages = dict[int, SavedPage]

_FIND = surveys.joined(
    sa.select(
        *(column for column in drafts.c if column.name != "survey_id"),
        *(draft_keys.c.wrapped, draft_keys.c.kind),
        *surveys.COLUMNS,
    )
    .select_from(draft_keys)
    .join(drafts, draft_keys.c.draft_id == drafts.c.id)
    .join(survey_rows, drafts.c.survey_id == survey_rows.c.id)
).where(draft_keys.c.holder == sa.bindparam("holder"))
_FIND_TO_WRITE = _FIND.with_for_update(of=drafts)
_FIND_WITH_PAGES = _FIND.add_columns(
    draft_pages.c.page, draft_pages.c.version, draft_pages.c.saved_by, draft_pages.c.sealed
).outerjoin(draft_pages, draft_pages.c.draft_id == drafts.c.id)


def find(
    connection: sa.Connection, keyring: Keyring, secret: bytes, *, to_write: bool = False
) -> Draft | None:
    """The draft this secret is a key to. `to_write` holds it until the transaction ends."""
    statement = _FIND_TO_WRITE if to_write else _FIND
    row = connection.execute(statement, {"holder": keys.fingerprint(secret)}).one_or_none()
    return None if row is None else _from_row(keyring, row, secret)


def _from_row(keyring: Keyring, row: sa.Row[Any], secret: bytes) -> Draft:
    try:
        key = sealing.unseal(_wrapping(keyring, row.key_version, secret), row.wrapped, row.id)
    except KeyError:
        raise SealBroken("the key of this draft has been retired") from None
    return Draft(
        id=row.id,
        survey=surveys.from_row(row),
        document_hash=row.document_hash,
        channel_id=row.channel_id,
        invitation_id=row.invitation_id,
        key=key,
        key_version=row.key_version,
        is_sent=row.is_sent,
        sees_all=row.kind in ("code", "owner"),
    )


def get(connection: sa.Connection, keyring: Keyring, secret: bytes, *, to_write: bool = False) -> Draft:
    """As `find`, but raise `DraftGone`."""
    draft = find(connection, keyring, secret, to_write=to_write)
    if draft is None:
        raise DraftGone("no draft for this visit")
    return draft


def get_with_pages(connection: sa.Connection, keyring: Keyring, secret: bytes) -> tuple[Draft, Pages]:
    """`get` and `pages` in one question, for every page asks it. To look, never to send by: a sender waits
    for saves under way, and this would have read the pages before the wait."""
    rows = connection.execute(_FIND_WITH_PAGES, {"holder": keys.fingerprint(secret)}).all()
    if not rows:
        raise DraftGone("no draft for this visit")
    draft = _from_row(keyring, rows[0], secret)
    return draft, _all_opened(draft, [row for row in rows if row.page is not None], secret)


def begin(
    connection: sa.Connection,
    keyring: Keyring,
    survey: Survey,
    secret: bytes,
    opening: Mapping[str, Any],
    *,
    channel_id: str | None = None,
    invitation_id: bytes | None = None,
    link: bytes | None = None,
    draft_id: bytes | None = None,
    now: dt.datetime,
) -> Draft:
    """Begin a draft after the yes, or join the one this personal link has already begun.

    `draft_id`: where a second one must not be; a random one otherwise.
    """
    mine = find(connection, keyring, secret)
    if mine is not None:
        return mine
    survey.require_open(now)
    draft = Draft(
        id=draft_id or secrets.token_bytes(16),
        survey=survey,
        document_hash=survey.document_hash,
        channel_id=channel_id,
        invitation_id=invitation_id,
        key=secrets.token_bytes(32),
        key_version=keyring.newest,
    )
    if connection.execute(draft_statements.BEGIN, {**vars(draft), "survey_id": survey.id}).first() is None:
        return join(connection, keyring, secret, link or b"")
    if not hold(connection, keyring, draft, secret, kind="visit"):
        delete(connection, draft)
        return get(connection, keyring, secret)
    if link is not None:
        hold(connection, keyring, draft, link, kind="link")
    outcomes.add(connection, survey.id, "begun")
    if channel_id is not None:
        channels.count(connection, channel_id, "begun")
    save(connection, draft, OPENING, opening, version=0, secret=secret, now=now)
    return draft


def join(connection: sa.Connection, keyring: Keyring, secret: bytes, held: bytes) -> Draft:
    """Let another visit work on the draft that a personal link or a code to come back with is a key to.

    Who came with the link alone will see only what they save themselves.
    """
    draft = get(connection, keyring, held, to_write=True)
    draft.require_unsent()  # sent while this waited: from then on it has one key, and gets no other
    hold(connection, keyring, draft, secret, kind="owner" if draft.sees_all else "visit")
    return draft


def hold(connection: sa.Connection, keyring: Keyring, draft: Draft, secret: bytes, *, kind: str) -> bool:
    """Make `secret` a key to the draft; the draft's own key is stored only so wrapped.

    False when it is a key already: two quick taps are one.
    """
    wrapped = sealing.seal(_wrapping(keyring, draft.key_version, secret), draft.key, draft.id)
    row = {"holder": keys.fingerprint(secret), "draft_id": draft.id, "kind": kind, "wrapped": wrapped}
    return connection.execute(draft_statements.HOLD, row).first() is not None


def save(
    connection: sa.Connection,
    draft: Draft,
    page: int,
    answers: Mapping[str, Any],
    *,
    version: int,
    secret: bytes,
    now: dt.datetime,
) -> None:
    """Keep a page's answers. `version` is the one the form was made from, 0 for a page never saved.

    The same answers sent twice are one save. Raise `StalePage` for other answers saved since: the next try
    wins. Raise `AlreadySent` or `DraftGone` when there is nothing to save to any more.
    """
    draft.survey.require_sendable(now)
    surveys.remember_instant(connection, draft.survey, now)  # first: no save is ever later than it
    plain = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
    row = {
        "draft_id": draft.id,
        "page": page,
        "version": version,
        "saved_by": _mark(draft, secret),
        "sealed": sealing.seal(draft.key, plain.encode(), _place(draft, page, version + 1)),
    }
    if connection.execute(draft_statements.SAVE[connection.dialect.name], row).first() is None:
        _explain_unsaved(connection, draft, page, answers, secret)


def _explain_unsaved(
    connection: sa.Connection, draft: Draft, page: int, answers: Mapping[str, Any], secret: bytes
) -> None:
    """Raise why nothing was saved, unless the very same is there already."""
    is_sent = connection.scalar(sa.select(drafts.c.is_sent).where(drafts.c.id == draft.id))
    if is_sent is not False:
        raise AlreadySent("sent meanwhile") if is_sent else DraftGone("stopped meanwhile")
    stored = page_of(connection, draft, page, secret)
    if stored is None or not stored.is_mine or stored.answers != dict(answers):
        raise StalePage(stored.version if stored else 0)


_PAGES = sa.select(draft_pages).where(draft_pages.c.draft_id == sa.bindparam("draft_id"))


def page_of(connection: sa.Connection, draft: Draft, page: int, secret: bytes) -> SavedPage | None:
    return pages(connection, draft, secret).get(page)


def pages(connection: sa.Connection, draft: Draft, secret: bytes) -> Pages:
    """Every page saved, by number. Callers show only those that are theirs (`is_mine`)."""
    return _all_opened(draft, connection.execute(_PAGES, {"draft_id": draft.id}).all(), secret)


def stop(connection: sa.Connection, draft: Draft) -> None:
    """Delete a draft that its person has stopped."""
    delete(connection, draft)
    outcomes.add(connection, draft.survey.id, "stopped")


def delete(connection: sa.Connection, draft: Draft) -> None:
    connection.execute(sa.delete(drafts).where(drafts.c.id == draft.id))


def purge(connection: sa.Connection, survey_id: str) -> int:
    """Delete every draft of a survey whose grace is over: what was not sent is not kept."""
    return connection.execute(sa.delete(drafts).where(drafts.c.survey_id == survey_id)).rowcount


def _wrapping(keyring: Keyring, version: int, secret: bytes) -> bytes:
    return keys.bind(keyring.derive("draft key", version), secret)


def _mark(draft: Draft, secret: bytes) -> bytes:
    """Which visit saved a page, told to nobody without the visit's secret."""
    return keys.fingerprint(draft.id + secret)[:16]


def _place(draft: Draft, page: int, version: int) -> bytes:
    return b"%b|%d|%d" % (draft.id, page, version)


def _all_opened(draft: Draft, rows: Sequence[sa.Row[Any]], secret: bytes) -> Pages:
    mark = _mark(draft, secret)
    return {row.page: _opened(draft, row, mark) for row in sorted(rows, key=attrgetter("page"))}


def _opened(draft: Draft, row: sa.Row[Any], mark: bytes) -> SavedPage:
    plain = sealing.unseal(draft.key, row.sealed, _place(draft, row.page, row.version))
    is_mine = draft.sees_all or secrets.compare_digest(row.saved_by, mark)
    return SavedPage(version=row.version, is_mine=is_mine, answers=json.loads(plain))
