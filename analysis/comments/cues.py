"""Codes of a codebook whose cues stand in a comment. A cue is a hint for finding comments, no coding."""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis.comments import plain
from questionnaires import codebooks
from questionnaires.codebooks import Code

_Starts = Mapping[str, tuple[tuple[tuple[str, ...], Code], ...]]


def codes(words: Sequence[str], codebook: str) -> tuple[Code, ...]:
    """In the book's order, each once. `words`: of a text, see `plain`."""
    starts = _starts(codebook)
    found = {
        code.id
        for place, word in enumerate(words)
        for cue, code in starts.get(word, ())
        if tuple(words[place : place + len(cue)]) == cue
    }
    return tuple(code for code in codebooks.shipped()[codebook].codes if code.id in found)


@cache
def _starts(codebook: str) -> _Starts:
    """Cues as words, by their first word."""
    starts: dict[str, tuple[tuple[tuple[str, ...], Code], ...]] = {}
    for code in codebooks.shipped()[codebook].codes:
        for cue in code.cues:
            as_words = tuple(plain.words(cue))
            starts[as_words[0]] = (*starts.get(as_words[0], ()), (as_words, code))
    return starts
