"""How far a word may be a person's name when nothing around it is looked at."""

from functools import lru_cache

from survey_app.fieldwork.redaction.words import Word, listed

# Months, seasons and subjects, which do as people do: "Summer was hard".
CALENDAR = frozenset(
    ("april", "art", "august", "autumn", "dawn", "june", "jan", "may", "summer", "sunday", "winter")
)
# Places, which are said to do what their councils do: "Kent said".
PLACES = frozenset(("asia", "chelsea", "chester", "india", "kendal", "kent", "lincoln", "preston", "warwick"))
_NOT_NAMES = ("ordinary_words", "place_names", "known_names", "settings", "relations", "roles", "titles")
_NAMES = ("given_names", "word_names", "plain_word_names", "surnames")
_JOINED = "\u0648\u0644\u0628\u0641\u0643"  # Arabic: and, to, by, so, as
_CASES = ("\u09c7\u09b0", "\u09b0", "\u0995\u09c7")  # Bengali: of, of, to
_TAKEN_OFF = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "y", "n't", "nt", "'ll", "'ve", "'re", "'d")
_ENDINGS = (
    *(
        "ing",
        "tion",
        "sion",
        "ment",
        "ness",
        "ity",
        "ship",
        "ance",
        "ence",
        "ism",
        "ology",
        "ist",
        "ists",
        "ers",
    ),
    *("able", "ible", "ful", "less", "ous", "ive", "ical", "ally", "ed", "ish", "ian", "ese", "ies"),
)
_LOWER_ENDINGS = (*_ENDINGS, "s", "ly", "t", "er")


def nobody(word: Word) -> bool:
    """A word that no clue makes a name of; most words are, and need no further look."""
    return _is_nobody(word.lower) and not initial(word)


@lru_cache(maxsize=20_000)
def _is_nobody(lower: str) -> bool:
    return _is_plain(lower) and not any(lower in listed(name) for name in _NAMES)


def certain(word: Word) -> bool:
    """A given name and no word, in capitals or small letters: "aoife", "Kayleigh-Anne"."""
    given = listed("given_names")
    if word.lower in given:
        return True
    if not word.lower.isascii():
        return _is_known_elsewhere(word.lower)
    first, hyphen, rest = word.lower.partition("-")
    return bool(hyphen) and first in given and (word.is_capital or rest in given)


def _is_known_elsewhere(lower: str) -> bool:
    """In another script, where "and" or "to" may be joined to a name in Arabic and "of" in Bengali."""
    known = listed("names_in_other_scripts")
    joined = len(lower) - len(lower.lstrip(_JOINED))
    starts = (lower[cut:] for cut in range(min(joined, 2) + 1))
    ends = (lower.removesuffix(ending) for ending in _CASES)
    return any(word in known for word in (*starts, *ends))


def doubtful(word: Word) -> bool:
    """A name and a word: "Daisy"."""
    return word.lower in listed("word_names")


def everyday(word: Word) -> bool:
    """A word first, and a name sometimes: "Hope"."""
    return word.lower in listed("plain_word_names")


def given(word: Word) -> bool:
    return certain(word) or doubtful(word) or everyday(word)


def surname(word: Word) -> bool:
    return word.lower in listed("surnames")


def plain(word: Word) -> bool:
    """A word people use in these surveys, whatever its capitals and its ending."""
    return _is_plain(word.lower)


@lru_cache(maxsize=20_000)
def _is_plain(lower: str) -> bool:
    stems = (lower.removesuffix(ending) for ending in ("", *_TAKEN_OFF) if lower.endswith(ending))
    parts = lower.split("-")
    return any(stem in listed(name) for stem in stems for name in _NOT_NAMES) or (
        len(parts) > 1 and all(_is_plain(part) for part in parts if part)
    )


def english(word: Word) -> bool:
    """A plain word, or built as one."""
    return plain(word) or word.lower.endswith(_ENDINGS)


def stranger(word: Word) -> bool:
    """In no list, and not built as English words are: a name if something says so."""
    is_word = english(word) or doubtful(word) or everyday(word)
    return not is_word and not word.is_shout_alone and len(word.lower) > 1


def small_stranger(word: Word) -> bool:
    """The same for small letters, where most unknown words are words misspelt."""
    is_word = plain(word) or everyday(word) or word.lower.endswith(_LOWER_ENDINGS)
    return word.text.islower() and not is_word and len(word.lower) > 1


def nameable(word: Word) -> bool:
    """With a capital, and in a list of names or in none."""
    return word.is_capital and (given(word) or surname(word) or stranger(word))


def initial(word: Word) -> bool:
    """ "J", "J-P"; "I" is seldom one."""
    return word.text.isupper() and word.text != "I" and all(len(each) == 1 for each in word.text.split("-"))
