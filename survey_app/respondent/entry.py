"""Coming in: a link, a typed code, the start page."""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.design.screens import FieldError
from survey_app.errors import CodeMistyped, CodeRefused, CodeUnknown, TooManyCodes
from survey_app.fieldwork import copies, drafts, links, sisters, surveys, throttle, tokens
from survey_app.fieldwork.drafts import Draft
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.own_forms import needs_no_word
from survey_app.respondent import audiences, own_copy, picturing, roles, visits
from survey_app.respondent.around import around
from survey_app.respondent.opening_screens import LandingScreen, StartScreen, YourPicturesScreen
from survey_app.respondent.showing import show
from survey_app.respondent.telling import Teller
from survey_app.respondent.visits import Visit
from survey_app.service import Service


def init(app: Flask) -> None:
    app.add_url_rule("/", view_func=landing)
    app.add_url_rule("/", view_func=needs_no_word(enter_code), methods=["POST"])
    app.add_url_rule("/s/<code>", view_func=open_link)
    app.add_url_rule("/S/<code>", view_func=open_link, endpoint="open_printed_link")
    app.add_url_rule("/start", view_func=start)
    app.add_url_rule("/start", view_func=begin, methods=["POST"])
    app.add_url_rule("/start-again", view_func=start_again, methods=["POST"])


def landing() -> Response:
    return show(LandingScreen())


def enter_code() -> Answer:
    """A code typed from paper. It needs no token: whoever makes you type it gains nothing."""
    code = request.form.get("code", "")
    try:
        return _come_back(code) or _enter(code)
    except (CodeMistyped, CodeUnknown) as refused:
        return _show_refusal(code, refused)


def _come_back(typed: str) -> Answer | None:
    """Where a code to come back with leads; none when this is another kind of code.

    First to its pictures: whoever took somebody else's slip sees so before an answer is seen, or this visit ended.
    """
    service: Service = g.service
    try:
        code = tokens.read(typed, service.keyring, "resume")
    except CodeMistyped:
        return None
    is_mine = request.form.get("pictures") == "mine"
    with service.store.writing() if is_mine else service.store.reading() as connection:
        draft = drafts.find(connection, service.keyring, code.encode(), to_write=is_mine)
        if draft is None and _is_a_link(service, typed):
            return None
        if draft is None:
            raise CodeUnknown("no draft waits for this code")
        survey = draft.survey
        survey.require_sendable(g.now)
        if not is_mine:
            return show(
                YourPicturesScreen(
                    around=around(survey),
                    code=tokens.grouped(code),
                    pictures=picturing.of_draft(service.keyring, draft),
                )
            )
        before = visits.find(g.now)
        copies.forget(connection, before.family.secrets if before else ())
        link = Link(
            survey_id=survey.id, kind="", channel_id=draft.channel_id, invitation_id=draft.invitation_id
        )
        reached = sisters.of_channel(connection, draft.channel_id)
        visit = roles.begin(link, survey, has_sisters=len(reached) > 1)
        drafts.join(connection, service.keyring, visit.secret, code.encode())
        opening = drafts.pages(connection, draft, visit.secret)[drafts.OPENING].answers
        visits.set_children_before(opening.get("child", 1) - 1)
        visits.set_language(opening.get("answered_in", opening["language"]))
        visits.set_presentation(opening.get("presentation", "standard"))
    return redirect(url_for("resume"), 303)


def _is_a_link(service: Service, typed: str) -> bool:
    """One link in 900 passes for the other kind of code too: two check characters tell no more."""
    try:
        return bool(tokens.read(typed, service.keyring, "link"))
    except CodeMistyped:
        return False


def open_link(code: str) -> Answer:
    """GET and HEAD write nothing: mail scanners open links before people do."""
    return _enter(code)


def _enter(typed: str) -> Answer:
    service: Service = g.service
    code = tokens.read(typed, service.keyring, "link")
    with service.store.reading() as connection:
        visit = visits.find(g.now)
        draft = drafts.find(connection, service.keyring, visit.secret) if visit else None
        going_on = draft.invitation_id if draft else None
        link = links.open_link(connection, service.keyring, code, going_on=going_on)
        reached = sisters.of_channel(connection, link.channel_id)
        own = next((survey for survey in reached if survey.id == link.survey_id), None)
        survey = own or surveys.get(connection, link.survey_id)
    if not survey.is_published:
        raise CodeUnknown("this survey is not there yet")
    if visit is not None and _goes_on(visit, link, draft):
        return redirect(url_for("start"), 303)
    roles.begin(link, survey, has_sisters=len(reached) > 1)
    return redirect(url_for("role" if visits.has_sisters() else "start"), 303)


