"""The engines see what is wrong, and find nothing in the colours and letters a person can choose.

Every state of every screen is shown to them elsewhere, in every way it can be shown.
"""

import pytest
from journeys.engines import Engines
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person
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


def test_no_engine_finds_anything_in_colours_and_letters_of_ones_own(phone: Person, engines: Engines) -> None:
    looked_at = look_with(phone, engines)

    phone.open(phone.live.a_survey()).follow("Language, pictures and looks")
    phone.tick("dark", "largest", "wide").press("Save and go on")
    phone.press("Start").tick("myself").press("Continue").press("Yes, I want to take part")
    phone.answer_page().press("Send what I have done so far").press("Send")

    assert looked_at == SHOWN
    assert engines.find_invalid(phone.read) == []


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
