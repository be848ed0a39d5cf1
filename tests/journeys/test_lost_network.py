"""R11: phones whose line goes at any page: what was saved is there, what was typed is kept and said to be kept.

A browser says itself that there is no line only where the device knows it. Where a line is taken for a good one and is
dead, the browser's own page comes, and to load that again sends the same words: tested here too.
"""

from collections.abc import Callable

import pytest
from journeys.person import STORY, Person
from journeys.ways_through import to_the_story
from playwright.sync_api import expect

KEPT = "No internet now. Keep this page open: it keeps what you wrote"


def lose(person: Person) -> None:
    person.context.set_offline(True)


def find_again(person: Person) -> None:
    person.context.set_offline(False)


def saves(person: Person) -> int:
    """How often a page of answers was sent off."""
    return sum(each.method == "POST" and "/answer/" in each.url for each in person.asked)


def test_words_typed_when_the_line_goes_are_kept_said_to_be_and_saved_once_when_it_is_back(
    phone: Person,
) -> None:
    """R11: nothing to do for the person but to wait."""
    to_the_story(phone)
    before = saves(phone)
    phone.write()
    lose(phone)
    for _ in range(3):
        phone.main.get_by_role("button", name="Continue").click()

    expect(phone.page.get_by_role("alert")).to_contain_text(KEPT)
    assert phone.page.get_by_role("alert").count() == 1
    assert phone.page.locator("textarea").input_value() == STORY
    assert saves(phone) == before

    with phone.page.expect_navigation():
        find_again(phone)
    phone.check()
    assert phone.path == "/answer/8"
    assert saves(phone) == before + 1
    assert phone.go("/check").sees("Nobody rang back.")


def test_ticks_are_kept_as_words_are(phone: Person) -> None:
    phone.begin(phone.live.a_survey())
    phone.tick("parent")
    lose(phone)
    phone.main.get_by_role("button", name="Continue").click()
    expect(phone.page.get_by_role("alert")).to_contain_text(KEPT)
    assert phone.page.locator("input[value=parent]").is_checked()

    with phone.page.expect_navigation():
        find_again(phone)

    phone.check()
    assert phone.path == "/answer/2"


def test_a_line_that_comes_and_goes_while_one_writes_sends_nothing(phone: Person) -> None:
    """Only who has pressed a button is sent on."""
    to_the_story(phone)
    lose(phone)
    phone.write()
    find_again(phone)

    phone.page.wait_for_timeout(100)
    assert phone.path == "/answer/7"
    assert phone.page.locator("textarea").input_value() == STORY
    assert phone.press("Continue").path == "/answer/8"


def test_the_button_that_was_pressed_last_is_the_one_that_counts(phone: Person) -> None:
    to_the_story(phone)
    phone.write()
    lose(phone)
    phone.main.get_by_role("button", name="Continue").click()
    phone.main.get_by_role("button", name="Save and come back later").click()

    with phone.page.expect_navigation():
        find_again(phone)

    phone.check()
    assert phone.screen == "come-back"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_browsers_own_page_sends_the_same_words_when_it_is_loaded_again(
    somebody: Callable[..., Person], scripts: bool
) -> None:
    """R11: without scripts, and where the device does not know that its line is dead."""
    parent = somebody(java_script_enabled=scripts)
    to_the_story(parent)
    parent.write()
    lose(parent)
    if scripts:
        parent.page.evaluate("Object.defineProperty(Navigator.prototype, 'onLine', {get: () => true})")
    with parent.page.expect_event("requestfailed"):
        parent.main.get_by_role("button", name="Continue").click(no_wait_after=True)
    parent.page.wait_for_function("location.protocol === 'chrome-error:'")
    parent.complaints.clear()

    find_again(parent)
    parent.page.reload()

    parent.check()
    assert parent.path == "/answer/8"
    assert parent.go("/check").sees("Nobody rang back.")
