"""Question pages come from a page rendered once, with slots; here that is held against a whole rendering."""

import html
import re

import pytest
from builders import a_question, a_questionnaire
from drivers import door
from markupsafe import escape

from questionnaires import checks, reading
from questionnaires.model import Page, Questionnaire
from survey_app.design.screens import render
from survey_app.respondent import pages
from survey_app.respondent.showing import slim
from survey_app.respondent.telling import Way
from survey_app.service import Service

WORDS = {"area": "Harrow <mere>"}
HARD_TO_QUOTE = "\n\n<script>alert(1)</script> & \"quotes\" 'too' {{ 7*7 }} %(x)s \\1 \u202fend\n"


def shipped() -> Questionnaire:
    read = checks.check_file(next(iter(reading.shipped())))
    assert read.questionnaire is not None
    return read.questionnaire


def filled_answers(page: Page, *, last: bool) -> dict[str, str | list[str]]:
    """An answer to every question: the first options, or the last ones."""
    answers: dict[str, str | list[str]] = {}
    for question in page.questions:
        values = [option.value for option in question.options if not option.is_exclusive]
        chosen = values[-1] if values and last else values[0] if values else ""
        several = values[-2:] if last else values[:2]
        answers[question.id] = {"one": chosen, "several": several, "comment": HARD_TO_QUOTE}[question.kind]
    return answers


@pytest.mark.parametrize("number", range(1, len(shipped().pages) + 1))
@pytest.mark.parametrize("how", ["empty", "first", "last"])
def test_a_page_filled_into_its_slots_is_the_page_rendered_whole(
    sqlite_service: Service, number: int, how: str
) -> None:
    questionnaire = shipped()
    page = questionnaire.page(number)
    answers = {} if how == "empty" else filled_answers(page, last=how == "last")
    with door(sqlite_service).test_request_context("/"):
        filled = pages.filled(
            questionnaire, number, answers, around=None, way=Way(), words=WORDS, version=7, place=2
        )
        whole = render(
            pages.screen(
                questionnaire, number, answers, around=None, way=Way(), words=WORDS, version=7, place=2
            )
        )
    assert slim(filled) == slim(whole)
    assert 'name="version" value="7"' in filled
    typed = [str(escape(said)) for said in answers.values() if said == HARD_TO_QUOTE]
    assert all(f"\n{said}</textarea>" in filled for said in typed), "typed words are kept to the letter"


def test_a_slot_cannot_be_typed(sqlite_service: Service) -> None:
    questionnaire = a_questionnaire(
        Page(id="only", section="s", heading="h", questions=(a_question("story", "comment"),))
    )
    typed = {"story": "\ue000version\ue001"}
    with door(sqlite_service).test_request_context("/"):
        filled = pages.filled(
            questionnaire, 1, typed, around=None, way=Way(), words=WORDS, version=3, place=2
        )
    assert "\ue000version\ue001" in html.unescape(filled)


def test_options_are_ticked_where_they_were_and_nowhere_else(sqlite_service: Service) -> None:
    questionnaire = a_questionnaire()
    with door(sqlite_service).test_request_context("/"):
        filled = pages.filled(
            questionnaire,
            1,
            {"helped": "no", "needs": ["yes"]},
            around=None,
            way=Way(),
            words=WORDS,
            version=1,
            place=1,
        )
    ticked = re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([\w-]+)" checked', filled)
    assert ticked == [("helped", "no"), ("needs", "yes")]
