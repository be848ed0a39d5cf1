"""What people say has changed: told looking back, among those who knew it then and now."""

from dataclasses import replace

import pytest

from analysis import telling
from questionnaires.model import Option, Question

PLAN = Question(
    id="about-plan",
    kind="one",
    role="plan",
    text="A plan?",
    options=tuple(Option(value=value, label=value.capitalize()) for value in ("plan", "none")),
)


def changed(families):
    return telling.changed(families.frame())


def test_change_is_said_to_be_told_and_never_measured(families):
    families.answer({"change": "better"})
    assert (
        changed(families)
        .words[0]
        .startswith("This is change as people tell it now, looking back. Nothing was measured")
    )


def test_those_who_cannot_compare_are_counted_apart(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="practitioners")
    for value, people in (
        ("better", 12),
        ("same", 4),
        ("worse", 24),
        ("did-not-use-then", 3),
        ("not-needed", 2),
    ):
        for _ in range(people):
            families.answer({"change": value})
    families.answer()
    assert changed(families).words[1:] == [
        "Better since? Some, 12 of the 40 practitioners who knew this then and now (30%), said it had got better; "
        "4 (10%) said it was the same and 24 (60%) said it had got worse. "
        "Counted apart: 3 said “Did not know it then”, 2 said “Not needed” and 1 not asked, or left blank.",
    ]


def test_of_children_described_it_is_told_for_them(families):
    for value in ("better", "worse"):
        families.answer({"change": value})
    assert (
        "Better since? For 1 of the 2 children described by parents and carers who knew this then and now we were told "
        "it had got better; for 0 that it was the same and for 1 that it had got worse."
    ) in changed(families).words


@pytest.fixture
def by_plan(families, questionnaire):
    (page,) = questionnaire.pages
    families.questionnaire = replace(questionnaire, pages=(replace(page, questions=(PLAN, *page.questions)),))
    for number in range(20):
        families.answer({"change": "better" if number < 15 else "worse", "about-plan": "plan"})
    families.answer({"change": "worse", "about-plan": "none"})
    families.answer({"change": "not-needed"})
    return families


def test_each_plan_status_tells_its_own_change(by_plan):
    told = changed(by_plan)
    assert told.words[-1] == (
        "Of those who knew it then and now, said it had got better: “Plan”, 15 of 20 (75%); “None”, 0 of 1."
    )
    (cross,) = told.crosses
    assert [(part.title, part.base) for part in cross.parts] == [("Plan", 20), ("None", 1), ("Not known", 0)]


def test_a_survey_that_asks_no_change_tells_none(families, questionnaire):
    (page,) = questionnaire.pages
    asked = tuple(each for each in page.questions if each.role != "change")
    families.questionnaire = replace(questionnaire, pages=(replace(page, questions=asked),))
    families.answer({"need": "waiting"})
    assert (changed(families).words, changed(families).tables) == ([], [])


def test_where_nobody_can_compare_no_share_is_told(families):
    families.answer({"change": "not-needed"})
    assert changed(families).words[1] == (
        "Better since? There are no answers to count here. Counted apart: “Not needed” for 1."
    )
