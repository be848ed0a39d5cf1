"""Showing a screen of the public door, rendering what is the same for everybody only once.

Every form's token is a slot in the rendered page, filled when the page is shown. A screen that holds
nothing of one person's is kept rendered for its values and language: templates cost milliseconds each.
"""

import re
import secrets
from functools import lru_cache

from flask import Flask, Response

from survey_app import i18n, own_forms
from survey_app.design.screens import render
from survey_app.respondent import easy_read, looks, signing, tablet
from survey_app.respondent.around import PublicScreen

# With a word nobody outside this process knows: what a person types is never taken for a slot.
SLOT = "\ue000" + secrets.token_hex(8) + "%s\ue001"
TOKEN_SLOT = SLOT % "csrf"
# Beside these a browser never shows space. Not among them: what stands in a line, and what is typed in.
_BLOCK = (
    "div|fieldset|legend|label|form|details|summary|input|button|main|body|head|header|"
    "footer|nav|link|meta|script|title"
)
_SPARE = re.compile(rf'(?<=\n)\s+|\n\s*(?=</?(?:{_BLOCK})[ >])| data-module="govuk-[a-z-]+"')
_AFTER = re.compile(rf"(</?(?:{_BLOCK})(?: [^>]*)?>)\n")


def init(app: Flask) -> None:
    """Put the slot where the word of the forms stands in a page rendered for one person."""
    app.jinja_env.globals[own_forms.KEY] = lambda: TOKEN_SLOT


def show(screen: PublicScreen) -> Response:
    screen = easy_read.put(screen)
    is_shared = not screen.is_personal and not screen.errors
    return page(kept(screen) if is_shared else render(signing.beside(screen)), screen.status)


def kept(screen: PublicScreen) -> str:
    """The screen rendered once for this language; only for what holds nothing of one person's."""
    return _kept(signing.beside(easy_read.put(screen)), i18n.language())


def page(html: str, status: int = 200) -> Response:
    """A rendered page as an answer, as this person wants to see it, with the token of its forms."""
    html = tablet.beside(html)
    if TOKEN_SLOT in html:
        html = html.replace(TOKEN_SLOT, own_forms.word())
    return signing.let_load(Response(looks.worn(html), status=status, mimetype="text/html"), html)


@lru_cache(maxsize=256)
def _kept(screen: PublicScreen, _language: str) -> str:
    return slim(render(screen))


def slim(html: str) -> str:
    """Without indentation, most line ends and hooks of scripts we do not load. Never for words typed in."""
    return _AFTER.sub(r"\1", _SPARE.sub("", html))
