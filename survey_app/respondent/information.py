"""Pages that say the same to everybody: help, privacy, accessibility."""

from flask import Flask, Response, g, redirect
from werkzeug.wrappers import Response as Answer

from survey_app.design.static import asset
from survey_app.fieldwork import surveys
from survey_app.respondent import visits
from survey_app.respondent.around import Around, around
from survey_app.respondent.screens import AccessibilityScreen, HelpScreen, PrivacyScreen
from survey_app.respondent.showing import show
from survey_app.service import Service


def init(app: Flask) -> None:
    app.add_url_rule("/favicon.ico", view_func=icon)
    app.add_url_rule("/help", view_func=help_now, endpoint="help")
    app.add_url_rule("/privacy", view_func=privacy)
    app.add_url_rule("/accessibility", view_func=accessibility)


def icon() -> Answer:
    return redirect(asset("favicon.svg"), 303)


def _around() -> Around | None:
    service: Service = g.service
    visit = visits.find(g.now)
    if visit is None:
        return None
    with service.store.reading() as connection:
        return around(surveys.get(connection, visit.survey_id))


def help_now() -> Response:
    return show(HelpScreen(around=_around()))


def privacy() -> Response:
    return show(PrivacyScreen(around=_around()))


def accessibility() -> Response:
    return show(AccessibilityScreen(around=_around()))
