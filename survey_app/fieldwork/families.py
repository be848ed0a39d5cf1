"""One person who answers for several children: a response for each, begun where the one before was sent.

Each child has a draft and a receipt of its own. A draft's successor is fixed by its key, so there is at most
one, on whatever device and however often it is asked for; in the database nothing leads from one to the next.
What was sent is tied by a random number in the responses alone: a later draft holds, sealed, the digests of the
receipts before it, and takes the number from there when it is sent.
"""

import datetime as dt
import secrets as chance
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from survey_app.errors import AlreadySent, DraftGone, SurveyAppError
from survey_app.fieldwork import consent, drafts, keys, links, receipts, withdrawals
from survey_app.fieldwork.drafts import Draft
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.withdrawals import Verdict
from survey_app.store.records import consents, responses

AUDIENCE = "parents-and-carers"
Begun = tuple[Draft | None, ...]
Standing = Sequence[sa.RowMapping]
"""What of a visit is counted: how the answers of each child came, and the yes they were given under."""
MOST_BY_INVITATION = 4
MOST_BY_CHANNEL = 12  # an open link sets no limit to people; this one keeps a visit small


@dataclass(frozen=True, kw_only=True)
class Family:
    """What one visit may open: a secret for each child it has answered for, in order."""

    secrets: tuple[bytes, ...]
    before: int = 0
    """Children answered for elsewhere, before a code brought the draft to this visit."""
    channel_id: str | None = None
    invitation_id: bytes | None = None

    @property
    def child(self) -> int:
        """Which child is being answered for, or was last."""
        return self.before + len(self.secrets)

    @property
    def most(self) -> int:
        return MOST_BY_CHANNEL if self.invitation_id is None else MOST_BY_INVITATION

    @cached_property
    def next_secret(self) -> bytes:
        return _next(self.secrets[-1])


@dataclass(frozen=True, kw_only=True)
class Sent:
    child: int
    code: str
    verdict: Verdict


def secrets_from(first: bytes, count: int) -> tuple[bytes, ...]:
    """The visit's secrets for its children, each from the one before."""
    found = [first]
    while len(found) < count:
        found.append(_next(found[-1]))
    return tuple(found)


def _next(secret: bytes) -> bytes:
    return keys.bind(secret, b"another child")[:16]


def is_first(opening: Mapping[str, Any]) -> bool:
    """Whether a draft is its person's first: only that one is asked what is asked once."""
    return bool(opening.get("child", 1) == 1)


def drafts_of(connection: sa.Connection, keyring: Keyring, family: Family) -> Begun:
    """What was begun for each child of the visit, in order."""
    return tuple(drafts.find(connection, keyring, secret) for secret in family.secrets)


def standing(connection: sa.Connection, keyring: Keyring, begun: Begun) -> Standing:
    """What is counted of these drafts."""
    return connection.execute(_STANDING, {"digests": _digests(keyring, begun)}).mappings().all()


def sent(
    connection: sa.Connection,
    keyring: Keyring,
    family: Family,
    begun: Begun,
    stands: Standing,
    withdrawn: Path,
) -> tuple[Sent, ...]:
    """The receipts this visit may see, in order, and what has become of the answers."""
    counted = {row["receipt_digest"] for row in stands}
    found = []
    for child, draft in enumerate(begun, start=family.before + 1):
        if draft is None or not draft.is_sent:
            continue
        code = receipts.of_draft(keyring, draft)
        is_counted = receipts.digest(keyring, code, draft.key_version) in counted
        verdict = "counted" if is_counted else withdrawals.verdict(connection, keyring, code, withdrawn)
        found.append(Sent(child=child, code=code, verdict=verdict))
    return tuple(found)


def is_offered(
    connection: sa.Connection,
    keyring: Keyring,
    family: Family,
    begun: Begun,
    stands: Standing,
    *,
    now: dt.datetime,
) -> bool:
    """Whether this visit may begin for another child."""
    last = begun[-1]
    if last is None or not last.is_sent:
        return False
    try:
        last.survey.require_open(now)
        _opening(connection, keyring, family, begun, stands)
    except SurveyAppError:
        return False
    return True


