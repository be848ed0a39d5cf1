"""The third gate, for what stands beside what: options of a question, questions of a page, pages in order."""

from collections.abc import Iterable, Iterator

from questionnaires import routing
from questionnaires.findings import Finding, closed, pages, questions
from questionnaires.model import Page, Question, Questionnaire
from questionnaires.readability import words

MOST_OPTIONS = 12  # that hold a view: longer lists are read from the top and no further
ROWS_OF_A_GRID = 3


def options_are_few(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, question in closed(questionnaire):
        many = sum(option.is_substantive for option in question.options)
        if many > MOST_OPTIONS:
            mend = f"Keep {MOST_OPTIONS}, and “something else”"
            yield Finding(f"{where}.options", f"`{question.id}` offers {many} options", mend)


def labels_differ(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, question in closed(questionnaire):
        labels = [(f"{where}.options.{n}.label", each.label) for n, each in enumerate(question.options, 1)]
        for place, label in _repeated(labels):
            yield Finding(place, f"“{label}” stands here twice", "Tell the options apart")


def hints_do_not_repeat_the_question(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Read aloud, a hint that says the same again is noise before the options."""
    for where, question in questions(questionnaire):
        for name in ("hint", "help"):
            if question.text and _bare(getattr(question, name)).strip() and _repeats(question, name):
                yield Finding(f"{where}.{name}", f"This {name} repeats the question", "Take it out")


def headings_differ_from_each_other(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A page's title begins with its heading: two that are alike cannot be told apart in a list of tabs."""
    headings = [(f"{where}.heading", page.heading) for where, page in pages(questionnaire)]
    for place, heading in _repeated(headings):
        yield Finding(place, f"Two pages are headed “{heading}”", "Say what is special to this one")


def sections_run_together(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What was finished does not come back, whatever the order of blocks."""
    found: set[Page] = set()
    for order in (questionnaire.random_blocks, questionnaire.random_blocks[::-1]):
        found.update(_returning(routing.arranged(questionnaire, order)))
    for page in sorted(found, key=lambda page: questionnaire.number(page.id)):
        where = f"pages.{questionnaire.number(page.id)}.section"
        what = f"The section “{page.section}” comes back after another"
        yield Finding(where, what, "Move the page, or give it a section of its own")


def no_grids(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Rows of a grid are no questions: alone on a page of easy read, or read aloud, they ask nothing. Statements
    under a heading that asks for all of them are rows too, with a full stop or without."""
    for where, page in pages(questionnaire):
        is_asked_above = page.heading.endswith(("?", "...", "…", ":")) or "?" in page.lead
        fewest = 2 if is_asked_above else ROWS_OF_A_GRID
        for number, question in enumerate(page.questions, start=1):
            rows = [each for each in page.questions if each.is_closed and each.options == question.options]
            if len(rows) >= fewest and "?" not in question.text:
                mend = "Write a whole question that ends with a question mark"
                yield Finding(f"{where}.questions.{number}.text", "This is a row of a grid", mend)


def _repeats(question: Question, name: str) -> bool:
    return _bare(getattr(question, name)) in _bare(question.text)


def _bare(text: str) -> str:
    return f" {' '.join(words(text))} ".casefold()


def _repeated(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen = set()
    for where, text in texts:
        if _bare(text) in seen:
            yield where, text
        seen.add(_bare(text))


def _returning(in_order: tuple[Page, ...]) -> Iterator[Page]:
    left: list[str] = []
    now = ""
    for page in in_order:
        if page.section != now:
            left.append(now)
            now = page.section
            if now in left:
                yield page
