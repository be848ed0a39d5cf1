"""Tables as they are printed: a caption, headings, and lines whose first cell names them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis import bases
from analysis.chapters import Glance
from analysis.tables import Readership, SafeCross, SafeRow, SafeTable, for_readership

# Columns of figures that fit beside the labels on an upright page of A4.
GROUPS_ABREAST = 6
TEAM: Readership = "inspection-team"


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[str, ...]
    kind: str = "row"  # "base": the line all others are shares of. "apart": counted apart from it
    small: str = ""  # under the label, in smaller letters


@dataclass(frozen=True)
class Grid:
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def of_table(table: SafeTable) -> Grid:
    """Answers, people and, where there are percentages, shares; raise `WrongReadership` for others' tables."""
    for_readership(table, TEAM)
    width = 2 if any(row.percent is not None for row in table.rows) else 1
    lines = [Row(row.label, _cells(row)[:width]) for row in table.rows]
    if table.kind != "participation":
        lines.append(Row(f"All {table.of_whom}", (figure(table.base), "")[:width], "base"))
    lines += [Row(f"Counted apart: {row.label}", _cells(row)[:width], "apart") for row in table.asides]
    first = {"participation": "Group", "comments": "Question"}.get(table.kind, "Answer")
    counted = "Children" if bases.is_of_children(table.of_whom) else "People"
    return Grid(table.title, (first, *(counted, "Share")[:width]), tuple(lines), table.notes)


def of_cross(cross: SafeCross) -> Iterator[Grid]:
    """A column a group; what does not fit abreast follows in a further table of the same rows."""
    starts = range(0, len(cross.parts), GROUPS_ABREAST)
    for number, start in enumerate(starts, 1):
        parts = [for_readership(part, TEAM) for part in cross.parts[start : start + GROUPS_ABREAST]]
        rest = f" (part {number} of {len(starts)})" if len(starts) > 1 else ""
        heads = ("Answer", *(part.title for part in parts))
        notes = cross.notes if number == len(starts) else ()
        yield Grid(cross.title + rest, heads, tuple(_across(parts)), notes)


def of_glances(glances: Sequence[Glance]) -> Grid | None:
    """The beginning of a chapter: unmet need, and beside it the answers marked as favourable."""
    rows = tuple(
        Row(
            f"{upper(glance.who)}: {glance.said}",
            (
                f"{glance.count:,} of\u00a0{glance.base:,}",
                "" if glance.percent is None else f"{glance.percent}%",
            ),
            small=glance.question,
        )
        for glance in glances
        if glance.base
    )
    return Grid("At a glance", ("Who, and what they said", "How many", "Share"), rows) if rows else None


def figure(count: int | None) -> str:
    return "left out" if count is None else f"{count:,}"


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cells(row: SafeRow) -> tuple[str, str]:
    return figure(row.count), "" if row.percent is None else f"{row.percent}%"


def _across(parts: Sequence[SafeTable]) -> Iterator[Row]:
    """The parts answer one question, so their rows are the same."""
    for row, *others in zip(*(part.rows for part in parts), strict=True):
        yield Row(row.label, tuple(_both(each) for each in (row, *others)))
    yield Row("All", tuple(figure(part.base) for part in parts), "base")
    for row, *others in zip(*(part.asides for part in parts), strict=True):
        yield Row(f"Counted apart: {row.label}", tuple(_both(each) for each in (row, *others)), "apart")


def _both(row: SafeRow) -> str:
    count, share = _cells(row)
    return f"{count} ({share})" if share else count
