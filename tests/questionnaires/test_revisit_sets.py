"""Revisits for four and for nine weaknesses: a family is asked about what touches it, and in bearable time."""

from pathlib import Path

import pytest

from questionnaires import burden, fitness, frameworks, reading, routing
from questionnaires.model import Questionnaire

FOLDER = Path(reading.__file__).parent / "revisit"


def read(many: int) -> Questionnaire:
    questionnaire = reading.read(FOLDER / f"parents-and-carers-{many}-weaknesses.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


FOUR, NINE = read(4), read(9)
SETS = pytest.mark.parametrize("revisit", [FOUR, NINE], ids=["four", "nine"])


def asked_about(revisit: Questionnaire, *touches: str) -> list[str]:
    """The weaknesses on the path of a family that ticked these, in order."""
    path = routing.path(revisit, {"family-touches": list(touches)})
    themes = [question.theme for page in path for question in page.questions]
    return [theme for theme in dict.fromkeys(themes) if theme in frameworks.weaknesses(revisit)]


@SETS
def test_a_family_is_asked_about_the_weaknesses_it_ticked_and_no_other(revisit: Questionnaire) -> None:
    weaknesses = list(frameworks.weaknesses(revisit))
    for first in weaknesses:
        assert asked_about(revisit, first) == [first]
        for second in weaknesses:
            both = [weakness for weakness in weaknesses if weakness in (first, second)]
            assert asked_about(revisit, first, second) == both


@SETS
def test_a_family_that_is_not_sure_is_asked_about_all(revisit: Questionnaire) -> None:
    assert asked_about(revisit, "dont-know") == list(frameworks.weaknesses(revisit))
    for touches in ([], ["none"], ["prefer-not-to-say"]):
        assert asked_about(revisit, *touches) == []


@SETS
def test_every_family_can_tell_what_else_is_wrong(revisit: Questionnaire) -> None:
    for touches in ([], ["none"], ["dont-know"]):
        pages = [page.id for page in routing.path(revisit, {"family-touches": touches})]
        assert pages[-3:] == ["other-concerns", "about-child", "to-finish"]


@SETS
def test_a_family_that_all_of_it_touches_is_done_in_ten_minutes(revisit: Questionnaire) -> None:
    classifying = ("profile", "relation", "age")
    items = [asked for asked in revisit.questions if asked.is_closed and asked.role not in classifying]
    assert len(items) <= fitness.MOST_CLOSED_ITEMS
    assert burden.minutes(revisit) <= revisit.minutes <= fitness.MOST_MINUTES


def test_of_four_weaknesses_each_is_asked_whole() -> None:
    for weakness in frameworks.weaknesses(FOUR):
        roles = [question.role for question in FOUR.questions if question.theme == weakness]
        assert roles == ["need", "change", "quality", "comment"]


def test_of_nine_weaknesses_need_and_change_are_asked_of_each_and_one_comment_of_all() -> None:
    for weakness in frameworks.weaknesses(NINE):
        assert [question.role for question in NINE.questions if question.theme == weakness] == [
            "need",
            "change",
        ]
    comments = [question.id for question in NINE.questions if question.role == "comment"]
    assert comments == ["weaknesses-comment", "other-comment", "anything-else"]


def test_a_family_that_any_of_nine_touches_can_comment_on_it_and_no_other_family_is_asked_to() -> None:
    for touches in [*frameworks.weaknesses(NINE), "dont-know", "none"]:
        pages = [page.id for page in routing.path(NINE, {"family-touches": [touches]})]
        assert ("weaknesses-comment" in pages) == (touches != "none")
