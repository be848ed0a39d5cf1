"""Clues in what comes after a word: what a person is, does or owns."""

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction.candidates import CALENDAR, PLACES
from survey_app.fieldwork.redaction.surroundings import after, before, in_title, is_where
from survey_app.fieldwork.redaction.words import Word, Words, listed

_INITIALS = 4  # words, of which all but the last may be initials
_MINE = frozenset(("my", "our", "his", "her", "their"))
_NOT_AFTER_HOPE = frozenset(
    ("all", "the", "not", "what", "that", "lost", "gone", "nothing", "hard", "always", "only")
)


def has_surname(words: Words, place: int) -> bool:
    """ "Mark Evans"."""
    word, later = words[place], after(words, place)
    if later is None or later.gap != " " or not (word.is_capital and later.is_capital):
        return False
    if may_be.everyday(word):
        is_family_name = may_be.stranger(later) and word.lower not in CALENDAR
        return may_be.surname(later) or may_be.certain(later) or is_family_name
    is_name = may_be.doubtful(word) or (may_be.stranger(word) and not word.is_loud)
    return is_name and (may_be.surname(later) or may_be.certain(later) or may_be.stranger(later))


def has_company(words: Words, place: int) -> bool:
    """ "Zarmeena and Kai both": at the beginning, where a capital alone says nothing."""
    word, later, further = words[place], after(words, place), after(words, place, 2)
    if later is None or further is None or later.lower != "and" or not word.is_capital:
        return False
    return (may_be.stranger(word) or may_be.doubtful(word)) and may_be.nameable(further)


def acts(words: Words, place: int) -> bool:
    """ "Hope needs", "Summer loves", "because Zarmeena cannot"."""
    word, later = words[place], after(words, place)
    if later is None or not word.is_capital or later.gap != " " or word.is_owner:
        return False
    if word.lower in PLACES or (word.is_loud and not may_be.stranger(word)):
        return False
    if later.lower in listed("personal_doings"):
        return may_be.given(word) or may_be.stranger(word)
    if later.lower not in listed("doings") or (later.is_capital and not word.is_loud):
        return False
    if may_be.everyday(word):
        further = after(words, place, 2)
        return word.lower not in CALENDAR and not (further and further.lower in _NOT_AFTER_HOPE)
    if may_be.doubtful(word):
        return True
    stands_alone = word.is_loud or not (in_title(words, place) or is_where(words, place))
    return may_be.stranger(word) and stands_alone


def owns(words: Words, place: int) -> bool:
    """ "Zarmeena's plan", "Daisy's taxi"."""
    word, later = words[place], after(words, place)
    if later is None or later.lower not in listed("owned"):
        return False
    if not word.is_owner:
        return word.lower.endswith("s") and _owns_without_apostrophe(word, later)
    if not word.is_capital:
        return False
    if word.lower in CALENDAR or word.lower in PLACES:
        return later.lower in listed("relations")
    return may_be.given(word) or may_be.stranger(word)


def _owns_without_apostrophe(word: Word, later: Word) -> bool:
    """ "ellas teacher", "zarmeenas mum"."""
    name = word._replace(text=word.text[:-1], lower=word.lower[:-1])
    is_name = may_be.small_stranger(name) or (may_be.stranger(name) and name.is_capital)
    return may_be.certain(name) or (is_name and later.lower in listed("relations"))


def is_kin(words: Words, place: int) -> bool:
    """ "June is my daughter", "Sunny is my son's name"."""
    following = [each.lower for each in words[place + 1 : place + 5]]
    if len(following) < 3 or following[0] not in ("is", "was") or following[1] not in _MINE:
        return False
    return may_be.nameable(words[place]) and any(each in listed("relations") for each in following[2:])


def has_initial(words: Words, place: int) -> bool:
    """ "J. Smith", "K Mistry", "R J Tolland"."""
    word, earlier = words[place], before(words, place)
    if not may_be.initial(word) or (earlier is not None and earlier.lower in listed("before_letters")):
        return False
    following = words[place + 1 : place + 1 + _INITIALS]
    name = next((each for each in following if not may_be.initial(each)), None)
    if name is None or following[0].gap not in (". ", ".", " ") or (word.text == "A" and name.gap == " "):
        return False
    is_name = may_be.surname(name) or may_be.stranger(name)
    return name.is_capital and name.gap in (". ", ".", " ") and is_name


def is_family(words: Words, place: int) -> bool:
    """ "the Abdullahi family"."""
    word, earlier, later = words[place], before(words, place), after(words, place)
    if earlier is None or later is None or earlier.lower != "the" or later.lower != "family":
        return False
    return word.is_capital and not may_be.plain(word)
