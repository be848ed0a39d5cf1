"""A questionnaire's texts in another language, from compiled catalogues, with the standard library.

The catalogues are made from `translations/` when the package is built. A text that has no
translation, or a language that has no catalogue, gives the source text: a survey that may not start
so is stopped by its checks, not while a person is answering.

A catalogue's header says in `Last-Translator` whether somebody who grew up with the language has read it:
"signed" and by whom, or that it is a draft.
"""

from copy import copy
from functools import cache, lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogues"
SOURCE = "en"
_NOTHING = "\0"
PARTS = ("interface", "questionnaires")  # what a person meets who answers


def translate(text: str, language: str, *, folder: Path = FOLDER) -> str:
    """`text` in `language` (a locale such as "ur")."""
    return _catalogue("questionnaires", language, folder).gettext(text) if text else ""


@cache
def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The source's language, and every other that has a catalogue for each part a person meets."""
    whole = [
        place.name
        for place in sorted(folder.glob("*"))
        if all((place / "LC_MESSAGES" / f"{part}.mo").exists() for part in PARTS)
    ]
    return (SOURCE, *(name for name in whole if name != SOURCE))


def is_reviewed(language: str, *, folder: Path = FOLDER) -> bool:
    """Whether a native reader has signed every part of it; the source's language needs no signature."""
    if language.partition("-")[0] == SOURCE:
        return True
    return all(
        _catalogue(part, language, folder).info().get("last-translator", "").startswith("signed")
        for part in PARTS
    )


def lacks(text: str, language: str, *, folder: Path = FOLDER) -> bool:
    """Whether nobody has translated this text."""
    if not text or language.partition("-")[0] == SOURCE:
        return False
    return _strict(language, folder).gettext(text) == _NOTHING


class _Nothing(NullTranslations):
    """Stands behind a catalogue: a translator may have written the source's very words, this nobody has."""

    def gettext(self, message: str) -> str:
        return _NOTHING


@lru_cache(maxsize=64)
def _strict(language: str, folder: Path) -> NullTranslations:
    catalogue = translation("questionnaires", folder, [_locale(language)], fallback=True)
    strict: NullTranslations = copy(catalogue)
    strict.add_fallback(_Nothing())
    return strict


@lru_cache(maxsize=64)
def _catalogue(part: str, language: str, folder: Path) -> NullTranslations:
    return translation(part, folder, [_locale(language)], fallback=True)


def _locale(language: str) -> str:
    return language.replace("-", "_")
