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
    *((text, ground) for text in ("secondary-text", "error") for ground in ("body", "surface")),
    ("focus-text", "focus"),
]


def _sheet(name: str) -> str:
    return (FILES / static.manifest()[name]).read_text("utf-8")


SETS = ("light", "dark", "app-dark", "app-cream", "app-blue")
"""As a machine has it by itself, and what a person may choose instead."""
IN_THE_DARK = re.compile(r":root:not\(\.app-cream\):not\(\.app-blue\)\{([^}]*)\}")


def _colours(sheet: str, which: str) -> dict[str, str]:
    """The colours of one set: those of the light, with what the set puts in their place."""
    light = re.match(r":root\{([^}]*)\}", sheet)
    assert light
    own = IN_THE_DARK if which == "dark" else re.compile(rf"\.{which}\{{([^}}]*)\}}")
    blocks = [light[1], *([] if which == "light" else own.findall(sheet))]
    assert which == "light" or len(blocks) == 2, which
    found = dict(re.findall(r"--govuk-([a-z-]+)-colour: (#[0-9a-f]{6})", "".join(blocks)))
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


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_seven_to_one_against_its_ground(text: str, ground: str, which: str) -> None:
    colours = _colours(_sheet("survey.css"), which)

    assert _contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("ground", ["brand", "success"])
def test_white_words_stand_seven_to_one_against_coloured_grounds(ground: str, which: str) -> None:
    assert _contrast("#ffffff", _colours(_sheet("survey.css"), which)[ground]) >= 7


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("edge", ["border", "input-border", "text"])
def test_every_edge_stands_three_to_one_against_its_ground(edge: str, which: str) -> None:
    """WCAG 2.2, 1.4.11."""
    colours = _colours(_sheet("survey.css"), which)

    assert min(_contrast(colours[edge], colours[ground]) for ground in ("body", "surface")) >= 3


def test_what_a_person_chose_stands_above_what_the_machine_has_and_is_not_printed() -> None:
    sheet = _sheet("survey.css")
    start = sheet.index("@media screen and (prefers-color-scheme: dark)")

    assert len(IN_THE_DARK.findall(sheet)) == 1
    assert start < sheet.index("@media screen{.app-dark{") < sheet.index(".app-cream{")


def test_letters_of_joined_scripts_are_never_drawn_apart() -> None:
    spaced = re.findall(r"([^{}]*)\{letter-spacing:", _sheet("survey.rtl.css"))
    tongues = {tongue for selectors in spaced for tongue in re.findall(r":lang\((\w+)\)", selectors)}

    assert tongues == {"en", "cy", "pl", "pt", "ro", "so", "uk"}
    assert all(":lang(" in each for selectors in spaced for each in selectors.split(",") if "wide" in each)


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
