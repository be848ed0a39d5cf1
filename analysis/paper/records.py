"""Every figure of a report as a line that stands by itself: what a spreadsheet filters and a program reads."""

import csv as writing
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from analysis.chapters import Chapter
from analysis.paper.grids import TEAM
from analysis.paper.letters import plain
from analysis.paper.shape import Report
from analysis.sheet import safe_cell
from analysis.tables import SafeCross, SafeTable, for_readership

Cell = str | int | None  # None: no figure stands here

GROUPS = "Groups side by side"
WITHHELD = "withheld"


class Record(NamedTuple):
    """One row of one table. `group`: of a cross-tabulation, whom the row is about."""

    chapter: str
    whose: str
    table: str
    title: str
    group: str
    made_for: str
    base: Cell
    of_whom: str
    part: str
    answer: str
    people: Cell
    percent: Cell
    notes: str


HEADINGS = Record(
    *("chapter", "whose answers", "table", "title", "group", "made for", "base", "who the base are"),
    *("part", "answer", "count", "percent", "notes"),
)


def of(report: Report, crosses: Sequence[SafeCross]) -> list[Record]:
    """In the report's order; raise `WrongReadership` for a table that was made for others."""
    return [record for chapter in report.chapters for record in _of_chapter(chapter)] + [
        record
        for cross in crosses
        for part in cross.parts
        for record in _of_table(part, GROUPS, "", cross.id, cross.title, part.title, cross.notes)
    ]


def csv(records: Sequence[Record]) -> bytes:
    """RFC 4180 with a byte order mark, for spreadsheets that know UTF-8 by nothing else; no cell is a formula."""
    out = StringIO(newline="")
    writer = writing.writer(out, quoting=writing.QUOTE_ALL)
    writer.writerow(HEADINGS)
    writer.writerows([_text(cell) for cell in record] for record in records)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    return safe_cell(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _of_chapter(chapter: Chapter) -> Iterator[Record]:
    for section in chapter.sections:
        for table in section.tables:
            yield from _of_table(table, chapter.title, section.whose, table.id, table.title, "", ())


def _of_table(
    table: SafeTable,
    chapter: str,
    whose: str,
    table_id: str,
    title: str,
    group: str,
    more_notes: Sequence[str],
) -> Iterator[Record]:
    for_readership(table, TEAM)
    notes = " ".join(dict.fromkeys((*more_notes, *table.notes)))
    for part, rows in (("base", table.rows), ("apart", table.asides)):
        for row in rows:
            yield Record(
                chapter=plain(chapter),
                whose=plain(whose),
                table=plain(table_id),
                title=plain(title),
                group=plain(group),
                made_for=table.readership,
                base=_count(table.base),
                of_whom=plain(table.of_whom),
                part=part,
                answer=plain(row.label),
                people=_count(row.count),
                percent=row.percent,
                notes=plain(notes),
            )


def _count(count: int | None) -> Cell:
    return WITHHELD if count is None else count
