"""Clues in what comes before a word: who is spoken of, and that a name follows."""

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction.candidates import CALENDAR
from survey_app.fieldwork.redaction.surroundings import after, before, in_title, is_beside
from survey_app.fieldwork.redaction.words import Word, Words, listed

_MEN_AND_WOMEN = frozenset(("mr", "mrs", "ms", "miss", "mister", "mx"))
_CALLS = frozenset(("called", "named", "nicknamed", "name", "names", "calling"))
_LABELS = frozenset(
    ("name", "child", "parent", "student", "pupil", "re", "signed", "from", "to", "patient", "mum", "dad")
)
_GREETS = frozenset(("dear", "hi", "hello", "hey"))
_CLOSES = frozenset(
    ("thanks", "regards", "wishes", "sincerely", "faithfully", "cheers", "yours", "love", "truly", "you")
)
_ENDS_SAYING_WHO = frozenset(("and", "i", "im", "mum", "the", "from"))
_MOSTLY_VERBS = frozenset(("will", "may", "hope", "love", "win", "happy"))


def is_met(words: Words, place: int) -> bool:
    """ "without Rose", "told Hope"."""
    word, earlier = words[place], before(words, place)
    if earlier is None or not may_be.everyday(word) or word.lower in CALENDAR:
        return False
    is_written_so = word.is_capital and not word.begins and not word.is_loud and not in_title(words, place)
    return is_written_so and earlier.text in listed("before_people")


def follows_title(words: Words, place: int) -> bool:
    """ "Mrs Patel", "mr white", "Sister Agnes", "Miss T"."""
    word, earlier = words[place], before(words, place)
    if earlier is None or word.lower in listed("titles") or word.gap.strip(" .") or "\n" in word.gap:
        return False
    if earlier.lower in listed("titles"):
        return _is_titled_name(word, is_man_or_woman=earlier.lower in _MEN_AND_WOMEN)
    if earlier.lower == "miss" and not word.is_capital:
        return may_be.surname(word) and not may_be.plain(word)
    if earlier.lower not in listed("capital_titles") or not earlier.text[0].isupper() or "." in word.gap:
        return False
    return may_be.nameable(word) or (earlier.lower == "miss" and may_be.initial(word))


def _is_titled_name(word: Word, *, is_man_or_woman: bool) -> bool:
    """ "the dr may" is no name, "mrs may" is one."""
    if may_be.initial(word):
        return True
    if word.is_capital:
        return may_be.given(word) or may_be.surname(word) or not may_be.plain(word)
    is_known = may_be.surname(word) and (is_man_or_woman or not may_be.plain(word))
    return word.text.islower() and (is_known or may_be.doubtful(word) or may_be.small_stranger(word))


def follows_kin(words: Words, place: int) -> bool:
    """ "my son Kai", "my daughter lily", "our caseworker, Tamsin", "my son rueben"."""
    word, earlier = words[place], before(words, place)
    if earlier is None or not is_beside(word):
        return False
    is_kin = earlier.lower in listed("relations")
    if not is_kin and earlier.lower not in listed("roles"):
        return False
    if word.is_capital:
        is_letter = may_be.initial(word) and word.text != "A"
        return is_letter or may_be.given(word) or may_be.surname(word) or may_be.stranger(word)
    if not is_kin or word.gap != " " or earlier.is_owner:
        return False
    later = after(words, place)
    is_followed = later is not None and later.lower in listed("doings")
    is_given = may_be.everyday(word) and is_followed and word.lower not in _MOSTLY_VERBS
    return is_given or may_be.doubtful(word) or may_be.small_stranger(word)


def is_in_office(words: Words, place: int) -> bool:
    """ "The SENCO is Jane", "our social worker was Gillian"."""
    word, verb, who = words[place], before(words, place), before(words, place, 2)
    if verb is None or who is None or verb.lower not in ("is", "was") or word.gap != " ":
        return False
    is_person = who.lower in listed("relations") or who.lower in listed("roles")
    return is_person and may_be.nameable(word) and word.lower not in CALENDAR


def is_called(words: Words, place: int) -> bool:
    """ "called Ella", "his name is zayan", "Name: Ella", "we call him Bear"."""
    word, earlier = words[place], before(words, place)
    if earlier is None or not is_beside(word):
        return False
    if earlier.lower in _LABELS and ":" in word.gap:
        return may_be.nameable(word)
    if not _names(earlier, before(words, place, 2)) or word.text == "will":
        return False
    return may_be.nameable(word) or may_be.doubtful(word) or may_be.small_stranger(word)


def _names(word: Word, earlier: Word | None) -> bool:
    """Whether a name comes after these two words."""
    if earlier is None or word.lower in _CALLS:
        return word.lower in _CALLS
    if word.lower in ("is", "was", "him", "her", "them"):
        return earlier.lower in _CALLS or earlier.lower == "call"
    return word.lower == "as" and earlier.lower == "known"


def introduces(words: Words, place: int) -> bool:
    """ "I am Leo", "im lily", "I'm Zarmeena and"."""
    word, earlier, first = words[place], before(words, place), before(words, place, 2)
    if earlier is None or word.gap != " ":
        return False
    if earlier.lower not in ("i'm", "im") and not (earlier.lower == "am" and first and first.lower == "i"):
        return False
    if may_be.doubtful(word) or (may_be.everyday(word) and word.is_capital and word.lower not in CALENDAR):
        return True
    later = after(words, place)
    if word.text.islower():
        return later is not None and later.lower in ("im", "i'm") and may_be.small_stranger(word)
    ends = later is None or later.gap.strip() in (",", ".", "!") or later.lower in _ENDS_SAYING_WHO
    return ends and word.is_capital and may_be.stranger(word)


def belongs_to(words: Words, place: int) -> bool:
    """ "Mum to Ffion", "mother of Idris", "carer for Ryan"."""
    word, link, who = words[place], before(words, place), before(words, place, 2)
    if link is None or who is None or link.lower not in ("to", "of", "for"):
        return False
    return who.lower in listed("relations") and word.gap == " " and may_be.nameable(word)


def is_greeted(words: Words, place: int) -> bool:
    """ "Dear Gemma"; "Regards, Priya" at the end."""
    word, earlier = words[place], before(words, place)
    if earlier is None or not may_be.nameable(word):
        return False
    if earlier.lower in _GREETS and word.gap in (" ", ", "):
        return True
    is_last = len(words) - place <= 3
    is_alone = "\n" in word.gap and all(may_be.nameable(each) for each in words[place:])
    return is_last and (is_alone or (earlier.lower in _CLOSES and word.gap.strip(" ,.-!\n") == ""))
