"""All tables as one CSV file, of which no cell is ever a formula.

A spreadsheet runs a cell that starts with = + - @ (or their full-width forms), or with a tab or line break;
and a reader that splits at semicolons, or loses a quotation mark, can start a cell in the middle of ours.
An apostrophe before the sign makes it text (OWASP, CSV injection).
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from analysis.tables import SafeRow, SafeTable

HEADINGS = (
    *("table", "title", "made for", "base", "who the base are"),
    *("part", "answer", "count", "percent", "notes"),
)

_LEADS = re.compile(r"^(?=[\t\r\n])")
_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_STARTS = frozenset(';,\t\r\n"')  # where some reader may take a cell to start
# Each run of blanks and quotation marks is met once. One expression for run and sign tried every place of a
# run anew: 50,000 quotation marks took half a minute.
_RUNS = re.compile(r"""(?:^|[;,])[\s"'\u00a0\ufeff]*|[\s"'\u00a0\ufeff]+""")


def csv_text(tables: Sequence[SafeTable]) -> str:
    """One line a row, RFC 4180; a withheld figure is the word."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    for table in tables:
        writer.writerows(_lines(table))
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text, with an apostrophe wherever a spreadsheet could take it for a formula."""
    return _RUNS.sub(_guarded, _LEADS.sub("'", text))


def _guarded(run: re.Match[str]) -> str:
    """The run, with an apostrophe where a sign follows and a cell may start before it or within it."""
    follows = run.string[run.end() : run.end() + 1]
    can_start = run.start() == 0 or not _STARTS.isdisjoint(run[0])
    return f"{run[0]}'" if follows in _SIGNS and can_start else run[0]


def _lines(table: SafeTable) -> Iterator[list[str]]:
    head = [safe_cell(table.id), safe_cell(table.title), table.readership, _number(table.base)]
    for part, rows in (("base", table.rows), ("apart", table.asides)):
        for row in rows:
            yield [*head, safe_cell(table.of_whom), part, *_cells(row), safe_cell(" ".join(table.notes))]


def _cells(row: SafeRow) -> list[str]:
    percent = "" if row.percent is None else str(row.percent)
    return [safe_cell(row.label), _number(row.count), percent]


def _number(count: int | None) -> str:
    return "withheld" if count is None else str(count)
