"""Made-up families: what each of them would tick and write, page by page, as a browser would send it.

Every family has an outlook, so that its answers hang together; nothing here knows one questionnaire, only
the roles of questions and whether an option is good news.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from questionnaires import answers as given
from questionnaires import routing
from questionnaires.answers import Answers
from questionnaires.model import Option, Page, Question, Questionnaire
from survey_app.demo import words
from survey_app.fieldwork import consent

SKIPS = 0.05
WRITES = 0.3
"""Chance that a family writes in any one box: about three in five write in at least one."""
NO_VIEW = 0.08

SELDOM = {
    "grandparent": 0.15,
    "foster-carer": 0.15,
    "other-family": 0.1,
    "looked-after": 0.1,
    "care-leaver": 0.05,
    "youth-custody": 0.01,
    "hospital": 0.1,
    "service-family": 0.15,
    "out-of-area": 0.3,
    "work-or-training": 0.1,
    "nowhere": 0.3,
    "hearing": 0.2,
    "sight": 0.2,
}
"""How often, against the other options, what is rare in life is chosen; one where nothing is said."""


@dataclass(frozen=True)
class Family:
    outlook: float
    """From 0, everything is going badly, to 1."""
    opening: dict[str, object]
    pages: tuple[tuple[int, Answers], ...]
    words: Mapping[str, str] = field(default_factory=dict)
    """How the child is spoken of."""


def a_family(chance: Random, questionnaire: Questionnaire, *, serious: str = "") -> Family:
    """A family with its answers to every page its answers lead to; `serious` is written in its last box."""
    outlook = min(1.0, max(0.0, chance.gauss(0.42, 0.22)))
    pages = list(_pages(chance, questionnaire, outlook))
    if serious:
        _write(questionnaire, pages, serious)
    return Family(outlook, _opening(chance, questionnaire.language), tuple(pages))


def _opening(chance: Random, language: str) -> dict[str, object]:
    voice = chance.choices(("myself", "helped", "supporter"), (88, 9, 3))[0]
    helped = ["family"] if voice == "helped" else []
    return {"voice": voice, "help": helped, "consent": consent.STATEMENTS_VERSION, "language": language}


def _pages(chance: Random, questionnaire: Questionnaire, outlook: float) -> Iterator[tuple[int, Answers]]:
    so_far: Answers = {}
    page: Page | None = questionnaire.page(1)
    while page is not None:
        form = {question.id: _given(chance, question, outlook) for question in page.questions}
        answers = given.parse(page, form).answers
        so_far |= answers
        yield questionnaire.number(page.id), answers
        page = routing.after(questionnaire, page, so_far)


def _given(chance: Random, question: Question, outlook: float) -> list[str]:
    if question.kind == "comment":
        return [words.comment(chance, question.theme or "")] if chance.random() < WRITES else []
    if chance.random() < SKIPS:
        return []
    if question.kind == "several":
        return _several(chance, question)
    return [chance.choices(question.options, _weights(question.options, outlook))[0].value]


def _several(chance: Random, question: Question) -> list[str]:
    alone = [option.value for option in question.options if option.is_exclusive]
    others = [option.value for option in question.options if not option.is_exclusive]
    if not others or (alone and chance.random() < 0.25):
        return [chance.choices(alone, [6.0, *[1.0] * (len(alone) - 1)])[0]]
    weights = [SELDOM.get(value, 1.0) for value in others]
    return sorted(set(chance.choices(others, weights, k=chance.randint(1, 3))))


def _weights(options: tuple[Option, ...], outlook: float) -> list[float]:
    """Options run from best to worst: each weighs by how near it stands to the family's outlook."""
    views = [option for option in options if option.is_substantive]
    has_direction = any(option.is_favourable for option in views)
    weights = []
    for option in options:
        if not option.is_substantive:
            weights.append(NO_VIEW)
        elif not has_direction:
            weights.append(SELDOM.get(option.value, 1.0))
        else:
            best = views.index(option) / max(1, len(views) - 1)
            weights.append(outlook * (1 - best) + (1 - outlook) * best + 0.1)
    return weights


def _write(questionnaire: Questionnaire, pages: list[tuple[int, Answers]], text: str) -> None:
    for at in reversed(range(len(pages))):
        number, answers = pages[at]
        for question in questionnaire.page(number).questions:
            if question.kind == "comment":
                pages[at] = (number, answers | {question.id: text})
                return
