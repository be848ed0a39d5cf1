"""What is to be done after a commit: written in the transaction it follows from, done by the worker.

One row a (kind, subject): asking twice before it is done is asking once.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from survey_app.fieldwork import sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import outbox

Kind = Literal["mail", "analyse", "report"]
CLAIM = dt.timedelta(minutes=5)
LONGEST_WAIT = dt.timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Due:
    kind: str
    subject: str
    sealed: bytes | None
    attempts: int
    claimed_until: dt.datetime


_ADD = sa.text(
    "INSERT INTO outbox (kind, subject, sealed, due_at) VALUES (:kind, :subject, :sealed, :due_at) "
    "ON CONFLICT (kind, subject) DO UPDATE SET claimed_until = NULL, attempts = 0, sealed = excluded.sealed"
).bindparams(sa.bindparam("due_at", type_=outbox.c.due_at.type))


_WAITING = sa.select(outbox.c.kind).where(
    outbox.c.kind == sa.bindparam("kind"),
    outbox.c.subject == sa.bindparam("subject"),
    outbox.c.claimed_until.is_(None),
)


def add(
    connection: sa.Connection, kind: Kind, subject: str, *, sealed: bytes | None = None, now: dt.datetime
) -> None:
    """Ask for it; a row that waits already is left alone, or people sending at once would queue for it."""
    if connection.execute(_WAITING, {"kind": kind, "subject": subject}).first() is not None:
        return
    connection.execute(_ADD, {"kind": kind, "subject": subject, "sealed": sealed, "due_at": now})


def seal(keyring: Keyring, subject: str, content: Mapping[str, str]) -> bytes:
    """A message at rest: addresses and sign-in links are never in clear in the database."""
    return sealing.seal(keyring.derive("outbox"), json.dumps(content).encode(), subject.encode())


def unseal(keyring: Keyring, due: Due) -> dict[str, str]:
    keys = keyring.derive_all("outbox")
    content: dict[str, str] = json.loads(sealing.unseal_any(keys, due.sealed or b"", due.subject.encode()))
    return content


def claim(connection: sa.Connection, *, now: dt.datetime) -> Due | None:
    """Take one thing that is due; it comes due again by itself when whoever took it dies."""
    free = sa.or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    row = connection.execute(
        sa.select(outbox)
        .where(outbox.c.due_at <= now, free)
        .order_by(outbox.c.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if row is None:
        return None
    until = now + CLAIM
    _update(connection, row.kind, row.subject, claimed_until=until, attempts=row.attempts + 1)
    return Due(
        kind=row.kind, subject=row.subject, sealed=row.sealed, attempts=row.attempts + 1, claimed_until=until
    )


def done(connection: sa.Connection, due: Due) -> None:
    """Forget it, unless it was asked for again meanwhile."""
    connection.execute(
        sa.delete(outbox).where(
            outbox.c.kind == due.kind,
            outbox.c.subject == due.subject,
            outbox.c.claimed_until == due.claimed_until,
        )
    )


def failed(connection: sa.Connection, due: Due, *, now: dt.datetime) -> None:
    """Try again later: 10 s, 20 s, 40 s ... half an hour."""
    wait = min(dt.timedelta(seconds=10) * 2 ** min(due.attempts - 1, 10), LONGEST_WAIT)
    _update(connection, due.kind, due.subject, claimed_until=None, due_at=now + wait)


def _update(connection: sa.Connection, kind: str, subject: str, **values: object) -> None:
    connection.execute(
        sa.update(outbox).where(outbox.c.kind == kind, outbox.c.subject == subject).values(values)
    )
