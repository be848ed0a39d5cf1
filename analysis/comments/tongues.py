"""In which language a comment is written, guessed on our own machine; "und" where that would be no more than
a bet. What is not English waits for a person who reads it.

Letters speak first: a script, or letters only one language has. For the Latin script English is known by its
small words; the rest is guessed by py3langid's model (Lui and Baldwin 2012), which never says that it does not
know, so that its word is taken only where it is sure and nothing contradicts.
"""

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from analysis.comments import plain, scripts
from analysis.comments.plain import listed

UNKNOWN = "und"  # ISO 639-2: undetermined
SHORT = 5  # words, under which a text says too little of its language
_SURE = 0.85  # from which the model is believed; languages it takes for each other stay below
_SURE_AS_ANSWERED = 0.5  # the same where it agrees with the language the survey was answered in
_ENGLISH_AS_ANSWERED = 0.15
_FEW_LETTERS = 15  # of a script of several languages
_PASSAGE = 6  # words, from which a sentence within an English text is looked at by itself
_SHARE, _OWN = 0.2, 2  # of words known as English, and how many of them English alone has
_ROMANISED = 3  # words of a sentence
_ENOUGH = 2000  # letters that the model is shown: more make it no surer
_SENTENCE = re.compile(r"[.!?;\n]+")
# Labels of the model that nobody here writes comments in, or that are English to it (pcm).
_NEVER = frozenset(
    (
        "zxx",
        "la",
        "eo",
        "vo",
        "an",
        "ext",
        "gug",
        "grc",
        "hbo",
        "pcm",
        "oc",
        "wa",
        "lij",
        "vec",
        "gcr",
        "gcf",
        "jv",
    )
)


def guess(text: str, words: Sequence[str], answered_in: str) -> str:
    """ISO 639-1. `words`: the text's, see `plain`. A text too short to tell stays with the language the survey
    was answered in, where that is written in these letters."""
    usual = answered_in.partition("-")[0]
    script = scripts.main(scripts.of(text))
    if script != scripts.LATIN:
        return _by_letters(text, words, script, usual)
    if _is_english(words):
        return "en"
    if sum(len(word) > 1 for word in words) < SHORT:
        return usual if scripts.is_latin(usual) else UNKNOWN
    return _by_model(text, usual)


def needs_translation(text: str, language: str) -> bool:
    """Whether all or a passage of it is not English, or may not be."""
    if language != "en":
        return True
    counts = scripts.of(text)
    if sum(count for script, count in counts.items() if script != scripts.LATIN) >= _PASSAGE:
        return True
    return any(
        _is_foreign(sentence) for sentence in _SENTENCE.split(text) if sentence.count(" ") + 1 >= _PASSAGE
    )


def _by_letters(text: str, words: Sequence[str], script: str, usual: str) -> str:
    language = scripts.language(text, script)
    if language is not None:
        return language
    guessed = _ranked(text)[0][0]
    is_told = guessed == usual or sum(map(len, words)) >= _FEW_LETTERS
    return guessed if is_told and scripts.fits(guessed, text, script) else UNKNOWN


def _by_model(text: str, usual: str) -> str:
    language, sure = _ranked(text)[0]
    if language == usual and sure >= (_ENGLISH_AS_ANSWERED if language == "en" else _SURE_AS_ANSWERED):
        return language
    return language if sure >= _SURE and language not in _NEVER else UNKNOWN


def _is_english(words: Sequence[str]) -> bool:
    known = [word for word in words if word in listed("english")]
    return len(known) >= _SHARE * len(words) and len({*known} - listed("not_english_alone")) >= _OWN


def _is_foreign(sentence: str) -> bool:
    words = plain.words(sentence)
    if len(words) < _PASSAGE or sum(word in listed("english") for word in words) >= _SHARE * len(words):
        return False
    if sum(word in listed("romanised") for word in words) >= _ROMANISED:
        return True
    language, sure = _ranked(sentence)[0]
    return language != "en" and sure >= _SURE


def _ranked(text: str) -> list[tuple[str, float]]:
    ranked: list[tuple[str, float]] = _model().rank(text[:_ENOUGH])
    return ranked


@cache
def _model() -> LanguageIdentifier:
    """Loaded with the first text that needs it: about half a second."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
