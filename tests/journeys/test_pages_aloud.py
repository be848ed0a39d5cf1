"""Reading aloud on the pages around the questions: what is said of each, in which order, and by which voice."""

from collections.abc import Callable

import pseudo_language
import pytest
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults
from journeys.person import STORY, Person
from journeys.test_reading_aloud import DEVICE, FRENCH, REMOTE, button, give_voices, heard, lit
from playwright.sync_api import Locator, Page, expect

from survey_app.respondent import spelling

HEBREW = {"name": "of this device, Hebrew", "lang": pseudo_language.RIGHT_TO_LEFT, "localService": True}
SEEN = """root => [...root.querySelectorAll(
    'h1, h2, p, li, dt, dd, legend, label, summary, .govuk-hint, .govuk-button')]
  .filter((part) => part.checkVisibility() && part.getAttribute('type') !== 'button')
  .filter((part) => !part.querySelector('p, li, label'))
  .map((part) => part.innerText.trim().replace(/\\s+/g, ' '))"""


@pytest.fixture
def listener(phone: Person) -> Person:
    return give_voices(phone, REMOTE, FRENCH, DEVICE)


def said_of(person: Person, what: str) -> list[str]:
    """All that is said when somebody chooses the button beside these words."""
    button = person.main.get_by_role("button", name=f"Read aloud: {what}", exact=True)
    return [words for words, _ in said_by(person, button)]


def said_by(person: Person, button: Locator) -> list[tuple[str, str]]:
    """Each part with its language."""
    before = len(heard(person))
    button.click()
    while lit(person):
        person.page.evaluate("toTheEnd()")
    return [(each["said"], each["lang"]) for each in heard(person)[before:] if each["said"]]


def seen(page: Page) -> list[str]:
    words: list[str] = page.locator("main").evaluate(SEEN)
    return words


def at_the_consent(person: Person) -> Person:
    return person.open(person.live.a_survey()).press("Start").tick("myself").press("Continue")


def at_the_check(person: Person) -> Person:
    person.begin(person.live.a_survey()).answer_first().tick("none").press("Continue")
    return person.write().press("Send what I have done so far")


def test_the_consent_is_read_as_it_stands_statement_by_statement_to_the_two_buttons(listener: Person) -> None:
    at_the_consent(listener)
    shown = seen(listener.page)

    said = said_of(listener, "Do you want to take part?")

    assert said == shown
    assert said[:2] == [
        "Do you want to take part?",
        "Please read this. Then choose yes or no. Both are fine.",
    ]
    assert said[2].startswith("I know who asks: inspectors from Ofsted")
    assert said[2:9] == [item.inner_text() for item in listener.page.locator("#statements li").all()]
    assert said[9:12] == [
        "If you start and do not come back",
        listener.page.locator("#counts_if_left-hint").inner_text(),
        "Send what I have saved when the survey ends",
    ]
    assert said[12:] == ["Yes, I want to take part", "No, I do not want to"]
    assert "Leave this empty" not in said


def test_the_answers_on_the_check_page_are_read_only_on_request(listener: Person) -> None:
    at_the_check(listener)
    heading = listener.live.questionnaire.page(1).heading
    question = listener.live.questionnaire.page(1).questions[0]

    whole = said_of(listener, "Check your answers")
    section = said_of(listener, heading)

    assert [whole[0], whole[-1]] == ["Check your answers", "Send"]
    assert any(each.startswith("When you choose Send, the inspection team can read this.") for each in whole)
    own = listener.main.locator("[data-own]").inner_text()
    assert not [each for each in whole if each in own.splitlines()]
    assert section[:3] == [heading, question.text, question.options[0].label]
    assert section[-1] == f"Change “{heading}”"
    told = listener.main.locator("[data-own] h2").last.inner_text()
    assert " ".join(STORY.split()) in said_of(listener, told)


