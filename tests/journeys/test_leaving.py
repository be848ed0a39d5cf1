"""A shared phone: what leaving takes away, what stays behind nowhere, and what nobody else is told."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from journeys.live import Live
from journeys.person import STORY, Person
from playwright.sync_api import Browser, Page, Request, Route

NEUTRAL = "https://www.bbc.co.uk/"
ELSEWHERE = "http://elsewhere.example/"
LEFT_BEHIND = """async () => ({
    local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
})"""
CONTROLS = ("<textarea", 'type="radio"', 'type="checkbox"', 'type="text"')
NOTHING = {"local": 0, "session": 0, "databases": 0, "caches": 0}


@pytest.fixture
def sent_away(phone: Person) -> list[Request]:
    """Requests for the neutral site, which answers here and not there."""
    return keep_away(phone)


def keep_away(person: Person) -> list[Request]:
    caught: list[Request] = []

    def answer(route: Route) -> None:
        caught.append(route.request)
        route.fulfill(content_type="text/html", body="<title>Weather</title><h1>Dry</h1>")

    person.context.route(NEUTRAL + "**", answer)
    return caught


def write_and_exit(person: Person) -> None:
    """Answer, write, and get out in the middle of it."""
    person.begin(person.live.a_survey()).answer_first().tick("none").press("Continue").write()
    person.page.get_by_role("link", name="Exit this page").click()
    person.page.wait_for_url(NEUTRAL + "**")


def test_exit_ends_the_visit_and_back_shows_no_answers(phone: Person, sent_away: list[Request]) -> None:
    """G10, P10: neutral site in place of the page, visit over, Back shows nothing."""
    write_and_exit(phone)
    assert phone.page.title() == "Weather"
    assert phone.context.cookies() == []

    for _ in range(4):
        phone.page.go_back()
        assert phone.screen in {"no-visit", "landing", "not-open"}
        assert not phone.page.locator("input:checked, textarea").count()
    assert len(sent_away) == 1


def test_exit_works_with_the_cache_for_going_back_that_phones_have(
    browser: Browser, live: Live, browser_type_launch_args: dict[str, Any]
) -> None:
    """G10: a page the browser kept whole is asked for again and shows nothing."""
    flags = {**browser_type_launch_args, "ignore_default_args": ["--disable-back-forward-cache"]}
    like_a_phones = browser.browser_type.launch(**flags)
    person = Person(live, like_a_phones.new_context(base_url=live.base))
    keep_away(person)

    write_and_exit(person)
    person.page.go_back()
    person.page.wait_for_selector("main[data-screen=no-visit]")

    assert STORY not in person.page.content()
    like_a_phones.close()


def test_exit_is_heard_with_the_next_request_when_its_own_is_late(
    phone: Person, sent_away: list[Request]
) -> None:
    """G10: whoever presses Back before a slow line has told us of the exit finds nothing; nor does a note stay."""
    phone.context.route(phone.live.base + "/leave", lambda route: route.abort())
    write_and_exit(phone)
    assert {cookie["name"] for cookie in phone.context.cookies()} == {"visit", "left"}

    phone.page.go_back()

    assert phone.screen == "no-visit"
    assert phone.context.cookies() == []
    phone.asked.clear()
    phone.complaints.clear()


def test_exit_is_fast_even_when_the_service_is_down(phone: Person, sent_away: list[Request]) -> None:
    """P10: at most 300 ms from the tap to the request for the neutral site."""
    took = []
    for _ in range(3):
        phone.go("/help")
        phone.context.route(phone.live.base + "/leave", lambda route: route.abort())
        started = time.perf_counter()
        with phone.page.expect_request(NEUTRAL + "**"):
            phone.page.get_by_role("link", name="Exit this page").click()
        took.append(time.perf_counter() - started)
        phone.page.wait_for_url(NEUTRAL + "**")
        phone.asked.clear()
        phone.complaints.clear()
    assert min(took) <= 0.3


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_links_that_lead_out_tell_the_other_side_nothing(
    live: Live, somebody: Callable[..., Person], scripts: bool
) -> None:
    """A19: no Referer on the way out, and no code left in any address."""
    parent = somebody(java_script_enabled=scripts)
    caught = keep_away(parent)
    survey = live.a_survey()

    parent.begin(survey)
    assert links_out(parent.page) == [
        parent.page.get_by_role("link", name="Exit this page").get_attribute("href")
    ]
    parent.page.get_by_role("link", name="Exit this page").click()
    parent.page.wait_for_url(NEUTRAL + "**")

    assert [request.all_headers().get("referer", "") for request in caught] == [""]
    assert where_the_code_stood(parent, survey.channel_code) == {"GET /s/"}


def links_out(page: Page) -> list[str]:
    hrefs = [link.get_attribute("href") or "" for link in page.locator("a[href^=http]").all()]
    return [href for href in hrefs if not href.startswith(page.url.split("/answer")[0])]


def where_the_code_stood(person: Person, code: str) -> set[str]:
    """The kinds of requests whose address or Referer held the link's code."""
    return {
        f"{request.method} {request.url.removeprefix(person.live.base)[:3]}"
        for request in person.asked
        if code in (request.url + request.all_headers().get("referer", "")).replace("-", "")
    }


