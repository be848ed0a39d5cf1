"""What the worker has built of a whole inspection for one readership: a door shows it, and nobody else's.

As with a survey's summary, the door does not trust the place a thing was stored at alone: what says whom it was
made for is refused where that is somebody else.
"""

import datetime as dt
import json
import zlib
from collections.abc import Mapping
from typing import Any, NewType

import sqlalchemy as sa

from survey_app.errors import NotAllowed
from survey_app.fieldwork import sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.store.understanding_records import built_reports

Packed = NewType("Packed", Mapping[str, bytes])
"""Files by name, made small and sealed. A report is some 14 MB of figures and drawings, and whoever writes that
much at once keeps families waiting: packed it is a fifth, and packing is done before the database is asked to wait.
Sealed, because it holds quotes and claims, which stand sealed everywhere else."""


def pack(keyring: Keyring, inspection_id: str, readership: str, files: Mapping[str, bytes]) -> Packed:
    key = keyring.derive("report")
    return Packed(
        {
            name: sealing.seal(key, zlib.compress(body), _place(inspection_id, readership, name))
            for name, body in files.items()
        }
    )


def unpack(keyring: Keyring, inspection_id: str, readership: str, name: str, packed: bytes) -> bytes:
    """Raise `SealBroken` for what was stored for others, or under another name."""
    keys = keyring.derive_all("report")
    return zlib.decompress(sealing.unseal_any(keys, packed, _place(inspection_id, readership, name)))


def _place(inspection_id: str, readership: str, name: str) -> bytes:
    return "\n".join((inspection_id, readership, name)).encode()


def replace(
    connection: sa.Connection,
    inspection_id: str,
    readership: str,
    files: Packed,
    *,
    now: dt.datetime,
) -> None:
    """Put these files, by name, in the place of the inspection's last ones, all at once."""
    key = {"inspection_id": inspection_id, "readership": readership, "built_at": now}
    connection.execute(
        sa.delete(built_reports).where(
            built_reports.c.inspection_id == inspection_id, built_reports.c.readership == readership
        )
    )
    rows = [key | {"name": name, "body": body} for name, body in files.items()]
    connection.execute(sa.insert(built_reports), rows)


def find_file(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, readership: str, name: str
) -> bytes | None:
    """A built file, byte for byte."""
    packed: bytes | None = connection.execute(
        sa.select(built_reports.c.body).where(
            built_reports.c.inspection_id == inspection_id,
            built_reports.c.readership == readership,
            built_reports.c.name == name,
        )
    ).scalar_one_or_none()
    return None if packed is None else unpack(keyring, inspection_id, readership, name, packed)


def find_json(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, readership: str, name: str
) -> dict[str, Any] | None:
    """A built JSON file; None before the worker has built one. Raise `NotAllowed` when it, or a table in it,
    was made for another readership."""
    body = find_file(connection, keyring, inspection_id, readership, name)
    if body is None:
        return None
    found: dict[str, Any] = json.loads(body)
    made_for = {found["readership"], *(table["readership"] for table in _tables(found))}
    if made_for != {readership}:
        raise NotAllowed(f"this was not made for {readership}")
    return found


def _tables(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [table for section in found.get("sections", ()) for table in section["tables"]]
