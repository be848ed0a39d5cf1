"""What `check` prints: that it is what the checks measured."""

from dataclasses import replace
from pathlib import Path

import pytest

from questionnaires import burden, fitness, measuring, reading, variants
from questionnaires.model import Questionnaire
from questionnaires.readability import reading_age

FAMILY = Path(__file__).parent / "samples" / "family" / "children.yaml"
LONG = "We ask how help works for you. You can leave out what you do not want to say. Then go on."


@pytest.fixture
def children() -> Questionnaire:
    questionnaire = reading.read(FAMILY).questionnaire
    assert questionnaire is not None
    return variants.resolve(questionnaire, "children-11-15").questionnaire


def test_the_page_that_takes_the_oldest_reader_is_told(children: Questionnaire) -> None:
    pages = (replace(children.pages[0], lead=LONG), *children.pages[1:])
    standard = measuring.measured(replace(children, pages=pages))[0]
    assert standard.hardest_page == "start"
    assert standard.hardest_age == reading_age(fitness.said_on(pages[0])) > reading_age(LONG)


def test_one_hard_text_counts_though_the_rest_of_its_page_is_easy(children: Questionnaire) -> None:
    hard = LONG.replace("help works", "organisational arrangements function")
    pages = (replace(children.pages[0], lead=hard), *children.pages[1:])
    standard = measuring.measured(replace(children, pages=pages))[0]
    assert standard.hardest_age == reading_age(hard) > reading_age(fitness.said_on(pages[0]))


def test_pages_too_short_to_measure_are_said_to_be_so(children: Questionnaire) -> None:
    short = replace(children, pages=children.pages[-1:])
    assert [each.hardest_page for each in measuring.measured(short)] == ["", ""]
    assert measuring.table([short]).count("too short") == 2


def test_minutes_are_those_of_the_model_and_those_told(children: Questionnaire) -> None:
    standard, easy = measuring.measured(children)
    assert (standard.minutes, standard.told) == (burden.minutes(children), 5)
    assert (easy.minutes, easy.told) == (burden.easy_minutes(children), 6)


def test_easy_read_takes_a_page_for_each_question(children: Questionnaire) -> None:
    """The same words on more pages take longer by the time a page takes."""
    plain = replace(children, easy_read=())
    more = len(children.questions) - len(children.pages)
    assert burden.easy_minutes(plain) == pytest.approx(
        burden.minutes(plain) + more * burden.SECONDS_PER_PAGE / 60
    )


def test_a_document_without_easy_read_has_one_line(children: Questionnaire) -> None:
    assert len(measuring.measured(replace(children, easy_read=()))) == 1
