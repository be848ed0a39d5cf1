"""Question pages: made by the macros once, filled by every request.

The GOV.UK macros cost milliseconds a page, so each page is rendered once for its document, way of putting
it and survey, with slots where the token, the version, piped words and the answers belong; a request joins
strings. A page with errors is rendered whole. A test holds both ways against each other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import escape

from questionnaires import glossary, piping
from questionnaires.answers import AnswerProblem
from questionnaires.model import Page, Question, Questionnaire, Term
from survey_app.design.screens import FieldError, render
from survey_app.fieldwork.films import Films
from survey_app.i18n import gettext
from survey_app.respondent import signing, telling
from survey_app.respondent.around import Around
from survey_app.respondent.screens import QuestionScreen, ShownOption, ShownQuestion, ShownTerm
from survey_app.respondent.showing import SLOT, TOKEN_SLOT, slim
from survey_app.respondent.telling import Teller, Way

_SLOTS = re.compile(SLOT % "([^\ue001]*)")
_CHOICE = re.compile(
    r'(<input class="govuk-(?:radios|checkboxes)__input"[^>]*? name="([^"]*)"[^>]*? value="([^"]*)")'
)


def screen(
    questionnaire: Questionnaire,
    number: int,
    answers: Mapping[str, Any],
    *,
    around: Around,
    way: Way,
    words: Mapping[str, str],
    version: int,
    place: int,
    problems: Sequence[AnswerProblem] = (),
    is_elsewhere: bool = False,
    is_stale: bool = False,
) -> QuestionScreen:
    """The page as its template sees it, with what was answered or typed and what is wrong with it."""
    page = questionnaire.page(number)
    tell = Teller(questionnaire, way, words)
    wrong = {problem.question: problem for problem in problems}
    answered = dict(answers) | {problem.question: list(problem.typed) for problem in problems}
    questions = tuple(
        _shown(question, answered.get(question.id), wrong.get(question.id), tell)
        for question in telling.asked(page, way)
    )
    errors = tuple(FieldError(question.id, question.error) for question in questions if question.error)
    return QuestionScreen(
        around=around,
        errors=errors,
        number=number,
        place=str(place),
        of=len(questionnaire.pages),
        step=way.step if way.is_easy else 0,
        heading=tell.lines(page.heading),
        lead=tell.paragraphs(page.lead) if way.step == 1 else (),
        questions=questions,
        terms=_terms(questionnaire, page, tell),
        version=str(version),
        is_elsewhere=is_elsewhere,
        is_stale=is_stale,
    )


def filled(
    questionnaire: Questionnaire,
    number: int,
    answers: Mapping[str, Any],
    *,
    around: Around,
    way: Way,
    words: Mapping[str, str],
    version: int,
    place: int,
    is_elsewhere: bool = False,
) -> str:
    """The HTML of a page without errors: the cached page with its slots filled, all but the token's."""
    document = _Document(questionnaire)
    segments = _segments(questionnaire.hash, number, way, around, is_elsewhere, signing.films(), document)
    parts = list(segments)
    for at in range(1, len(parts), 2):
        parts[at] = _fill(parts[at], answers, words, version, place)
    return "".join(parts)


class _Document:
    """Hands the questionnaire to the cache without being part of its key: the hash is."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Document)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=1024)
def _segments(
    document_hash: str,
    number: int,
    way: Way,
    around: Around,
    is_elsewhere: bool,
    _films: Films,
    document: _Document,
) -> tuple[str, ...]:
    """Literal, slot, literal, slot, ..., literal."""
    questionnaire = document.questionnaire
    slots = {
        question.id: SLOT % f"text|{question.id}"
        for question in questionnaire.page(number).questions
        if not question.is_closed
    }
    names = [piping.AREA, *(word.name for word in questionnaire.words)]
    page = screen(
        questionnaire,
        number,
        slots,
        around=around,
        way=way,
        words={name: SLOT % f"word|{name}" for name in names},
        version=0,
        place=0,
        is_elsewhere=is_elsewhere,
    )
    html = slim(render(replace(page, version=SLOT % "version", place=SLOT % "place")))
    return tuple(_SLOTS.split(_CHOICE.sub(r"\1" + SLOT % r"choice|\2|\3", html)))


def _fill(slot: str, answers: Mapping[str, Any], words: Mapping[str, str], version: int, place: int) -> str:
    kind, _, rest = slot.partition("|")
    if kind == "csrf":
        return TOKEN_SLOT
    if kind == "version":
        return str(version)
    if kind == "place":
        return str(place)
    if kind == "text":
        return str(escape(answers.get(rest, "")))
    if kind == "word":
        return str(escape(words[rest]))
    question, _, value = rest.partition("|")
    answer = answers.get(question, "")
    return " checked" if value == answer or (isinstance(answer, list) and value in answer) else ""


def _shown(question: Question, answer: Any, problem: AnswerProblem | None, tell: Teller) -> ShownQuestion:
    chosen = [answer] if isinstance(answer, str) else list(answer or ())
    return ShownQuestion(
        id=question.id,
        kind=question.kind,
        text=tell.text(question.text),
        lines=tell.lines(question.text),
        hint=tell.text(question.hint),
        help=tell.text(question.help),
        options=tuple(
            ShownOption(
                value=option.value,
                label=tell.text(option.label),
                symbol=tell.symbol(option.label),
                is_chosen=option.value in chosen,
                is_exclusive=option.is_exclusive,
            )
            for option in question.options
        ),
        typed="" if question.is_closed else "\n".join(chosen),
        limit=question.limit,
        error=_worded(question, problem) if problem else "",
        film=signing.of_question(question),
    )


def _worded(question: Question, problem: AnswerProblem) -> str:
    if problem.what == "too-long":
        over = max(len(text) for text in problem.typed) - question.limit
        return gettext(
            "Characters too many: %(over)s. Please shorten what you wrote.",
            over=over,
        )
    if problem.what == "more-than-one" and not question.is_closed:
        return gettext("This came twice with different words. Keep the words you want.")
    if problem.what == "more-than-one":
        return gettext("Choose one answer only.")
    return gettext("Choose one of the answers on this page.")


def _terms(questionnaire: Questionnaire, page: Page, tell: Teller) -> tuple[ShownTerm, ...]:
    """The glossary's words that this page uses, to be explained where they stand."""
    return tuple(
        ShownTerm(term=tell.text(term.term), plain=_explained(term, tell))
        for term in glossary.on_page(questionnaire, page)
    )


def _explained(term: Term, tell: Teller) -> str:
    if tell.way.is_easy and term.easy:
        return " ".join(line.text for line in term.easy)
    return tell.text(term.plain)
