"""The engines see what is wrong, and find nothing in the ways a person can have the pages shown.

Every state of every screen is shown to them elsewhere, as it stands, in the dark and in forced colours.
"""

from collections.abc import Callable

import pseudo_language
import pytest
from journeys.engines import Engines
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person
from journeys.ways_audiences import question_in_easy_read
from playwright.sync_api import Page

SHOWN = {"start", "question", "check-answers", "receipt"}

WRONG = {
    "nameless": ("<input>", "ibm input_label_exists"),
    "unruly": ("<h1>Words</h1><h3>More</h3>", "htmlcs WCAG2AAA.Principle1.Guideline1_3.1_3_1_AAA.G141"),
    "pale": ('<p style="color: #666; background: #fff">Words', "Guideline1_4.1_4_6.G17"),
    "pale in the dark": (
        "<style>@media (prefers-color-scheme: dark) { p { color: #666; background: #000 } }</style><p>Words",
        "Guideline1_4.1_4_6.G17",
    ),
    "pale in forced colours": (
        "<style>@media (forced-colors: active) { p { forced-color-adjust: none; color: #666; background: #fff }"
        "</style><p>Words",
        "Guideline1_4.1_4_6.G17",
    ),
}
INVALID = {
    "nested wrongly": ("<ul><p>Words</p></ul>", "element-permitted-content"),
    "obsolete": ('<p align="left">Words</p>', "no-deprecated-attr"),
    "unclosed": ("<div><p>Words</p>", "close-order"),
    "no such value": ('<form method="send"></form>', "attribute-allowed-values"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_page_with_something_wrong_is_told_apart(phone: Person, engines: Engines, name: str) -> None:
    body, fault = WRONG[name]

    phone.page.set_content(f"<!doctype html><html lang=en><title>t</title><main>{body}")

    assert [each for each in engines.find_faults(phone.page) if fault in each]


@pytest.mark.parametrize("name", INVALID)
def test_a_page_that_is_no_valid_html_is_told_apart(engines: Engines, name: str) -> None:
    body, fault = INVALID[name]
    page = "<!doctype html>\n<html lang='en'><head><title>t</title></head><body>{}</body></html>\n"

    assert [each for each in engines.find_invalid([page.format(body)]) if each.startswith(fault)]
    assert engines.find_invalid([page.format("<p>Words</p>")]) == []


def by_the_usual_way(person: Person) -> None:
    person.begin(person.live.a_survey())


def in_colours_of_ones_own(person: Person) -> None:
    person.open(person.live.a_survey()).follow("Language, pictures and looks")
    person.tick("dark", "largest", "wide").press("Save and go on")
    person.press("Start").tick("myself").press("Continue").press("Yes, I want to take part")


def without_our_scripts(person: Person) -> None:
    """The engines are scripts themselves, and so only ours are kept out."""
    person.context.route("**/*.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    by_the_usual_way(person)


@pytest.mark.parametrize("way", [question_in_easy_read, in_colours_of_ones_own, without_our_scripts])
def test_no_engine_finds_anything_however_pages_are_shown(
    phone: Person, engines: Engines, way: Callable[[Person], None]
) -> None:
    looked_at = look_with(phone, engines)

    way(phone)
    phone.answer_page().press("Send what I have done so far").press("Send")

    assert looked_at == SHOWN
    assert engines.find_invalid(phone.read) == []


def test_no_engine_finds_anything_from_right_to_left(
    abroad: Live, somebody: Callable[..., Person], engines: Engines
) -> None:
    person = somebody(abroad, locale=pseudo_language.RIGHT_TO_LEFT)
    person.says = pseudo_language.spoken
    looked_at = look_with(person, engines)

    by_the_usual_way(person)
    person.answer_page().press("Send what I have done so far").press("Send")

    assert looked_at == SHOWN
    assert engines.find_invalid(person.read) == []


def look_with(person: Person, engines: Engines) -> set[str]:
    """From now on the engines look at the screens named; gives which they have seen."""
    seen = set[str]()

    def look(page: Page) -> list[str]:
        if person.screen not in SHOWN - seen:
            return []
        seen.add(person.screen)
        return [*find_faults(page), *engines.find_faults(page)]

    person.looks.append(look)
    return seen
