"""The words that differ from one made-up family to another: whom a comment is about, how long, how often, where."""

import re
from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from survey_app.demo import fragments

_SLOT = re.compile(r"\{([a-zA-Z]+)\}")
_CHILDREN = (
    {"he": "he", "him": "him", "his": "his", "himself": "himself", "child": "my son", "kid": "boy"},
    {"he": "she", "him": "her", "his": "her", "himself": "herself", "child": "my daughter", "kid": "girl"},
)
_AGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "under-5": (3, 4),
        "under-11": (5, 10),
        "5-to-10": (5, 10),
        "11-to-15": (11, 15),
        "16-to-18": (16, 18),
        "19-to-25": (19, 24),
        "children-11-15": (11, 15),
        "young-people-16-18": (16, 18),
        "young-people-19-25": (19, 24),
    }
)
_ANY_AGE = (6, 15)
_LAST_YEAR = 11
_AMOUNTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"months": (5, 34), "weeks": (3, 30), "miles": (6, 40)}
)
_NUMBERS = ("two", "three", "four", "five", "six", "3", "4")
_MONTHS = ("January", "February", "March", "May", "June", "September", "October", "November")
_OTHERWISE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nobody": ("no one", "nobody", "not one person"),
        "cannot": ("can't", "cannot"),
        "don't": ("do not", "don't"),
        "can't": ("cannot", "can't"),
        "very": ("really", "so", "very"),
        "brilliant": ("fantastic", "great", "brilliant"),
        "wonderful": ("amazing", "lovely", "wonderful"),
        "because": ("as", "because", "because"),
        "quickly": ("fast", "quickly"),
        "years": ("yrs", "years", "years", "years", "years"),
        "months": ("months", "months", "months", "mths"),
        "nothing": ("nothing", "nothing", "absolutely nothing"),
        "always": ("always", "always", "every time"),
        "but": ("but", "but", "though"),
    }
)
_SWAPPED = re.compile(rf"\b({'|'.join(map(re.escape, _OTHERWISE))})\b")
_JOINTS = ("Also ", "And ", "Plus, ", "On top of that, ", "Honestly, ", "I have to say ")
_JOINED = 0.12


def of_child(chance: Random, age: str) -> dict[str, str]:
    """How one child of an age band is spoken of: the same in all that one person writes.

    Two in three are boys, as among children with an education, health and care plan.
    """
    years = chance.randint(*_AGES.get(age, _ANY_AGE))
    school_year = min(_LAST_YEAR, max(1, years - 5))
    child = chance.choices(_CHILDREN, (68, 32))[0]
    return child | {
        "age": str(years),
        "younger": str(chance.randint(2, years - 1)),
        "year": str(school_year),
    }


def filled(chance: Random, sentence: str, words: Mapping[str, str]) -> str:
    """The sentence with a word in each slot; a slot with a capital gives one."""
    return _SLOT.sub(lambda slot: _word(chance, slot[1], words), sentence)


def varied(chance: Random, sentence: str) -> str:
    """The same in slightly other words, since no two people put a thing alike."""
    return _SWAPPED.sub(lambda word: chance.choice(_OTHERWISE[word[0]]), sentence)


def joined(chance: Random, sentence: str) -> str:
    """The sentence as it goes on from one before."""
    starts_plainly = sentence[:1].isupper() and sentence[1:2].islower()
    if not starts_plainly or chance.random() >= _JOINED:
        return sentence
    return chance.choice(_JOINTS) + sentence[0].lower() + sentence[1:]


def _word(chance: Random, slot: str, words: Mapping[str, str]) -> str:
    name = slot.lower()
    word = words.get(name) or _drawn(chance, name)
    return word[0].upper() + word[1:] if slot[0].isupper() else word


def _drawn(chance: Random, name: str) -> str:
    if name in _AMOUNTS:
        return str(chance.randint(*_AMOUNTS[name]))
    if name == "some":
        return chance.choice(_NUMBERS)
    if name == "month":
        return chance.choice(_MONTHS)
    if name == "phone":
        return f"{chance.choice(('01632 960', '07700 900'))}{chance.randint(100, 999)}"
    return chance.choice(fragments.lists("names")[name])
