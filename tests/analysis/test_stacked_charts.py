"""The picture of a cross-tabulation: a bar a group, every figure in words, nothing hanging on colour."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from analysis import charts
from analysis.disclosure import protect_cross
from analysis.tables import RawCross

SVG = "{http://www.w3.org/2000/svg}"
PROGRAM = """
import sys
from analysis import charts
from analysis.disclosure import protect_cross
from analysis.tables import RawCross, RawRow, RawTable
rows = tuple(RawRow(value=str(n), label=f"Label {n}", count=n) for n in range(6))
part = RawTable(id="t", title="T", kind="answers", of_whom="who answered", base=15, rows=rows)
cross = RawCross(id="c", title="C", question="q", by="plan", parts=(part, part))
sys.stdout.buffer.write(charts.stacked(protect_cross(cross, "inspection-team")))
"""


@pytest.fixture
def drawn(a_table):
    def made(*groups, **facts):
        parts = tuple(a_table(counts, title=title, **facts) for title, counts in groups)
        raw = RawCross(id="need-by-plan", title="Needed & <got>?", question="need", by="plan", parts=parts)
        return charts.stacked(protect_cross(raw, "inspection-team")).decode()

    return made


def texts(svg):
    """What is written in the picture; matplotlib says it beside the letters it draws."""
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)]


def lengths(svg):
    """Of the parts of bars that stand below the list of options, in the order drawn: left and right ends."""
    outlines = re.findall(r'<path d="M ([\d.]+) [\d.]+ \nL ([\d.]+) [^"]*"[^>]*?stroke="#0b0c0c"', svg)
    return [(float(left), float(right)) for left, right in outlines]


def test_it_takes_nothing_but_a_safe_cross_tabulation(a_table):
    part = a_table((5, 6))
    for thing in (part, RawCross(id="c", title="C", question="q", by="plan", parts=(part,)), None):
        with pytest.raises(TypeError, match="SafeCross"):
            charts.stacked(thing)


def test_every_group_says_its_base_and_every_figure_by_number(drawn):
    said = texts(drawn(("Has a plan", (30, 10)), ("No plan", (5, 15))))
    assert [text for text in said if "base" in text] == ["Has a plan (base 40)", "No plan (base 20)"]
    assert [text for text in said if "%" in text] == ["1: 30 (75%)   2: 10 (25%)", "1: 5 (25%)   2: 15 (75%)"]
    assert [text for text in said if text.startswith("Label")] == ["Label 0", "Label 1"]


def test_the_parts_of_a_bar_lie_end_to_end_and_fill_it(drawn):
    svg = drawn(("Has a plan", (30, 10)), ("No plan", (5, 15)))
    first, second, third, fourth = lengths(svg)[2:]  # the first two explain the options
    assert (first[1], third[1]) == (second[0], fourth[0])
    assert (first[0], second[1]) == pytest.approx((third[0], fourth[1]))
    assert first[1] - first[0] == pytest.approx(3 * (second[1] - second[0]), rel=1e-3)


def test_where_people_ticked_several_each_option_has_a_bar_from_the_left(drawn):
    svg = drawn(("Has a plan", (30, 20)), kind="choices", base=40)
    first, second = lengths(svg)[2:]
    assert first[0] == second[0]
    assert first[1] - first[0] == pytest.approx(1.5 * (second[1] - second[0]), rel=1e-3)


def test_a_group_too_small_for_percentages_has_figures_and_no_bar(drawn):
    svg = drawn(("Has a plan", (5, 2)))
    assert "1: 5   2: 2" in texts(svg)
    assert "%" not in svg
    assert len(lengths(svg)) == 2


def test_groups_of_nobody_are_named_below(drawn):
    svg = drawn(("Has a plan", (30, 10)), ("Waiting", (0, 0)), ("Refused", (0, 0)))
    assert " ".join(texts(svg)[-1].split()) == "Nobody answered: Waiting; Refused."
    assert drawn(("Has a plan", (0, 0)))


def test_it_names_itself_and_says_its_figures_in_words(drawn):
    picture = ElementTree.fromstring(drawn(("Has a plan", (5, 15)), ("No plan", (0, 0))))
    named = [picture.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby").split() == [each.get("id") for each in named]
    assert named[0].text == "Needed & <got>?"
    assert named[1].text.startswith("Has a plan: Of the 20 who answered, 5 (25%) said “Label 0” and 15 (75%)")
    assert "No plan: " in named[1].text


@pytest.mark.parametrize("options", [1, 2, 6, 10])
def test_neighbouring_options_differ_in_grey_and_in_pattern(options):
    looks = charts.looks(options)
    greys = [0.299 * red + 0.587 * green + 0.114 * blue for (red, green, blue), _ in looks]
    for before, after in zip(range(options), range(1, options), strict=False):
        assert greys[after] - greys[before] > 0.035
        assert looks[before][1] != looks[after][1]
    assert len(set(looks)) == options


def test_it_holds_no_style_script_or_address(drawn):
    svg = drawn(("Has a plan", (5, 15, 7, 8, 9)))
    assert "style" not in svg
    assert "script" not in svg
    assert set(re.findall(r'https?://[^"<\s]*', svg)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_two_processes_draw_the_same_bytes():
    made = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
