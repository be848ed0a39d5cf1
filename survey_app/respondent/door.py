"""The public door: a Flask application of its own, with its own cookie, keys and templates."""

from flask import Flask, g, request

from survey_app import i18n, security
from survey_app.design import screens
from survey_app.fieldwork import window
from survey_app.respondent import answering, ending, entry, information, opening, problems, showing
from survey_app.service import Service


def create_public_door(service: Service) -> Flask:
    settings = service.settings
    app = Flask("survey_app.respondent", static_folder=None, template_folder="templates")
    security.init(app, service, purpose="visit", cookie="visit", path="/")
    places = [settings.translations] if settings.translations else [i18n.CATALOGUES]
    i18n.init(app, settings.languages, places)
    screens.init(app)
    showing.init(app)
    app.jinja_env.globals.update(
        exit_url=settings.exit_url,
        address=settings.base_url,
        spoken=window.spoken,
        spoken_end=window.spoken_end,
    )
    app.before_request(lambda: _begin(service))
    for part in (entry, opening, answering, ending, information, problems):
        part.init(app)
    return app


def _begin(service: Service) -> None:
    g.service = service
    languages = service.settings.languages
    if len(languages) > 1:
        g.language = request.accept_languages.best_match(languages, languages[0])
