"""Which pages a person's answers lead through.

Only answers given on the path steer it: an answer left behind on a page that no longer counts
changes nothing. Routes lead forward (a check sees to that), so every path ends.
"""

from collections.abc import Iterator, Mapping

from questionnaires.answers import Answer, Answers
from questionnaires.model import END, Condition, Page, Questionnaire


def path(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Page, ...]:
    """Every page these answers lead to, in order."""
    return tuple(page for page, _ in _walk(questionnaire, answers))


def after(questionnaire: Questionnaire, page: Page, answers: Mapping[str, Answer]) -> Page | None:
    """The next page on the path, or none after the last. From a page that is off the path (an old
    window, an answer changed meanwhile) the person comes back onto it."""
    number = questionnaire.number(page.id)
    later = (on for on in path(questionnaire, answers) if questionnaire.number(on.id) > number)
    return next(later, None)


def on_path(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Answers:
    """The answers that count: those to questions the path shows."""
    kept: Answers = {}
    for _, given in _walk(questionnaire, answers):
        kept.update(given)
    return kept


def _walk(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Iterator[tuple[Page, Answers]]:
    seen: Answers = {}
    page: Page | None = questionnaire.pages[0]
    while page:
        ids = [question.id for question in page.questions]
        given = {question_id: answers[question_id] for question_id in ids if question_id in answers}
        yield page, given
        seen.update(given)
        page = _next(questionnaire, page, seen)


def _next(questionnaire: Questionnaire, page: Page, seen: Mapping[str, Answer]) -> Page | None:
    for route in page.routes:
        if _holds(route.when, seen):
            return None if route.to == END else questionnaire.page(questionnaire.number(route.to))
    following = questionnaire.number(page.id)  # numbers start at 1: this is the next index
    return questionnaire.pages[following] if following < len(questionnaire.pages) else None


def _holds(condition: Condition | None, seen: Mapping[str, Answer]) -> bool:
    if condition is None:
        return True
    answer = seen.get(condition.question, [])
    chosen = [answer] if isinstance(answer, str) else answer
    return not set(chosen).isdisjoint(condition.any_of)
