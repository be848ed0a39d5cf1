"""A text as plain letters and digits, each knowing where it stood: what a reader sees, not how it was typed.

Full-width and Arabic-Indic digits become 0-9, accents go, and so does what no eye sees: zero-width letters,
marks of direction, NULs. Rules then match what is there to be read, and spans lead back to what was written.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

_LOOKS_LIKE = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2028\u2029\u0085\v\f", "\n"),
    "\u0142": "l",  # letters with a stroke are letters of their own to Unicode, and l to who types names
    "\u0141": "L",
    "\u00f8": "o",
    "\u00d8": "O",
    "\u0131": "i",
}
_UNSEEN = ("Cf", "Cc", "Mn", "Me", "Cs")


@dataclass(frozen=True)
class Folded:
    text: str
    origins: list[int] | None
    """Where each letter stood, and after the last one the length; None: where it stands."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the written text that this piece was, with all unseen letters in and after it."""
        if self.origins is None:
            return start, end
        return self.origins[start], max(self.origins[end], self.origins[end - 1] + 1)


def folded(text: str) -> Folded:
    if text.isascii() and text.isprintable():
        return Folded(text, None)
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for seen in _plain(letter):
            letters.append(seen)
            origins.append(place)
    return Folded("".join(letters), [*origins, len(text)])


@cache
def _plain(letter: str) -> str:
    if letter in "\n\r\t":
        return letter
    if letter in _LOOKS_LIKE:
        return _LOOKS_LIKE[letter]
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return "".join(
        " " if each.isspace() else each
        for each in unicodedata.normalize("NFKD", letter)
        if unicodedata.category(each) not in _UNSEEN or _is_vowel_sign(each)
    )


def _is_vowel_sign(letter: str) -> bool:
    """In the scripts of India a mark is a vowel, and without it another word."""
    return "\u0900" <= letter <= "\u0dff"
