"""XLSForm files, opened with pyxform: an optional part, loaded only when somebody imports a form.

pyxform reads the spreadsheet and knows the many names a column or a type may go by. Its checks for other
tools are not asked: what we cannot carry is reported row by row instead of refused as a whole.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyxform import aliases, constants
from pyxform.errors import PyXFormError
from pyxform.parsing.sheet_headers import dealias_and_group_headers
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_SELECT
from pyxform.xls2json_backends import DefinitionData, get_xlsform

from questionnaires.xlsform.form import Form, Row, UnreadableForm

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_KINDS = {constants.SELECT_ONE: "one", constants.SELECT_ALL_THAT_APPLY: "several"}
_KOBO = re.compile(r"(begin|end)[ _](score|rank|kobomatrix|matrix)")
_COLUMNS = {
    constants.SURVEY: {"type", "name", "label", "hint", "guidance_hint", "default", "choice_filter"},
    constants.CHOICES: {"name", "label", "list name"},
    constants.SETTINGS: {"title", "id_string", "version", "default_language"},
}


def read(path: Path) -> Form:
    """Raise `UnreadableForm` with a sentence for whoever gave the file."""
    if path.suffix.lower() not in ENDINGS:
        raise UnreadableForm(f"{path}: this is no {', '.join(ENDINGS)} file")
    try:
        sheets = get_xlsform(path.read_bytes().removeprefix(_BYTE_ORDER_MARK), path.suffix.lower())
        settings = _rows(constants.SETTINGS, sheets.settings, sheets.settings_header, aliases.settings_header)
        choices = _rows(constants.CHOICES, sheets.choices, sheets.choices_header, aliases.list_header)
        survey = _survey(sheets)
    except OSError as error:
        raise UnreadableForm(f"{path}: this file cannot be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableForm(f"{path}: this file is not UTF-8 text; save it as CSV UTF-8") from error
    except PyXFormError as error:
        raise UnreadableForm(f"{path}: this cannot be read as an XLSForm. {_reason(error)}") from error
    except (
        KeyError,
        TypeError,
        ValueError,
    ) as error:  # of a workbook that is damaged, a sheet pyxform does not know
        raise UnreadableForm(f"{path}: this cannot be read as an XLSForm") from error
    if not survey:
        raise UnreadableForm(f"{path}: there is no sheet `survey` with questions in it")
    first = settings[0] if settings else Row(number=2, cells={})
    return Form(name=path.stem, settings=first, survey=survey, choices=choices)


def _reason(error: PyXFormError) -> str:
    """What pyxform says of the form; what it says to programmers helps nobody here."""
    return "Is it damaged, or another kind of file?" if "Argument" in str(error) else str(error)


def _rows(sheet: str, data: Any, header: Any, known: Any) -> tuple[Row, ...]:
    if not data:
        return ()
    found: Sequence[dict[str, Any]] = dealias_and_group_headers(
        sheet_name=sheet,
        sheet_data=data,
        sheet_header=header,
        header_aliases=known,
        header_columns=_COLUMNS[sheet],
        strip_whitespace=True,
    ).data
    return tuple(Row(number=number, cells=cells) for number, cells in enumerate(found, start=2) if cells)


def _survey(sheets: DefinitionData) -> tuple[Row, ...]:
    rows = _rows(constants.SURVEY, sheets.survey, sheets.survey_header, aliases.survey_header)
    return tuple(_typed(row) for row in rows)


def _typed(row: Row) -> Row:
    """With its type in our words, whichever of the many ways of writing it was used."""
    said = " ".join(row.cell("type").split())
    if found := RE_SELECT.match(said):
        command = found["select_command"]
        kind = (
            "a list in a file" if command in aliases.select_from_file else _KINDS.get(aliases.select[command])
        )
        return Row(
            number=row.number,
            cells=row.cells,
            type=kind or command,
            choices=found["list_name"],
            has_other=bool(found["specify_other"]),
        )
    for word, pattern in (("begin", RE_BEGIN_CONTROL), ("end", RE_END_CONTROL)):
        if found := pattern.match(said):
            return Row(number=row.number, cells=row.cells, type=f"{word} {aliases.control[found['type']]}")
    if found := _KOBO.fullmatch(said):
        list_name = row.cell("kobo--score-choices")
        return Row(number=row.number, cells=row.cells, type=f"{found[1]} {found[2]}", choices=list_name)
    return Row(number=row.number, cells=row.cells, type=aliases._type_alias_map.get(said, said))
