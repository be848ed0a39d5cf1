"""Larger, wider, in other colours: chosen by radios, without a script, and everything can still be used."""

from collections.abc import Callable
from itertools import product

import pytest
import sqlalchemy as sa
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults, text_outside, unbounded
from journeys.person import Person
from playwright.sync_api import expect

from survey_app.respondent.looks import OFFERED
from survey_app.store import records

LOOKS = list(product(OFFERED["text"], OFFERED["colours"]))
WAYS = "Language, pictures and looks"
GROUNDS = {"cream": "rgb(253, 246, 227)", "blue": "rgb(232, 242, 251)", "dark": "rgb(21, 20, 26)"}
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
MIDDLES = """() => {
    const label = document.querySelector('.govuk-radios__label')
    const circle = getComputedStyle(label, '::before'), dot = getComputedStyle(label, '::after')
    const line = document.createRange()
    line.selectNodeContents(label)
    const words = line.getClientRects()[0], top = label.parentElement.getBoundingClientRect().top
    const middles = [circle, dot].map((each) => parseFloat(each.top) + parseFloat(each.height) / 2 +
        (each === dot ? parseFloat(each.borderTopWidth) : 0))
    return [...middles, words.top + words.height / 2 - top]
}"""


def choose(person: Person, **looks: str) -> Person:
    """On the page of choices."""
    for kind, value in looks.items():
        person.page.locator(f'input[name="{kind}"][value="{value}"]').check()
    return person.press("Save and go on")


@pytest.mark.parametrize(("text", "colours"), LOOKS)
def test_every_size_in_every_colour_can_be_read_and_used_by_everybody(
    phone: Person, text: str, colours: str
) -> None:
    phone.open(phone.live.a_survey()).follow(WAYS)
    choose(phone, text=text, colours=colours, spacing="wide" if text == "largest" else "usual")
    assert phone.screen == "start"
    phone.looks.append(find_faults)
    phone.press("Start").tick("myself").press("Continue").press("Yes, I want to take part")
    phone.answer_first().tick("none").press("Continue").write("x" * 4001).press("Continue")
    assert phone.main.locator(".govuk-error-summary").count()
    phone.go("/check")
    assert phone.screen == "check-answers"


@pytest.mark.parametrize("text", OFFERED["text"])
def test_easy_read_keeps_its_pictures_beside_the_words(phone: Person, text: str) -> None:
    phone.open(phone.live.a_survey("young-people-16-18")).follow(WAYS)
    phone.tick("easy-read")
    choose(phone, text=text, spacing="wide", colours="cream")
    phone.looks.append(find_faults)
    phone.press("Start").tick("myself").press("Continue").press("Yes, I want to take part")
    phone.follow("Skip this").answer_page()
    assert phone.screen == "question"
    assert phone.page.locator(".app-picture").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colours", GROUNDS)
def test_what_is_chosen_stands_whatever_the_machine_has(
    live: Live, somebody: Callable[..., Person], colours: str, scheme: str
) -> None:
    parent = somebody(color_scheme=scheme, java_script_enabled=False)
    parent.open(live.a_survey()).follow(WAYS)

    choose(parent, colours=colours)

    expect(parent.page.locator("html")).to_have_css("background-color", GROUNDS[colours])


def test_where_nothing_is_chosen_the_machine_is_followed(live: Live, somebody: Callable[..., Person]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        parent = somebody(color_scheme=scheme).open(live.a_survey())
        grounds.append(parent.page.evaluate(GROUND))
    assert grounds == ["rgb(255, 255, 255)", GROUNDS["dark"]]


def test_words_and_what_is_pressed_grow_together(phone: Person) -> None:
    phone.open(phone.live.a_survey()).follow(WAYS)
    before = phone.page.evaluate(SIZE)
    heights = []
    for text, factor in (("usual", 1.0), ("large", 1.25), ("largest", 1.5)):
        phone.page.locator(f'input[name="text"][value="{text}"]').check()
        phone.press("Save and look at it here")
        assert phone.page.evaluate(SIZE) == before * factor
        box = phone.page.locator('input[name="text"]').first.bounding_box()
        assert box is not None
        heights.append(box["height"])
        circle, dot, words = phone.page.evaluate(MIDDLES)
        assert max(abs(circle - words), abs(dot - circle)) <= 2.5
    assert heights == [48, 60, 72]


def test_forced_colours_are_left_alone(live: Live, somebody: Callable[..., Person]) -> None:
    forced = somebody(forced_colors="active").open(live.a_survey())
    usual = forced.page.evaluate(GROUND)
    forced.follow(WAYS)

    choose(forced, colours="blue", text="largest")
    forced.looks += [unbounded, text_outside]

    assert forced.page.evaluate(GROUND) == usual
    forced.press("Start")


def test_a_dark_page_is_printed_on_white_paper(phone: Person) -> None:
    phone.open(phone.live.a_survey()).follow(WAYS)
    choose(phone, colours="dark")

    phone.page.emulate_media(media="print")

    assert phone.page.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_the_choice_is_made_in_the_middle_and_nothing_is_lost(phone: Person) -> None:
    phone.begin(phone.live.a_survey()).tick("parent").press(WAYS)

    choose(phone, text="large", colours="dark")
    phone.go("/answer/1")

    expect(phone.page.locator('input[value="parent"]')).to_be_checked()
    expect(phone.page.locator("html")).to_have_class("app-large app-dark")


def test_a_language_from_right_to_left_fits_too_and_its_letters_stay_joined(
    live: Live, phone: Person
) -> None:
    survey = live.a_survey()
    with live.service.store.writing() as connection:
        here = sa.update(records.surveys).where(records.surveys.c.id == survey.id)
        connection.execute(here.values(languages="en ur"))
    phone.open(survey).follow(WAYS).tick("ur")
    choose(phone, text="largest", spacing="wide", colours="blue")
    assert phone.page.locator("html").get_attribute("dir") == "rtl"
    assert phone.page.evaluate("getComputedStyle(document.body).letterSpacing") == "normal"

    phone.looks.append(find_faults)
    phone.go("/start")
