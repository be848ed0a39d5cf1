"""What the benchmarks print: one line a figure, with its limit and its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

Verdict = Literal["PASS", "FAIL", "CANNOT RUN", "told"]


class CannotRun(Exception):
    """This machine lacks something that a benchmark needs; never a silent pass."""


class Broken(Exception):
    """What is measured does not start, does not lead to a receipt, or cannot say what it counts: that is a failure."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    name: str
    database: str = ""
    measured: str = ""
    limit: str = ""
    verdict: Verdict = "told"


def at_most(name: str, value: float, limit: float, *, database: str = "", unit: str = "") -> Figure:
    return limited(name, value, f"<= {limit:g}{unit}", value <= limit, database=database, unit=unit)


def exactly(name: str, value: float, limit: float, *, database: str = "", unit: str = "") -> Figure:
    return limited(name, value, f"= {limit:g}{unit}", value == limit, database=database, unit=unit)


def limited(name: str, value: float, limit: str, passed: bool, *, database: str, unit: str) -> Figure:
    measured = f"{value:,.2f}".rstrip("0").rstrip(".") + unit
    return Figure(
        name=name, database=database, measured=measured, limit=limit, verdict="PASS" if passed else "FAIL"
    )


def table(figures: Iterable[Figure]) -> str:
    rows = [[field.name for field in fields(Figure)]]
    rows += [[getattr(figure, heading) for heading in rows[0]] for figure in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def exit_status(figures: Iterable[Figure]) -> int:
    """1 when a figure failed, else 2 when one could not be measured here, else 0."""
    verdicts = {figure.verdict for figure in figures}
    return 1 if "FAIL" in verdicts else 2 if "CANNOT RUN" in verdicts else 0
