"""From the summary's plain JSON to the screen that shows it: words and rows, nothing worked out anew."""

from typing import Any

from flask import url_for

from survey_app.staff import words
from survey_app.staff.screens import Crumb, Part, Rows, SummaryScreen, Table

WITHHELD = "left out"


def screen(found: dict[str, Any] | None, survey_id: str, *, title: str, back: Crumb) -> SummaryScreen:
    """The page; one that says so when nothing has been built yet."""
    if found is None:
        return SummaryScreen(back=back, title=title)
    return SummaryScreen(
        back=back,
        title=found["title"],
        made=words.made(found["made_at"]),
        limits=tuple(found["limits"]),
        parts=tuple(_part(section, survey_id) for section in found["sections"]),
        page_file=_file(survey_id, "summary.html"),
        tables_file=_file(survey_id, "tables.csv"),
    )


def _part(section: dict[str, Any], survey_id: str) -> Part:
    chart = section["chart"]
    return Part(
        id=section["id"],
        title=section["title"],
        words=tuple(section["words"]),
        tables=tuple(map(table, section["tables"])),
        chart=_file(survey_id, chart) if chart else "",
        chart_alt=section["chart_alt"] or "",
    )


def table(safe: dict[str, Any]) -> Table:
    """A safe table as it is read: the answers, their base, then what stands apart from it."""
    has_percents = any(row["percent"] is not None for row in safe["rows"])
    is_answers = safe["kind"] != "participation"
    head = ["Answer" if is_answers else "Group", "Children" if _is_of_children(safe) else "People"]
    base = [(f"All {safe['of_whom']}", _count(safe["base"]))] if is_answers else []
    rows = [*_rows(safe["rows"], has_percents), *((*row, "")[: 3 if has_percents else 2] for row in base)]
    rows += _rows(safe["asides"], has_percents, apart="Counted apart: ")
    return Table(
        caption=safe["title"],
        head=(*head, f"Share of {_those(safe['of_whom'])}") if has_percents else tuple(head),
        rows=tuple(rows),
        notes=tuple(safe["notes"]),
    )


def _is_of_children(safe: dict[str, Any]) -> bool:
    """In the parents' survey most figures are of the children they describe."""
    described: bool = safe["of_whom"].startswith("children described")
    return described


def _rows(rows: list[dict[str, Any]], has_percents: bool, apart: str = "") -> Rows:
    return tuple(
        (apart + row["label"], _count(row["count"]), *([_percent(row["percent"])] if has_percents else []))
        for row in rows
    )


def _those(of_whom: str) -> str:
    return f"those {of_whom}" if of_whom.startswith("who ") else of_whom


def _count(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"


def _percent(percent: int | None) -> str:
    return "" if percent is None else f"{percent}%"


def _file(survey_id: str, name: str) -> str:
    return url_for("reading.file", survey_id=survey_id, name=name)
