"""An XLSForm as plain rows, and what is said of a row that cannot be carried.

XLSForm is the spreadsheet other survey tools read (xlsform.org): a sheet of questions, one of choices,
one of settings. Nothing here knows the library that opens such files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

Sheet = Literal["survey", "choices", "settings"]


class UnreadableForm(Exception):
    """The file is no XLSForm that can be read; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a sheet. A cell holds a text, or texts by what stood after `::` in its column's name."""

    number: int  # as the spreadsheet counts: the first row under the names of the columns is 2
    cells: Mapping[str, Any]
    type: str = ""  # of the survey sheet: "one", "several", "begin group", or as it stood there
    choices: str = ""  # the list it chooses from
    has_other: bool = False  # a last choice, "other", that its list does not hold

    def cell(self, *path: str) -> str:
        """The text at `path`, such as "bind", "relevant"; empty where there is none."""
        found: Any = self.cells
        for name in path:
            found = found.get(name) if isinstance(found, Mapping) else None
        return str(found) if found is not None and not isinstance(found, Mapping) else ""


@dataclass(frozen=True, kw_only=True)
class Form:
    name: str  # of the file
    settings: Row
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]


@dataclass
class Report:
    """What could not be carried and what was changed, each with its row."""

    lost: list[tuple[Sheet, int, str]] = field(default_factory=list)
    changed: list[tuple[Sheet, int, str]] = field(default_factory=list)
    renamed: list[tuple[int, str, str]] = field(default_factory=list)  # row, the form's name, the id here

    def lose(self, row: Row, what: str, sheet: Sheet = "survey") -> None:
        self.lost.append((sheet, row.number, what))

    def change(self, row: Row, what: str, sheet: Sheet = "survey") -> None:
        self.changed.append((sheet, row.number, what))

    def lines(self) -> tuple[str, ...]:
        return (
            *_section("Not carried:", self.lost),
            *_section("Carried with a change; please look at it:", self.changed),
            *_names(self.renamed),
        )


def _section(title: str, told: list[tuple[Sheet, int, str]]) -> Iterable[str]:
    """What is said of several rows is said once."""
    rows: dict[tuple[Sheet, str], list[int]] = {}
    for sheet, number, what in told:
        rows.setdefault((sheet, what), []).append(number)
    if rows:
        yield title
    for (sheet, what), numbers in sorted(rows.items(), key=_place):
        word = "row" if len(set(numbers)) == 1 else "rows"
        yield f"  {sheet}, {word} {_runs(sorted(set(numbers)))}: {what}"


def _place(told: tuple[tuple[Sheet, str], list[int]]) -> tuple[bool, int]:
    (sheet, _), numbers = told
    return sheet != "survey", min(numbers)


def _names(renamed: list[tuple[int, str, str]]) -> Iterable[str]:
    if renamed:
        yield "Questions with another id here:"
    yield from (f"  survey, row {row}: {name} is {ours}" for row, name, ours in renamed)


def _runs(numbers: list[int]) -> str:
    """[2, 3, 4, 7] is "2-4, 7"."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
