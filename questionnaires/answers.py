"""From a page's form to answers, and from answers to what is stored and shown.

Nothing is mandatory: what was left blank has no entry. Only the page's own questions are read, by
their ids; any other field is ignored. A choice must be exactly a value that was offered. An answer that
stands alone (none of these, I'd rather not say) does so whatever is ticked beside it: of two readings it is
the one that tells least, and the person sees it before sending.

A comment is kept as it was typed, to the character, but for three things a database, a page or a
reader cannot bear: line ends become a newline; NUL and halves of surrogate pairs go; so do the
bidirectional embeddings, overrides and isolates (U+202A-202E, U+2066-2069), with which a text can
be made to read as another. Accents are not recomposed. Only white space counts as blank.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from questionnaires.model import Option, Page, Question, Questionnaire

Answer = str | list[str]  # the value chosen, the values chosen in the order offered, or a comment
Answers = dict[str, Answer]
What = Literal["more-than-one", "not-offered", "too-long"]

_REFUSED = re.compile("[\0\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # one class: nothing to backtrack


@dataclass(frozen=True)
class AnswerProblem:
    """What stops an answer from being kept. A door words it; `typed` goes back to the person."""

    question: str
    what: What
    typed: tuple[str, ...]


@dataclass(frozen=True)
class Parsed:
    answers: Answers
    problems: tuple[AnswerProblem, ...]


def parse(page: Page, form: Mapping[str, Sequence[str]]) -> Parsed:
    """Read one posted page; the field's name is the question's id. Never raises."""
    answers: Answers = {}
    problems = []
    for question in page.questions:
        given = list(dict.fromkeys(form.get(question.id, ())))
        read = _PARSERS[question.kind](question, given)
        if isinstance(read, AnswerProblem):
            problems.append(read)
        elif read:
            answers[question.id] = read
    return Parsed(answers, tuple(problems))


def split(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Answers, dict[str, str]]:
    """Closed answers and comments, each in the order of the questionnaire."""
    closed: Answers = {}
    comments: dict[str, str] = {}
    for question in questionnaire.questions:
        answer = answers.get(question.id)
        if answer is None:
            continue
        if question.is_closed:
            closed[question.id] = answer
        elif isinstance(answer, str):
            comments[question.id] = answer
    return closed, comments


def to_json(closed: Mapping[str, Answer]) -> str:
    """Canonical: the same answers are always the same text."""
    return json.dumps(closed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def labels(question: Question, answer: Answer) -> tuple[str, ...]:
    """What the person saw and chose, in the order offered; a comment is its own label."""
    if not question.is_closed and isinstance(answer, str):
        return (answer,)
    chosen = [answer] if isinstance(answer, str) else answer
    return tuple(option.label for option in question.options if option.value in chosen)


def clean(text: str) -> str:
    """What a person typed, without what cannot be kept (see the module's text)."""
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _one(question: Question, given: list[str]) -> Answer | AnswerProblem:
    chosen = [value for value in given if value]
    if len(chosen) > 1:
        return _problem(question, "more-than-one", given)
    if len(_offered(question, chosen)) < len(chosen):
        return _problem(question, "not-offered", given)
    return chosen[0] if chosen else ""


def _several(question: Question, given: list[str]) -> Answer | AnswerProblem:
    chosen = [value for value in given if value]
    offered = _offered(question, chosen)
    if len(offered) < len(chosen):
        return _problem(question, "not-offered", given)
    alone = [option.value for option in offered if option.is_exclusive]
    return alone[-1:] or [option.value for option in offered]


def _short(question: Question, given: list[str]) -> Answer | AnswerProblem:
    """One line: what was pasted in several becomes one."""
    return _comment(question, [" ".join(text.split()) for text in given])


def _comment(question: Question, given: list[str]) -> Answer | AnswerProblem:
    texts = [text for text in dict.fromkeys(map(clean, given)) if text.strip()]
    if len(texts) > 1:
        return _problem(question, "more-than-one", given)
    if texts and len(texts[0]) > question.limit:
        return _problem(question, "too-long", given)
    return texts[0] if texts else ""


_PARSERS: dict[str, Callable[[Question, list[str]], Answer | AnswerProblem]] = {
    "one": _one,
    "several": _several,
    "comment": _comment,
    "short": _short,
}


def _offered(question: Question, chosen: list[str]) -> list[Option]:
    return [option for option in question.options if option.value in chosen]


def _problem(question: Question, what: What, given: list[str]) -> AnswerProblem:
    return AnswerProblem(question.id, what, tuple(clean(text) for text in given))