def _goes_on(visit: Visit, link: Link, draft: Draft | None) -> bool:
    """Opening the same link again in the same browser leads back to what was begun there."""
    is_same = (visit.channel_id, visit.invitation_id) == (link.channel_id, link.invitation_id)
    return is_same and draft is not None and not draft.is_sent


def _show_refusal(code: str, refused: CodeRefused) -> Answer:
    if isinstance(refused, CodeUnknown):
        try:
            count_unknown()
        except TooManyCodes:
            return _landing_again(code, too_many(), 429)
        return _landing_again(
            code, gettext("We do not know this code. Check it, or ask who gave it to you."), 404
        )
    return _landing_again(code, mistyped(), 422)


def _landing_again(code: str, text: str, status: int) -> Answer:
    answer = show(LandingScreen(typed=code[:40], errors=(FieldError("code", text),)))
    answer.status_code = status
    return answer


def count_unknown() -> None:
    """Count an unknown code against the place it came from; raise `TooManyCodes` when that is too much."""
    service: Service = g.service
    with service.store.writing() as connection:
        count = throttle.count_failure(connection, service.keyring, request.remote_addr or "", now=g.now)
    throttle.require_few(count)


def mistyped() -> str:
    return gettext("There is a slip in this code. It has 16 letters and numbers, in four groups of four.")


def too_many() -> str:
    return gettext("Too many codes from here were not known. Wait 10 minutes, or use the link you were sent.")


def start() -> Response:
    visit, survey, draft = _find()
    state = survey.window.state(survey.instant(g.now))
    if draft is None:
        survey.require_open(g.now)
    else:
        survey.require_sendable(g.now)
    service: Service = g.service
    with service.store.reading() as connection:
        if draft is None:
            links.require_alive(connection, channel_id=visit.channel_id, invitation_id=visit.invitation_id)
        questionnaire = surveys.questionnaire(connection, survey.document_hash)
    way = visits.way()
    tell = Teller(questionnaire, way, {})
    return show(
        StartScreen(
            around=around(survey),
            manner=audiences.OF[survey.audience].manner,
            title=tell.lines(questionnaire.title),
            minutes=questionnaire.easy_minutes if way.is_easy else questionnaire.minutes,
            has_sisters=visits.has_sisters(),
            is_shareable=visit.channel_id is not None and draft is None and not visits.is_together(),
            has_begun=draft is not None,
            has_easy_read="easy-read" in questionnaire.presentations,
            is_grace=state == "grace",
        )
    )


def _find() -> tuple[Visit, Survey, Draft | None]:
    """The visit, its survey, and the draft it or its personal link has begun."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        draft = drafts.find(connection, service.keyring, visit.secret)
        if draft is None and visit.link is not None:
            draft = drafts.find(connection, service.keyring, visit.link)
        survey = draft.survey if draft else surveys.get(connection, visit.survey_id)
    return visit, survey, draft


def begin() -> Answer:
    """Go on to who is answering or, where something was begun, back to it."""
    visit, survey, draft = _find()
    if draft is None:
        survey.require_open(g.now)
        return redirect(url_for("who"), 303)
    survey.require_sendable(g.now)
    service: Service = g.service
    with service.store.writing() as connection:
        if drafts.find(connection, service.keyring, visit.secret) is None and visit.link is not None:
            drafts.join(connection, service.keyring, visit.secret, visit.link)
    return redirect(url_for("resume"), 303)


def start_again() -> Answer:
    """Somebody else at the same phone: a new visit on the same link, which sees nothing of the old one."""
    visit, survey, _ = _find()
    own_copy.forget()
    link = Link(
        survey_id=survey.id,
        kind="",
        channel_id=visit.channel_id,
        invitation_id=visit.invitation_id,
        holder=visit.link,
    )
    roles.begin(link, survey, has_sisters=visits.has_sisters())
    return redirect(url_for("start"), 303)
