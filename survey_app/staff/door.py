"""The console: an application of its own, with its own cookie, keys and templates.

Every page but signing in needs a visit, and those who read what families wrote the second factor too: that is
asked here, once, for all of them. What a person may reach is asked in each view, by `access`.
"""

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app import i18n, security
from survey_app.design import screens as design
from survey_app.service import Service
from survey_app.staff import (
    commenting,
    crossing,
    findings,
    inspecting,
    problems,
    publishing,
    quoting,
    reading,
    releasing,
    reporting,
    requests,
    searching,
    sharing,
    signing_in,
    translating,
    visits,
)

LANGUAGES = ("en",)
ROOMS = (
    signing_in.room,
    inspecting.room,
    sharing.room,
    reading.room,
    commenting.room,
    searching.room,
    translating.room,
    reporting.room,
    crossing.room,
    publishing.room,
    requests.room,
    findings.room,
    quoting.room,
    releasing.room,
)


def create_console(service: Service) -> Flask:
    """The application; mount it under /staff, which its cookie's path names too."""
    app = Flask(__name__, static_folder=None)
    security.init(app, service, purpose="console", cookie="staff", path="/staff/")
    i18n.init(app, LANGUAGES)
    design.init(app)
    app.before_request(require_visit)
    for room in ROOMS:
        app.register_blueprint(room)
    problems.init(app)
    return app


def require_visit() -> Response | None:
    """Send whoever is not signed in, or only by half, to do it; `g.person` is who asks."""
    if request.endpoint is None or request.blueprint == signing_in.room.name:
        return None
    person = visits.find_person()
    if person is None:
        return redirect(url_for("signing_in.ask"), 303)
    if person.needs_second_factor:
        return redirect(url_for("signing_in.second_factor_page"), 303)
    g.person = person
    return None
