"""From each way of saying no to the page that explains it: the only place where errors meet HTTP."""

import logging

import sqlalchemy as sa
from flask import Flask, Response, g, request, url_for
from werkzeug.exceptions import HTTPException, NotFound

from survey_app.errors import (
    AlreadySent,
    Closed,
    CodeMistyped,
    CodeUnknown,
    DraftGone,
    LinkRevoked,
    NotOpenYet,
    Paused,
    SealBroken,
    SurveyAppError,
    WindowShut,
)
from survey_app.fieldwork import links, publication, surveys
from survey_app.fieldwork.surveys import Survey
from survey_app.own_forms import NotOurForm
from survey_app.respondent import typed, visits
from survey_app.respondent.around import around
from survey_app.respondent.problem_screens import (
    AlreadySentScreen,
    ClosedScreen,
    FaultScreen,
    NotFoundScreen,
    NotOpenScreen,
    NoVisitScreen,
    PausedScreen,
    ProblemScreen,
    RefusedScreen,
    ResendScreen,
    RevokedScreen,
    UnknownLinkScreen,
)
from survey_app.respondent.showing import show
from survey_app.service import Service

log = logging.getLogger("survey_app.respondent")

SCREEN_OF: dict[type[SurveyAppError], type[ProblemScreen]] = {
    NotOpenYet: NotOpenScreen,
    Closed: ClosedScreen,
    Paused: PausedScreen,
    AlreadySent: AlreadySentScreen,
    LinkRevoked: RevokedScreen,
    CodeUnknown: UnknownLinkScreen,
    CodeMistyped: UnknownLinkScreen,
    DraftGone: NoVisitScreen,
    SealBroken: NoVisitScreen,
}
RETRY_SECONDS = "10"


def init(app: Flask) -> None:
    app.register_error_handler(SurveyAppError, _explain)
    app.register_error_handler(NotOurForm, _ask_again)
    app.register_error_handler(HTTPException, _refuse)
    app.register_error_handler(Exception, _fault)


def _explain(error: SurveyAppError) -> Response:
    if isinstance(error, DraftGone):
        error = _why_gone(error)
    screen = SCREEN_OF.get(type(error))
    if screen is None:
        return _fault(error)
    if screen is UnknownLinkScreen:
        return show(UnknownLinkScreen(is_mistyped=isinstance(error, CodeMistyped)))
    survey = _survey(error)
    told, words = around(survey) if survey else None, typed.words()
    if survey and screen is PausedScreen:
        return show(PausedScreen(around=told, words=words, because=survey.paused_because))
    if survey and screen is ClosedScreen:
        return show(ClosedScreen(around=told, words=words, told=_told(survey)))
    return show(screen(around=told, words=words))


def _told(survey: Survey) -> str:
    """Where families read what they told us, if the report is out."""
    service: Service = g.service
    with service.store.reading() as connection:
        is_out = publication.is_out(connection, survey.inspection_id, now=g.now)
    return url_for("told", inspection_id=survey.inspection_id) if is_out else ""


def _why_gone(error: SurveyAppError) -> SurveyAppError:
    """A draft goes when its link is stopped or another device sends it: then that is what to say."""
    visit = visits.find(g.now)
    if visit is None:
        return error
    service: Service = g.service
    try:
        with service.store.reading() as connection:
            links.require_alive(connection, channel_id=visit.channel_id, invitation_id=visit.invitation_id)
    except (LinkRevoked, AlreadySent) as why:
        return why
    return error


def _survey(error: SurveyAppError) -> Survey | None:
    """The survey it is about, where that is known and may be named."""
    visit = visits.find(g.now)
    survey_id = error.survey_id if isinstance(error, WindowShut) else visit.survey_id if visit else None
    if survey_id is None:
        return None
    service: Service = g.service
    with service.store.reading() as connection:
        return surveys.get(connection, survey_id)


def _ask_again(error: NotOurForm) -> Response:
    """The token is gone or another's: the same form once more, with a fresh one and all that was typed.

    Not where several people share a tablet: there the form may be that of somebody before.
    """
    if visits.is_together():
        return show(NoVisitScreen())
    if visits.find(g.now) is None:
        return show(NoVisitScreen(words=typed.words()))
    return show(ResendScreen(words=typed.words(), action=request.path, fields=typed.fields()))


def _refuse(error: HTTPException) -> Response:
    if isinstance(error, NotFound):
        return show(NotFoundScreen())
    answer = show(RefusedScreen())
    answer.status_code = error.code or 400
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            answer.headers[name] = value
    return answer


def _fault(error: Exception) -> Response:
    """Something of ours broke: nothing was acknowledged, and every word typed is on this page."""
    known = isinstance(error, (sa.exc.OperationalError, sa.exc.TimeoutError))
    log.log(logging.WARNING if known else logging.ERROR, "fault", exc_info=error)
    answer = show(FaultScreen(words=typed.words()))
    answer.headers["Retry-After"] = RETRY_SECONDS
    return answer
