"""What people ask the team for: large print, Braille, a call, to be heard from a recording, a question answered.

A request holds a way to reach somebody, so nothing leads from it to answers: it has a random id, a day, keys of a
purpose of its own, and no link to a visit. Every reading and every change is an audit entry in the transaction
that does it.
"""

import base64
import datetime as dt
import json
import secrets
from dataclasses import dataclass
from typing import Any, Literal, cast

import sqlalchemy as sa

from survey_app.clock import LONDON
from survey_app.fieldwork import audit, sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import staff
from survey_app.store.request_records import recordings, requests

Kind = Literal["large-print", "braille", "telephone", "recording", "question"]
State = Literal["new", "taken", "done"]
SafeMessage = Literal["yes", "no", ""]
"""Whether a message may be left where somebody else could hear or read it; empty for not told, which is no yes."""
ID_BYTES = 5
LIMIT_CONTACT = 300
LIMIT_WORDS = 2000
LIMIT_NOTE = 40_000
"""A note may be the transcript of a recording."""


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A file of sound or video that came with a request, and the key that opens it, sealed."""

    file: str
    media_type: str
    length: int
    key_sealed: bytes


@dataclass(frozen=True, kw_only=True)
class Line:
    """A request as the list shows it: nothing that was typed."""

    reference: str
    kind: Kind
    asked_on: dt.date
    state: State
    taken_by: str
    has_recording: bool


@dataclass(frozen=True, kw_only=True)
class Request(Line):
    """A whole request."""

    contact: str
    words: str
    language: str
    note: str
    done_on: dt.date | None
    safe_message: SafeMessage = ""


def day(now: dt.datetime) -> dt.date:
    return now.astimezone(LONDON).date()


def reference(request_id: bytes) -> str:
    """How people and pages name a request. It opens nothing: at the public door nothing is looked up by it."""
    letters = base64.b32encode(request_id).decode().lower()
    return f"{letters[:4]}-{letters[4:]}"


def ask(
    connection: sa.Connection,
    keyring: Keyring,
    *,
    inspection_id: str,
    kind: Kind,
    contact: str,
    words: str,
    language: str,
    safe_message: SafeMessage = "",
    recording: Recording | None = None,
    now: dt.datetime,
) -> str:
    """Keep a request and return its reference."""
    request_id = secrets.token_bytes(ID_BYTES)
    told = {"contact": contact, "words": words, "language": language, "safe_message": safe_message}
    content = json.dumps(told).encode()
    connection.execute(
        sa.insert(requests),
        {
            "id": request_id,
            "inspection_id": inspection_id,
            "kind": kind,
            "asked_on": day(now),
            "sealed": sealing.seal(keyring.derive("request"), content, request_id),
        },
    )
    if recording is not None:
        connection.execute(sa.insert(recordings), {"request_id": request_id, **vars(recording)})
    return reference(request_id)


_LINES = (
    sa.select(requests, staff.c.name.label("taken_by_name"), recordings.c.file)
    .outerjoin(staff, requests.c.taken_by == staff.c.id)
    .outerjoin(recordings, recordings.c.request_id == requests.c.id)
)
_STANDING = sa.case({"new": 0, "taken": 1}, value=requests.c.state, else_=2)


def of_inspection(connection: sa.Connection, inspection_id: str) -> tuple[Line, ...]:
    """Those nobody has taken first; within a day in the order of their random ids."""
    rows = connection.execute(
        _LINES.where(requests.c.inspection_id == inspection_id).order_by(
            _STANDING, requests.c.asked_on, requests.c.id
        )
    )
    return tuple(Line(**_line(row)) for row in rows)


def count_new(connection: sa.Connection, inspection_id: str) -> int:
    found: int = connection.execute(
        sa.select(sa.func.count()).where(requests.c.inspection_id == inspection_id, requests.c.state == "new")
    ).scalar_one()
    return found


def read(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    *,
    actor: str,
    now: dt.datetime,
) -> Request:
    """Open one request and say so in the audit; raise LookupError when it is not in this inspection."""
    row = _row(connection, inspection_id, wanted)
    _record(connection, keyring, "read-request", row, actor, now)
    keys = keyring.derive_all("request")
    content = json.loads(sealing.unseal_any(keys, row.sealed, row.id))
    note = sealing.unseal_any(keys, row.note_sealed, _of_note(row.id)).decode() if row.note_sealed else ""
    return Request(**_line(row), **content, note=note, done_on=row.done_on)


def read_recording(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    *,
    actor: str,
    now: dt.datetime,
) -> Recording:
    """Where a request's recording is and what opens it, said in the audit; LookupError where there is none."""
    row = _row(connection, inspection_id, wanted)
    found = connection.execute(sa.select(recordings).where(recordings.c.request_id == row.id)).one_or_none()
    if found is None:
        raise LookupError(wanted)
    _record(connection, keyring, "read-recording", row, actor, now)
    return Recording(
        file=found.file, media_type=found.media_type, length=found.length, key_sealed=found.key_sealed
    )


