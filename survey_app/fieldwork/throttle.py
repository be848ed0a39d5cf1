"""Unknown codes typed from one place, counted; a right code is never counted and never refused.

The place is an HMAC of the network address, so the table names nobody; a school's whole building may be
one place, which is why only failures count.
"""

import datetime as dt
import secrets

import sqlalchemy as sa

from survey_app.errors import TooManyCodes
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import failed_codes

MOST = 20
SPAN = dt.timedelta(minutes=10)

_COUNT = sa.text(
    "INSERT INTO failed_codes (place, since, count) VALUES (:place, :now, 1) "
    "ON CONFLICT (place) DO UPDATE SET "
    "count = CASE WHEN failed_codes.since <= :old THEN 1 ELSE failed_codes.count + 1 END, "
    "since = CASE WHEN failed_codes.since <= :old THEN excluded.since ELSE failed_codes.since END "
    "RETURNING count"
).bindparams(
    sa.bindparam("now", type_=failed_codes.c.since.type), sa.bindparam("old", type_=failed_codes.c.since.type)
)


def count_failure(connection: sa.Connection, keyring: Keyring, address: str, *, now: dt.datetime) -> int:
    """Count one unknown code typed at `address` and return how many that makes in ten minutes."""
    return count_once(connection, keyring.digest("place", address.encode())[:16], now=now)


def count_once(connection: sa.Connection, place: bytes, *, now: dt.datetime) -> int:
    """Count what has this digest once more and return how many that makes in ten minutes."""
    count: int = connection.execute(_COUNT, {"place": place, "now": now, "old": now - SPAN}).scalar_one()
    if count == 1 and secrets.randbelow(50) == 0:
        forget(connection, now=now)
    return count


def require_few(count: int) -> None:
    if count > MOST:
        raise TooManyCodes("too many unknown codes from one place")


def forget(connection: sa.Connection, *, now: dt.datetime) -> None:
    connection.execute(sa.delete(failed_codes).where(failed_codes.c.since <= now - SPAN))
