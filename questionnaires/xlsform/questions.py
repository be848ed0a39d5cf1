"""One row of an XLSForm as one question of ours, or the reason why it cannot be one."""

import re
from collections.abc import Mapping
from typing import Any

from questionnaires.xlsform.choices import Choices
from questionnaires.xlsform.form import Report, Row
from questionnaires.xlsform.names import Language

TO_DECIDE = "to-decide"
"""Stands where only an author can say; no check lets it pass."""
LIMIT = 1000  # characters of a comment
_NUMBERS = "offer bands to choose from, such as 5 to 10"

_NOT_ASKED: dict[str, str] = {
    "integer": f"a number: {_NUMBERS}",
    "int": f"a number: {_NUMBERS}",
    "decimal": f"a number: {_NUMBERS}",
    "range": "a slider: name its points as options",
    "rank": "an order of preference: ask for the first choice",
    "date": "a date: offer times to choose from, such as in the last 12 months",
    "time": "a time of day",
    "dateTime": "a date and time",
    "geopoint": "a place on a map: where people are is not asked",
    "geotrace": "a line on a map: where people are is not asked",
    "geoshape": "an area on a map: where people are is not asked",
    "photo": "a photo: nothing is uploaded",
    "audio": "a recording: nothing is uploaded",
    "video": "a film: nothing is uploaded",
    "file": "a file: nothing is uploaded",
    "barcode": "a bar code",
    "acknowledge": "a box to tick: agreeing to take part has a page of its own, before the questions",
    "trigger": "a box to tick: agreeing to take part has a page of its own, before the questions",
    "calculate": "a calculation",
    "hidden": "a hidden value",
    "a list in a file": "choices from a file: write them out",
    "select_one_external": "choices from another sheet: write them out",
    "begin rank": "an order of preference: ask for the first choice",
    "begin kobomatrix": "a matrix: ask its rows one by one",
    "begin matrix": "a matrix: ask its rows one by one",
}
_UNSEEN = (
    "start",
    "end",
    "today",
    "deviceid",
    "phonenumber",
    "username",
    "email",
    "simserial",
    "subscriberid",
)
_UNSEEN_TOO = ("audit", "start-geopoint", "background-audio", "background-geopoint")
# What a row may carry besides its question; told with the text of the cell.
_BESIDE = (
    (("bind", "constraint"), "the constraint {0} is not checked"),
    (("bind", "calculate"), "the calculation {0}"),
    (("bind", "readonly"), "nothing is read only"),
    (("default",), "the answer {0} given beforehand: people choose themselves"),
    (("choice_filter",), "choices filtered by {0}: all of them are offered"),
    (("parameters",), "the parameters {0}"),
    (("trigger",), "the trigger {0}"),
    (("control", "jr:count"), "the number of repeats {0}"),
)
_NO = ("no", "false", "false()", "")
_LOOKS = re.compile(r"\b(?!(?:field-list|multiline)\b)[a-z][\w-]*")


def why_not(row: Row, lists: Mapping[str, Choices]) -> str:
    """Why nothing of ours asks this; "" when something does."""
    if row.type in _UNSEEN or row.type in _UNSEEN_TOO:
        return f"`{row.type}`: nothing is collected that people do not see"
    if row.type in _NOT_ASKED:
        limits = row.cell("bind", "constraint")
        return _NOT_ASKED[row.type] + (f" (allowed there: `{limits}`)" if limits else "")
    if row.type not in ("one", "several", "text"):
        return f"the type `{row.type}` is not known here" if row.type else "this row has no type"
    if row.type != "text" and row.choices not in lists:
        return (
            f"there are no choices called `{row.choices}`" if row.choices else "it names no list of choices"
        )
    if row.type == "text" and "numbers" in row.cell("control", "appearance"):
        return f"a number: {_NUMBERS}"
    return ""


def beside(row: Row, report: Report) -> None:
    """Tell what the row carries besides its words, all of which stays behind."""
    if row.cell("bind", "required").casefold() not in _NO:
        report.lose(row, "`required`: every question here may be left out")
    for path, told in _BESIDE:
        if row.cell(*path).casefold() not in _NO:
            report.lose(row, told.format(f"`{row.cell(*path)}`"))
    if row.cells.get("media"):
        report.lose(row, "a picture, sound or film")
    for look in _LOOKS.findall(row.cell("control", "appearance")):
        report.lose(row, f"the appearance `{look}`: questions look the same everywhere")


def question(
    row: Row, name: str, lists: Mapping[str, Choices], language: Language, report: Report
) -> dict[str, Any]:
    """Its plain values; options still by the form's list. `why_not` was asked before."""
    text = language.text(row, "label", report)
    if not text:
        report.change(row, "there are no words in the default language: the question's name stands for them")
    is_closed = row.type != "text"
    made: dict[str, Any] = {"id": name, "kind": row.type if is_closed else "comment"}
    made["role"] = TO_DECIDE if is_closed else "comment"
    made |= {"theme": TO_DECIDE} if is_closed else {}
    made["text"] = text or row.cell("name")
    for ours, theirs in (("hint", "hint"), ("help", "guidance_hint")):
        said = language.text(row, theirs, report)
        made |= {ours: said} if said else {}
    if is_closed:
        made["options"] = lists[row.choices].of_kind(row.type, has_other=row.has_other)
        if row.has_other:
            report.change(row, "“Other” can be chosen; there is no line to write beside it")
    else:
        made["limit"] = LIMIT
    return made
