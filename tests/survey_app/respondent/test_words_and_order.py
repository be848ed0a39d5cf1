"""Words of earlier answers in later questions, and blocks in an order of one's own."""

from dataclasses import replace

import pytest
from builders import ASurvey, a_question, a_questionnaire, a_survey
from drivers import Respondent, door

from questionnaires.model import Case, Page, Questionnaire, Word
from survey_app.design.screens import render
from survey_app.respondent import pages
from survey_app.respondent.showing import slim
from survey_app.respondent.telling import Way
from survey_app.service import Service

PLACE = Word(
    name="place",
    question="where-learn",
    cases=(Case(any_of=("yes",), text="your <school> & home"),),
    otherwise="there",
)


def piped() -> Questionnaire:
    asked = a_question("safe-there", text="Are you safe at {place}, in {area}?")
    return replace(
        a_questionnaire(
            Page(id="where", section="s", heading="Where", questions=(a_question("where-learn"),)),
            Page(id="safe", section="s", heading="In {place}", questions=(asked,)),
        ),
        words=(PLACE,),
    )


def in_blocks() -> Questionnaire:
    def page(name: str, block: str = "") -> Page:
        return Page(id=name, section="s", heading=name, block=block, questions=(a_question(f"q-{name}"),))

    blocks = ("health", "care", "school")
    middle = (page(block, block) for block in blocks)
    return replace(a_questionnaire(page("first"), *middle, page("last")), random_blocks=blocks)


@pytest.mark.parametrize(
    ("answer", "said"), [("yes", "your <school> & home"), ("no", "there"), ("", "there")]
)
def test_a_later_question_says_what_was_chosen(
    parent: Respondent, sqlite_service: Service, answer: str, said: str
) -> None:
    parent.begin(a_survey(sqlite_service, piped()).link)
    parent.answer({"where-learn": answer} if answer else None)
    assert f"Are you safe at {said}, in Fenmoor?" in parent.words
    assert f"In {said}" in parent.words
    assert "<school>" not in parent.reply.text, "escaped wherever it stands"
    parent.answer({"safe-there": "yes"})
    assert f"Are you safe at {said}, in Fenmoor?" in parent.words, "and where answers are checked"


def test_a_piped_page_filled_into_its_slots_is_the_page_rendered_whole(sqlite_service: Service) -> None:
    facts = {
        "around": None,
        "way": Way(),
        "words": {"area": "A & B", "place": "<there>"},
        "version": 1,
        "place": 2,
    }
    with door(sqlite_service).test_request_context("/"):
        filled = pages.filled(piped(), 2, {}, **facts)
        whole = render(pages.screen(piped(), 2, {}, **facts))
    assert slim(filled) == slim(whole)


def test_each_person_meets_the_blocks_in_an_order_of_their_own_and_it_is_kept(
    sqlite_service: Service,
) -> None:
    survey = a_survey(sqlite_service, in_blocks())
    orders = [_answered(Respondent.at(sqlite_service), survey) for _ in range(12)]
    with sqlite_service.store.reading() as connection:
        kept = [row[0] for row in connection.exec_driver_sql("SELECT block_order FROM responses")]
    assert sorted(kept) == sorted(" ".join(order) for order in orders)
    assert len(set(kept)) > 1
    assert all(sorted(order) == ["care", "health", "school"] for order in orders)


def _answered(person: Respondent, survey: ASurvey) -> list[str]:
    """The headings between the first page and the last, as they came."""
    person.begin(survey.link)
    met = []
    while person.screen == "question":
        met.append(person.page.all("h1")[0].text())
        (asked,) = {box.get("name") for box in person.page.all("input") if box.get("type") == "radio"}
        person.answer({asked: "yes"})
    person.press("/send")
    assert (met[0], met[-1]) == ("first", "last")
    return met[1:-1]