def take(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Say that `actor` deals with it; one that was done is open again."""
    row = _row(connection, inspection_id, wanted)
    _set(connection, row.id, state="taken", taken_by=actor, done_on=None)
    _record(connection, keyring, "take-request", row, actor, now)


def write_note(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    wanted: str,
    note: str,
    *,
    is_done: bool,
    actor: str,
    now: dt.datetime,
) -> None:
    """Keep what the team says of it, a transcript perhaps, and whether that ends it: its deletion counts from then."""
    row = _row(connection, inspection_id, wanted)
    sealed = sealing.seal(keyring.derive("request"), note.encode(), _of_note(row.id)) if note else None
    changes: dict[str, Any] = {"note_sealed": sealed, "taken_by": row.taken_by or actor}
    if is_done:
        changes |= {"state": "done", "done_on": row.done_on or day(now)}
    elif row.state == "new":
        changes |= {"state": "taken"}
    _set(connection, row.id, **changes)
    what = "finish-request" if is_done else "note-request"
    _record(connection, keyring, what, row, actor, now)


def untold(connection: sa.Connection) -> tuple[str, ...]:
    """Inspections with a request of which the team has had no mail yet."""
    rows = connection.execute(
        sa.select(requests.c.inspection_id).where(requests.c.is_told.is_(False)).distinct()
    )
    return tuple(rows.scalars())


def set_told(connection: sa.Connection, inspection_id: str) -> None:
    connection.execute(
        sa.update(requests).where(requests.c.inspection_id == inspection_id).values(is_told=True)
    )


def delete_done(connection: sa.Connection, *, until: dt.date) -> int:
    """Delete what was done on `until` or before; its recordings' files are the caller's to take away."""
    return connection.execute(sa.delete(requests).where(requests.c.done_on <= until)).rowcount


def files(connection: sa.Connection) -> frozenset[str]:
    """The names of all recordings that belong to a request."""
    return frozenset(connection.execute(sa.select(recordings.c.file)).scalars())


def _row(connection: sa.Connection, inspection_id: str, wanted: str) -> sa.Row[Any]:
    row = connection.execute(
        _LINES.where(requests.c.inspection_id == inspection_id, requests.c.id == _id(wanted))
    ).one_or_none()
    if row is None:
        raise LookupError(wanted)
    return row


def _id(wanted: str) -> bytes:
    try:
        return base64.b32decode(wanted.replace("-", "", 1).upper())
    except ValueError:  # not of our letters
        raise LookupError(wanted) from None


def _line(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "reference": reference(row.id),
        "kind": cast(Kind, row.kind),
        "asked_on": row.asked_on,
        "state": cast(State, row.state),
        "taken_by": row.taken_by_name or "",
        "has_recording": row.file is not None,
    }


def _of_note(request_id: bytes) -> bytes:
    return request_id + b" note"


def _set(connection: sa.Connection, request_id: bytes, **values: object) -> None:
    connection.execute(sa.update(requests).where(requests.c.id == request_id).values(values))


def _record(
    connection: sa.Connection,
    keyring: Keyring,
    action: str,
    row: sa.Row[Any],
    actor: str,
    now: dt.datetime,
) -> None:
    subject = f"{row.inspection_id} {reference(row.id)}"
    audit.record(connection, keyring, actor=actor, action=action, subject=subject, now=now)
