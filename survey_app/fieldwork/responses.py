"""Sending: draft in, response out, in one transaction, once.

The response takes nothing of the draft or the invitation with it but the answers: a new random key, the
day, the kind of channel. The receipt's digest is UNIQUE, which makes sending idempotent whatever the race.
"""

import datetime as dt
import secrets
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from questionnaires import answers as given
from questionnaires import routing
from questionnaires.model import Questionnaire, as_shown
from survey_app import clock
from survey_app.errors import NothingToSend
from survey_app.fieldwork import (
    channels,
    coming_back,
    consent,
    drafts,
    families,
    flags,
    invitations,
    keys,
    links,
    outbox,
    outcomes,
    receipts,
    sealing,
    surveys,
)
from survey_app.fieldwork.drafts import OPENING, STEP, Draft, SavedPage
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import channels as channel_rows
from survey_app.store.records import comments, draft_keys, draft_pages, responses
from survey_app.store.records import drafts as draft_rows
from survey_app.store.records import invitations as invitation_rows


def send(
    connection: sa.Connection, keyring: Keyring, secret: bytes, *, keeps_pages: bool = False, now: dt.datetime
) -> str:
    """Send what this visit's draft holds and return the receipt; the same one, however often it is called.

    `keeps_pages`: the pages stay sealed as they are, for this visit to see what it sent (`copies`).
    Raise `DraftGone` when there is none, `NothingToSend` when it holds no answer, `Closed` past the grace,
    `AlreadySent` when the invitation is spent or stopped.
    """
    draft = drafts.get(connection, keyring, secret, to_write=True)
    receipt = receipts.of_draft(keyring, draft)
    if draft.is_sent:
        return receipt
    survey = draft.survey
    survey.require_sendable(now)
    in_grace = survey.instant(now) >= survey.window.closes_at
    _send(connection, keyring, draft, "sent-in-grace" if in_grace else "sent", now)
    if not keeps_pages:
        connection.execute(_FORGET_PAGES, {"draft": draft.id})
    _leave_one_key(connection, draft, secret)
    return receipt


_FORGET_PAGES = sa.delete(draft_pages).where(draft_pages.c.draft_id == sa.bindparam("draft"))
_FORGET_OTHER_KEYS = sa.delete(draft_keys).where(
    draft_keys.c.draft_id == sa.bindparam("draft"), draft_keys.c.holder != sa.bindparam("kept")
)
_MARK_SENT = (
    sa.update(draft_rows)
    .where(draft_rows.c.id == sa.bindparam("draft"))
    .values(is_sent=True, channel_id=None, invitation_id=None)
)


def _leave_one_key(connection: sa.Connection, draft: Draft, secret: bytes) -> None:
    """The link, the code and every other visit's key go; nothing says whose the draft was."""
    connection.execute(_FORGET_OTHER_KEYS, {"draft": draft.id, "kept": keys.fingerprint(secret)})
    connection.execute(_MARK_SENT, {"draft": draft.id})


def send_left(connection: sa.Connection, keyring: Keyring, draft_id: bytes, *, now: dt.datetime) -> None:
    """When all is over: send what somebody saved who chose that it counts, and delete the draft.

    One without an answer is deleted alone. Raise `DraftGone` or `SealBroken` when it does not open.
    """
    draft = coming_back.open_left(connection, keyring, draft_id)
    with suppress(NothingToSend):
        _send(connection, keyring, draft, "sent-when-left", now)
    drafts.delete(connection, draft)


