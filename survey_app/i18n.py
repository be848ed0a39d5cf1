"""The language of a page: which one, which way it runs, and its interface texts.

A door puts the language of the request into ``flask.g.language``; without one, or with one the
door does not offer, the first language stands. Texts of questionnaires are not here: they have
their own catalogue and know nothing of the web.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from babel import Locale
from flask import Flask, current_app, g
from flask_babel import Babel, get_locale  # type: ignore[import-untyped]  # ships no types
from flask_babel import gettext as _gettext

from questionnaires import catalogues

CATALOGUES = catalogues.FOLDER
"""Where the build puts compiled catalogues: ``<language>/LC_MESSAGES/interface.mo``."""


def init(
    app: Flask, languages: Sequence[str], translation_directories: Sequence[Path] = (CATALOGUES,)
) -> None:
    """Teach ``app`` its ``languages`` (tags such as ``en-GB``), the first being the one to fall back to.

    Raises ``babel.UnknownLocaleError`` at start for a language Babel does not know.
    """
    locales = {tag: Locale.parse(tag, sep="-") for tag in languages}
    first = locales[languages[0]]
    Babel(
        app,
        default_domain="interface",
        default_translation_directories=";".join(str(place) for place in translation_directories),
        locale_selector=lambda: locales.get(g.get("language", ""), first),
    )
    app.config["LANGUAGES"] = tuple(languages)
    app.jinja_env.globals.update(language=language, direction=direction)


def language() -> str:
    """The tag of the page's language, as ``<html lang>`` wants it."""
    offered: tuple[str, ...] = current_app.config["LANGUAGES"]
    asked: str = g.get("language", "")
    return asked if asked in offered else offered[0]


def direction() -> Literal["ltr", "rtl"]:
    """Which way the page's language runs, as ``<html dir>`` wants it."""
    return "rtl" if get_locale().text_direction == "rtl" else "ltr"


def gettext(text: str, **values: object) -> str:
    """The text in the page's language, its placeholders filled."""
    return str(_gettext(text, **values))
