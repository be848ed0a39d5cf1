"""A tablet that several people share, in a real browser: what the next one can reach, and the idle limit."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults
from journeys.person import STORY, Person
from journeys.test_leaving import LEFT_BEHIND, NOTHING
from journeys.ways_together import begin_together, share
from playwright.sync_api import Browser

from survey_app import clock
from survey_app.design import static

TEN_MINUTES = 10 * 60 * 1000
TWO_MINUTES = 2 * 60 * 1000
TWENTY_HOURS = 20 * 3600
WORDS = STORY.partition("\n")[0]


@pytest.fixture
def tablet(somebody: Callable[..., Person]) -> Person:
    return somebody(viewport={"width": 800, "height": 1200})


def to_a_page_to_write_on(tablet: Person) -> None:
    """Past whatever is asked before it."""
    for _ in range(12):
        if tablet.page.locator("textarea").count():
            return
        tablet.press("Skip this page")
    raise AssertionError("there is nothing to write on")


def write_and_pass_on(tablet: Person) -> str:
    """Somebody answers, writes, sees their receipt and passes the tablet on; returns the receipt."""
    begin_together(tablet)
    to_a_page_to_write_on(tablet)
    tablet.write().press("Send what I have done so far")
    receipt = tablet.send()
    tablet.press("Finish")
    assert tablet.screen == "next-person"
    return receipt


def test_nothing_of_the_person_before_is_reached_by_back_reload_or_history(
    live: Live, tablet: Person
) -> None:
    share(tablet, live.a_survey())
    receipt = write_and_pass_on(tablet)
    addresses = {request.url for request in tablet.asked if request.method == "GET"}

    for _ in range(8):
        tablet.page.go_back()
        assert_clean(tablet, receipt)
    tablet.page.reload()
    assert_clean(tablet, receipt)
    for address in sorted(url for url in addresses if "/static/" not in url and "/together" not in url):
        tablet.page.goto(address)
        assert_clean(tablet, receipt)
    assert tablet.page.evaluate(LEFT_BEHIND) == NOTHING
    assert len(tablet.context.cookies()) == 1


def assert_clean(tablet: Person, receipt: str) -> None:
    shown = tablet.page.content()
    assert WORDS not in shown
    assert receipt not in shown
    written = tablet.page.locator("textarea").all()
    assert [box.input_value() for box in written if box.input_value()] == []
    assert not tablet.page.locator("input:checked").count()


def test_the_browser_offers_the_next_person_nothing_that_was_typed_before(live: Live, tablet: Person) -> None:
    """Autofill, and what browsers put back into the fields of a page they know."""
    share(tablet, live.a_survey())
    write_and_pass_on(tablet)

    begin_together(tablet)
    assert not tablet.page.locator("input:checked").count()
    to_a_page_to_write_on(tablet)
    assert tablet.page.locator("textarea").first.input_value() == ""
    forms = tablet.page.locator("form[method=post]").all()
    assert {form.get_attribute("autocomplete") for form in forms} == {"off"}


def test_a_page_the_browser_kept_is_asked_for_again(live: Live, tablet: Person) -> None:
    """On pages with a script of their own and on those without."""
    share(tablet, live.a_survey())
    for screen in ("start", "who"):
        assert tablet.press("Start").screen == screen
        tablet.page.evaluate("globalThis.isTheOld = true")
        tablet.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        tablet.page.wait_for_function("document.readyState === 'complete' && !globalThis.isTheOld")
        tablet.check()


def test_with_the_cache_for_going_back_that_phones_have_the_next_person_sees_nothing(
    browser: Browser, live: Live, browser_type_launch_args: dict[str, Any]
) -> None:
    """After a tap on Next person in the middle of writing."""
    flags = {**browser_type_launch_args, "ignore_default_args": ["--disable-back-forward-cache"]}
    like_a_tablets = browser.browser_type.launch(**flags)
    tablet = Person(live, like_a_tablets.new_context(base_url=live.base))
    share(tablet, live.a_survey())
    begin_together(tablet)
    to_a_page_to_write_on(tablet)
    tablet.write()
    tablet.leave_by(tablet.page.get_by_role("button", name="Next person"))
    tablet.press("Lock my answers, next person")

    for _ in range(3):
        tablet.page.go_back()
        tablet.page.wait_for_function(f"!document.documentElement.textContent.includes({WORDS!r})")
        assert_clean(tablet, "no receipt")
    like_a_tablets.close()


@pytest.fixture
def writing(live: Live, tablet: Person) -> Person:
    """Somebody writes on a shared tablet; its clock is ours to move."""
    tablet.page.clock.install()
    share(tablet, live.a_survey())
    begin_together(tablet)
    to_a_page_to_write_on(tablet)
    tablet.write()
    return tablet


def is_asked(tablet: Person) -> bool:
    return tablet.page.get_by_role("alertdialog", name="Are you still here?").is_visible()


def test_after_ten_minutes_it_asks_in_place_of_the_page_and_any_answer_gives_ten_more(
    writing: Person,
) -> None:
    page = writing.page
    page.clock.fast_forward(TEN_MINUTES - 2000)
    assert not is_asked(writing)
    page.keyboard.press("Shift")  # one key is enough
    page.clock.fast_forward(TEN_MINUTES - 2000)
    assert not is_asked(writing)

    for answer in ("button", "Escape", "button"):
        page.clock.fast_forward(TEN_MINUTES + 1000)
        assert is_asked(writing)
        assert page.get_by_text(re.compile("Seconds left: 1[12]")).first.is_visible()
        page.clock.fast_forward(TWO_MINUTES - 20_000)
        assert is_asked(writing)
        if answer == "button":
            assert page.evaluate("document.activeElement.textContent") == "I am still here"
            page.keyboard.press("Enter")
        else:
            page.keyboard.press(answer)
        page.locator("#still-here[hidden]").wait_for(state="attached")
        assert not is_asked(writing)
    assert page.locator("textarea").first.input_value() == STORY
    assert writing.screen == "question"


def test_while_it_asks_nothing_that_was_written_can_be_seen(writing: Person) -> None:
    writing.page.clock.fast_forward(TEN_MINUTES + 1000)

    seen = writing.page.evaluate(
        "() => { const cover = document.getElementById('still-here').getBoundingClientRect();"
        "return [cover.width >= innerWidth, cover.height >= innerHeight, cover.left, cover.top] }"
    )
    assert seen == [True, True, 0, 0]
    assert find_faults(writing.page) == []


def test_when_nobody_answers_the_tablet_is_ready_for_the_next_and_nothing_is_deleted(
    writing: Person, live: Live
) -> None:
    drafts_before = drafts_of(live)
    writing.page.clock.fast_forward(TEN_MINUTES + 1000)
    with writing.page.expect_navigation():
        writing.page.clock.fast_forward(TWO_MINUTES)

    writing.page.wait_for_selector("main[data-screen=next-person]")
    assert writing.sees("This tablet is ready")
    assert drafts_of(live) == drafts_before
    writing.page.go_back()
    assert_clean(writing, "no receipt")


def drafts_of(live: Live) -> int:
    with live.service.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar_one())


def test_without_scripts_there_is_a_plain_note_and_no_limit(
    live: Live, somebody: Callable[..., Person]
) -> None:
    tablet = somebody(java_script_enabled=False)
    share(tablet, live.a_survey())
    assert tablet.sees("If the tablet does not run scripts, it never does this by itself")
    begin_together(tablet)

    assert tablet.page.get_by_text("Choose Next person when you are done").is_visible()
    assert not tablet.page.get_by_text("Are you still here?").is_visible()
    assert "http-equiv" not in "".join(tablet.read)


def test_a_persons_own_device_has_no_limit_under_twenty_hours(live: Live, phone: Person) -> None:
    """WCAG 2.2.1, 2.2.6: no script on it waits to end anything, and the visit itself lasts longer."""
    phone.page.clock.install()
    phone.begin(live.a_survey())
    to_a_page_to_write_on(phone)
    phone.write()

    phone.page.clock.fast_forward(TWENTY_HOURS * 1000)

    assert phone.page.locator("textarea").first.input_value() == STORY
    assert phone.screen == "question"
    assert not phone.page.locator("dialog").count()
    sources = [
        (static.DIST / "files" / static.manifest()[name]).read_text() for name in ("page.mjs", "question.mjs")
    ]
    assert not re.search(r"setInterval|http-equiv", "".join(sources))
    (cookie,) = phone.context.cookies()
    assert cookie["expires"] - clock.now().timestamp() >= TWENTY_HOURS - 60