def _send(
    connection: sa.Connection,
    keyring: Keyring,
    draft: Draft,
    outcome: str,
    now: dt.datetime,
) -> None:
    survey, pages = draft.survey, drafts.pages(connection, draft, b"")
    questionnaire = surveys.questionnaire(connection, draft.document_hash)
    if not merged(pages):
        raise NothingToSend("no question has been answered")
    response_id = secrets.token_bytes(16)
    row = _response(questionnaire, draft, pages, clock.local_day(survey.instant(now)))
    opening = pages[OPENING].answers
    if outcome != "sent-when-left":  # those go out all at once, whenever they were answered
        row["flags"] = flags.of(connection, keyring, draft, pages, row["answers"], now=now)
    row["family_number"] = families.number(connection, opening)
    came_by = {"of_channel": draft.channel_id, "of_invitation": draft.invitation_id}
    digest = receipts.digest(keyring, receipts.of_draft(keyring, draft), draft.key_version)
    _insert(connection, keyring, row | came_by | {"id": response_id, "receipt_digest": digest})
    consent.record(
        connection,
        response_id,
        version=opening["consent"],
        language=opening["language"],
        given_on=dt.date.fromisoformat(opening["given_on"]) if "given_on" in opening else row["sent_on"],
        adult_knows=opening.get("adult_knows"),
    )
    _count(connection, draft, outcome, is_first=families.is_first(opening))
    outbox.add(connection, "analyse", survey.id, now=now)
    surveys.remember_instant(connection, survey, now)


def merged(pages: Mapping[int, SavedPage]) -> dict[str, Any]:
    """The answers of all saved pages as one mapping, without the opening."""
    return {
        item: answer
        for number, page in pages.items()
        if number != OPENING
        for item, answer in page.answers.items()
        if item != STEP
    }


def _response(
    questionnaire: Questionnaire, draft: Draft, pages: Mapping[int, SavedPage], day: dt.date
) -> dict[str, Any]:
    opening = pages[OPENING].answers
    order = tuple(opening.get("order", ()))
    is_first = families.is_first(opening)
    answers = routing.on_path(questionnaire, merged(pages), order, is_first=is_first)
    shown = routing.path(questionnaire, answers, order, is_first=is_first)
    path = {questionnaire.number(page.id) for page in shown}
    done = {number for number, page in pages.items() if STEP not in page.answers}
    closed, in_words = given.split(questionnaire, answers)
    language = opening.get("answered_in", opening["language"])
    return {
        "survey_id": draft.survey.id,
        "document_hash": draft.document_hash,
        "sent_on": day,
        "audience": questionnaire.audience,
        "language": language,
        "presentation": as_shown(opening.get("presentation", "standard"), language),
        "block_order": " ".join(order),
        "voice": opening["voice"],
        "help": " ".join(opening["help"]),
        "outcome": "complete" if path <= done else "partial",
        "answers": given.to_json(closed),
        "receipt_key_version": draft.key_version,
        "comments": in_words,
    }


# What kind of channel it came by is looked up as it is written.
_INSERT = sa.insert(responses).values(
    channel_kind=sa.func.coalesce(
        sa.select(channel_rows.c.kind)
        .where(channel_rows.c.id == sa.bindparam("of_channel"))
        .scalar_subquery(),
        sa.select(invitation_rows.c.kind)
        .where(invitation_rows.c.id == sa.bindparam("of_invitation"))
        .scalar_subquery(),
    )
)


def _insert(connection: sa.Connection, keyring: Keyring, row: dict[str, Any]) -> None:
    in_words: dict[str, str] = row.pop("comments")
    connection.execute(_INSERT, row)
    sealed = [
        {
            "response_id": row["id"],
            "item": item,
            "key_version": keyring.newest,
            "sealed": sealing.seal(keyring.derive("comment"), text.encode(), _place(row["id"], item)),
        }
        for item, text in in_words.items()
    ]
    if sealed:
        connection.execute(sa.insert(comments), sealed)


def unseal_comment(keyring: Keyring, response_id: bytes, item: str, sealed: bytes, key_version: int) -> str:
    """A comment in clear: for the reading room and for analysis, nobody else asks."""
    return sealing.unseal(keyring.derive("comment", key_version), sealed, _place(response_id, item)).decode()


def _place(response_id: bytes, item: str) -> bytes:
    return response_id + item.encode()


def _count(connection: sa.Connection, draft: Draft, outcome: str, *, is_first: bool) -> None:
    """An invitation is spent by its first response; later ones come from the visit that sent it."""
    if draft.invitation_id is not None and is_first:
        invitations.spend(connection, draft.invitation_id)
    elif draft.invitation_id is not None:
        links.require_not_stopped(connection, invitation_id=draft.invitation_id)
    if draft.channel_id is not None:
        channels.count(connection, draft.channel_id, "sent")
    outcomes.add(connection, draft.survey.id, outcome)
