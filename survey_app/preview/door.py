"""A door nobody comes through: the public door's own templates, without a service, a database or keys.

The real question page stands here on a base that is one page among many: its words, questions and pictures
are those that families see; the frame around them, its form and its address are not.
"""

import re

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader

from survey_app import i18n
from survey_app.design import screens
from survey_app.fieldwork.films import Films
from survey_app.respondent import signing

ASSETS = "assets"
_FORM = re.compile(r"<(/?)form\b[^>]*>")
_HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
_SUBMIT = re.compile(r'<button type="submit"[^>]*?class')
_IDS = re.compile(r' (id|for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"')


def create_door(languages: tuple[str, ...]) -> Flask:
    """The application whose templates previews are rendered with; it answers no request."""
    app = Flask("survey_app.respondent", static_folder=None, template_folder="templates")
    i18n.init(app, languages)
    screens.init(app)
    signing.init(app, Films())  # a preview is of words and pictures
    real = app.jinja_loader
    app.jinja_loader = ChoiceLoader([PackageLoader("survey_app.preview"), *([real] if real else [])])
    app.jinja_env.globals.update(asset=_beside, url_for=lambda *_, **__: "", csrf_token=lambda: "")
    return app


def still(html: str, *, prefix: str) -> str:
    """A rendered page that can be looked at and filled in, and sends nothing anywhere.

    Many pages stand in one file, so that ids are made different by a prefix.
    """
    html = _HIDDEN.sub("", _FORM.sub(r"<\1div>", html))
    html = _SUBMIT.sub('<button type="button" class', html)
    return _IDS.sub(lambda found: f' {found[1]}="{_prefixed(found[2], prefix)}"', html)


def _prefixed(ids: str, prefix: str) -> str:
    return " ".join(f"{prefix}-{name}" for name in ids.split())


def _beside(name: str) -> str:
    """The address of a style sheet or a picture, in the folder beside the page."""
    return f"{ASSETS}/{name}"
