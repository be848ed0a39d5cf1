"""The words on either side of a word."""

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction.words import Word, Words, listed

_WHERE = frozenset(("in", "near", "around", "across", "outside", "within", "towards", "the"))
_BESIDE = frozenset(("", ",", ":", "(", "-", ", (", ' "', "'", '"', "s"))


def before(words: Words, place: int, steps: int = 1) -> Word | None:
    return words[place - steps] if place >= steps else None


def after(words: Words, place: int, steps: int = 1) -> Word | None:
    return words[place + steps] if place + steps < len(words) else None


def is_beside(word: Word) -> bool:
    """Whether nothing stands between it and the word before that would part them."""
    return word.gap.strip() in _BESIDE and "\n" not in word.gap


def is_where(words: Words, place: int) -> bool:
    """ "in Northmoor", "the Northmoor team": a place, whether a list knows it or not."""
    earlier = before(words, place)
    return earlier is not None and earlier.lower in _WHERE and words[place].gap == " "


def in_title(words: Words, place: int) -> bool:
    """Among Words Written Like These capitals say nothing."""
    earlier, later = before(words, place), after(words, place)
    is_led = earlier is not None and not words[place].begins and _is_titled(earlier)
    return is_led or (later is not None and not later.begins and _is_titled(later))


def _is_titled(word: Word) -> bool:
    if not word.text[0].isupper() or word.text == "I" or not may_be.english(word):
        return False
    return not word.begins or word.lower not in listed("beginnings")
