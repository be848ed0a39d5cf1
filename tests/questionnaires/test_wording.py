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
    (
        wording.texts_are_not_double_barrelled,
        "How often does the school understand and meet your child's needs?",
    ),
    (wording.texts_are_not_double_barrelled, "The school listens to me and acts on what I say."),
    (wording.texts_are_not_double_barrelled, "Staff are friendly and approachable."),
    (wording.texts_are_not_double_barrelled, "What is the range and quality of short breaks like?"),
    (wording.texts_are_not_double_barrelled, "How safe and reliable is it?"),
    (wording.texts_are_not_double_barrelled, "How well does help with work, a home, health and friends go?"),
    (wording.satisfaction_is_not_asked, "How satisfied are you?"),
    (wording.satisfaction_is_not_asked, "How satisfied or dissatisfied are you with it?"),
    (wording.satisfaction_is_not_asked, "Are you happy with the help?"),
    (wording.agreement_scales_are_not_used, "How true is this of the school?"),
    (wording.texts_do_not_lead, "How good is the help?"),
    (wording.texts_do_not_lead, "Surely you got help?"),
    (wording.texts_do_not_lead, "Wouldn\u2019t you say it is late?"),
    (wording.no_double_negatives, "Was nothing unclear?"),
    (wording.no_double_negatives, "Did you never get no help?"),
    (wording.no_double_negatives, "Did you not get help?"),
    (wording.feelings_are_not_asked_for_facts, "Do you feel your child gets help?"),
    (wording.feelings_are_not_asked_for_facts, "Have you felt that it is late?"),
]
SOUND = [
    "How good or poor is the help?",
    "How clear or unclear is the plan?",
    "How easy or hard is it to find out what help there is?",
    "In the last 12 months, did your child need help with eating and drinking?",
    "After the last review, how well do children and young people take part?",
    "How well do school, health and social care work together?",
    "How often do assessments give a true picture of what a child needs?",
    "How happy or unhappy is your child at school?",
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
        wording.satisfaction_is_not_asked,
        wording.agreement_scales_are_not_used,
        wording.no_double_negatives,
        wording.feelings_are_not_asked_for_facts,
    )
    assert [found for check in checks for found in check(asked(text))] == []


@pytest.mark.parametrize(("check", "text"), REFUSED)
def test_the_rules_are_about_english_words(
    check: Callable[[Questionnaire], Iterator[Finding]], text: str
) -> None:
    assert list(check(asked(text, "cy"))) == []
