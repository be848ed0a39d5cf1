"""From the link to taking it back by keyboard alone."""

import pytest
from journeys import test_every_public_page  # noqa: F401  # draws the whole map
from journeys.keyboard import Keyboard, Stop
from journeys.live import Live
from journeys.person import STORY, Person
from journeys.typist import Typist
from journeys.ways import PUBLIC


def test_everything_can_be_answered_and_sent_by_keyboard_alone(live: Live, phone: Person) -> None:
    keys = Keyboard(phone)
    phone.open(live.a_survey())
    keys.tab_to("Start").follow()
    choose_by_arrows(keys)
    keys.tab_to("Continue").follow()
    keys.tab_to("Yes, I want to take part").follow()

    while phone.screen == "question":
        answer_page(keys)
    assert phone.sees("Nobody rang back.")

    keys.tab_to("Send").follow()
    code = phone.receipt()
    keys.tab_to("Take back answers you sent").follow()
    keys.tab_to_a("text").write(code).follow()
    keys.tab_to("Yes, delete my answers").follow()
    assert phone.screen == "withdrawn"


def choose_by_arrows(keys: Keyboard) -> None:
    """Into the group, down and up again: the choice follows the arrows."""
    keys.tab_to_a("radio")
    assert not keys.here().isChosen
    keys.press("Space")
    assert keys.here().value == "myself"
    keys.press("ArrowDown")
    assert (keys.here().value, keys.here().isChosen) == ("helped", True)
    keys.press("ArrowUp")
    assert (keys.here().value, keys.here().isChosen) == ("myself", True)


def answer_page(keys: Keyboard) -> None:
    """The first option of each question and a story, each where the tab key stops."""
    answered: set[str] = set()
    while (stop := keys.tab()).words != "Continue" or not stop.isInMain:
        if stop.name in answered:
            continue
        answered.add(stop.name)
        if stop.type in {"radio", "checkbox"}:
            keys.press("Space")
            assert keys.here().isChosen
        elif stop.tag == "textarea":
            keys.write(STORY)
    keys.follow()


def test_the_first_stop_skips_to_the_main_part(live: Live, phone: Person) -> None:
    keys = Keyboard(phone)
    phone.begin(live.a_survey())

    first = keys.tab()
    assert first.words == "Skip to main content"
    keys.press("Enter")

    assert keys.tab().isInMain


def test_help_opens_and_closes_by_keyboard(live: Live, phone: Person) -> None:
    keys = Keyboard(phone)
    phone.begin(live.a_survey())
    help_now = phone.page.get_by_text("Childline, for anyone under 19")

    keys.tab_to("Help now").press("Enter")
    assert help_now.is_visible()
    numbers = [keys.tab().words for _ in range(3)]
    assert numbers == ["0800 1111", "0808 800 5000", "01632 960 001"]

    for _ in numbers:
        keys.press("Shift+Tab")
    keys.press("Space")
    assert not help_now.is_visible()


def test_space_alone_chooses_any_answer_of_a_list(live: Live, phone: Person) -> None:
    """One switch, or two, have no arrow keys."""
    keys = Keyboard(phone)
    phone.begin(live.a_survey())
    keys.tab_to_a("radio")
    offered = phone.page.locator(f"[name={keys.here().name}]").evaluate_all(
        "all => all.map((each) => each.value)"
    )

    chosen = []
    for _ in [*offered, offered[0]]:
        keys.press("Space")
        assert keys.here().isChosen
        chosen.append(keys.here().value)

    assert chosen == [*offered, offered[0]]
    assert phone.screen == "question"


def test_enter_in_a_box_goes_on_and_does_not_skip_or_send(live: Live, phone: Person) -> None:
    keys = Keyboard(phone)
    phone.begin(live.a_survey())

    keys.tab_to_a("radio").press("Space").follow()

    assert phone.path == "/answer/2"
    phone.back()
    assert phone.page.locator("input[value=parent]").is_checked()


def test_the_tab_key_comes_by_everything_once_in_the_order_of_the_page(live: Live, phone: Person) -> None:
    keys = Keyboard(phone)
    phone.begin(live.a_survey())
    stops: list[Stop] = []
    while len(stops) < 60:
        phone.page.keyboard.press("Tab")
        if phone.page.evaluate("document.activeElement === document.body"):
            break
        stops.append(keys.here())

    names = [stop.words or stop.name for stop in stops]
    assert names == [
        "Skip to main content",
        "Exit this page",
        "Help now",
        "about-relation",
        "about-age",
        "Continue",
        "Skip this page",
        "Send what I have done so far",
        "Save and come back later",
        "Language, pictures and looks",
        "Stop and delete my answers",
        "Who sees your answers",
    ]


JOURNEYS = (
    ("come-back", "code"),
    ("receipt", "sisters"),
    ("question", "errors"),
    ("ask", "errors"),
    ("next-person", "unsent"),
)
"""Together they use every kind of way: a link, a button, a choice of one or several, a box to write in."""


@pytest.mark.parametrize(("screen", "state"), JOURNEYS)
def test_every_other_journey_is_made_by_tab_space_and_enter(phone: Person, screen: str, state: str) -> None:
    typist = Typist(phone.live, phone.context)

    PUBLIC.ways[screen, state].walk(typist)

    assert typist.screen == screen
    assert PUBLIC.states_of(typist, screen) == {state}
