"""Which words of the glossary stand on a page, so that they are explained there and nowhere else."""

from questionnaires.model import Page, Questionnaire, Term
from questionnaires.readability import words
from questionnaires.texts import places


def on_page(questionnaire: Questionnaire, page: Page) -> tuple[Term, ...]:
    """Terms whose name or alias the page's texts use, in the order of the glossary."""
    said = [f" {' '.join(words(text))} ".casefold() for _, text in places(page)]
    return tuple(
        term
        for term in questionnaire.glossary
        if any(f" {name.casefold()} " in text for name in (term.term, *term.aliases) for text in said)
    )