def test_nothing_of_it_stays_in_the_browser_after_finishing(live: Live, phone: Person) -> None:
    """G11, P9: storages and caches empty, cookie gone, receipt not shown again."""
    phone.begin(live.a_survey()).answer_first().press("Send what I have done so far")
    receipt = phone.send()
    phone.press("Finish")

    assert phone.page.evaluate(LEFT_BEHIND) == NOTHING
    assert phone.context.cookies() == []
    phone.page.go_back()
    assert phone.screen == "no-visit"
    assert receipt not in phone.page.content()


def test_no_form_asks_the_browser_to_remember_what_is_typed(live: Live, phone: Person) -> None:
    """G11: autofill is off wherever something is answered or a code is typed."""
    phone.go("/").begin(live.a_survey()).answer_first().tick("none").press("Continue")
    phone.go("/withdraw")

    forms = [form for page in phone.read for form in forms_of(page)]
    assert len(forms) >= 6
    assert [form for form in forms if 'autocomplete="off"' not in form] == []


def forms_of(html: str) -> Iterator[str]:
    """Opening tags of the forms in which one chooses or types."""
    for piece in html.split("<form")[1:]:
        tag, _, rest = piece.partition(">")
        inside = rest.split("</form>")[0]
        if any(control in inside for control in CONTROLS):
            yield tag


def test_a_whole_journey_asks_nobody_else_for_anything(live: Live, phone: Person) -> None:
    """G12, P8: every request goes to the service, from the link to taking it back."""
    phone.begin(live.a_survey()).answer_all().press("Send")
    code = phone.receipt()
    phone.press("Finish").follow("Take back answers you sent")
    phone.page.locator("input[name=code]").fill(code)
    phone.press("Continue").press("Yes, delete my answers")

    assert len(phone.asked) > 20
    assert phone.elsewhere == []


def test_there_is_no_cookie_before_an_action_and_never_more_than_one(live: Live, phone: Person) -> None:
    """G13, P9: one cookie, for the visit, which no script reads and no other site sends."""
    phone.go("/").go("/help").go("/privacy").go("/accessibility")
    assert phone.context.cookies() == []

    phone.begin(live.a_survey())

    (cookie,) = phone.context.cookies()
    facts = {name: cookie[name] for name in ("name", "path", "httpOnly", "sameSite")}
    assert facts == {"name": "visit", "path": "/", "httpOnly": True, "sameSite": "Lax"}
    assert 0 < cookie["expires"] - time.time() <= 24 * 3600


def test_no_page_can_be_framed_or_opened_with_a_string_attached(live: Live, phone: Person) -> None:
    """E11: another site's frame stays empty, and its popup has lost its opener."""
    survey = live.a_survey()
    bait = f'<iframe src="{live.base}{survey.link}"></iframe><a href="{live.base}/" target="x" rel="opener">x</a>'
    phone.context.route(ELSEWHERE + "**", lambda route: route.fulfill(content_type="text/html", body=bait))

    phone.page.goto(ELSEWHERE)
    frame = phone.page.frames[1]
    assert frame.url == "chrome-error://chromewebdata/"
    assert not frame.locator("main").count()
    assert {request.url for request in phone.asked if request.frame == frame} >= {live.base + survey.link}
    with phone.context.expect_page() as opened:
        phone.page.locator("a").click()
    opened.value.wait_for_load_state()

    assert opened.value.locator("main[data-screen=landing]").count()
    assert opened.value.evaluate("opener") is None