def test_the_code_of_a_receipt_is_spelled_as_one_says_it(listener: Person) -> None:
    listener.begin(listener.live.a_survey()).answer_first().press("Send what I have done so far")
    code = listener.send()
    spelled = ". ".join(spelling.aloud(group) for group in code.split("-"))

    whole = said_of(listener, "Sent. Thank you.")
    section = said_of(listener, "Your code")

    assert whole[:3] == [
        "Sent. Thank you.",
        "Your answers are safe with the inspection team. They can read them now.",
        "Your code",
    ]
    assert whole[3:5] == [spelled, "Say it aloud"]
    assert whole[-1] == "Finish"
    assert section[:3] == ["Your code", spelled, "Say it aloud"]
    assert whole[whole.index("What happens next") :] == said_of(listener, "What happens next")
    assert "What happens next" not in section
    listener.main.locator("summary", has_text="Say it aloud").click()
    assert said_of(listener, "Your code") == section


def test_on_a_page_of_another_language_a_code_is_spelled_in_english_or_else_read_letter_by_letter(
    abroad: Live, somebody: Callable[..., Person]
) -> None:
    parent = give_voices(somebody(abroad, locale=HEBREW["lang"]), HEBREW, DEVICE)
    parent.says = pseudo_language.spoken
    parent.begin(abroad.a_survey()).press("Save and come back later").press("Give me a code")
    whole = parent.main.locator("h1 + .app-buttons button").first
    code = parent.page.locator("#come-back-code").inner_text().replace("\n", "")

    assert (". ".join(map(spelling.aloud, code.split("-"))), "en") in said_by(parent, whole)
    parent.page.evaluate("voice => voicesCome([voice])", HEBREW)

    said = said_by(parent, whole)
    assert (". ".join(code.replace("-", "")), "he") in said
    assert {language for _, language in said} == {"he"}


def test_a_page_of_help_is_read_section_by_section(listener: Person) -> None:
    listener.go("/help")

    said = said_of(listener, "If you are worried about a child")

    assert said[0] == "If you are worried about a child"
    assert len(said) == 3
    assert said_of(listener, "Help, and who to talk to") == seen(listener.page)


def test_an_error_is_read_with_the_question_it_is_about(listener: Person) -> None:
    listener.open(listener.live.a_survey()).press("Start").press("Continue")
    wrong = "Choose who is answering. It helps inspectors read the answers right."

    assert said_of(listener, "There is a problem") == ["There is a problem", wrong]
    assert said_of(listener, "How are you answering?")[:2] == ["How are you answering?", wrong]


@pytest.mark.parametrize("path", ["/privacy", "/accessibility", "/withdraw", "/counted", "/nowhere"])
def test_every_other_page_has_a_voice_too_and_says_what_is_seen(listener: Person, path: str) -> None:
    listener.go(path)
    shown = seen(listener.page)

    assert said_of(listener, listener.main.locator("h1").inner_text()) == shown


def test_the_first_pages_have_no_script_and_so_no_voice(listener: Person) -> None:
    listener.go("/")
    expect(button(listener, "read")).to_have_count(0)
    listener.open(listener.live.a_survey())
    expect(button(listener, "read")).to_have_count(0)


def test_without_a_voice_of_the_device_for_the_language_there_is_no_button(phone: Person) -> None:
    at_the_consent(give_voices(phone, REMOTE, FRENCH))

    expect(phone.main.locator("button:not([type=submit])")).to_have_count(0)
    assert heard(phone) == []


def test_going_on_is_silent_and_nothing_is_sent_anywhere(listener: Person) -> None:
    at_the_consent(listener)
    button(listener, "read").click()

    listener.press("Yes, I want to take part")

    assert [each["said"] for each in heard(listener) if each["at"] == "/consent"][-1] == ""
    assert {(each["voice"], each["lang"]) for each in heard(listener) if each["said"]} == {
        ("of this device", "en")
    }
    assert listener.elsewhere == []


@pytest.mark.parametrize("where", [at_the_consent, at_the_check])
def test_a_page_with_its_buttons_can_be_seen_and_used_by_everybody(
    listener: Person, where: Callable[[Person], Person]
) -> None:
    where(listener)
    button(listener, "read").click()

    assert lit(listener)
    assert find_faults(listener.page) == []
