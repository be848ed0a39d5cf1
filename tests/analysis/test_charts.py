"""A chart shows what its safe table shows, in the same bytes every time."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from analysis import charts
from analysis.disclosure import protect

SVG = "{http://www.w3.org/2000/svg}"
PROGRAM = """
import sys
from analysis import charts
from analysis.disclosure import protect
from analysis.tables import RawRow, RawTable
rows = tuple(RawRow(value=str(n), label=f"Label {n}", count=n) for n in range(5))
raw = RawTable(id="t", title="T", kind="answers", of_whom="who answered", base=10, rows=rows)
sys.stdout.buffer.write(charts.bar(protect(raw, "inspection-team")))
"""


def test_a_chart_takes_nothing_but_a_safe_table(a_table):
    raw = a_table((5, 6))
    for thing in (raw, protect(raw, "inspection-team").to_dict(), None):
        with pytest.raises(TypeError, match="SafeTable"):
            charts.bar(thing)


def test_a_chart_names_itself_and_says_its_figures_in_words(a_table):
    drawn = charts.bar(protect(a_table((5, 15), title="Better & <since>?"), "inspection-team"))
    picture = ElementTree.fromstring(drawn)
    assert picture.get("role") == "img"
    named = [picture.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert picture.get("aria-labelledby").split() == [each.get("id") for each in named]
    assert named[0].text == "Better & <since>?"
    assert named[1].text == "Of the 20 who answered, 5 (25%) said “Label 0” and 15 (75%) said “Label 1”."


def test_bars_are_as_long_as_their_share_and_each_carries_its_figure(a_table):
    drawn = charts.bar(protect(a_table((10, 30)), "inspection-team")).decode()
    assert "10 (25%)" in drawn
    assert "30 (75%)" in drawn
    short, long = _lengths(drawn)
    assert long == pytest.approx(3 * short, rel=1e-3)


def test_a_withheld_count_has_no_length_and_no_figure(a_table):
    table = protect(a_table((40, 37, 3, 2), kind="participation"), "officer-and-forum")
    drawn = charts.bar(table).decode()
    assert [length > 0 for length in _lengths(drawn)] == [True, True, False, False]
    figures = re.findall(r"<!-- (.*?) -->", drawn)[2::2]
    assert figures == ["40", "35", "left out", "left out"]


def test_a_chart_without_percentages_and_one_without_answers_can_be_drawn(a_table):
    assert b"5 (" not in charts.bar(protect(a_table((5, 0)), "inspection-team"))
    assert charts.bar(protect(a_table((0, 0)), "inspection-team"))


def test_a_chart_holds_no_style_script_or_address(a_table):
    drawn = charts.bar(protect(a_table((5, 15)), "inspection-team")).decode()
    assert "style" not in drawn
    assert "script" not in drawn
    assert set(re.findall(r'https?://[^"<\s]*', drawn)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_a_label_with_dollar_signs_or_two_dashes_is_drawn_as_it_stands(a_table):
    drawn = charts.bar(protect(a_table((5, 15), title="From $5^^2 to $6 -- or so"), "inspection-team"))
    assert ElementTree.fromstring(drawn).find(f"{SVG}title").text == "From $5^^2 to $6 -- or so"


def test_two_processes_draw_the_same_bytes():
    drawn = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1


def _lengths(drawn):
    """Of the bars, in the order drawn: paths with a stroke and a fill."""
    bars = re.findall(r'<path d="M ([\d.]+) [\d.]+ \nL ([\d.]+) [^"]*"[^>]*fill="#5694ca"', drawn)
    return [float(right) - float(left) for left, right in bars]
