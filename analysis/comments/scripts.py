"""Which script a text is written in, and what its letters alone say about the language."""

import unicodedata
from collections import Counter
from functools import lru_cache

LATIN = "LATIN"
# Scripts that one language of today writes alone (ISO 639-1).
_OF_ONE = {
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TAMIL": "ta",
    "TELUGU": "te",
    "MALAYALAM": "ml",
    "KANNADA": "kn",
    "SINHALA": "si",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "KHMER": "km",
    "MYANMAR": "my",
    "LAO": "lo",
}
# Letters that a language has and the others of its script, as written at home in England, have not.
_OWN = {
    "ARABIC": {"ur": "ٹڈڑںےہھ", "ps": "ټډړږښګېۍڼ", "ku": "ڕڵێۆە", "ar": "ةكأإ"},
    "CYRILLIC": {"uk": "іїєґ", "ru": "ыэё", "be": "ў", "sr": "ђћ", "mk": "ѓќ", "bg": ""},
    "BENGALI": {"as": "ৰৱ"},
    "ETHIOPIC": {"ti": "ኣቐቑቒቓቔቕቖ"},
    "HEBREW": {"yi": "ײױװ"},
}
# What a script is taken for where no letter speaks of another.
_USUAL = {"BENGALI": "bn", "CJK": "zh"}


# Languages answered in here or likely to be that are written in other letters than these.
_NOT_LATIN = frozenset(
    (
        *_OF_ONE.values(),
        *_USUAL.values(),
        "am",
        "ar",
        "be",
        "bg",
        "fa",
        "he",
        "hi",
        "mk",
        "mr",
        "ne",
        "ps",
        "ru",
    )
) | {"sr", "ti", "uk", "ur", "yi"}


def is_latin(language: str) -> bool:
    return language not in _NOT_LATIN


def of(text: str) -> Counter[str]:
    """How many letters of each script."""
    if text.isascii():
        return Counter({LATIN: len(text)})
    return Counter(filter(None, map(_script, text)))


def main(counts: Counter[str]) -> str:
    return max(sorted(counts), key=counts.__getitem__, default=LATIN)


def language(text: str, script: str) -> str | None:
    """The one language these letters belong to; None where they are of none or of several."""
    if script in _OF_ONE:
        return _OF_ONE[script]
    own = [
        language
        for language, letters in _OWN.get(script, {}).items()
        if any(each in text for each in letters)
    ]
    if script == "CJK" and any(_script(each) in ("HIRAGANA", "KATAKANA") for each in text):
        return "ja"
    if not own:
        return _USUAL.get(script)
    return own[0] if len(own) == 1 else None


def fits(language: str, text: str, script: str) -> bool:
    """Whether the text holds no letter that speaks of another language of this script."""
    others = "".join(letters for other, letters in _OWN.get(script, {}).items() if other != language)
    mine = _OWN.get(script, {}).get(language, "")
    return not any(each in text for each in set(others) - set(mine))


@lru_cache(maxsize=10_000)
def _script(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    first = unicodedata.name(letter, "").partition(" ")[0]
    return LATIN if first in ("FULLWIDTH", "FEMININE", "MASCULINE") else first or None
