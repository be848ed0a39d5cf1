"""What speaks for a line of enquiry and what against it: typed by the team, or a passage of a comment.

What is typed is sealed, with where it stands. A quote keeps the comment's place and from which character to
which, and no text: it is read out of the comment each time, masked, and goes with it when its author takes the
answers back. The empty place stays, so that a claim shows that it has lost a support.
"""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Literal, cast

import sqlalchemy as sa

from survey_app.fieldwork import audit, quotes, row_names, sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.quotes import Passage
from survey_app.store.records import staff
from survey_app.store.understanding_records import evidence as rows
from survey_app.store.understanding_records import lines_of_enquiry as line_rows

Side = Literal["supports", "contradicts"]
Source = Literal["survey", "tracking", "documents", "meetings", "outside"]
LIMIT_WORDS = 2000
LIMIT_WHERE = 300
GONE = "A quote stood here. Its author has taken their answers back."


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody of the team writes down as evidence: a figure, what a document or a meeting said."""

    side: Side
    source: Source
    words: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Piece(Typed):
    """One piece of evidence as it is read."""

    reference: str
    added_by: str
    added_at: dt.datetime
    is_quote: bool = False
    is_gone: bool = False
    """A quote whose author took the answers back; `words` say so."""
    survey_id: str = ""
    response: str = ""
    """Of a quote: the reference of the response it stands in."""
    who: str = ""
    """Of a quote: who said it, in words."""
    language: str = ""
    """Of a quote whose response was not given in English; else empty."""


def add(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    line: str,
    typed: Typed,
    *,
    actor: str,
    now: dt.datetime,
) -> str:
    """Keep what was typed under a line and return its reference; LookupError when the line is not here."""
    content = {"words": typed.words, "where": typed.where}
    values = {"side": typed.side, "source": typed.source}
    return _insert(connection, keyring, inspection_id, line, values, content, actor, now)


def add_quote(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    line: str,
    passage: Passage,
    *,
    side: Side,
    actor: str,
    now: dt.datetime,
) -> str:
    """Keep a passage of a comment under a line; LookupError when line or comment are not of this inspection."""
    comment = quotes.find(connection, keyring, inspection_id, passage.response_id, passage.item)
    if comment is None:
        raise LookupError(passage.item)
    values = {
        "side": side,
        "source": "survey",
        "response_id": passage.response_id,
        "item": passage.item,
        "begins": passage.begins,
        "ends": min(passage.ends, len(comment.text)),
    }
    return _insert(connection, keyring, inspection_id, line, values, {}, actor, now)


def _insert(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    line: str,
    values: dict[str, Any],
    content: dict[str, str],
    actor: str,
    now: dt.datetime,
) -> str:
    piece_id, line_id = row_names.new(), _line_id(connection, inspection_id, line)
    sealed = sealing.seal(keyring.derive("finding"), json.dumps(content).encode(), piece_id)
    connection.execute(
        sa.insert(rows),
        values
        | {
            "id": piece_id,
            "line_id": line_id,
            "added_by": actor,
            "added_at": now,
            "key_version": keyring.newest,
            "sealed": sealed,
        },
    )
    name = row_names.name(piece_id)
    _record(connection, keyring, "add-evidence", inspection_id, line, name, actor, now)
    return name


def remove(
    connection: sa.Connection,
    keyring: Keyring,
    inspection_id: str,
    line: str,
    piece: str,
    *,
    actor: str,
    now: dt.datetime,
) -> None:
    """Raise LookupError when it does not stand under this line of this inspection."""
    line_id = _line_id(connection, inspection_id, line)
    gone = connection.execute(
        sa.delete(rows).where(rows.c.line_id == line_id, rows.c.id == row_names.row_id(piece))
    )
    if not gone.rowcount:
        raise LookupError(piece)
    _record(connection, keyring, "remove-evidence", inspection_id, line, piece, actor, now)


_PIECES = sa.select(rows, staff.c.name.label("added_by_name")).join(staff, rows.c.added_by == staff.c.id)


def of_line(connection: sa.Connection, keyring: Keyring, inspection_id: str, line: str) -> tuple[Piece, ...]:
    """All evidence of a line as it was added. Whoever shows it writes the audit's entry."""
    line_id = _line_id(connection, inspection_id, line)
    found = connection.execute(_PIECES.where(rows.c.line_id == line_id).order_by(rows.c.added_at, rows.c.id))
    return tuple(_piece(connection, keyring, inspection_id, row) for row in found.all())


def _piece(connection: sa.Connection, keyring: Keyring, inspection_id: str, row: sa.Row[Any]) -> Piece:
    key = keyring.derive("finding", row.key_version)
    content = json.loads(sealing.unseal(key, row.sealed, row.id))
    return Piece(
        reference=row_names.name(row.id),
        side=cast(Side, row.side),
        source=cast(Source, row.source),
        added_by=row.added_by_name,
        added_at=row.added_at,
        **(content if row.begins is None else _quoted(connection, keyring, inspection_id, row)),
    )


def _quoted(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, row: sa.Row[Any]
) -> dict[str, Any]:
    comment = row.response_id and quotes.find(connection, keyring, inspection_id, row.response_id, row.item)
    if not comment:
        return {"words": GONE, "where": "", "is_quote": True, "is_gone": True}
    return {
        "words": quotes.words(comment, row.begins, row.ends),
        "where": comment.question,
        "is_quote": True,
        "survey_id": comment.survey_id,
        "response": comment.reference,
        "who": comment.who,
        "language": "" if comment.is_english else comment.language,
    }


def _line_id(connection: sa.Connection, inspection_id: str, line: str) -> bytes:
    found: bytes | None = connection.execute(
        sa.select(line_rows.c.id).where(
            line_rows.c.inspection_id == inspection_id, line_rows.c.id == row_names.row_id(line)
        )
    ).scalar_one_or_none()
    if found is None:
        raise LookupError(line)
    return found


def _record(
    connection: sa.Connection,
    keyring: Keyring,
    action: str,
    inspection_id: str,
    line: str,
    piece: str,
    actor: str,
    now: dt.datetime,
) -> None:
    subject = f"{inspection_id} {line} {piece}"
    audit.record(connection, keyring, actor=actor, action=action, subject=subject, now=now)
