"""Permission for one person to answer once.

The code follows from the invitation's random id under a versioned key: a reminder repeats it, and nobody
who holds the database alone can print it. A re-issued link is a new invitation; the old one is dead, and
its draft with it.
"""

import secrets

import sqlalchemy as sa

from survey_app.errors import AlreadySent
from survey_app.fieldwork import tokens
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import drafts, invitations


def issue(connection: sa.Connection, keyring: Keyring, survey_id: str, *, kind: str) -> bytes:
    """Make an invitation and return its id."""
    invitation_id = secrets.token_bytes(16)
    connection.execute(
        sa.insert(invitations),
        {
            "id": invitation_id,
            "survey_id": survey_id,
            "kind": kind,
            "link_key_version": keyring.newest,
            "code_digest": keyring.digest("link", _derive(keyring, invitation_id, keyring.newest).encode()),
        },
    )
    return invitation_id


def code(connection: sa.Connection, keyring: Keyring, invitation_id: bytes) -> str:
    """The invitation's sixteen capitals, the same each time."""
    version = connection.execute(
        sa.select(invitations.c.link_key_version).where(invitations.c.id == invitation_id)
    ).scalar_one()
    return _derive(keyring, invitation_id, version)


def revoke(connection: sa.Connection, invitation_id: bytes) -> None:
    """Stop the link and delete the draft behind it: what is not sent is not read."""
    connection.execute(sa.delete(drafts).where(drafts.c.invitation_id == invitation_id))
    connection.execute(
        sa.update(invitations).where(invitations.c.id == invitation_id).values(is_revoked=True)
    )


def reissue(connection: sa.Connection, keyring: Keyring, invitation_id: bytes) -> bytes:
    """Revoke an invitation and make another in its place; raise `AlreadySent` when it has had its answer."""
    row = connection.execute(
        sa.select(invitations).where(invitations.c.id == invitation_id).with_for_update()
    ).one()
    if row.is_spent:
        raise AlreadySent("this invitation has had its answer")
    revoke(connection, invitation_id)
    return issue(connection, keyring, row.survey_id, kind=row.kind)


_SPEND = (
    sa.update(invitations)
    .where(
        invitations.c.id == sa.bindparam("invitation_id"),
        invitations.c.is_spent == sa.false(),
        invitations.c.is_revoked == sa.false(),
    )
    .values(is_spent=True)
)


def spend(connection: sa.Connection, invitation_id: bytes) -> None:
    """Mark it answered, once; raise `AlreadySent` for whoever comes second."""
    if connection.execute(_SPEND, {"invitation_id": invitation_id}).rowcount != 1:
        raise AlreadySent("this invitation has had its answer")


def _derive(keyring: Keyring, invitation_id: bytes, version: int) -> str:
    return tokens.from_bytes(keyring.digest("invitation", invitation_id, version), keyring, "link", version)
