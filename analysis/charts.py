"""One bar for each row of a safe table, as an SVG file.

Each bar carries its own words and figure, so nothing hangs on colour and it prints in grey. Letters are drawn
as outlines in the font matplotlib brings along: the same picture on every machine, and the same bytes. Styles
stand as attributes, since a page's content security policy forbids the inline kind.
"""

import re
from io import BytesIO
from textwrap import fill
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.tables import SafeRow, SafeTable
from analysis.wording import distribution

STYLE: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 11,
    "svg.fonttype": "path",
    "text.parse_math": False,  # a label may hold a $
    "svg.hashsalt": "chart",  # ids would differ on every run
}
INK = "#0b0c0c"
BAR = "#5694ca"
# Inches. Words stand above their bar, so that the picture is narrow enough for a phone.
WIDTH, LONGEST_BAR, THICKNESS = 4.4, 3.1, 0.24
LINE, GAP = 0.21, 0.14
LETTERS_A_LINE = 36

_STYLES = re.compile(r' style="([^"]*)"')
_SHEET = re.compile(r"\s*<style.*?</style>", re.DOTALL)
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def bar(table: SafeTable) -> bytes:
    """The chart with its title and its figures in words; raise TypeError for anything but a safe table."""
    if not isinstance(table, SafeTable):
        raise TypeError(f"a chart takes a SafeTable, not {type(table).__name__}")
    with mpl.rc_context(STYLE):
        drawn = BytesIO()
        _figure(table).savefig(drawn, format="svg", metadata=_NO_METADATA)
    return _finish(drawn.getvalue().decode(), table).encode()


def _figure(table: SafeTable) -> Figure:
    title = fill(table.title, LETTERS_A_LINE)
    labels = [fill(row.label, LETTERS_A_LINE) for row in table.rows]
    height = _tall(title) + sum(_tall(label) + THICKNESS for label in labels) + GAP
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    _write(axes, title, GAP, weight="bold")
    top = _tall(title)
    for row, label in zip(table.rows, labels, strict=True):
        _write(axes, label, top + GAP)
        top += _tall(label)
        _draw(axes, row, _length(row, table), top)
        top += THICKNESS
    return figure


def _tall(text: str) -> float:
    return GAP + LINE * (text.count("\n") + 1)


def _write(axes: Axes, text: str, top: float, **style: Any) -> None:
    axes.text(GAP, top, text, color=INK, verticalalignment="top", **style)


def _draw(axes: Axes, row: SafeRow, length: float, top: float) -> None:
    middle = top + THICKNESS / 2
    axes.barh(middle, length, THICKNESS, left=GAP, color=BAR, edgecolor=INK, linewidth=1)
    axes.text(2 * GAP + length, middle, _figure_of(row), color=INK, verticalalignment="center_baseline")


def _length(row: SafeRow, table: SafeTable) -> float:
    """By the share of the base; a withheld count has no length to measure."""
    return LONGEST_BAR * row.count / table.base if row.count and table.base else 0.0


def _figure_of(row: SafeRow) -> str:
    if row.count is None:
        return "left out"
    return f"{row.count:,}" if row.percent is None else f"{row.count:,} ({row.percent}%)"


def _finish(svg: str, table: SafeTable) -> str:
    svg = _STYLES.sub(_as_attributes, _SHEET.sub("", svg[svg.index("<svg") :]))
    head, rest = svg.split(">", 1)
    title, words = escape(table.title), escape(distribution(table))
    named = ' role="img" aria-labelledby="chart-title chart-words">'
    return f'{head}{named}<title id="chart-title">{title}</title><desc id="chart-words">{words}</desc>{rest}'


def _as_attributes(style: re.Match[str]) -> str:
    rules = (rule.split(":", 1) for rule in style[1].split(";") if rule.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in rules)
