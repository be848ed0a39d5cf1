"""One bar for each row of a safe table, or for each group of a cross-tabulation, as an SVG file.

Each bar carries its own words and figures, so nothing hangs on colour and it prints in grey. Letters are drawn
as outlines in the font matplotlib brings along: the same picture on every machine, and the same bytes. Styles
stand as attributes, since a page's content security policy forbids the inline kind.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from textwrap import fill
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.tables import SafeCross, SafeRow, SafeTable
from analysis.wording import distribution

STYLE: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 11,
    "svg.fonttype": "path",
    "text.parse_math": False,  # a label may hold a $
    "hatch.linewidth": 0.7,
    "svg.hashsalt": "chart",  # ids would differ on every run
}
INK = "#0b0c0c"
BAR = "#5694ca"
# Inches. Words stand above their bar, so that the picture is narrow enough for a phone.
WIDTH, LONGEST_BAR, THICKNESS = 4.4, 3.1, 0.24
LINE, GAP = 0.21, 0.14
LETTERS_A_LINE = 36
WHOLE_BAR = WIDTH - 2 * GAP
SMALL, SMALL_LINE, SMALL_LETTERS_A_LINE = 9.5, 0.18, 46  # the figures under a bar of several parts
# From dark to light, every other one patterned: neighbours differ in grey, and to eyes that tell no colours.
DARKEST, LIGHTEST = (0.42, 0.64, 0.83), (0.95, 0.97, 0.99)
PATTERNS = ("", "////", "", "xxxx")  # dots would make each picture twice as heavy
ROOM_FOR_A_NUMBER = 0.2

Look = tuple[tuple[float, ...], str]  # colour and pattern
Piece = tuple[float, Callable[[Axes, float], None]]  # how tall it is, and how it is drawn from its top

_STYLES = re.compile(r' style="([^"]*)"')
_SHEET = re.compile(r"\s*<style.*?</style>", re.DOTALL)
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def bar(table: SafeTable) -> bytes:
    """The chart with its title and its figures in words; raise TypeError for anything but a safe table."""
    if not isinstance(table, SafeTable):
        raise TypeError(f"a chart takes a SafeTable, not {type(table).__name__}")
    with mpl.rc_context(STYLE):
        return _finish(_bars(table), table.title, distribution(table))


def stacked(cross: SafeCross) -> bytes:
    """A bar a group, its options end to end in numbered parts; where people may have ticked several, a bar each.

    Groups nobody answered for are named below. Raise TypeError for anything but a safe cross-tabulation.
    """
    if not isinstance(cross, SafeCross):
        raise TypeError(f"a chart of groups takes a SafeCross, not {type(cross).__name__}")
    words = " ".join(f"{part.title}: {distribution(part)}" for part in cross.parts)
    with mpl.rc_context(STYLE):
        return _finish(_stacks(cross), cross.title, words)


def _bars(table: SafeTable) -> Figure:
    rows = (_with_bar(row, _length(row, table)) for row in table.rows)
    return _canvas([_words(table.title, weight="bold"), *(piece for row in rows for piece in row)])


def _with_bar(row: SafeRow, length: float) -> tuple[Piece, Piece]:
    def draw(axes: Axes, top: float) -> None:
        middle = top + THICKNESS / 2
        axes.barh(middle, length, THICKNESS, left=GAP, color=BAR, edgecolor=INK, linewidth=1)
        axes.text(2 * GAP + length, middle, _figure_of(row), color=INK, verticalalignment="center_baseline")

    return _words(row.label), (THICKNESS, draw)


def _stacks(cross: SafeCross) -> Figure:
    heard = [part for part in cross.parts if part.base != 0]
    silent = [part.title for part in cross.parts if part.base == 0]
    styles = looks(len(cross.parts[0].rows))
    pieces = [_words(cross.title, weight="bold")]
    pieces += [_key(at, row.label, styles[at]) for at, row in enumerate(cross.parts[0].rows)]
    for part in heard:
        pieces += [_words(f"{part.title} ({_of(part)})"), *_group(part, styles), _figures(part)]
    if silent:
        pieces.append(_words(f"Nobody answered: {'; '.join(silent)}."))
    return _canvas(pieces)


def _key(at: int, label: str, look: Look) -> Piece:
    """What number and pattern an option goes by."""
    wrapped = fill(label, LETTERS_A_LINE - 4)

    def draw(axes: Axes, top: float) -> None:
        _part(axes, GAP, THICKNESS * 1.5, top + GAP / 2 + LINE / 2, at, look)
        left = 2 * GAP + THICKNESS * 1.5
        axes.text(left, top + GAP / 2 + 0.02, wrapped, color=INK, verticalalignment="top")

    return LINE * (wrapped.count("\n") + 1) + GAP / 2, draw


def _group(part: SafeTable, styles: Sequence[Look]) -> Iterator[Piece]:
    """One bar of all options; of people who may have ticked several, a thinner bar for each."""
    if part.base is None or all(row.percent is None for row in part.rows):
        return
    lengths = [WHOLE_BAR * (row.count or 0) / part.base for row in part.rows]
    if part.kind == "choices":
        for at, length in enumerate(lengths):
            yield THICKNESS, partial(_one_of_several, at=at, length=length, look=styles[at])
        return
    yield THICKNESS, partial(_end_to_end, lengths=lengths, styles=styles)


def _end_to_end(axes: Axes, top: float, *, lengths: Sequence[float], styles: Sequence[Look]) -> None:
    left = GAP
    for at, length in enumerate(lengths):
        _part(axes, left, length, top + THICKNESS / 2, at, styles[at])
        left += length


def _one_of_several(axes: Axes, top: float, *, at: int, length: float, look: Look) -> None:
    _part(axes, GAP, length, top + THICKNESS / 2, at, look, thickness=0.85 * THICKNESS)


def _part(
    axes: Axes, left: float, length: float, middle: float, at: int, look: Look, thickness: float = THICKNESS
) -> None:
    """A stretch of a bar, with its option's number where there is room."""
    if not length:
        return
    colour, pattern = look
    corner = (left, middle - thickness / 2)
    axes.add_artist(
        Rectangle(corner, length, thickness, facecolor=colour, edgecolor=INK, linewidth=0.8, hatch=pattern)
    )
    if length >= ROOM_FOR_A_NUMBER:
        axes.text(
            left + length / 2,
            middle,
            str(at + 1),
            color=INK,
            fontsize=SMALL,
            weight="bold",
            horizontalalignment="center",
            verticalalignment="center_baseline",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )


