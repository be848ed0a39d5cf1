"""The same questions on other screens: enlarged, at a desk, in the machine's own colours, in other scripts."""

import re
from collections.abc import Callable, Iterator

import pseudo_language
import pytest
from journeys import pictures
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults, moving, text_outside, unbounded
from journeys.person import STORY, Person
from playwright.sync_api import Page

ENLARGED_FOUR_TIMES = {"width": 320, "height": 256}
DESK = {"width": 1280, "height": 1024}
OWN_WORDS = """() => {
    const body = document.body.cloneNode(true)
    body.querySelectorAll('[lang=en]').forEach(part => part.remove())
    return body.textContent
}"""
LETTER = re.compile(r"[^\W\d_]")


def test_every_page_of_the_questionnaire_can_be_read_and_used_at_a_desk(
    live: Live, somebody: Callable[..., Person]
) -> None:
    parent = somebody(viewport=DESK)
    parent.looks.append(find_faults)

    parent.begin(live.a_survey()).answer_all().press("Send")

    assert parent.screen == "receipt"


def test_a_screen_enlarged_four_times_shows_everything_without_scrolling_sideways(
    live: Live, somebody: Callable[..., Person]
) -> None:
    parent = somebody(viewport=ENLARGED_FOUR_TIMES)
    parent.looks.append(text_outside)

    parent.begin(live.a_survey()).answer_all().press("Send")

    assert parent.screen == "receipt"


def test_forced_colours_leave_every_control_an_edge_and_every_choice_visible(
    live: Live, somebody: Callable[..., Person]
) -> None:
    parent = somebody(forced_colors="active")
    parent.looks.append(unbounded)
    parent.begin(live.a_survey())

    choice = parent.page.locator("input[value=parent]").bounding_box()
    assert choice is not None
    unchosen = pictures.around(parent.page, choice)
    parent.tick("parent")
    assert pictures.changed(unchosen, pictures.around(parent.page, choice)) > 200
    parent.answer_all().press("Send")

    assert parent.screen == "receipt"


def test_nothing_moves_for_whoever_asked_for_stillness(live: Live, somebody: Callable[..., Person]) -> None:
    parent = somebody(reduced_motion="reduce")
    parent.looks += [moving, lambda page: page.evaluate("document.getAnimations().map(String)")]

    parent.begin(live.a_survey()).answer_all().press("Send")

    assert parent.screen == "receipt"


@pytest.mark.parametrize(
    ("language", "direction"),
    [(pseudo_language.LEFT_TO_RIGHT, "ltr"), (pseudo_language.RIGHT_TO_LEFT, "rtl")],
)
def test_a_longer_language_of_either_direction_fits_and_leaves_no_english(
    abroad: Live, somebody: Callable[..., Person], language: str, direction: str
) -> None:
    parent = somebody(abroad, locale=language)
    parent.says = pseudo_language.spoken
    survey = abroad.a_survey()
    known = {*_words_of(abroad), *STORY.split("\n")}
    parent.looks += [text_outside, lambda page: _left_over(page, known)]

    parent.begin(survey).answer_all()
    assert parent.page.locator("html").get_attribute("dir") == direction
    parent.press("Send").press("Finish")

    assert parent.screen == "finished"


def _words_of(live: Live) -> Iterator[str]:
    """The questionnaire's own texts, which belong to another catalogue."""
    for page in live.questionnaire.pages:
        yield from (page.heading, page.lead)
        for question in page.questions:
            yield from (question.text, question.hint, question.help)
            yield from (option.label for option in question.options)
    for term in live.questionnaire.glossary:
        yield from (term.term, term.plain)
    yield live.questionnaire.title


def _left_over(page: Page, known: set[str]) -> list[str]:
    """Words in no brackets that are not the questionnaire's either, nor said to be English."""
    text = page.title() + "\n" + page.evaluate(OWN_WORDS)
    text = " ".join(text.split())
    for words in sorted((" ".join(each.split()) for each in known if each), key=len, reverse=True):
        text = text.replace(words, " ")
    while (shorter := re.sub(r"\[[^\[\]]*\]", " ", text)) != text:
        text = shorter
    receipt = re.compile(r"\b[A-Z0-9]{4}(-[A-Z0-9]{4}){3}\b")
    left = receipt.sub("", text)
    return [f"not translated: {left}"] if LETTER.search(left) else []
