"""A text as words that know how they are written and what stands before them; and lists of words."""

import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from survey_app.fieldwork.redaction.folding import folded

# Vowel signs of the scripts of India (U+0900 to U+0DFF) are part of their words, and no letters to Python.
_LETTERS = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0dff])+"
_WORD = re.compile(rf"{_LETTERS}(?:['-]{_LETTERS})*")
_GAP = 12  # letters of what stands between two words that any rule looks at
_AROUND = 4  # words on each side that tell shouting from an abbreviation
_ENDS = frozenset(".!?\n")


class Word(NamedTuple):
    text: str
    lower: str  # without a possessive 's
    start: int
    end: int  # of the word without a possessive 's
    gap: str  # what stands between it and the word before, cut short
    is_loud: bool  # in capitals among capitals

    @property
    def is_capital(self) -> bool:
        """Written as a name is: a capital first, and not all capitals as abbreviations are."""
        return self.text[0].isupper() and (self.is_loud or not self.is_shout)

    @property
    def is_shout(self) -> bool:
        """All capitals, as an abbreviation is, also of several: "GPs"."""
        letters = self.text[: len(self.lower)].removesuffix("s")
        return len(letters) > 1 and letters.isupper()

    @property
    def is_shout_alone(self) -> bool:
        """An abbreviation."""
        return self.is_shout and not self.is_loud

    @property
    def is_owner(self) -> bool:
        return len(self.text) > len(self.lower)

    @property
    def begins(self) -> bool:
        """Whether it begins a sentence, so that its capital says nothing."""
        return not self.gap or not _ENDS.isdisjoint(self.gap)


Words = list[Word]


def words_of(text: str) -> Words:
    found = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    # How many words in capitals stand before each place.
    before = [0, *accumulate(len(word) > 1 and word.isupper() for word, _ in found)]
    words: Words = []
    end = 0
    for place, (word, start) in enumerate(found):
        first, last = max(0, place - _AROUND), min(len(found), place + _AROUND + 1)
        is_loud = word.isupper() and 2 * (before[last] - before[first]) > last - first
        bare = word[:-2] if word[-2:] in ("'s", "'S") else word
        gap = text[end:start][:_GAP]
        words.append(Word(word, bare.lower(), start, start + len(bare), gap, is_loud))
        end = start + len(word)
    return words


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list in `lists/`, folded as texts are; a line that begins with # says why they stand there."""
    lines = (Path(__file__).parent / "lists" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(folded(word).text for line in lines if not line.startswith("#") for word in line.split())
