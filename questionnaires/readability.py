"""How old a reader must be, by two formulas that count letters instead of syllables.

Automated Readability Index: Smith and Senter, AMRL-TR-66-220 (1967).
Coleman-Liau Index: Coleman and Liau, Journal of Applied Psychology 60 (1975).
Both give a United States school grade; a pupil in grade n is n + 5 years old. They were fitted to
passages of about a hundred words: on a single short question they say little.
"""

_ENDS = ".?!:;"
_OTHER_ENDS = (
    ",\u060c\u061b\u061f\u06d4\u0964"  # the comma; those of Arabic and Urdu; the danda of Bengali and Panjabi
)
_QUOTES = "\"'()[]\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"


def words(text: str) -> list[str]:
    """Words without the punctuation around them; what has no letter or digit is no word."""
    bare = (piece.strip(_ENDS + _OTHER_ENDS + _QUOTES) for piece in text.split())
    return [word for word in bare if any(character.isalnum() for character in word)]


def reading_age(text: str) -> float:
    """Years, the mean of both formulas; 0 for a text without words."""
    return (_automated(text) + _coleman_liau(text)) / 2 + 5 if words(text) else 0.0


def _automated(text: str) -> float:
    spoken = words(text)
    return 4.71 * _letters(spoken) / len(spoken) + 0.5 * len(spoken) / _sentences(text) - 21.43


def _coleman_liau(text: str) -> float:
    spoken = words(text)
    letters_per_100 = 100 * _letters(spoken) / len(spoken)
    sentences_per_100 = 100 * _sentences(text) / len(spoken)
    return 0.0588 * letters_per_100 - 0.296 * sentences_per_100 - 15.8


def _letters(spoken: list[str]) -> int:
    return sum(character.isalnum() for word in spoken for character in word)


def _sentences(text: str) -> int:
    """A line is at least one sentence: a heading or a label has no full stop."""
    lines = [line for line in text.splitlines() if words(line)]
    return sum(max(1, _full_stops(line)) for line in lines)


def _full_stops(line: str) -> int:
    pieces = line.split()
    ended = sum(piece.rstrip(_QUOTES).endswith((".", "?", "!")) for piece in pieces)
    tail = not pieces[-1].rstrip(_QUOTES).endswith((".", "?", "!"))
    return ended + tail
