"""Before the questions: who is answering, and their yes."""

from flask import Flask, Response, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as Answer

from survey_app import i18n
from survey_app.design.screens import FieldError
from survey_app.fieldwork import coming_back, consent, drafts, links, outcomes, surveys
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.respondent import visits
from survey_app.respondent.screens import ConsentScreen, DeclinedScreen, WhoScreen, around
from survey_app.respondent.showing import show
from survey_app.respondent.visits import Visit
from survey_app.service import Service
from survey_app.store.records import VOICES

HELP = (
    "family",
    "staff",
    "friend",
    "read-out",
    "written-down",
    "decided",
)
"""Who helped, and how: kept with the response, for ever apart from answers without help."""


def init(app: Flask) -> None:
    app.add_url_rule("/who", view_func=who)
    app.add_url_rule("/who", view_func=tell_who, methods=["POST"])
    app.add_url_rule("/consent", view_func=ask_consent, endpoint="consent")
    app.add_url_rule("/consent", view_func=give_consent, methods=["POST"])
    app.add_url_rule("/declined", view_func=declined)


def _open_survey() -> tuple[Visit, Survey]:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
    survey.require_open(g.now)
    return visit, survey


def who() -> Response:
    _, survey = _open_survey()
    told = visits.voice() or {"voice": "", "help": []}
    return show(WhoScreen(around=around(survey), voice=told["voice"], help_given=tuple(told["help"])))


def tell_who() -> Answer:
    _, survey = _open_survey()
    voice = request.form.get("voice", "")
    help_given = [value for value in HELP if value in request.form.getlist("help")]
    if voice not in VOICES or len(request.form.getlist("voice")) != 1:
        error = FieldError(
            "voice", gettext("Choose who is answering. It helps inspectors read the answers right.")
        )
        answer = show(WhoScreen(around=around(survey), errors=(error,), help_given=tuple(help_given)))
        answer.status_code = 422
        return answer
    visits.set_voice(voice, help_given if voice == "helped" else [])
    return redirect(url_for("consent"), 303)


def ask_consent() -> Answer:
    _, survey = _open_survey()
    told = visits.voice()
    if told is None:
        return redirect(url_for("who"), 303)
    return show(ConsentScreen(around=around(survey), is_supporter=told["voice"] == "supporter"))


def give_consent() -> Answer:
    visit, survey = _open_survey()
    told = visits.voice()
    if told is None:
        return redirect(url_for("who"), 303)
    if request.form.get("action") != "yes":
        return _decline(survey)
    service: Service = g.service
    opening = told | {"consent": consent.STATEMENTS_VERSION, "language": i18n.language()}
    with service.store.writing() as connection:
        links.require_alive(connection, channel_id=visit.channel_id, invitation_id=visit.invitation_id)
        draft = drafts.begin(
            connection,
            service.keyring,
            survey,
            visit.secret,
            opening,
            channel_id=visit.channel_id,
            invitation_id=visit.invitation_id,
            link=visit.link,
            now=g.now,
        )
        if request.form.get("counts_if_left") == "yes":
            coming_back.let_it_count(connection, service.keyring, draft)
    return redirect(url_for("question", number=1), 303)


def _decline(survey: Survey) -> Answer:
    service: Service = g.service
    with service.store.writing() as connection:
        outcomes.add(connection, survey.id, "declined")
    session.pop("voice", None)
    return redirect(url_for("declined"), 303)


def declined() -> Response:
    _, survey = _open_survey()
    return show(DeclinedScreen(around=around(survey)))
