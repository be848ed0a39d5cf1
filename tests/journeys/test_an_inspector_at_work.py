"""An inspector with two days: from the figures of a full inspection to three lines of enquiry, each with what speaks
for it and against it, and knowing what is still unread. On a made-up area, a twentieth of its size."""

import re

import pytest
from builders import ASurvey
from journeys.console import enter
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person

from survey_app import clock
from survey_app.demo import areas, full
from survey_app.worker import reports

pytestmark = pytest.mark.xdist_group("northmoor")  # made once

INSPECTION = "northmoor-full"
HERE = f"/staff/inspections/{INSPECTION}"
LINES = (
    ("Right help at the right time", "Families told us that help from health services comes late", "school"),
    (
        "Needs are identified accurately and assessed in good time",
        "Children wait long to be assessed",
        "help",
    ),
    ("Valued, visible and included in the community", "Children told us they cannot join clubs", "friends"),
)


@pytest.fixture(scope="module")
def northmoor(live: Live) -> ASurvey:
    """A full inspection that people have answered, and its report."""
    full.make(live.service, areas.NORTHMOOR, now=clock.now(), size="small")
    reports.build(live.service, INSPECTION, now=clock.now())
    return ASurvey(id=f"{INSPECTION}-parents", inspection_id=INSPECTION, channel_id="", channel_code="")


@pytest.fixture
def inspector(somebody, northmoor: ASurvey) -> Person:
    return enter(somebody(), "inspector", survey=northmoor)


def unread(inspector: Person) -> int:
    inspector.go(f"{HERE}/comments")
    (found,) = re.findall(r"([\d,]+) unread", inspector.main.inner_text())
    return int(found.replace(",", ""))


def quote(inspector: Person, claim: str, side: str) -> None:
    """Take the first sentence of the comment on the page for this line."""
    inspector.page.locator("input[name=sentence]").first.check()
    inspector.page.get_by_label(claim).check()
    inspector.page.get_by_label(side).check()
    inspector.press("Keep this quote")


def test_an_inspector_reaches_three_lines_each_with_both_sides_and_knows_what_is_unread(
    inspector: Person,
) -> None:
    inspector.go(f"{HERE}/report")
    assert inspector.sees("nobody in the team had read")
    inspector.press("C3. Right help at the right time")
    assert inspector.sees("Unmet need")
    before = unread(inspector)
    for theme, claim, word in LINES:
        inspector.go(f"{HERE}/lines/new")
        inspector.page.get_by_label(theme, exact=True).check()
        inspector.page.get_by_label("What do you think may be so?").fill(claim)
        inspector.page.get_by_label("Whom to ask").fill("The designated clinical officer")
        inspector.page.get_by_label("To test").check()
        inspector.press("Save this line")
        assert inspector.sees("Nothing yet speaks against this")
        line = inspector.path
        inspector.go(f"{HERE}/comments?read=unread")
        inspector.leave_by(inspector.main.get_by_role("link", name="Use as a quote").first)
        quote(inspector, claim, "It supports the claim")
        inspector.go(f"{HERE}/search")
        inspector.page.get_by_role("textbox").fill(word)
        inspector.press("Search")
        inspector.leave_by(inspector.main.get_by_role("link", name="Use as a quote").last)
        quote(inspector, claim, "It contradicts the claim")
        inspector.go(line)
        assert inspector.page.locator("blockquote").count() == 2
        assert not inspector.sees("Nothing yet speaks against this")
    inspector.go(f"{HERE}/lines")
    assert inspector.main.inner_text().count("Supports it: 1. Contradicts it: 1.") == len(LINES)
    assert 0 < unread(inspector) < before


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "page",
    [
        "report",
        "report/who-answered",
        f"report/c3/{INSPECTION}-parents",
        f"report/{INSPECTION}-parents/by/health-quality?by=plan%2Bage",
        "comments",
        "translations",
    ],
)
def test_pages_of_a_whole_area_can_be_read_and_used_by_everybody(
    somebody, northmoor: ASurvey, page: str, width: int
) -> None:
    """What samples cannot show: as much as there is, in the words there are."""
    inspector = enter(somebody(viewport={"width": width, "height": 800}), "inspector", survey=northmoor)
    inspector.go(f"{HERE}/{page}")
    assert find_faults(inspector.page) == []
