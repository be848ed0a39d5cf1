"""The page that stands alone: markup, what it refers to, and how a browser draws it on a phone."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from journeys.conftest import PHONE, browser_type_launch_args  # noqa: F401  # the machine's own Chromium
from journeys.only_a_browser_sees import faults_as_shown
from page_checks import PAGE_CHECKS
from page_markup import Page
from paper_reports import QUOTES, STRANGE, a_cross, a_piece, a_report
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from analysis import paper
from analysis.inspection import Reading


def a_page(*crosses, **facts) -> Page:
    return Page(paper.files(a_report(**facts), crosses)["report.html"].decode())


@pytest.mark.parametrize("facts", [{}, {"lines": []}, {"chapters": [], "surveys": [], "lines": []}])
def test_the_page_has_no_fault(facts):
    page = a_page(a_cross(8), **facts)
    assert page.slips == []
    assert [fault for check in PAGE_CHECKS for fault in check(page)] == []


def test_every_row_and_column_of_its_tables_is_named():
    tables = a_page(a_cross(8)).all("table")
    assert len(tables) == 8
    for table in tables:
        assert table.all("caption")[0].text()
        assert {heading.get("scope") for heading in table.all("th")} == {"col", "row"}
        assert len({len(row.all("th", "td")) for row in table.all("tr")}) == 1


def test_what_it_refers_to_lies_beside_it():
    files = paper.files(a_report())
    named = re.findall(r'(?:src|href)="([^"#]+)"', files["report.html"].decode())
    assert set(named) == {"report.css", "report.pdf", "tables.ods", "tables.csv", "chart-one-waits.svg"}
    assert set(named) <= files.keys()


def test_what_people_typed_is_text_and_never_markup():
    evil = "<script>alert(1)</script>"
    line = {"theme": evil, "claim": evil, "whom": evil, "state": "to-test", "evidence": [a_piece(evil)]}
    text = paper.files(a_report(area=evil, lines=[line]))["report.html"].decode()
    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 5


def test_quotes_keep_their_letters_and_say_their_direction():
    quotes = a_page().all("blockquote")
    told = {(quote.get("lang"), quote.get("dir")) for quote in quotes}
    assert told >= {("ur", "rtl"), ("ar", "rtl"), ("bn", "ltr"), ("pa", "ltr"), ("gu", "ltr"), ("en", "ltr")}
    assert quotes[1].text() == QUOTES["ur"]


def test_signs_that_turn_reading_round_are_left_out():
    line = {"theme": "waits", "claim": STRANGE, "whom": "", "state": "to-test", "evidence": []}
    text = a_page(lines=[line]).source
    assert not re.search("[\x00-\x09\u202a-\u202e\u2066-\u2069\ue000]", text)
    assert "😀 漢字" in text


@pytest.mark.parametrize(
    "sentence",
    [
        "For the inspection team only. Made on 6 February 2026, 13:00, London time.",
        "120 of the 1,200 comments had not been read, and 8 waited for a translation.",
        "Supporters, in the survey for parents and carers",
        "Children aged 11 to 15: health",
        "Waits. To be tested. To be asked: The head of the pathway",
        "Survey, A parent, What must change?, kqtrmmpa",
        "Documents, What must change?<",
    ],
)
def test_the_page_and_the_pdf_say_for_whom_when_and_how_far_it_was_read(sentence):
    assert sentence in " ".join(a_page().source.split())


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0), "Nobody had written a comment when this report was made."),
        ((1, 1, 0), "1 of the 1 comment had not been read, and 0 waited for a translation."),
    ],
)
def test_few_comments_are_told_as_well(counts, sentence):
    read = Reading(**dict(zip(("comments", "unread", "untranslated"), counts, strict=True)))
    assert sentence in " ".join(a_page(reading=read).source.split())


def test_limits_of_all_surveys_are_said_once():
    words = [item.text() for item in a_page().all("li")]
    assert words.count("Nothing is weighted.") == 1
    assert words.count("36 people chose to answer.") == 1


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """The report from a folder, as somebody opens a file they were sent."""
    for name, body in paper.files(a_report(), [a_cross(8)]).items():
        (tmp_path / name).write_bytes(body)
    with ExitStack() as leaving:

        def opened(**look: object) -> Tab:
            context = browser.new_context(**{"viewport": PHONE, **look})
            leaving.callback(context.close)
            tab = context.new_page()
            tab.goto(f"file://{tmp_path / 'report.html'}")
            return tab

        yield opened


@pytest.mark.parametrize("look", [{}, {"viewport": {"width": 1280, "height": 900}}, {"color_scheme": "dark"}])
def test_a_browser_finds_nothing_wrong_with_it(open_page, look):
    assert faults_as_shown(open_page(**look)) == []


def test_its_charts_are_drawn(open_page):
    tab = open_page()
    tab.locator("img").first.scroll_into_view_if_needed()
    tab.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth > 0)")


def test_on_paper_nothing_is_cut_off(open_page):
    tab = open_page(viewport={"width": 718, "height": 1016})  # A4 less its margins, in CSS pixels
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
