"""Which words of the glossary stand on a page, so that they are explained there and nowhere else."""

from collections.abc import Iterator

from questionnaires import piping
from questionnaires.model import Page, Questionnaire, Term
from questionnaires.readability import words
from questionnaires.texts import places


def on_page(questionnaire: Questionnaire, page: Page) -> tuple[Term, ...]:
    """Terms whose name or alias the page's texts use, in the order of the glossary."""
    said = [f" {' '.join(words(text))} ".casefold() for text in _shown(questionnaire, page)]
    return tuple(
        term
        for term in questionnaire.glossary
        if any(f" {name.casefold()} " in text for name in (term.term, *term.aliases) for text in said)
    )


def _shown(questionnaire: Questionnaire, page: Page) -> Iterator[str]:
    """The page's texts, and every phrase an earlier answer may put into them."""
    named: set[str] = set()
    for _, text in places(page):
        yield text
        named.update(piping.names(text))
    for word in questionnaire.words:
        if word.name in named:
            yield from (text for _, text in places(word))
