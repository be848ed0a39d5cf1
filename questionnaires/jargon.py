"""Words of the trade, and where they may stand. The list is data beside this module; read by checks alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from questionnaires.findings import Finding, said
from questionnaires.model import Questionnaire, from_plain
from questionnaires.readability import words
from questionnaires.shape import read_plain

FILE = Path(__file__).parent / "jargon.yaml"
TRADE = ("practitioners", "area-leaders")  # those whose words these are
YOUNG = ("children-5-10", "children-11-15", "young-people-16-18")


@dataclass(frozen=True, kw_only=True)
class Word:
    word: str
    instead: str
    also: tuple[str, ...] = ()  # other ways to write it; not `aliases`, for translators get none of these
    unfit_for_children: bool = False

    @cached_property
    def names(self) -> dict[str, str]:
        """How it is written, longest first, and how it is found."""
        return {name: _bare(name) for name in sorted((self.word, *self.also), key=len, reverse=True)}


@dataclass(frozen=True, kw_only=True)
class Jargon:
    words: tuple[Word, ...]


@cache
def shipped() -> tuple[Word, ...]:
    plain, shape = read_plain(Jargon, FILE)
    if shape.problems:
        raise ValueError("\n".join(map(str, shape.problems)))
    jargon: Jargon = from_plain(Jargon, plain)
    return jargon.words


def jargon_is_explained(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The page explains what the glossary holds; those who work in the field need no glossary."""
    if questionnaire.audience in TRADE or questionnaire.language != "en":
        return
    explained = [_bare(name) for term in questionnaire.glossary for name in (term.term, *term.aliases)]
    for where, text in said(questionnaire):
        for word, name in _used(text):
            if not any(word.names[name] in known for known in explained):
                yield Finding(where, f"“{name}” is not explained", f"Write “{word.instead}”, or explain it")


def children_are_not_asked_by_jargon(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An explanation is one more thing to read, and names of offices mean nothing to a child."""
    if questionnaire.audience not in YOUNG or questionnaire.language != "en":
        return
    for where, text in said(questionnaire):
        for word, name in _used(text):
            if word.unfit_for_children:
                yield Finding(where, f"“{name}” is no word for children", f"Write “{word.instead}”")


def _used(text: str) -> Iterator[tuple[Word, str]]:
    """Each word of the trade in a text, by the longest of its names."""
    bare = _bare(text)
    for word in shipped():
        name = next((name for name, sought in word.names.items() if sought in bare), None)
        if name:
            yield word, name


def _bare(text: str) -> str:
    return f" {' '.join(words(text))} ".casefold()
