"""Reading aloud: by a voice of the device, in the order of the page, and silent at once when somebody leaves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from journeys.keyboard import Keyboard
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults, unbounded
from journeys.person import Person
from journeys.test_leaving import keep_away
from playwright.sync_api import Locator, expect

from questionnaires.model import Question

A_VOICE = Path(__file__).with_name("a_voice.js").read_text("utf-8")
DEVICE = {"name": "of this device", "lang": "en_US", "localService": True}
FRENCH = {"name": "of this device, French", "lang": "fr-FR", "localService": True}
REMOTE = {"name": "of somebody's server", "lang": "en", "localService": False}
NAMES = {"read": "Read aloud: ", "stop": "Stop: ", "pause": "Pause: ", "go on": "Go on: "}


def give_voices(person: Person, *voices: dict[str, Any]) -> Person:
    script = "\n".join(line for line in A_VOICE.splitlines() if not line.startswith("//"))
    person.context.add_init_script(f"({script.strip()})({json.dumps(voices)})")
    return person


@pytest.fixture
def listener(phone: Person) -> Person:
    return give_voices(phone, REMOTE, FRENCH, DEVICE)


@pytest.fixture
def at_the_second(listener: Person) -> Person:
    """On a page with a lead, words explained, a hint and help."""
    return listener.begin(listener.live.a_survey()).answer_first()


def button(person: Person, what: str, place: int = 0) -> Locator:
    """One of the buttons of that kind; the first is the page's own."""
    return person.main.locator(f'button[aria-label^="{NAMES[what]}"]').nth(place)


def heard(person: Person) -> list[dict[str, str]]:
    kept: list[dict[str, str]] = json.loads(person.page.evaluate("sessionStorage.heard") or "[]")
    return kept


def lit(person: Person) -> str:
    """The one part that is marked as being read; empty when there is none."""
    parts = person.main.locator(".app-aloud").all()
    assert len(parts) <= 1
    return " ".join(parts[0].inner_text().split()) if parts else ""


def to_the_end(person: Person) -> list[str]:
    """Let the voice finish all it has to say; what it said, part by part, each lit while it is."""
    said = []
    while lit(person):
        said.append(heard(person)[-1]["said"])
        assert lit(person) == said[-1]
        person.page.evaluate("toTheEnd()")
    return said


def told(question: Question) -> Iterator[str]:
    yield question.text
    yield from filter(None, [question.hint])
    yield from ["Help with this question"] if question.help else []
    yield from (option.label for option in question.options)


def test_a_page_is_read_in_its_order_each_part_marked_while_it_is_read(at_the_second: Person) -> None:
    page = at_the_second.live.questionnaire.page(2)

    button(at_the_second, "read").click()

    questions = [said for question in page.questions for said in told(question)]
    assert to_the_end(at_the_second) == [page.heading, *page.lead.splitlines(), "Words explained", *questions]
    expect(button(at_the_second, "read")).to_be_focused()


def test_what_is_unfolded_is_read_where_it_stands(at_the_second: Person) -> None:
    page = at_the_second.live.questionnaire.page(2)
    button(at_the_second, "read").click()
    for fold in at_the_second.main.locator("details").all():
        fold.locator("summary").click()

    said = to_the_end(at_the_second)

    meanings = {term.plain for term in at_the_second.live.questionnaire.glossary} & set(said)
    assert meanings
    assert said.index("Words explained") < said.index(min(meanings)) < said.index(page.questions[0].text)
    helping = said.index("Help with this question")
    assert said[helping + 1] == page.questions[0].help


def test_one_question_is_read_by_itself(listener: Person) -> None:
    listener.begin(listener.live.a_survey())
    question = listener.live.questionnaire.page(1).questions[1]

    button(listener, "read", 2).click()

    assert to_the_end(listener) == list(told(question))


def test_reading_another_question_ends_the_first(listener: Person) -> None:
    listener.begin(listener.live.a_survey())
    first, second = listener.live.questionnaire.page(1).questions[:2]

    button(listener, "read", 1).click()
    assert lit(listener) == first.text
    button(listener, "read", 1).click()  # the first one says Stop now

    assert lit(listener) == second.text
    expect(button(listener, "stop")).to_have_count(1)
    expect(button(listener, "pause")).to_have_count(1)


def test_a_pause_is_silent_and_goes_on_with_the_same_words(at_the_second: Person) -> None:
    button(at_the_second, "read").click()
    at_the_second.page.evaluate("toTheEnd()")
    here = lit(at_the_second)

    button(at_the_second, "pause").click()
    assert (heard(at_the_second)[-1]["said"], lit(at_the_second)) == ("", here)
    button(at_the_second, "go on").click()

    assert heard(at_the_second)[-1]["said"] == here


def test_stop_is_silent_and_the_next_time_begins_at_the_top(at_the_second: Person) -> None:
    button(at_the_second, "read").click()
    at_the_second.page.evaluate("toTheEnd()")

    button(at_the_second, "stop").click()
    assert (heard(at_the_second)[-1]["said"], lit(at_the_second)) == ("", "")
    expect(button(at_the_second, "pause")).to_have_count(0)
    button(at_the_second, "read").click()

    assert lit(at_the_second) == at_the_second.live.questionnaire.page(2).heading


