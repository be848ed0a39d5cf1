"""Which pages a person's answers lead through, and in which order.

Only answers given on the path steer it: an answer left behind on a page that no longer counts
changes nothing. Routes lead forward (a check sees to that), so every path ends. Where a questionnaire
asks for it, blocks of pages come in an order drawn for each person; `order` is that draw, and an empty
one is the order of the document. Who answers for another child (not `is_first`) is not asked again what is asked
once of each person: such a page is gone past as if nothing had been answered on it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from questionnaires.answers import Answer, Answers
from questionnaires.model import END, Condition, Page, Questionnaire

Order = Sequence[str]  # names of blocks


def path(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], order: Order = (), *, is_first: bool = True
) -> tuple[Page, ...]:
    """Every page these answers lead to, in order."""
    return tuple(page for page, _ in _walk(questionnaire, answers, order, is_first))


def after(
    questionnaire: Questionnaire,
    page: Page,
    answers: Mapping[str, Answer],
    order: Order = (),
    *,
    is_first: bool = True,
) -> Page | None:
    """The next page on the path, or none after the last. From a page that is off the path (an old
    window, an answer changed meanwhile) the person comes back onto it."""
    pages = arranged(questionnaire, order)
    later = set(pages[pages.index(page) + 1 :])
    onward = path(questionnaire, answers, order, is_first=is_first)
    return next((on for on in onward if on in later), None)


def on_path(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], order: Order = (), *, is_first: bool = True
) -> Answers:
    """The answers that count: those to questions the path shows."""
    kept: Answers = {}
    for _, given in _walk(questionnaire, answers, order, is_first):
        kept.update(given)
    return kept


def arranged(questionnaire: Questionnaire, order: Order) -> tuple[Page, ...]:
    """All pages, the blocks among them in this order. Blocks not named in it come after the others."""
    pages = questionnaire.pages
    if not order:
        return pages
    blocks = sorted(questionnaire.random_blocks, key=_place_in(order))
    moved = [page for block in blocks for page in pages if page.block == block]
    first = next((at for at, page in enumerate(pages) if page in moved), 0)
    others = [page for page in pages if page not in moved]
    return (*others[:first], *moved, *others[first:])


def _place_in(order: Order) -> Callable[[str], int]:
    return lambda block: order.index(block) if block in order else len(order)


def _walk(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], order: Order, is_first: bool
) -> Iterator[tuple[Page, Answers]]:
    pages = arranged(questionnaire, order)
    seen: Answers = {}
    at = 0
    while at < len(pages):
        page = pages[at]
        if is_first or not page.is_asked_once:
            ids = [question.id for question in page.questions]
            given = {question_id: answers[question_id] for question_id in ids if question_id in answers}
            yield page, given
            seen.update(given)
        at = _next(questionnaire, pages, at, seen)


def _next(questionnaire: Questionnaire, pages: tuple[Page, ...], at: int, seen: Mapping[str, Answer]) -> int:
    """Where in `pages` to go on; their number when nothing follows."""
    for route in pages[at].routes:
        if _holds(route.when, seen):
            return len(pages) if route.to == END else _place(questionnaire, pages, at, route.to)
    return at + 1


def _place(questionnaire: Questionnaire, pages: tuple[Page, ...], at: int, to: str) -> int:
    """A route to the first block from outside leads to whichever block comes first for this person."""
    number = questionnaire.number(to)
    block = questionnaire.page(number).block
    if block in questionnaire.random_blocks and block != pages[at].block:
        return number - 1  # blocks change places among themselves: the first of them stands here
    return pages.index(questionnaire.page(number))


def _holds(condition: Condition | None, seen: Mapping[str, Answer]) -> bool:
    if condition is None:
        return True
    answer = seen.get(condition.question, [])
    chosen = [answer] if isinstance(answer, str) else answer
    return not set(chosen).isdisjoint(condition.any_of)
