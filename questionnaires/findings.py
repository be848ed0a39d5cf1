"""What a check says of a questionnaire, and the walks that checks share.

Places are counted as in a file's problems: "pages.3.questions.1" is the first question of page 3.
"""

from collections.abc import Iterator
from typing import NamedTuple

from questionnaires.model import Option, Page, Question, Questionnaire, Theme
from questionnaires.texts import places


class Finding(NamedTuple):
    where: str
    what: str
    mend: str


def pages(questionnaire: Questionnaire) -> Iterator[tuple[str, Page]]:
    for number, page in enumerate(questionnaire.pages, start=1):
        yield f"pages.{number}", page


def questions(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    for where, page in pages(questionnaire):
        for number, question in enumerate(page.questions, start=1):
            yield f"{where}.questions.{number}", question


def closed(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    return ((where, question) for where, question in questions(questionnaire) if question.is_closed)


def options(questionnaire: Questionnaire) -> Iterator[tuple[str, Question, Option]]:
    for where, question in questions(questionnaire):
        for number, option in enumerate(question.options, start=1):
            yield f"{where}.options.{number}", question, option


def themes(questionnaire: Questionnaire) -> Iterator[tuple[str, Theme]]:
    for number, theme in enumerate(questionnaire.themes, start=1):
        yield f"themes.{number}", theme


def said(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Every text of the title, the pages and the words put into them."""
    aside = ("themes.", "glossary.")
    return ((where, text) for where, text in places(questionnaire) if not where.startswith(aside))
