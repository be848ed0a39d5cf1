"""The public door: a Flask application of its own, with its own cookie, keys and templates."""

from collections.abc import Sequence

from flask import Flask, g, request

from questionnaires import catalogues
from survey_app import i18n, security
from survey_app.design import screens
from survey_app.fieldwork import films
from survey_app.respondent import (
    answering,
    asking,
    checking,
    easy_read,
    ending,
    entry,
    information,
    opening,
    own_copy,
    practice,
    problems,
    recording,
    roles,
    sent,
    showing,
    signing,
    spelling,
    times,
    together,
    told,
    visits,
    ways,
)
from survey_app.service import Service


def create_public_door(service: Service) -> Flask:
    settings = service.settings
    app = Flask("survey_app.respondent", static_folder=None, template_folder="templates")
    # Before anything can be refused: that too is said in the person's language.
    app.before_request(lambda: _begin(service))
    security.init(app, service, purpose="visit", cookie="visit", path="/")
    places = [settings.translations] if settings.translations else [i18n.CATALOGUES]
    i18n.init(app, settings.languages, places)
    screens.init(app)
    showing.init(app)
    easy_read.init(app)
    signing.init(app, films.read(settings.films))
    app.jinja_env.globals.update(
        exit_url=settings.exit_url,
        address=settings.base_url,
        spoken=times.spoken,
        spoken_end=times.spoken_end,
        is_reviewed=lambda: catalogues.is_reviewed(i18n.language()),
    )
    app.jinja_env.filters["said_aloud"] = spelling.aloud
    first = (entry, roles, together, opening, practice, ways)
    for part in (
        *first,
        answering,
        checking,
        sent,
        own_copy,
        ending,
        information,
        asking,
        recording,
        told,
        problems,
    ):
        part.init(app)
    return app


def _begin(service: Service) -> None:
    g.service = service
    ending.hear_note()
    g.language = _language(visits.languages() or service.settings.languages)


def _language(offered: Sequence[str]) -> str:
    """What the person chose; before that what their browser asks for, of what is offered."""
    if visits.language() in offered:
        return visits.language()
    return request.accept_languages.best_match(offered, offered[0]) if len(offered) > 1 else offered[0]
