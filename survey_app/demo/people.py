"""One made-up person's whole way through a questionnaire, page by page, as a browser would send it."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from questionnaires import answers as given
from questionnaires import routing
from questionnaires.answers import Answers
from questionnaires.model import Page, Question, Questionnaire
from survey_app.demo import profile, shares, ticking, wording, writing
from survey_app.demo.families import Family
from survey_app.demo.profile import Person
from survey_app.demo.writing import Telling

_ENDS_EARLY = 0.04
"""Of a hundred who send, how many leave the last pages out."""


def of_person(
    chance: Random, questionnaire: Questionnaire, person: Person, *, is_first: bool = True
) -> Family:
    """What this person would send: every page their answers lead to, but for few who end early."""
    answers = {page.id: _answered(chance, page, person) for page in questionnaire.pages}
    telling = Telling(person, _needs(questionnaire, answers))
    for page in questionnaire.pages:
        answers[page.id] |= _written(chance, page, telling)
    merged = {item: answer for each in answers.values() for item, answer in each.items()}
    order = person.opening.get("order", ())
    blocks = list(order) if isinstance(order, list) else []
    pages = routing.path(questionnaire, merged, blocks, is_first=is_first)
    if chance.random() < _ENDS_EARLY:
        pages = pages[: -chance.randint(1, len(pages) // 2)]
    numbered = tuple((questionnaire.number(page.id), answers[page.id]) for page in pages)
    return Family(person.outlook, dict(person.opening), numbered, person.words)


def sibling(chance: Random, person: Person) -> Person:
    """The same parent, thinking of another child: much is alike at home, and the child is another one."""
    other = profile.facts(chance, person.audience)
    outlooks = {area: 0.6 * each + 0.8 * chance.gauss(0, 1) for area, each in person.outlooks.items()}
    kept = {role: person.facts[role] for role in ("council", "relation")}
    return replace(
        person, facts=other | kept, outlooks=outlooks, words=wording.of_child(chance, other["age"])
    )


def boxes(questionnaire: Questionnaire, family: Family) -> list[tuple[int, str]]:
    """The pages and items on a family's way where one may write, in order."""
    return [
        (number, question.id)
        for number, _ in family.pages
        for question in questionnaire.page(number).questions
        if question.kind == "comment"
    ]


def _answered(chance: Random, page: Page, person: Person) -> Answers:
    """What is ticked on a page, read as the service reads it."""
    form = {
        question.id: ticking.ticked(chance, question, person)
        for question in page.questions
        if question.is_closed
    }
    return given.parse(page, form).answers


def _written(chance: Random, page: Page, telling: Telling) -> Answers:
    form = {
        question.id: [writing.comment(chance, question, telling)]
        for question in page.questions
        if question.kind == "comment" and _writes(chance, question, telling.person)
    }
    return given.parse(page, form).answers if form else {}


def _writes(chance: Random, question: Question, person: Person) -> bool:
    return person.writes and chance.random() < shares.WRITES_HERE.get(question.id, 1.0)


def _needs(questionnaire: Questionnaire, answers: Mapping[str, Answers]) -> dict[str, str]:
    """What was said of the need for each sector's help."""
    return {
        question.sector: str(answers[page.id].get(question.id, ""))
        for page in questionnaire.pages
        for question in page.questions
        if question.role == "need" and question.sector
    }
