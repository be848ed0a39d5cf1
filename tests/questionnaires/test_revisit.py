"""The shipped revisit questionnaire: what it promises families, and what reading relies on."""

import subprocess
import sys

from questionnaires import burden, fitness, readability, routing, scales, texts
from questionnaires.answers import Answers
from questionnaires.model import Question, Questionnaire

WEAKNESSES = ("autism-and-adhd-waits", "plan-content")


def walked(revisit: Questionnaire, *touches: str) -> list[str]:
    answers: Answers = {"family-touches": list(touches)} if touches else {}
    return [page.id for page in routing.path(revisit, answers)]


def test_a_family_that_both_weaknesses_touch_goes_through_every_page(revisit: Questionnaire) -> None:
    pages = ["about-you", "family-touches", "waits-need", "waits-since", "plan-need", "plan-since"]
    pages += ["other-concerns", "about-child", "to-finish"]
    assert walked(revisit, *WEAKNESSES) == pages
    assert walked(revisit, "dont-know") == pages


def test_a_weakness_that_does_not_touch_the_family_is_not_asked(revisit: Questionnaire) -> None:
    assert walked(revisit, "autism-and-adhd-waits")[2:] == [
        "waits-need",
        "waits-since",
        "other-concerns",
        "about-child",
        "to-finish",
    ]
    assert walked(revisit, "plan-content")[2:5] == ["plan-need", "plan-since", "other-concerns"]
    for touches in ([], ["none"], ["prefer-not-to-say"]):
        assert walked(revisit, *touches)[2:] == ["other-concerns", "about-child", "to-finish"]


def test_role_and_age_come_first_and_the_profile_last(revisit: Questionnaire) -> None:
    roles = [question.role for question in revisit.questions]
    assert roles[:3] == ["relation", "age", "touches"]
    assert roles[-5:] == ["profile"] * 4 + ["comment"]
    assert "profile" not in roles[:-5]


def test_need_is_asked_before_anything_else_about_a_weakness(revisit: Questionnaire) -> None:
    for weakness in WEAKNESSES:
        asked = [question.role for question in revisit.questions if question.theme == weakness]
        assert asked == ["need", "change", "quality", "comment"]


def test_families_can_tell_what_else_is_wrong(revisit: Questionnaire) -> None:
    asked = [question.role for question in revisit.questions if question.theme == "other-serious-concerns"]
    assert asked == ["touches", "comment"]


def test_every_closed_question_can_be_declined_without_counting_as_a_view(revisit: Questionnaire) -> None:
    for question in filter(is_closed, revisit.questions):
        declined = {option.value: option for option in question.options}["prefer-not-to-say"]
        assert not declined.is_substantive
        assert declined is question.options[-1]


def test_unmet_need_is_a_view_and_never_favourable(revisit: Questionnaire) -> None:
    for question in revisit.questions:
        if question.role == "need":
            unmet = [option for option in question.options if option.value in scales.UNMET_NEED]
            assert len(unmet) == 3
            assert all(option.is_substantive and not option.is_favourable for option in unmet)


def test_it_reads_at_nine_and_takes_a_family_under_ten_minutes(revisit: Questionnaire) -> None:
    assert readability.reading_age("\n".join(texts.of(revisit))) < fitness.READING_AGES[revisit.audience] + 1
    assert burden.minutes(revisit) <= revisit.minutes < fitness.MOST_MINUTES


def test_every_change_is_asked_since_the_same_dated_landmark(revisit: Questionnaire) -> None:
    changes = [question.text for question in revisit.questions if question.role == "change"]
    assert all("March 2025, before the Easter break" in text for text in changes)


def test_what_the_doors_need_loads_no_reader_of_files() -> None:
    """Doors and analysis read stored documents; a YAML library in every worker would be waste and risk."""
    doors = "from questionnaires import answers, catalogues, errors, glossary, model, routing, scales, texts"
    program = f"import sys; {doors}; print([name for name in sys.modules if 'ruamel' in name])"
    printed = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    assert printed.strip() == "[]"


def is_closed(question: Question) -> bool:
    return question.is_closed
