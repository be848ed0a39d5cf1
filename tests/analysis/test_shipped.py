"""Every questionnaire that comes with the service can be read, from nobody's answers to a full survey."""

import random

import pytest

from analysis import frame
from questionnaires import reading, routing
from questionnaires.answers import split, to_json


@pytest.fixture(params=reading.shipped(), ids=lambda path: path.stem)
def shipped(request):
    return reading.read(request.param).questionnaire


def a_family(questionnaire, chance):
    """Answers as a person on the path could give them, and what they wrote."""
    answers = {}
    for question in questionnaire.questions:
        if question.kind == "one":
            answers[question.id] = chance.choice(question.options).value
        elif question.kind == "several":
            alone = [option.value for option in question.options if option.is_exclusive]
            ticked = [
                each.value for each in question.options if not each.is_exclusive and chance.random() < 0.5
            ]
            answers[question.id] = ticked or [chance.choice(alone)]
        else:
            answers[question.id] = "We waited."
    return split(questionnaire, routing.on_path(questionnaire, answers))


@pytest.mark.parametrize("people", [0, 1, 120])
def test_a_shipped_questionnaire_is_summarised(shipped, families, people):
    chance = random.Random(people)
    families.questionnaire = shipped
    for _ in range(people):
        closed, comments = a_family(shipped, chance)
        families.answer(comments=comments)
        families.rows[-1]["answers"] = to_json(closed)
    built = families.build()
    assert built.summary["counts"]["counted"] == people
    parts = {part["id"]: part for part in built.summary["sections"]}
    assert list(parts) == ["who-answered", *(theme.id for theme in shipped.themes), "general", "supporters"]
    for theme in shipped.themes:
        assert parts[theme.id]["words"]
        assert people < 120 or parts[theme.id]["chart"] in built.files


def test_every_need_can_be_told_met_from_unmet(shipped):
    for question in shipped.questions:
        if question.role == "need":
            values = {option.value for option in question.options if option.is_substantive}
            assert values == {"got-it", "got-some", "waiting", "refused", "did-not-know-how"}


def test_a_frame_of_nobody_has_every_column(shipped):
    empty = frame.from_rows(shipped, [])
    singles = [question.id for question in shipped.questions if question.kind == "one"]
    assert set(singles) <= set(empty.responses.columns)
