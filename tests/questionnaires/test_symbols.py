"""Every picture of easy read is drawn, named and told in words, and all are drawn in one manner."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from questionnaires import reading, symbols

REPOSITORY = Path(__file__).parents[2]
DRAWINGS = REPOSITORY / "survey_app" / "design" / "symbols"
FILES = sorted(DRAWINGS.glob("*"))

PAPER = "#fff"
STRONG = {"#224", "#26b", "#283", "#c22"}  # may carry meaning
PALE = {"#fc4", "#cdf"}  # only fills what a dark line holds

SVG = "{http://www.w3.org/2000/svg}"
PAINT = {"fill", "stroke", "stroke-width"}
MAY_HOLD = {
    "rect": {"x", "y", "width", "height", "rx", *PAINT},
    "circle": {"cx", "cy", "r", *PAINT},
    "path": {"d", *PAINT},
}
TILE = {"width": "64", "height": "64", "rx": "8", "fill": PAPER}
PEN = {
    "fill": "none",
    "stroke": "#224",
    "stroke-width": "4",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def shapes(file: Path) -> list[ElementTree.Element]:
    """What is drawn on the tile."""
    return list(ElementTree.parse(file).getroot()[1])


def contrast_with_paper(colour: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio; `colour` is #rgb."""
    parts = (int(digit * 2, 16) / 255 for digit in colour[1:])
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_registry_is_sound_and_names_exactly_what_is_drawn() -> None:
    plain, shape = reading.read_plain(symbols.Symbols, Path(symbols.__file__).with_suffix(".yaml"))
    assert not shape.problems
    named = [each["name"] for each in plain["symbols"]]
    assert sorted(f"{name}.svg" for name in named) == [file.name for file in FILES]
    assert list(symbols.shipped()) == named


def test_every_text_alternative_is_short_and_its_own() -> None:
    alts = [symbol.alt for symbol in symbols.shipped().values()]
    assert [alt for alt, times in Counter(alts).items() if times > 1] == []
    assert [alt for alt in alts if len(alt) > 60 or alt.endswith(".") or alt != alt.strip()] == []


def test_no_two_symbols_are_the_same_drawing() -> None:
    drawings = Counter(tuple(ElementTree.tostring(shape) for shape in shapes(file)) for file in FILES)
    assert max(drawings.values()) == 1


def test_what_carries_meaning_stands_out_from_the_paper() -> None:
    assert len(STRONG | PALE) <= 6
    assert all(contrast_with_paper(colour) >= 3 for colour in STRONG)  # WCAG 2.2, 1.4.11


@EACH
def test_a_symbol_is_a_white_tile_and_one_pen(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "<!" not in text  # neither comments nor a document type
    assert "<?" not in text
    root = ElementTree.fromstring(text)
    assert (root.tag, root.attrib) == (f"{SVG}svg", {"viewBox": "0 0 64 64"})
    assert [(child.tag, child.attrib) for child in root] == [(f"{SVG}rect", TILE), (f"{SVG}g", PEN)]


@EACH
def test_a_symbol_holds_plain_shapes_alone(file: Path) -> None:
    assert shapes(file)
    for shape in shapes(file):
        name = shape.tag.removeprefix(SVG)
        assert name in MAY_HOLD
        assert set(shape.attrib) <= MAY_HOLD[name]
        assert len(shape) == 0
        assert not (shape.text or "").strip()


@EACH
def test_a_symbol_keeps_to_the_palette(file: Path) -> None:
    for shape in shapes(file):
        fill, stroke = shape.get("fill", PAPER), shape.get("stroke", PEN["stroke"])
        assert fill in STRONG | PALE | {PAPER}
        assert stroke in STRONG | PALE | {PAPER, "none"}
        assert fill not in PALE or stroke in STRONG, "a pale fill needs a dark line round it"


@EACH
def test_a_symbol_stays_on_its_tile_and_is_light(file: Path) -> None:
    assert file.stat().st_size <= 900
    for shape in shapes(file):
        # Only what says where a shape begins: the rest of a path is mostly relative.
        starts = re.findall(r"M(\d[\d.]*) ?(\d[\d.]*)", shape.get("d", ""))
        places = [float(number) for pair in starts for number in pair]
        places += [float(shape.get(name, "32")) for name in ("x", "y", "cx", "cy")]
        assert all(2 <= place <= 62 for place in places)


def test_the_guide_shows_every_symbol() -> None:
    guide = (REPOSITORY / "docs" / "symbols.md").read_text(encoding="utf-8")
    rows = re.findall(r'^\| `(.+?)` \| <img src="(.+?)" .+? alt=""> \| (.+?) \|$', guide, re.MULTILINE)
    assert rows == [
        (symbol.name, f"../survey_app/design/symbols/{symbol.name}.svg", symbol.alt)
        for symbol in symbols.shipped().values()
    ]
