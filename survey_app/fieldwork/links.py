"""From sixteen capitals to what they open: a channel's survey or one person's invitation."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app.errors import AlreadySent, CodeUnknown, LinkRevoked
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import channels, invitations


@dataclass(frozen=True, kw_only=True)
class Link:
    """What a code opened. Exactly one of `channel_id` and `invitation_id` is given."""

    survey_id: str
    kind: str
    channel_id: str | None = None
    invitation_id: bytes | None = None
    holder: bytes | None = None
    """What a visit keeps of a personal code instead of the code: enough to continue its draft."""


_DIGESTS: sa.BindParameter[list[bytes]] = sa.bindparam("digests", expanding=True)
_ASKED = sa.select(sa.literal(1).label("once")).subquery()
# Both tables in one question, whose one row is empty for a code that neither knows.
_FIND = sa.select(
    channels.c.id.label("channel_id"),
    invitations.c.id.label("invitation_id"),
    sa.func.coalesce(channels.c.survey_id, invitations.c.survey_id).label("survey_id"),
    sa.func.coalesce(channels.c.kind, invitations.c.kind).label("kind"),
    sa.func.coalesce(channels.c.is_revoked, invitations.c.is_revoked).label("is_revoked"),
    invitations.c.is_spent,
    invitations.c.link_key_version,
).select_from(
    _ASKED.outerjoin(channels, channels.c.code_digest.in_(_DIGESTS)).outerjoin(
        invitations, invitations.c.code_digest.in_(_DIGESTS)
    )
)


def open_link(
    connection: sa.Connection, keyring: Keyring, code: str, *, going_on: bytes | None = None
) -> Link:
    """Look a well-formed code up, always in both tables, so that time tells nothing; write nothing.

    Raise `CodeUnknown`, `LinkRevoked` or, for an invitation that has had its answer, `AlreadySent`; not for the
    invitation by which this browser is `going_on` for another child.
    """
    digests = {"digests": list(keyring.digests("link", code.encode()))}
    found = connection.execute(_FIND, digests).one()
    if found.survey_id is None:
        raise CodeUnknown("no such link")
    if found.is_revoked:
        raise LinkRevoked("this link was stopped")
    if found.channel_id is not None:
        return Link(survey_id=found.survey_id, kind=found.kind, channel_id=found.channel_id)
    if found.is_spent and found.invitation_id != going_on:
        raise AlreadySent("this invitation has had its answer")
    holder = keyring.digest("link holder", code.encode(), found.link_key_version)
    return Link(survey_id=found.survey_id, kind=found.kind, invitation_id=found.invitation_id, holder=holder)


def require_alive(connection: sa.Connection, *, channel_id: str | None, invitation_id: bytes | None) -> None:
    """Raise `LinkRevoked` or `AlreadySent` when what a visit came in by has ended meanwhile."""
    if _not_stopped(connection, channel_id, invitation_id).is_spent:
        raise AlreadySent("this invitation has had its answer")


def require_not_stopped(
    connection: sa.Connection, *, channel_id: str | None = None, invitation_id: bytes | None
) -> None:
    """Raise `LinkRevoked` when it was stopped; that it has had its answer does not matter here."""
    _not_stopped(connection, channel_id, invitation_id)


def _not_stopped(
    connection: sa.Connection, channel_id: str | None, invitation_id: bytes | None
) -> sa.Row[Any]:
    if channel_id is not None:
        row = connection.execute(_CHANNEL_STATE, {"id": channel_id}).one_or_none()
    else:
        row = connection.execute(_INVITATION_STATE, {"id": invitation_id}).one_or_none()
    if row is None or row.is_revoked:
        raise LinkRevoked("this link was stopped")
    return row


_CHANNEL_STATE = sa.select(channels.c.is_revoked, sa.false().label("is_spent")).where(
    channels.c.id == sa.bindparam("id")
)
_INVITATION_STATE = sa.select(invitations.c.is_revoked, invitations.c.is_spent).where(
    invitations.c.id == sa.bindparam("id")
)
