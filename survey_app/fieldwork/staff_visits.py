"""A sign-in in one browser: a row here, so that signing out and losing a role take effect at once."""

import datetime as dt
import secrets
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app.fieldwork import keys
from survey_app.store.records import staff_visits

IDLE = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=12)
SEEN_STEP = dt.timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One sign-in in one browser."""

    staff_id: str
    has_second_factor: bool
    is_due: bool
    """Whether `touch` should be called: the visit was last seen a while ago."""


def begin(connection: sa.Connection, staff_id: str, *, has_second_factor: bool, now: dt.datetime) -> bytes:
    """Return the secret only the browser keeps."""
    connection.execute(sa.delete(staff_visits).where(staff_visits.c.begun_at <= now - LONGEST))
    secret = secrets.token_bytes(32)
    connection.execute(
        sa.insert(staff_visits),
        {
            "digest": keys.fingerprint(secret),
            "staff_id": staff_id,
            "begun_at": now,
            "seen_at": now,
            "has_second_factor": has_second_factor,
        },
    )
    return secret


def find(connection: sa.Connection, secret: bytes, *, now: dt.datetime) -> Visit | None:
    """The visit of this secret, unless it was ended, left alone for 30 minutes, or begun 12 hours ago."""
    row = connection.execute(
        sa.select(staff_visits).where(staff_visits.c.digest == keys.fingerprint(secret))
    ).one_or_none()
    if row is None or now - row.seen_at >= IDLE or now - row.begun_at >= LONGEST:
        return None
    is_due = now - row.seen_at >= SEEN_STEP
    return Visit(staff_id=row.staff_id, has_second_factor=row.has_second_factor, is_due=is_due)


def touch(connection: sa.Connection, secret: bytes, *, now: dt.datetime) -> None:
    connection.execute(
        sa.update(staff_visits).where(staff_visits.c.digest == keys.fingerprint(secret)).values(seen_at=now)
    )


def confirm(connection: sa.Connection, staff_id: str, secret: bytes, *, now: dt.datetime) -> bytes:
    """After the second factor: another visit under another secret, so that the first is worth nothing."""
    end(connection, secret)
    return begin(connection, staff_id, has_second_factor=True, now=now)


def end(connection: sa.Connection, secret: bytes) -> None:
    connection.execute(sa.delete(staff_visits).where(staff_visits.c.digest == keys.fingerprint(secret)))


def end_all(connection: sa.Connection, staff_id: str) -> None:
    """Sign somebody out of every browser."""
    connection.execute(sa.delete(staff_visits).where(staff_visits.c.staff_id == staff_id))