def _figures(part: SafeTable) -> Piece:
    """Every figure of a group, by its option's number."""
    each = [f"{at}:\N{NO-BREAK SPACE}{_figure_of(row)}" for at, row in enumerate(part.rows, start=1)]
    wrapped = fill("   ".join(text.replace(" ", "\N{NO-BREAK SPACE}") for text in each), SMALL_LETTERS_A_LINE)

    def draw(axes: Axes, top: float) -> None:
        axes.text(GAP, top + 0.06, wrapped, color=INK, fontsize=SMALL, verticalalignment="top")

    return SMALL_LINE * (wrapped.count("\n") + 1) + 0.06, draw


def _of(part: SafeTable) -> str:
    return "left out" if part.base is None else f"base\N{NO-BREAK SPACE}{part.base:,}"


def looks(options: int) -> list[Look]:
    """From the first option, darkest, to the last."""
    steps = [at / max(options - 1, 1) for at in range(options)]
    shades = [
        tuple(dark + (light - dark) * step for dark, light in zip(DARKEST, LIGHTEST, strict=True))
        for step in steps
    ]
    return [(shade, PATTERNS[at % len(PATTERNS)]) for at, shade in enumerate(shades)]


def _words(text: str, **style: Any) -> Piece:
    wrapped = fill(text, LETTERS_A_LINE)

    def draw(axes: Axes, top: float) -> None:
        axes.text(GAP, top + GAP, wrapped, color=INK, verticalalignment="top", **style)

    return GAP + LINE * (wrapped.count("\n") + 1), draw


def _canvas(pieces: Sequence[Piece]) -> Figure:
    """The pieces below each other."""
    height = sum(tall for tall, _ in pieces) + GAP
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    top = 0.0
    for tall, draw in pieces:
        draw(axes, top)
        top += tall
    return figure


def _length(row: SafeRow, table: SafeTable) -> float:
    """By the share of the base; a withheld count has no length to measure."""
    return LONGEST_BAR * row.count / table.base if row.count and table.base else 0.0


def _figure_of(row: SafeRow) -> str:
    if row.count is None:
        return "left out"
    return f"{row.count:,}" if row.percent is None else f"{row.count:,} ({row.percent}%)"


def _finish(figure: Figure, title: str, words: str) -> bytes:
    drawn = BytesIO()
    figure.savefig(drawn, format="svg", metadata=_NO_METADATA)
    svg = drawn.getvalue().decode()
    svg = _STYLES.sub(_as_attributes, _SHEET.sub("", svg[svg.index("<svg") :]))
    head, rest = svg.split(">", 1)
    named = ' role="img" aria-labelledby="chart-title chart-words">'
    text = f'<title id="chart-title">{escape(title)}</title><desc id="chart-words">{escape(words)}</desc>'
    return f"{head}{named}{text}{rest}".encode()


def _as_attributes(style: re.Match[str]) -> str:
    rules = (rule.split(":", 1) for rule in style[1].split(";") if rule.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in rules)
