"""Before the questions: who is answering, and their yes."""

import secrets
from typing import Any

from flask import Flask, Response, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as Answer

from survey_app import i18n
from survey_app.design.screens import FieldError
from survey_app.fieldwork import coming_back, consent, consent_rules, drafts, flags, links, outcomes, surveys
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.respondent import audiences, progress, visits
from survey_app.respondent.around import around
from survey_app.respondent.opening_screens import (
    ConsentScreen,
    DeclinedScreen,
    SomeoneToTalkToScreen,
    WhoScreen,
)
from survey_app.respondent.showing import show
from survey_app.respondent.visits import Visit
from survey_app.service import Service

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
    app.add_url_rule("/someone-to-talk-to", view_func=someone_to_talk_to)
    app.add_url_rule("/declined", view_func=declined)


def _open_survey() -> tuple[Visit, Survey]:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
    survey.require_open(g.now)
    return visit, survey


def who() -> Answer:
    _, survey = _open_survey()
    audience = audiences.OF[survey.audience]
    if not audience.is_asked_who:
        visits.set_voice(audience.voices[0], [])
        return redirect(url_for("consent"), 303)
    told = visits.voice() or {"voice": "", "help": []}
    return show(
        WhoScreen(
            around=around(survey),
            manner=audience.manner,
            voice=told["voice"],
            help_given=tuple(told["help"]),
        )
    )


def tell_who() -> Answer:
    _, survey = _open_survey()
    audience = audiences.OF[survey.audience]
    voice = request.form.get("voice", "")
    help_given = [value for value in HELP if value in request.form.getlist("help")]
    if voice not in audience.voices or len(request.form.getlist("voice")) != 1:
        error = FieldError(
            "voice", gettext("Choose who is answering. It helps inspectors read the answers right.")
        )
        answer = show(
            WhoScreen(
                around=around(survey),
                manner=audience.manner,
                errors=(error,),
                help_given=tuple(help_given),
            )
        )
        answer.status_code = 422
        return answer
    visits.set_voice(voice, help_given if voice == "helped" else [])
    return redirect(url_for("consent"), 303)


def ask_consent() -> Answer:
    _, survey = _open_survey()
    told = visits.voice()
    if told is None:
        return redirect(url_for("who"), 303)
    audience = audiences.OF[survey.audience]
    return show(
        ConsentScreen(
            around=around(survey),
            manner=audience.manner,
            is_under_16=audience.is_under_16,
            asks_if_adult_knows=_asks_if_adult_knows(survey),
            alone_from=survey.rules.alone_from if survey.rules.alone_from < consent_rules.OLDEST else 0,
            is_supporter=told["voice"] == "supporter",
        )
    )


def give_consent() -> Answer:
    visit, survey = _open_survey()
    told = visits.voice()
    if told is None:
        return redirect(url_for("who"), 303)
    if request.form.get("action") != "yes":
        return _decline(survey)
    service: Service = g.service
    opening = told | _way_in(survey) | flags.facts(trap=request.form.get("leave_empty", ""), now=g.now)
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
    if opening.get("adult_knows") == "no":
        return redirect(url_for("someone_to_talk_to"), 303)
    if visits.way().is_easy:
        return redirect(url_for("practice"), 303)
    return redirect(url_for("question", number=1), 303)


def _way_in(survey: Survey) -> dict[str, Any]:
    """What the yes was given to and how, and how the questions will be met."""
    service: Service = g.service
    with service.store.reading() as connection:
        blocks = list(surveys.questionnaire(connection, survey.document_hash).random_blocks)
    secrets.SystemRandom().shuffle(blocks)
    unsaid = "prefer-not-to-say" if survey.rules.alone_from == consent_rules.OLDEST else ""
    knows = request.form.get("adult_knows", unsaid)
    is_easy = request.form.get("agreed_in") == "easy-read"  # as the page said that was agreed to
    is_told = _asks_if_adult_knows(survey) and knows in ("yes", "no", "prefer-not-to-say")
    return {
        "consent": consent.EASY_READ_VERSION if is_easy else consent.STATEMENTS_VERSION,
        "language": i18n.language(),
        "presentation": visits.presentation(),
        **({"order": blocks} if blocks else {}),
        **({"adult_knows": knows} if is_told else {}),
    }


def _asks_if_adult_knows(survey: Survey) -> bool:
    """A child of 5 to 10 answers with an adult beside them, so there is nothing to ask."""
    audience = audiences.OF[survey.audience]
    return audience.is_under_16 and audience.manner == "young" and survey.rules.asks_if_adult_knows


def someone_to_talk_to() -> Response:
    return show(SomeoneToTalkToScreen(around=around(progress.of_visit().survey)))


def _decline(survey: Survey) -> Answer:
    service: Service = g.service
    with service.store.writing() as connection:
        outcomes.add(connection, survey.id, "declined")
    session.pop("voice", None)
    return redirect(url_for("declined"), 303)


def declined() -> Response:
    _, survey = _open_survey()
    return show(DeclinedScreen(around=around(survey)))
