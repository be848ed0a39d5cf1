"""What a person may do half, wrongly or not at all, and how the page helps."""

from collections.abc import Callable

import pytest
from journeys.live import Live
from journeys.person import STORY, Person
from journeys.ways_through import LIMIT, to_the_story
from playwright.sync_api import expect

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@SCRIPTS
def test_a_comment_too_long_comes_back_whole_with_the_way_to_it(
    somebody: Callable[..., Person], scripts: bool
) -> None:
    parent = somebody(java_script_enabled=scripts)
    to_the_story(parent)
    words = "We waited. " * 400

    parent.write(words).press("Continue")

    box = parent.page.locator("textarea")
    assert parent.page.title().startswith("Error: ")
    assert len(words) > LIMIT
    assert box.input_value() == words
    expect(parent.page.locator(".govuk-error-summary")).to_be_focused()
    parent.page.locator(".govuk-error-summary a").click()
    expect(box).to_be_focused()


@SCRIPTS
def test_who_is_answering_must_be_said_and_the_way_to_it_is_one_tap(
    live: Live, somebody: Callable[..., Person], scripts: bool
) -> None:
    parent = somebody(java_script_enabled=scripts)

    parent.open(live.a_survey()).press("Start").tick("family").press("Continue")

    assert parent.page.title().startswith("Error: ")
    assert parent.page.locator("input[value=family]").is_checked()
    parent.page.locator(".govuk-error-summary a").click()
    expect(parent.page.locator("input[value=myself]")).to_be_focused()


def test_an_answer_that_stands_alone_unticks_the_others(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).answer_first()

    phone.tick("plan-content", "none")
    assert _ticked(phone) == ["none"]

    phone.tick("autism-and-adhd-waits")
    assert _ticked(phone) == ["autism-and-adhd-waits"]


def test_without_scripts_none_of_these_stands_alone_and_is_seen_before_sending(
    live: Live, somebody: Callable[..., Person]
) -> None:
    parent = somebody(java_script_enabled=False)
    parent.begin(live.a_survey()).answer_first()

    parent.tick("plan-content", "none").press("Send what I have done so far")

    assert parent.screen == "check-answers"
    assert parent.sees("None of these")
    assert not parent.sees("An EHC plan for my child")


def test_the_characters_left_are_counted_as_one_types(phone: Person) -> None:
    to_the_story(phone)

    phone.write("Four")
    assert phone.sees("Characters left: 3,996")

    phone.write("x" * (LIMIT + 2))
    assert phone.sees("Characters too many: 2")
    expect(phone.page.get_by_role("status")).to_have_text("Characters too many: 2")


def test_every_page_may_be_skipped_and_then_there_is_nothing_to_send(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey())

    while phone.screen == "question":
        phone.press("Skip this page")

    assert phone.sees("there is nothing to send")


def test_a_skipped_page_drops_what_was_ticked_on_it(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).tick("parent").press("Skip this page").back()

    assert _ticked(phone) == []


def test_what_is_done_so_far_can_be_sent_from_the_middle(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).answer_first().press("Send what I have done so far")

    assert phone.sees("Some pages are not answered yet")
    assert phone.send()


def test_one_answer_is_changed_from_the_check_and_leads_back_to_it(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).answer_all()

    phone.press("Change “Anything else”").write("Nothing more.").press("Continue")

    assert phone.screen == "check-answers"
    assert phone.sees("Nothing more.")


def test_stopping_deletes_everything_and_the_link_begins_afresh(live: Live, phone: Person) -> None:
    survey = live.a_survey()
    phone.begin(survey).answer_first().follow("Stop and delete my answers").press("Yes, stop and delete")
    assert phone.screen == "stopped"
    assert phone.context.cookies() == []

    phone.begin(survey)

    assert _ticked(phone) == []
    assert STORY not in phone.page.content()


def test_back_shows_what_was_answered_and_lets_it_be_changed(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).answer_first().back()
    assert _ticked(phone) == ["parent", "5-to-10"]

    phone.tick("grandparent").press("Continue")

    phone.go("/check")
    assert phone.sees("Grandparent")


def _ticked(person: Person) -> list[str]:
    return [box.get_attribute("value") or "" for box in person.page.locator("input:checked").all()]
