"""A way links reach families. Its code is kept sealed, for it is printed again; its use is two counters."""

import secrets
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from survey_app.fieldwork import outcomes, sealing, tokens
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import channel_counts, channels


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
    rows = connection.execute(_SELECT.where(channels.c.survey_id == survey_id).order_by(channels.c.name))
    return tuple(_from_row(row, keyring) for row in rows)


def get(connection: sa.Connection, keyring: Keyring, channel_id: str) -> Channel:
    """Raise LookupError for a channel that does not exist."""
    row = connection.execute(_SELECT.where(channels.c.id == channel_id)).one_or_none()
    if row is None:
        raise LookupError(channel_id)
    return _from_row(row, keyring)


def revoke(connection: sa.Connection, channel_id: str) -> None:
    connection.execute(sa.update(channels).where(channels.c.id == channel_id).values(is_revoked=True))


_COUNT = sa.text(
    "INSERT INTO channel_counts (channel_id, what, part, count) VALUES (:channel_id, :what, :part, 1) "
    "ON CONFLICT (channel_id, what, part) DO UPDATE SET count = channel_counts.count + 1"
)


def count(connection: sa.Connection, channel_id: str, what: Literal["begun", "sent"]) -> None:
    part = secrets.randbelow(outcomes.PARTS)
    connection.execute(_COUNT, {"channel_id": channel_id, "what": what, "part": part})


def _counted(what: str) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.coalesce(sa.func.sum(channel_counts.c.count), 0))
        .where(channel_counts.c.channel_id == channels.c.id, channel_counts.c.what == what)
        .scalar_subquery()
    )


_SELECT = sa.select(channels, _counted("begun").label("begun"), _counted("sent").label("sent"))


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
        begun=int(row.begun),
        sent=int(row.sent),
    )
