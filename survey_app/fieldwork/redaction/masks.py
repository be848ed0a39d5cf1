"""A comment with what identifies people masked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from survey_app.fieldwork.redaction import identifiers, names, places, services
from survey_app.fieldwork.redaction.folding import folded
from survey_app.fieldwork.redaction.spans import MASKS, PERSONAL, Kind, Span, settled
from survey_app.fieldwork.redaction.words import words_of

VERSION = 1
"""Of the rules and lists together; raise it with every change to what they find."""


@dataclass(frozen=True)
class Redacted:
    """`text`: masked for an inspector. `spans`: all that was found in the original, settings too."""

    text: str
    spans: tuple[Span, ...]
    version: int


@dataclass(frozen=True)
class Piece:
    """As it was written; or a mask, and the kind of what stands there."""

    text: str
    kind: Kind | None = None


def redact(text: str) -> Redacted:
    spans = find(text)
    return Redacted(_joined(_cut(text, spans, PERSONAL)), spans, VERSION)


def mask(text: str, kinds: frozenset[Kind] = PERSONAL) -> str:
    """The text with each span of these kinds replaced by what it is: "[name]"."""
    return _joined(pieces(text, kinds))


def pieces(text: str, kinds: frozenset[Kind] = PERSONAL) -> tuple[Piece, ...]:
    """The same, piece by piece, for a screen that shows masks apart from words."""
    return tuple(_cut(text, find(text), kinds))


def find(text: str) -> tuple[Span, ...]:
    """All that was recognised, in order and apart; positions are those of the text given."""
    read = folded(text)
    words = words_of(read.text)
    found = chain(
        identifiers.find(read.text), places.find(read.text), services.find(words), names.find(words)
    )
    return tuple(Span(*read.original(each.start, each.end), each.kind) for each in settled(found))


def _cut(text: str, spans: tuple[Span, ...], kinds: frozenset[Kind]) -> Iterator[Piece]:
    done = 0
    for span in spans:
        if span.kind not in kinds:
            continue
        if done < span.start:
            yield Piece(text[done : span.start])
        yield Piece(MASKS[span.kind], span.kind)
        done = span.end
    if done < len(text):
        yield Piece(text[done:])


def _joined(cut: Iterator[Piece] | tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in cut)
