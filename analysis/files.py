"""Released responses from a CSV file or a pandas data frame instead of the database.

The columns are those of the view `released_responses`, by name and in any order; others are left alone:

    response_id    32 hexadecimal digits, one response each
    document_hash  SHA-256 of the questionnaire's canonical JSON, in hex
    sent_on        the day, as 2026-02-03
    language       a tag such as en or pa-Guru
    presentation   standard, easy-read
    voice          myself, helped, supporter
    channel_kind   forum, school, health, council, other
    outcome        complete, partial
    answers        one JSON object: {"need":"waiting","touches":["waits"]}
    flags          empty, or some of trap, haste and repeats, with spaces between
    family_number  32 hexadecimal digits, the same for all responses of one person
    survey_id      may be left out; if it is there, it is one survey's
    audience       may be left out; if it is there, it is the questionnaire's

Comments stand in a table of their own: response_id, item, text. A file is UTF-8 (with or without a mark of it), with
a comma between cells, as RFC 4180 says. Rows are numbered from 1, without the line of names.
"""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pandas as pd

from analysis import frame, texts
from analysis.errors import (
    DocumentMismatch,
    MissingColumn,
    SeveralSurveys,
    SourceUnreadable,
    UnknownValue,
    UnreadableValue,
)
from analysis.frame import Frame, Row
from questionnaires.model import Questionnaire

COLUMNS = (
    *("response_id", "document_hash", "sent_on", "language", "presentation", "voice"),
    *("channel_kind", "outcome", "answers", "flags", "family_number"),
)
COMMENTS = ("response_id", "item", "text")
_ID = re.compile(r"[0-9a-fA-F]{32}")


def from_csv(
    path: Path,
    documents: Sequence[Questionnaire],
    *,
    comments: Path | None = None,
    area: str = texts.UNNAMED,
) -> Frame:
    """`documents`: what the responses may have been given to, such as all audiences of one file; the hash in the
    table says to which."""
    table = _read(path)
    _require(table, COLUMNS)
    questionnaire = _document(table, documents)
    written = _read(comments) if comments else None
    return from_data_frame(table, questionnaire, comments=written, area=area)


def from_data_frame(
    table: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    comments: pd.DataFrame | None = None,
    area: str = texts.UNNAMED,
) -> Frame:
    """All cells are text. Raise `MissingColumn`, `UnreadableValue`, `SeveralSurveys`, or a `FrameRefused`."""
    _require(table, COLUMNS)
    _check_texts(table, COLUMNS)
    if "survey_id" in table and table["survey_id"].nunique() > 1:
        raise SeveralSurveys
    if "audience" in table and not (table["audience"] == questionnaire.audience).all():
        raise UnknownValue("audience")
    rows = table[list(COLUMNS)].assign(
        response_id=_ids(table, "response_id"),
        family_number=_ids(table, "family_number"),
        sent_on=_days(table),
    )
    written = pd.DataFrame(columns=list(COMMENTS)) if comments is None else comments
    _require(written, COMMENTS)
    _check_texts(written, COMMENTS)
    notes = written[list(COMMENTS)].assign(response_id=_ids(written, "response_id"))
    return frame.from_rows(
        questionnaire,
        cast(list[Row], rows.to_dict("records")),
        cast(list[Row], notes.to_dict("records")),
        has_texts=comments is not None,
        area=area,
    )


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, na_filter=False, encoding="utf-8-sig", on_bad_lines="error")
    except (OSError, ValueError) as error:  # pandas' own errors are ValueErrors, and so is what is not UTF-8
        reason = str(error).partition("\n")[0]
        raise SourceUnreadable(f"{path} cannot be read as a CSV file: {reason}") from error


def _document(table: pd.DataFrame, documents: Sequence[Questionnaire]) -> Questionnaire:
    hashes = set(table["document_hash"])
    for document in documents:
        if hashes <= {document.hash}:
            return document
    raise DocumentMismatch(len(table), documents[0].hash)


def _require(table: pd.DataFrame, columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in table]
    if missing:
        raise MissingColumn(missing)


def _check_texts(table: pd.DataFrame, columns: Sequence[str]) -> None:
    """A line that ends too soon leaves cells that are nothing at all."""
    for name in columns:
        wrong = [at for at, cell in enumerate(table[name], 1) if not isinstance(cell, str)]
        if wrong:
            raise UnreadableValue(name, "text", wrong)


def _ids(table: pd.DataFrame, name: str) -> list[bytes]:
    wrong = [at for at, cell in enumerate(table[name], 1) if not _ID.fullmatch(cell)]
    if wrong:
        raise UnreadableValue(name, "32 hexadecimal digits", wrong)
    return [bytes.fromhex(cell) for cell in table[name]]


def _days(table: pd.DataFrame) -> list[str]:
    read = {cell: _day(cell) for cell in set(table["sent_on"])}
    wrong = [at for at, cell in enumerate(table["sent_on"], 1) if read[cell] is None]
    if wrong:
        raise UnreadableValue("sent_on", "days as 2026-02-03", wrong)
    return [str(cell) for cell in table["sent_on"]]


def _day(cell: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(cell) if len(cell) == 10 else None
    except ValueError:
        return None
