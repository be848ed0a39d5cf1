"""An inspector reads what families said; a forum volunteer shares the link and reads no answer."""

from collections.abc import Callable

import pyotp
import pytest
from builders import ASurvey
from journeys.console import a_colleague, an_answered_survey, enter
from journeys.keyboard import Keyboard
from journeys.live import Live
from journeys.only_a_browser_sees import axe_faults, text_outside
from journeys.person import Person
from playwright.sync_api import Page

WIDTHS = pytest.mark.parametrize("width", [320, 1280])
SUMMARY = "The summary as one page to print or save"


@pytest.fixture(scope="module")
def survey(live: Live) -> ASurvey:
    return an_answered_survey(live)


@WIDTHS
def test_an_inspector_reads_the_timetable_counts_poster_summary_and_a_response(
    survey: ASurvey, somebody: Callable[..., Person], width: int
) -> None:
    inspector = somebody(viewport={"width": width, "height": 800})
    inspector.looks.append(text_outside)

    enter(inspector, "inspector", survey=survey)
    inspector.leave_by(inspector.main.get_by_role("link").first)
    assert inspector.sees("Day 1")
    inspector.page.get_by_text("How far people got: ").first.click()
    assert inspector.page.get_by_role("row", name="Sent before the close 12").is_visible()

    inspector.press("Links, messages and posters for families").press("Poster to print for Forum newsletter")
    assert drawn(inspector.page) == 1
    inspector.back().back()

    inspector.press("Read the summary")
    assert drawn(inspector.page) >= 2
    inspector.back()

    inspector.press("Read the responses").press("Read response 1")
    assert inspector.sees("Nobody rang back.")


def drawn(page: Page) -> int:
    """Pictures that have arrived, each of which says what it shows."""
    pictures = page.locator("main img").all()
    assert all(picture.get_attribute("alt") for picture in pictures)
    assert all(
        picture.evaluate("image => image.decode().then(() => image.naturalWidth)") for picture in pictures
    )
    return len(pictures)


def test_the_summary_as_one_page_can_be_read_by_everybody(survey: ASurvey, phone: Person) -> None:
    enter(phone, "lead", survey=survey)

    phone.page.goto(f"/staff/surveys/{survey.id}/files/summary.html")

    assert text_outside(phone.page) == []
    assert axe_faults(phone.page) == []


@WIDTHS
def test_a_forum_volunteer_shares_the_link_and_comes_to_no_answer(
    survey: ASurvey, somebody: Callable[..., Person], width: int
) -> None:
    volunteer = somebody(viewport={"width": width, "height": 800})
    volunteer.looks.append(text_outside)

    enter(volunteer, "forum", survey=survey)
    volunteer.leave_by(volunteer.main.get_by_role("link").first)
    assert volunteer.sees("About 10 people had sent their answers at")
    assert not volunteer.page.get_by_role("link", name="Read").count()
    volunteer.press("Links, messages and posters for families").press("Poster to print for Forum newsletter")

    for page in ("summary", "responses", "files/summary.html", "files/tables.csv"):
        volunteer.go(f"/staff/surveys/{survey.id}/{page}")
        assert volunteer.screen == "not-allowed"


def test_signing_out_leaves_nothing_to_go_back_to(survey: ASurvey, phone: Person) -> None:
    enter(phone, "inspector", survey=survey).go(f"/staff/surveys/{survey.id}/responses")
    phone.press("Read response 1")

    phone.leave_by(phone.page.get_by_role("button", name="Sign out"))
    phone.back()

    assert phone.screen == "sign-in"


def test_an_inspector_signs_in_and_reads_by_keyboard_alone(
    live: Live, survey: ASurvey, phone: Person
) -> None:
    inspector = a_colleague(live, "inspector", survey=survey)
    keys = Keyboard(phone)

    phone.go(inspector.link)
    keys.tab_to("Sign in").follow()
    keys.tab_to_a("text").write(pyotp.TOTP(inspector.secret or "").now()).follow()
    keys.tab_to_what_begins("Open").follow()
    keys.tab_to("Read the summary").follow()
    phone.back()
    keys.tab_to("Read the responses").follow()
    keys.tab_to("Read response 1").follow()

    assert phone.sees("Nobody rang back.")
