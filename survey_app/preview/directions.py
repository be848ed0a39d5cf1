"""What an author wants to see beside a page and families never do: where it leads, and what its words become."""

from collections.abc import Iterator

from questionnaires import piping
from questionnaires.model import END, Condition, Page, Question, Questionnaire, Word
from questionnaires.texts import places
from survey_app.respondent.telling import Teller, Way

AREA = "[council area]"


def after(document: Questionnaire, page: Page) -> tuple[str, ...]:
    """Where the page leads, one sentence a route."""
    if not page.routes:
        return (f"After this page: {_following(document, page)}.",)
    return tuple(
        f"After this page, if {_condition(document, route.when)}: {_goal(document, route.to)}."
        if route.when
        else f"Otherwise: {_goal(document, route.to)}."
        for route in page.routes
    )


def words(document: Questionnaire, page: Page) -> tuple[str, ...]:
    """What each word put into this page becomes, and by which answer."""
    names = {name for _, text in places(page) for name in piping.names(text)}
    return tuple(_cases(document, word) for word in document.words if word.name in names)


def fillings(document: Questionnaire, way: Way) -> dict[str, str]:
    """Every phrase a word may become, where the word stands: "[your school / your college]"."""
    tell = Teller(document, way, {piping.AREA: AREA})
    return {piping.AREA: AREA} | {
        word.name: f"[{' / '.join(dict.fromkeys(map(tell.text, _phrases(word))))}]" for word in document.words
    }


def order(document: Questionnaire) -> str:
    """Which pages come in an order of each person's own; empty where all come as they stand."""
    blocks = []
    for block in document.random_blocks:
        numbers = [str(document.number(page.id)) for page in document.pages if page.block == block]
        blocks.append(f"{block} ({'page' if len(numbers) == 1 else 'pages'} {', '.join(numbers)})")
    return f"Each person meets these blocks in an order of their own: {'; '.join(blocks)}." if blocks else ""


def _phrases(word: Word) -> Iterator[str]:
    yield from (case.text for case in word.cases)
    yield word.otherwise


def _cases(document: Questionnaire, word: Word) -> str:
    question = _question(document, word.question)
    cases = [f"{_labels(question, case.any_of)} gives “{case.text}”" for case in word.cases]
    said = "; ".join([*cases, f"any other answer, or none, gives “{word.otherwise}”"])
    return f"By the answer to “{_plainly(document, question.text)}”: {said}."


def _condition(document: Questionnaire, when: Condition) -> str:
    question = _question(document, when.question)
    return f"the answer to “{_plainly(document, question.text)}” is {_labels(question, when.any_of)}"


def _labels(question: Question, values: tuple[str, ...]) -> str:
    labels = [f"“{option.label}”" for option in question.options if option.value in values]
    return " or ".join(labels)


def _following(document: Questionnaire, page: Page) -> str:
    """The next page; around blocks in random order, which differs from person to person."""
    later = document.pages[document.number(page.id) :]
    block, moved = later[0].block if later else "", document.random_blocks
    if page.block in moved and block != page.block:
        beyond = next((each.id for each in later if each.block not in moved), END)
        return f"the next block; after the last of them {_goal(document, beyond)}"
    if block in moved and block != page.block:
        return "whichever block comes first for this person"
    return _goal(document, later[0].id if later else END)


def _goal(document: Questionnaire, to: str) -> str:
    if to == END:
        return "checking and sending"
    number = document.number(to)
    return f"page {number}, “{_plainly(document, document.page(number).heading)}”"


def _question(document: Questionnaire, name: str) -> Question:
    return next(question for question in document.questions if question.id == name)


def _plainly(document: Questionnaire, text: str) -> str:
    return piping.filled(text, fillings(document, Way()))
