"""A questionnaire's texts in another language, from compiled catalogues, with the standard library.

The catalogues are made from `translations/` when the package is built. A text that has no
translation, or a language that has no catalogue, gives the source text: a survey that may not start
so is stopped by its checks, not while a person is answering.
"""

from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogues"


def translate(text: str, language: str, *, folder: Path = FOLDER) -> str:
    """`text` in `language` (a locale such as "ur")."""
    return _catalogue(language, folder).gettext(text) if text else ""  # "" asks gettext for its header


@lru_cache(maxsize=64)
def _catalogue(language: str, folder: Path) -> NullTranslations:
    return translation("questionnaires", folder, [language], fallback=True)