def begin_another(connection: sa.Connection, keyring: Keyring, family: Family, *, now: dt.datetime) -> bool:
    """Begin the draft for the next child, or find it begun. False while the last one is not sent.

    Raise `LinkRevoked` when the way in has ended, `Closed` after the close, `AlreadySent` when there may be no
    more, when the next was begun elsewhere, or when no yes stands any more that could count for it too.
    """
    last = drafts.get(connection, keyring, family.secrets[-1], to_write=True)  # two taps come one by one
    if not last.is_sent:
        return False
    begun = drafts_of(connection, keyring, family)
    stands = standing(connection, keyring, begun)
    try:
        drafts.begin(
            connection,
            keyring,
            last.survey,
            family.next_secret,
            _opening(connection, keyring, family, begun, stands),
            channel_id=family.channel_id,
            invitation_id=family.invitation_id,
            draft_id=keys.bind(last.key, b"another child")[:16],
            now=now,
        )
    except DraftGone:
        raise AlreadySent("the next child's answers were begun on another device") from None
    return True


def agreed(stands: Standing) -> sa.RowMapping | None:
    """A yes of this visit that stands still: what it was given to, and how the answers came."""
    return next((row for row in stands if row["statements_version"] in consent.VERSIONS), None)


def number(connection: sa.Connection, opening: Mapping[str, Any]) -> bytes:
    """The number of the family that a draft with this opening belongs to; a new one where there is none."""
    digests = [bytes.fromhex(digest) for digest in opening.get("after", ())]
    known: bytes | None = connection.execute(_NUMBER, {"digests": digests}).scalar() if digests else None
    return known or chance.token_bytes(16)


def has_more(connection: sa.Connection, keyring: Keyring, family: Family, withdrawn: Path) -> bool:
    """Whether this visit has several children's answers, and some that are counted or not yet sent."""
    if len(family.secrets) == 1:
        return False
    begun = drafts_of(connection, keyring, family)
    stands = standing(connection, keyring, begun)
    verdicts = [each.verdict for each in sent(connection, keyring, family, begun, stands, withdrawn)]
    return "counted" in verdicts or (begun[-1] is not None and not begun[-1].is_sent)


_STANDING = (
    sa.select(
        responses.c.receipt_digest,
        responses.c.voice,
        responses.c.help,
        responses.c.language.label("answered_in"),
        responses.c.presentation,
        responses.c.block_order,
        consents.c.statements_version,
        consents.c.language,
        consents.c.given_on,
    )
    .join(consents, consents.c.response_id == responses.c.id)
    .where(responses.c.receipt_digest.in_(sa.bindparam("digests", expanding=True)))
)
_NUMBER = sa.select(responses.c.family_number).where(
    responses.c.receipt_digest.in_(sa.bindparam("digests", expanding=True)),
    responses.c.family_number.is_not(None),
)


def _opening(
    connection: sa.Connection, keyring: Keyring, family: Family, begun: Begun, stands: Standing
) -> dict[str, Any]:
    """How the next draft begins: as the person said before, under the same yes."""
    last = begun[-1]
    if last is None or last.survey.audience != AUDIENCE or family.child >= family.most:
        raise AlreadySent("this visit may answer for no more")
    links.require_not_stopped(connection, channel_id=family.channel_id, invitation_id=family.invitation_id)
    said = agreed(stands)
    if said is None:
        raise AlreadySent("no answers of this visit are counted any more, so no yes stands")
    return {
        "voice": said["voice"],
        "help": said["help"].split(),
        "consent": said["statements_version"],
        "language": said["language"],
        "given_on": said["given_on"].isoformat(),
        "answered_in": said["answered_in"],
        "presentation": said["presentation"],
        **({"order": said["block_order"].split()} if said["block_order"] else {}),
        "child": family.child + 1,
        "after": [digest.hex() for digest in _digests(keyring, begun)],
    }


def _digests(keyring: Keyring, begun: Begun) -> Sequence[bytes]:
    return [
        receipts.digest(keyring, receipts.of_draft(keyring, draft), draft.key_version)
        for draft in begun
        if draft is not None and draft.is_sent
    ]
