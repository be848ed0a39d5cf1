"""Suggestions for a revisit's questions: each one, put into a questionnaire, passes every check as it stands."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaires import bank, checks, reading, variants
from questionnaires.bank import Suggestion
from questionnaires.model import Condition, Option, Page, Question, Questionnaire, Route, Theme

SINCE = "March 2025, before the Easter break"
FOUR = bank.FILE.parent / "parents-and-carers-4-weaknesses.yaml"
NINE = bank.FILE.parent / "parents-and-carers-9-weaknesses.yaml"
WHOLE = (FOUR, bank.FILE.parent / "parents-and-carers-2-weaknesses.yaml")
SUGGESTIONS = bank.shipped().suggestions
TWO_WEAKNESSES = tuple(zip(SUGGESTIONS, (*SUGGESTIONS[1:], SUGGESTIONS[0]), strict=True))


def assembled(*chosen: Suggestion) -> Questionnaire:
    """The shipped questionnaire of four weaknesses, with these in the place of its own."""
    four = read(FOUR)
    about, touches, *_ = four.pages
    themes = [Theme(id=each.theme, name=each.kind, plain=each.plain) for each in chosen]
    pages = (about, asking_which(touches, chosen), *weaknesses(chosen), *four.pages[-3:])
    whole = replace(four, themes=(*themes, four.themes[-1]), pages=pages)
    return variants.resolve(whole, whole.audience).questionnaire


def asking_which(page: Page, chosen: tuple[Suggestion, ...]) -> Page:
    question = page.questions[0]
    named = [Option(value=each.theme, label=each.touches) for each in chosen]
    others = [option for option in question.options if option.is_exclusive]
    return replace(
        page, questions=(replace(question, options=(*named, *others)),), routes=onward(question, chosen)
    )


def weaknesses(chosen: tuple[Suggestion, ...]) -> Iterator[Page]:
    touches = next(question for question in read(FOUR).questions if question.role == "touches")
    for number, each in enumerate(chosen, start=1):
        need, since = bank.weakness(each, SINCE)
        yield from (need, replace(since, routes=onward(touches, chosen[number:])))


def onward(touches: Question, later: tuple[Suggestion, ...]) -> tuple[Route, ...]:
    to = [
        Route(to=f"{each.id}-need", when=Condition(question=touches.id, any_of=(each.theme, "dont-know")))
        for each in later
    ]
    return (*to, Route(to="other-concerns"))


def read(file: Path) -> Questionnaire:
    questionnaire = reading.read(file).questionnaire
    assert questionnaire is not None
    return questionnaire


def suggested(suggestion: Suggestion) -> dict[str, Question]:
    return {asked.id: asked for page in bank.weakness(suggestion, SINCE) for asked in page.questions}


@pytest.mark.parametrize("chosen", TWO_WEAKNESSES, ids=lambda chosen: chosen[0].id)
def test_every_suggestion_passes_the_checks_as_it_stands(chosen: tuple[Suggestion, ...]) -> None:
    assert [str(problem) for problem in checks.check(assembled(*chosen))] == []


def test_a_slip_in_a_suggestion_is_seen_by_the_checks() -> None:
    first, second = SUGGESTIONS[:2]
    hard = replace(first, need=replace(first.need, text="Did the LA expedite multidisciplinary provision?"))
    assert checks.check(assembled(hard, second))


def test_kinds_of_weakness_are_told_apart() -> None:
    assert len(SUGGESTIONS) >= 16
    for names in zip(*((each.id, each.theme, each.kind, each.plain) for each in SUGGESTIONS), strict=True):
        assert len(set(names)) == len(SUGGESTIONS)


def test_need_comes_first_and_on_a_page_of_its_own() -> None:
    for suggestion in SUGGESTIONS:
        need, since = bank.weakness(suggestion, SINCE)
        assert [question.role for question in need.questions] == ["need"]
        assert [question.role for question in since.questions] == ["change", "quality", "comment"]


def test_change_is_asked_since_the_month_and_landmark_that_are_given() -> None:
    for suggestion in SUGGESTIONS:
        texts = [asked.text for asked in suggested(suggestion).values()]
        assert [SINCE in text for text in texts] == [False, True, False, False]
        assert not any("{" in text for text in texts)


def test_answers_without_a_view_stand_last() -> None:
    for suggestion in SUGGESTIONS:
        for asked in suggested(suggestion).values():
            views = [option.is_substantive for option in asked.options]
            assert views == sorted(views, reverse=True)


@pytest.mark.parametrize("file", WHOLE, ids=lambda file: file.stem)
def test_shipped_revisits_that_ask_whole_ask_in_the_words_of_the_bank(file: Path) -> None:
    words = {name: asked for each in SUGGESTIONS for name, asked in suggested(each).items()}
    asked = [question for question in read(file).questions if question.id in words]
    assert asked
    assert all(replace(question, scale="") == words[question.id] for question in asked)


def test_nine_weaknesses_share_the_items_of_need_and_change_with_the_bank() -> None:
    words = {name: asked for each in SUGGESTIONS for name, asked in suggested(each).items()}
    asked = [question for question in read(NINE).questions if question.role in ("need", "change")]
    assert len(asked) == 18
    for question in asked:
        same = words[question.id]
        assert (question.theme, question.sector) == (same.theme, same.sector)
        assert question.options == same.options
        assert question.role == "change" or question.text == same.text


def test_the_bank_is_not_taken_for_a_questionnaire() -> None:
    assert bank.FILE.exists()
    assert bank.FILE not in reading.shipped()
