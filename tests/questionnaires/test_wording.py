"""What the rules on words must catch, and the sound questions they must leave alone."""

from collections.abc import Callable, Iterator

import pytest

from questionnaires import wording
from questionnaires.findings import Finding
from questionnaires.model import Option, Page, Question, Questionnaire

NO = Option(value="no", label="No")
REFUSED = [
    (wording.texts_are_not_double_barrelled, "Is the plan clear and useful?"),
    (wording.texts_are_not_double_barrelled, "Were you asked and did they listen?"),
    (wording.texts_are_not_double_barrelled, "Do you get help/advice?"),
    (wording.texts_are_not_double_barrelled, "Do schools and health help you?"),
    (wording.texts_do_not_lead, "Do you agree that help is good?"),
    (wording.texts_do_not_lead, "How satisfied are you?"),
    (wording.texts_do_not_lead, "Surely you got help?"),
    (wording.texts_do_not_lead, "Wouldn\u2019t you say it is late?"),
    (wording.no_double_negatives, "Was nothing unclear?"),
    (wording.no_double_negatives, "Did you never get no help?"),
    (wording.no_double_negatives, "Did you not get help?"),
    (wording.feelings_are_not_asked_for_facts, "Do you feel your child gets help?"),
    (wording.feelings_are_not_asked_for_facts, "Have you felt that it is late?"),
]
SOUND = [
    "Has the wait got better or worse since then?",
    "Did your child need to be checked for autism or ADHD?",
    "Did you need help from nurses, doctors or therapists?",
    "Do you get help at school or college?",
    "How well do education, health and care services work together?",
    "How much do council and NHS leaders see needs in the same way?",
    "Did your child need an EHC plan to be written or changed?",
    "Do you feel safe when you are out near home?",
    "Tell us how you feel, talk or move.",
    "How much of the help is there?",
    "How clear is the plan about the help your child must get?",
    "Do you know what to do if you need help?",
    "Is it open 24/7?",
    "How clear is the education, health and care plan?",
    "Is your child safe and well there?",
]


def asked(text: str, language: str = "en") -> Questionnaire:
    question = Question(id="q-1", kind="one", role="quality", text=text, options=(NO,))
    page = Page(id="p", section="", heading="", questions=(question,))
    named = {name: name for name in ("id", "audience", "framework", "title")}
    return Questionnaire(**named, language=language, version=1, minutes=1, pages=(page,))


@pytest.mark.parametrize(("check", "text"), REFUSED)
def test_a_question_that_goes_wrong_is_named(
    check: Callable[[Questionnaire], Iterator[Finding]], text: str
) -> None:
    assert {found.where for found in check(asked(text))} == {"pages.1.questions.1.text"}


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_question_is_left_alone(text: str) -> None:
    checks = (
        wording.texts_are_not_double_barrelled,
        wording.texts_do_not_lead,
        wording.no_double_negatives,
        wording.feelings_are_not_asked_for_facts,
    )
    assert [found for check in checks for found in check(asked(text))] == []


@pytest.mark.parametrize(("check", "text"), REFUSED)
def test_the_rules_are_about_english_words(
    check: Callable[[Questionnaire], Iterator[Finding]], text: str
) -> None:
    assert list(check(asked(text, "cy"))) == []