@pytest.mark.parametrize("way", ["Continue", "Language, pictures and looks"])
def test_the_next_page_is_not_talked_over(at_the_second: Person, way: str) -> None:
    button(at_the_second, "read").click()

    at_the_second.press(way)

    assert [each["said"] for each in heard(at_the_second) if each["at"] == "/answer/2"][-1] == ""


@pytest.mark.parametrize("way", [".app-exit", ".app-footer a", "button[value=continue]"])
def test_leaving_is_silent_before_the_next_page_answers(at_the_second: Person, way: str) -> None:
    keep_away(at_the_second)
    button(at_the_second, "read").click()

    told = at_the_second.page.evaluate(
        "way => { document.querySelector(way).click(); return sessionStorage.heard }", way
    )

    assert json.loads(told)[-1]["said"] == ""


@pytest.mark.parametrize("event", ["document.dispatchEvent", "dispatchEvent"])
def test_a_page_out_of_sight_is_silent(at_the_second: Person, event: str) -> None:
    button(at_the_second, "read").click()

    kind = "visibilitychange" if event.startswith("document") else "pagehide"
    at_the_second.page.evaluate(f"{event}(new Event('{kind}'))")

    assert (heard(at_the_second)[-1]["said"], lit(at_the_second)) == ("", "")


def test_only_a_voice_of_this_device_in_the_language_of_the_page_is_used(at_the_second: Person) -> None:
    button(at_the_second, "read").click()
    to_the_end(at_the_second)

    used = {(each["voice"], each["lang"]) for each in heard(at_the_second) if each["said"]}
    assert used == {("of this device", "en")}
    assert at_the_second.elsewhere == []


@pytest.mark.parametrize(
    "voices", [(), (REMOTE,), (REMOTE, FRENCH)], ids=["none", "remote", "another language"]
)
def test_without_a_fitting_voice_there_is_no_button(
    phone: Person, voices: tuple[dict[str, Any], ...]
) -> None:
    give_voices(phone, *voices).begin(phone.live.a_survey())

    expect(phone.main.locator("button:not([type=submit])")).to_have_count(0)
    assert heard(phone) == []


def test_a_browser_that_cannot_speak_shows_no_button(phone: Person) -> None:
    phone.context.add_init_script(
        "delete Window.prototype.speechSynthesis; delete globalThis.speechSynthesis"
    )
    phone.begin(phone.live.a_survey())

    assert phone.page.evaluate("typeof speechSynthesis") == "undefined"
    expect(phone.main.locator("button:not([type=submit])")).to_have_count(0)


def test_voices_that_come_late_bring_the_buttons_once(phone: Person) -> None:
    give_voices(phone).begin(phone.live.a_survey())

    phone.page.evaluate("voice => { voicesCome([voice]); voicesCome([voice]) }", DEVICE)

    expect(button(phone, "read")).to_be_visible()
    groups = phone.main.locator(".govuk-form-group").count()
    expect(phone.main.locator("button:not([type=submit])")).to_have_count(1 + groups)


def test_the_keyboard_reads_pauses_and_stops(at_the_second: Person) -> None:
    hands = Keyboard(at_the_second)

    hands.tab_to("Read aloud").press("Enter").tab_to("Pause").press("Enter")
    assert heard(at_the_second)[-1]["said"] == ""
    hands.press("Space")
    assert heard(at_the_second)[-1]["said"] == at_the_second.live.questionnaire.page(2).heading
    hands.press("Shift+Tab").press("Space")

    assert lit(at_the_second) == ""
    assert hands.here().words == "Read aloud"


def test_the_focus_stays_where_reading_was_paused_from_when_it_ends(at_the_second: Person) -> None:
    button(at_the_second, "read").click()
    button(at_the_second, "pause").focus()

    at_the_second.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(button(at_the_second, "read")).to_be_focused()


@pytest.mark.parametrize("screen", ["standard", "errors"])
def test_a_page_that_is_being_read_can_be_seen_and_used_by_everybody(listener: Person, screen: str) -> None:
    listener.begin(listener.live.a_survey()).answer_first()
    if screen == "errors":
        listener.tick("none").press("Continue").write("x" * 4001).press("Continue")
    button(listener, "read").click()
    assert lit(listener)

    while lit(listener):
        assert find_faults(listener.page) == []
        listener.page.evaluate("toTheEnd()")


def test_forced_colours_keep_the_frame_of_what_is_read(live: Live, somebody: Callable[..., Person]) -> None:
    parent = give_voices(somebody(forced_colors="active"), DEVICE)
    parent.begin(live.a_survey())

    button(parent, "read").click()

    frame = "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]"
    assert parent.main.locator(".app-aloud").evaluate(frame) == ["solid", "4px"]
    assert unbounded(parent.page) == []
