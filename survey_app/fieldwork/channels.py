"""A way links reach families. Its code is kept sealed, for it is printed again; its use is two counters."""

from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.fieldwork import sealing, tokens
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import channels


@dataclass(frozen=True, kw_only=True)
class Channel:
    id: str
    survey_id: str
    name: str
    kind: str
    code: str
    is_revoked: bool
    begun: int
    sent: int


def create(
    connection: sa.Connection, keyring: Keyring, survey_id: str, *, channel_id: str, name: str, kind: str
) -> str:
    """Make the channel and return its code."""
    code = tokens.new(keyring, "link")
    sealed = sealing.seal(keyring.derive("channel code"), code.encode(), channel_id.encode())
    connection.execute(
        sa.insert(channels),
        {
            "id": channel_id,
            "survey_id": survey_id,
            "name": name,
            "kind": kind,
            "code_sealed": sealed,
            "code_digest": keyring.digest("link", code.encode()),
        },
    )
    return code


def of_survey(connection: sa.Connection, keyring: Keyring, survey_id: str) -> tuple[Channel, ...]:
    rows = connection.execute(
        sa.select(channels).where(channels.c.survey_id == survey_id).order_by(channels.c.name)
    )
    return tuple(_from_row(row, keyring) for row in rows)


def get(connection: sa.Connection, keyring: Keyring, channel_id: str) -> Channel:
    """Raise LookupError for a channel that does not exist."""
    row = connection.execute(sa.select(channels).where(channels.c.id == channel_id)).one_or_none()
    if row is None:
        raise LookupError(channel_id)
    return _from_row(row, keyring)


def revoke(connection: sa.Connection, channel_id: str) -> None:
    connection.execute(sa.update(channels).where(channels.c.id == channel_id).values(is_revoked=True))


def count_begun(connection: sa.Connection, channel_id: str) -> None:
    connection.execute(_BEGUN, {"channel_id": channel_id})


def count_sent(connection: sa.Connection, channel_id: str) -> None:
    connection.execute(_SENT, {"channel_id": channel_id})


_ONE = sa.update(channels).where(channels.c.id == sa.bindparam("channel_id"))
_BEGUN = _ONE.values(begun=channels.c.begun + 1)
_SENT = _ONE.values(sent=channels.c.sent + 1)


def _from_row(row: sa.Row[tuple[object, ...]], keyring: Keyring) -> Channel:
    keys = keyring.derive_all("channel code")
    code = sealing.unseal_any(keys, row.code_sealed, row.id.encode()).decode()
    return Channel(
        id=row.id,
        survey_id=row.survey_id,
        name=row.name,
        kind=row.kind,
        code=code,
        is_revoked=row.is_revoked,
        begun=row.begun,
        sent=row.sent,
    )
