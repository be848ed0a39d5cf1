"""A word or phrase in its context: where it stands in texts, whatever its case and accents; whole words alone.

Pure: it knows texts, no comments and no masks but those it is handed. The work grows with the length of the texts.
What follows a phrase decides the order, as in every concordance: the same story told twice stands together.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from survey_app.fieldwork.redaction import MASKS, PERSONAL, Piece, Span
from survey_app.fieldwork.redaction.folding import folded

AROUND = 60
"""Characters shown on either side."""
Key = TypeVar("Key", bound=Hashable)

# Thai to Khmer, and from the radicals of Chinese on: written without spaces, so every place may begin a word.
_RUNS_ON = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Hit(Generic[Key]):
    """Where the phrase stands in the text of that key, as the text was given."""

    key: Key
    start: int
    end: int
    follows: str
    """What the order goes by."""


@dataclass(frozen=True)
class Context:
    """A hit as it is shown."""

    before: tuple[Piece, ...]
    word: str
    after: tuple[Piece, ...]


def pattern(phrase: str) -> re.Pattern[str] | None:
    """What finds the phrase in a folded text; None for one without a letter or digit."""
    words = _fold(phrase)[0].split()
    if not any(_WORD.search(word) for word in words):
        return None
    before = r"(?<!\w)" if _is_bounded(words[0][0]) else ""
    after = r"(?!\w)" if _is_bounded(words[-1][-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _is_bounded(letter: str) -> bool:
    return bool(_WORD.match(letter)) and not _RUNS_ON.match(letter)


def find(texts: Iterable[tuple[Key, str]], phrase: str) -> list[Hit[Key]]:
    """Every place the phrase stands in, by what follows it."""
    wanted = pattern(phrase)
    if wanted is None:
        return []
    hits = [hit for key, text in texts for hit in _hits(key, text, wanted)]
    return sorted(hits, key=lambda hit: hit.follows)


def _hits(key: Key, text: str, wanted: re.Pattern[str]) -> Iterable[Hit[Key]]:
    plain, origins = _fold(text)
    for match in wanted.finditer(plain):
        start, end = match.span()
        follows = " ".join(plain[end : end + AROUND].split())
        if origins is not None:
            start, end = origins[start], max(origins[end], origins[end - 1] + 1)
        yield Hit(key, start, end, follows)


def _fold(text: str) -> tuple[str, list[int] | None]:
    """The text in small plain letters; and where each stood, unless that is where it stands."""
    if text.isascii():
        return text.lower(), None
    plain = folded(text)
    return plain.text.lower(), plain.origins


def context(text: str, hit: Hit[Key], spans: Iterable[Span]) -> Context:
    """A hit between what stands around it, masked. The phrase itself is not: whoever searched typed it."""
    personal = [span for span in spans if span.kind in PERSONAL]
    first, last = max(0, hit.start - AROUND), min(len(text), hit.end + AROUND)
    return Context(
        before=tuple(_masked(text, first, hit.start, personal)),
        word=_on_one_line(text[hit.start : hit.end]),
        after=tuple(_masked(text, hit.end, last, personal)),
    )


def _masked(text: str, first: int, last: int, spans: Iterable[Span]) -> Iterable[Piece]:
    """A stretch of the text; a mask stands for the whole of what it hides, however little of it is in here."""
    place = first
    for span in spans:
        if span.end <= first or span.start >= last:
            continue
        if span.start > place:
            yield Piece(_on_one_line(text[place : span.start]), None)
        yield Piece(MASKS[span.kind], span.kind)
        place = min(span.end, last)
    if place < last:
        yield Piece(_on_one_line(text[place:last]), None)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
