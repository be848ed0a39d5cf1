import json
import re
from pathlib import Path

import pytest

from survey_app.design import static

ROOT = Path(static.__file__).parents[2]
FILES = static.DIST / "files"
SHEETS = [name for name in static.manifest() if name.endswith(".css")]
TEMPLATES = sorted((ROOT / "survey_app").glob("*/templates/**/*.html"))
KILOBYTE = 1000

# Text, and every ground it stands on. WCAG 2.2, 1.4.6: at least 7:1.
PAIRS = [
    *(
        (text, ground)
        for text in ("text", "link", "link-visited", "link-hover")
        for ground in ("body", "surface")
    ),
    *((text, "body") for text in ("secondary-text", "error")),
    *((text, "surface") for text in ("secondary-text",)),
    ("focus-text", "focus"),
]


def _sheet(name: str) -> str:
    return (FILES / static.manifest()[name]).read_text("utf-8")


def _colours(sheet: str, *, dark: bool) -> dict[str, str]:
    light, _, darker = sheet.partition("@media(prefers-color-scheme: dark)")
    found = dict(re.findall(r"--govuk-([a-z-]+)-colour: (#[0-9a-f]{6})", light))
    if dark:
        found |= dict(re.findall(r"--govuk-([a-z-]+)-colour: (#[0-9a-f]{6})", darker))
    return found | {"body": found["body-background"], "surface": found["surface-background"]}


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["survey.css", "survey.rtl.css"])
def test_the_public_style_sheet_is_light(name: str) -> None:
    packed = FILES / (static.manifest()[name] + ".gz")

    assert packed.stat().st_size <= 4.5 * KILOBYTE


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_seven_to_one_against_its_ground(text: str, ground: str, dark: bool) -> None:
    colours = _colours(_sheet("survey.css"), dark=dark)

    assert _contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["brand", "success"])
def test_white_words_stand_seven_to_one_against_coloured_grounds(ground: str, dark: bool) -> None:
    assert _contrast("#ffffff", _colours(_sheet("survey.css"), dark=dark)[ground]) >= 7


@pytest.mark.parametrize("name", SHEETS)
def test_a_style_sheet_loads_nothing_and_wears_nobody_elses_brand(name: str) -> None:
    sheet = _sheet(name).lower()

    assert not re.search(r"url\(|@import|@font-face|gds transport|crest|crown", sheet)


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_moves(name: str) -> None:
    assert not re.search(r"transition|animation|scroll-behavior|@keyframes", _sheet(name))


@pytest.mark.parametrize("name", SHEETS)
def test_text_can_be_enlarged(name: str) -> None:
    assert not re.findall(r"font(?:-size)?:[^;}]*\dpx", _sheet(name))


def test_right_to_left_turns_what_left_to_right_sets() -> None:
    ways = {name: _sheet(name) for name in ("survey.css", "survey.rtl.css")}

    assert ".app-quick .app-exit{float:left" in ways["survey.css"]
    assert ".app-quick .app-exit{float:right" in ways["survey.rtl.css"]
    ticks = [re.search(r"__label::after\{[^}]*rotate\((-?\d+)deg\);?\}", sheet) for sheet in ways.values()]
    assert [tick and tick[1] for tick in ticks] == ["-45", "-45"]  # a tick is no arrow


def test_what_is_taken_out_of_the_design_system_is_used_by_no_template() -> None:
    names = json.loads((ROOT / "frontend" / "unused.json").read_text("utf-8"))["names"]
    written = "".join(template.read_text("utf-8") for template in TEMPLATES)

    assert [name for name in names if re.search(re.escape(name) + r"(?![\w-])", written)] == []


def test_every_class_of_our_own_that_a_template_uses_has_a_style() -> None:
    sheet = _sheet("console.css")
    used = {
        name
        for template in TEMPLATES
        for value in re.findall(r'class="([^"{]*)', template.read_text("utf-8"))
        for name in value.split()
        if name.startswith("app-")
    }

    assert used
    assert sorted(name for name in used if f".{name}" not in sheet) == []
