"""Names of people: by lists of given names, and by what stands around a word.

A name that is no word ("Aoife") is one wherever it stands. One that is also a word needs a capital within a
sentence, or words around it; what stands in no list needs words around it. A name found once in a text is
found wherever it comes again.
"""

from collections.abc import Iterator

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction.clues import CLUES
from survey_app.fieldwork.redaction.spans import Span
from survey_app.fieldwork.redaction.words import Word, Words, listed

_LONGEST = 5  # words of a name
_TELLING, _FEW, _SHARE = 100, 5, 0.35  # words looked at for the language, the fewest that tell, those known
_PARTICLES = frozenset(("de", "da", "dos", "van", "von", "bin", "bint", "ibn", "al", "el", "ul", "ur", "der"))
_JOINS = frozenset(("and", "then", "or"))

_Piece = tuple[int, int]  # places of the first word and after the last


def find(words: Words) -> Iterator[Span]:
    is_english = _is_english(words)
    found = list(_said(words, is_english))
    again = {word.lower for first, end in found for word in words[first:end] if _is_telling(word)}
    inside = {place for first, end in found for place in range(first, end)}
    yield from (Span(words[first].start, words[end - 1].end, "name") for first, end in found)
    for place, word in enumerate(words):
        if word.lower not in again or place in inside:
            continue
        if (is_english or _is_written_as_name(word)) and _is_again(words, place):
            yield Span(word.start, word.end, "name")


def _said(words: Words, is_english: bool) -> Iterator[_Piece]:
    """Names that the words around them show."""
    place, last = 0, -2
    while place < len(words):
        is_word = may_be.nobody(words[place]) or not (is_english or _is_written_as_name(words[place]))
        if not is_word and _is_name(words, place, last):
            end = last = _end(words, place)
            yield place, end
            place = end
        else:
            place += 1


def _is_english(words: Words) -> bool:
    """Whether there are words enough to tell, and hardly any that English has."""
    told = [word for word in words[:_TELLING] if word.text.isascii() and not may_be.given(word)]
    return len(told) < _FEW or sum(may_be.plain(word) for word in told) >= _SHARE * len(told)


def _is_written_as_name(word: Word) -> bool:
    """In a text of another language: with a capital that is more than the beginning of a word like others."""
    if word.text.islower():
        return False
    return not (word.begins and word.lower in listed("words_elsewhere"))


def _is_name(words: Words, place: int, last: int) -> bool:
    return any(clue(words, place) for clue in CLUES) or _is_next(words, place, last)


def _is_next(words: Words, place: int, last: int) -> bool:
    """ "Ffion, Gethin and Zarmeena": one name after another. `last`: the place after the latest."""
    word = words[place]
    is_after = (place == last and word.gap in (", ", " & ", " + ", "/")) or (
        place == last + 1
        and words[last].lower in _JOINS
        and word.gap == " "
        and words[last].gap in (" ", ", ")
    )
    return is_after and may_be.nameable(word) and word.lower not in may_be.CALENDAR


def _end(words: Words, place: int) -> int:
    """After the surnames that follow."""
    end = place + 1
    while end < min(len(words), place + _LONGEST) and not words[end - 1].is_owner and _goes_on(words, end):
        end += 1
    while words[end - 1].lower in _PARTICLES and end > place + 1:
        end -= 1
    return end


def _goes_on(words: Words, place: int) -> bool:
    word, before = words[place], words[place - 1]
    if may_be.initial(before) and word.gap in (". ", "."):
        return word.is_capital and not may_be.plain(word)
    if word.gap not in (" ", "-"):
        return False
    if word.lower in _PARTICLES:
        return place + 1 < len(words) and words[place + 1].is_capital
    if word.is_capital:
        is_name = may_be.surname(word) or may_be.certain(word) or may_be.stranger(word)
        return is_name or (may_be.initial(word) and word.text != "A")
    return word.text.islower() and before.text.islower() and may_be.surname(word) and not may_be.plain(word)


def _is_telling(word: Word) -> bool:
    """Whether the word means this person when it comes again."""
    return len(word.lower) > 2 and word.lower not in listed("titles")


def _is_again(words: Words, place: int) -> bool:
    word = words[place]
    if word.lower in may_be.CALENDAR:
        is_doing = place + 1 < len(words) and words[place + 1].lower in listed("doings")
        return word.is_capital and is_doing
    return word.is_capital or not (may_be.plain(word) or may_be.everyday(word))
