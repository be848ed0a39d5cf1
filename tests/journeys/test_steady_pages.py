"""What stays where it is, is large enough, waits for the person, and helps after a slip, on every page that asks."""

from collections.abc import Iterator

import pytest
from journeys import test_every_public_page  # noqa: F401  # draws the whole map
from journeys.live import Live
from journeys.only_a_browser_sees import MEASURES
from journeys.person import Person
from journeys.ways import PUBLIC
from playwright.sync_api import expect

LEAST_TARGET = 48
LEAST_GAP = 8
FEW_STOPS = 6
SLIPS = ("errors", "mistyped", "unknown", "too-many", "over")
BOXES = """() => Object.fromEntries(['.app-exit', '.app-quick summary', 'main h1'].map((each) => {
    const {x, y, width, height} = document.querySelector(each).getBoundingClientRect()
    return [each, each === 'main h1' ? [x] : [x, y, width, height]]
}))"""
CLOSE = """least => {
    const chosen = 'main input[type=radio], main input[type=checkbox]'
    const pressed = `${chosen}, main button, main summary, .app-quick a, .app-quick summary`
    const boxes = [...document.querySelectorAll(pressed)].filter((e) => e.checkVisibility()).map((e) => {
        const r = (e.type === 'radio' || e.type === 'checkbox' ? e.parentElement : e).getBoundingClientRect()
        return [e.outerHTML.slice(0, 80), r]
    })
    return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) => {
        const across = Math.max(a.left, b.left) - Math.min(a.right, b.right)
        const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom)
        return Math.max(across, down) < least - 0.01
    }).map(([other]) => `${one} stands too near to ${other}`))
}"""
STOPS = """() => {
    const names = new Set()
    const all = [...document.querySelectorAll('a[href], button, summary, textarea, input:not([type=hidden])')]
        .filter((e) => e.checkVisibility() && !e.hidden)
        .filter((e) => e.type !== 'radio' || !names.has(e.name) && names.add(e.name))
    return all.findIndex((e) => e.value === 'continue') + 1
}"""


def question_pages(person: Person) -> Iterator[None]:
    """Each page of questions in turn, with its first options chosen to go on."""
    for _ in range(80):
        if person.screen != "question":
            return
        yield
        person.answer_page()
    raise AssertionError("the questions never end")


def small(person: Person) -> list[str]:
    person.page.evaluate(MEASURES)
    faults: list[str] = person.page.evaluate("least => measures.smallTargets(least)", LEAST_TARGET)
    return faults


def test_help_exit_skip_and_stop_are_in_one_place_on_every_page_of_questions(
    live: Live, phone: Person
) -> None:
    """Promise A11, promise A5: same place, same size; and what is pressed is large and stands apart."""
    phone.begin(live.a_survey())
    places, seen = set(), 0
    for _ in question_pages(phone):
        seen += 1
        places.add(str(phone.page.evaluate(BOXES)))
        buttons = phone.main.get_by_role("button").all_inner_texts()
        after = buttons[buttons.index("Continue") + 1 :]
        assert after[0] == "Skip this page"
        assert phone.page.get_by_role("link", name="Stop and delete my answers").count() == 1
        assert phone.page.get_by_text("Help now").is_visible()
        assert small(phone) == []
        assert phone.page.evaluate(CLOSE, LEAST_GAP) == []
    assert seen >= 7
    assert len(places) == 1, places


def test_easy_read_keeps_help_and_exit_in_one_place_and_continue_few_stops_away(
    live: Live, phone: Person
) -> None:
    """Promise A2, promise A5, promise A11: from the top of the page to Continue, each a stop of the tab key.

    Where several may be ticked each box is a stop, as keyboards have it; there the boxes are left out of the count.
    """
    phone.open(live.a_survey("young-people-16-18")).follow("Language, pictures and looks").tick("easy-read")
    phone.press("Save and go on").press("Start").tick("myself").press("Continue")
    phone.press("Yes, I want to take part").follow("Skip this")
    places, stops = set(), []
    for seen, _ in enumerate(question_pages(phone), start=1):
        places.add(str(phone.page.evaluate(BOXES)))
        boxes = phone.page.locator("main input[type=checkbox]:visible").count()
        stops.append(phone.page.evaluate(STOPS) - boxes)
        assert small(phone) == []
        assert phone.page.evaluate(CLOSE, LEAST_GAP) == []
        if seen == 12:
            break
    assert max(stops) <= FEW_STOPS, stops
    assert len(places) == 1, places


def test_choosing_leads_nowhere_until_the_person_goes_on(live: Live, phone: Person) -> None:
    """Promise A8: no page goes on by itself."""
    phone.begin(live.a_survey()).tick("parent", "5-to-10")

    phone.page.wait_for_timeout(500)

    assert phone.path == "/answer/1"


@pytest.mark.parametrize(
    ("screen", "state"), [key for key in PUBLIC.ways if key[1].startswith(SLIPS) and key[0] != "unknown-link"]
)
def test_after_every_slip_the_page_says_so_takes_the_focus_and_leads_to_it(
    phone: Person, screen: str, state: str
) -> None:
    """Promise A9: the title begins with it, the summary has the focus, its link leads to the box."""
    PUBLIC.ways[screen, state].walk(phone)

    summary = phone.page.locator(".govuk-error-summary")
    assert phone.page.title().startswith("Error: ")
    expect(summary).to_be_focused()
    for link in summary.locator("a").all():
        link.click()
        there = phone.page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
        expect(there).to_be_focused()
        kept = there.evaluate("box => box.matches('textarea, [type=text]') ? box.value : 'chosen'")
        assert kept or screen != "landing"
