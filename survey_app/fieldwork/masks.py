"""What a reader sees of a text somebody wrote: its names and identifiers masked, unless a lead has lifted that.

Masks are made each time a text is shown and never stored, so that a better redaction holds at once for all there
is. A lead lifts them for one response, says why, and from then on the whole team reads it as it was written: who
lifted it, when and why is told to all of them, and the reason is sealed like a comment. Nothing puts them back.

A text is shown without the characters that only steer how it is drawn: control characters, and those that turn
the direction of what follows (Unicode UAX #9, explicit formatting). The two joiners and the direction marks stay:
Persian, Urdu and emoji are written with them, and inside an element of their own they reach nothing else.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.fieldwork import audit, redaction, sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.redaction import Piece
from survey_app.fieldwork.references import response_id
from survey_app.fieldwork.surveys import Survey
from survey_app.store.records import consents, responses, staff
from survey_app.store.understanding_records import lifted_masks

LIMIT_REASON = 500
LIFT = "lift-masks"

_STEERS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, kw_only=True)
class Lift:
    """That the masks of a response were lifted."""

    by: str
    at: dt.datetime
    reason: str


def visible(text: str) -> str:
    """A text without what cannot be seen and only steers."""
    return _STEERS.sub("", _LINE_ENDS.sub("\n", text))


def pieces(text: str, lift: Lift | None = None) -> tuple[Piece, ...]:
    """A text as it is shown, piece by piece: masks apart from what was written."""
    seen = visible(text)
    return redaction.pieces(seen) if lift is None else (Piece(seen, None),)


_LIFTS = sa.select(lifted_masks, staff.c.name).join(staff, lifted_masks.c.lifted_by == staff.c.id)


def lifts(connection: sa.Connection, keyring: Keyring, response_ids: Collection[bytes]) -> dict[bytes, Lift]:
    """Of these responses, those whose masks were lifted."""
    rows = connection.execute(_LIFTS.where(lifted_masks.c.response_id.in_(response_ids)))
    return {row.response_id: _lift(keyring, row) for row in rows}


def _lift(keyring: Keyring, row: sa.Row[tuple[object, ...]]) -> Lift:
    key = keyring.derive("lifted mask", row.key_version)
    reason = sealing.unseal(key, row.reason_sealed, row.response_id).decode()
    return Lift(by=row.name, at=row.lifted_at, reason=reason)


def lift(
    connection: sa.Connection,
    keyring: Keyring,
    survey: Survey,
    reference: str,
    reason: str,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Let the team read one response as it was written; raise LookupError when it is not in this survey.

    The first reason stands, whoever gives another later.
    """
    # The audit first: its lock lets one writer in at a time, so nobody lifts between the look and the insert.
    audit.record(connection, keyring, actor=actor, action=LIFT, subject=f"{survey.id} {reference}", now=now)
    wanted = response_id(reference)
    found = connection.execute(
        sa.select(responses.c.id)
        .join(consents, consents.c.response_id == responses.c.id)
        .where(responses.c.id == wanted, responses.c.survey_id == survey.id)
        .with_for_update(key_share=True, read=True)
    ).one_or_none()
    if found is None:
        raise LookupError(reference)
    if lifts(connection, keyring, [wanted]):
        return
    connection.execute(
        sa.insert(lifted_masks),
        {
            "response_id": wanted,
            "lifted_by": actor,
            "lifted_at": now,
            "key_version": keyring.newest,
            "reason_sealed": sealing.seal(keyring.derive("lifted mask"), reason.encode(), wanted),
        },
    )
