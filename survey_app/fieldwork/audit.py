"""Who did what at the console, append-only: each entry's HMAC covers the entry before it.

An entry that was changed, deleted, added or moved breaks the chain where it stands. What was cut off at the
end can only be seen by somebody who kept the `head` of an earlier day. An entry names people and things by
their ids; no answer, code or address ever stands in one.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

import sqlalchemy as sa

from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import audit

# Any number will do, as long as nothing else in this database locks by it.
_LOCK = 7_231_944_018
_LAST = sa.select(audit).order_by(audit.c.number.desc()).limit(1)
_ALL = sa.select(audit).order_by(audit.c.number)


@dataclass(frozen=True)
class Head:
    """The last entry: kept elsewhere, it later shows whether entries were cut off."""

    number: int
    mac: bytes


def record(
    connection: sa.Connection, keyring: Keyring, *, actor: str, action: str, subject: str, now: dt.datetime
) -> None:
    """Add one entry, in the transaction of what it tells of."""
    if connection.dialect.name == "postgresql":
        # One writer at a time, or two entries would follow the same one. SQLite's writers are alone already.
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    last = head(connection)
    entry = {
        "number": last.number + 1,
        "at": now,
        "actor": actor,
        "action": action,
        "subject": subject,
        "key_version": keyring.newest,
    }
    mac = _mac(keyring, entry, last.mac)
    connection.execute(sa.insert(audit), entry | {"mac": mac})


def head(connection: sa.Connection) -> Head:
    """The last entry; number 0 before there is any."""
    row = connection.execute(_LAST).one_or_none()
    return Head(row.number, row.mac) if row else Head(0, b"")


def verify(connection: sa.Connection, keyring: Keyring, *, kept: Head | None = None) -> list[str]:
    """Everything that does not fit, in order; empty when the whole chain holds.

    `kept` is the head of an earlier day: with it, a cut at the end is seen too.
    """
    faults = []
    before = Head(0, b"")
    for row in connection.execute(_ALL):
        if row.number != before.number + 1:
            faults.append(f"{_named(before.number + 1, row.number - 1, 'is', 'are')} missing")
        elif not _fits(keyring, row, before.mac):
            faults.append(f"entry {row.number} was changed or moved")
        if kept and row.number == kept.number and row.mac != kept.mac:
            faults.append(f"entry {row.number} is not the one that was kept")
        before = Head(row.number, row.mac)
    if kept and before.number < kept.number:
        faults.append(f"{_named(before.number + 1, kept.number, 'was', 'were')} cut off")
    return faults


def _named(first: int, last: int, one: str, several: str) -> str:
    return f"entry {first} {one}" if first == last else f"entries {first} to {last} {several}"


def _fits(keyring: Keyring, row: sa.Row[Any], before: bytes) -> bool:
    try:
        return compare_digest(row.mac, _mac(keyring, row._asdict(), before))
    except KeyError:  # a version nobody has a key for: not an entry of ours
        return False


def _mac(keyring: Keyring, entry: Mapping[str, Any], before: bytes) -> bytes:
    at = entry["at"].isoformat(timespec="microseconds")
    told = [entry[name] for name in ("number", "actor", "action", "subject", "key_version")]
    return keyring.digest("audit", before + json.dumps([at, *told]).encode(), entry["key_version"])
