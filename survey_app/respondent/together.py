"""Helper mode: several people answer on one tablet, one after another, and nobody meets what was before.

A channel's link is opened as /together/<code>, or a person chooses it from the start page; a personal link cannot
be shared so. Every visit then ends at "Next person", where a fresh one begins on the same channel: another secret,
another form token, no language, no looks, no code. The limit for an idle tablet, and its rule: see `tablet`.
"""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.fieldwork import drafts, links, sisters, surveys
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.surveys import Survey
from survey_app.respondent import entry, own_copy, roles, visits
from survey_app.respondent.around import around
from survey_app.respondent.showing import show
from survey_app.respondent.together_screens import NextPersonScreen, TogetherScreen
from survey_app.respondent.visits import Visit
from survey_app.service import Service

CLEAR = '"cache", "storage"'
"""What a browser forgets of this site when a person finishes, stops or leaves; the cookie goes by itself."""


def init(app: Flask) -> None:
    app.add_url_rule("/together/<code>", view_func=open_together)
    app.add_url_rule("/together", view_func=together)
    app.add_url_rule("/together", view_func=share, methods=["POST"])
    app.add_url_rule("/next", view_func=next_person)
    app.add_url_rule("/next", view_func=hand_over, methods=["POST"])


def open_together(code: str) -> Answer:
    """As a link is opened. What this browser had begun by the same link and not sent is asked about first."""
    answer = entry.open_link(code)
    visit = visits.get(g.now)
    if visit.channel_id is None:
        return answer
    visits.share()
    if not _is_unsent(visit):
        leave()
    return redirect(url_for("next_person"), 303)


def together() -> Response:
    _, survey = _visit()
    return show(TogetherScreen(around=around(survey)))


def share() -> Answer:
    """From now on; what this browser has begun stays where it is, and can be finished first."""
    visit, _ = _visit()
    if visit.channel_id is not None:
        own_copy.forget()
        visits.share()
    return redirect(url_for("next_person" if visit.channel_id is not None else "start"), 303)


def next_person() -> Answer:
    """Where somebody may begin or, while answers here are not sent, what is to become of them."""
    visit, survey = _visit()
    if not visits.is_together():
        return redirect(url_for("start"), 303)
    return show(NextPersonScreen(around=around(survey), is_unsent=_is_unsent(visit)))


def hand_over() -> Answer:
    """Make the tablet ready; ask first where answers are not sent, unless that was asked."""
    visit, _ = _visit()
    action = request.form.get("action", "")
    if not visits.is_together() or (action == "ask" and _is_unsent(visit)):
        return redirect(url_for("next_person"), 303)
    own_copy.forget()
    if action == "end":
        visits.end()
        return cleared(redirect(url_for("finished"), 303))
    leave()
    return cleared(redirect(_begin() if action == "start" else url_for("next_person"), 303))


def leave() -> bool:
    """End this browser's visit. On a shared tablet the next one is there at once, with nothing of it; say whether."""
    visit, is_shared = visits.find(g.now), visits.is_together()
    visits.end()
    if visit is None or visit.channel_id is None or not is_shared:
        return False
    service: Service = g.service
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
        reached = sisters.of_channel(connection, visit.channel_id)
    link = Link(survey_id=survey.id, kind="", channel_id=visit.channel_id)
    roles.begin(link, survey, has_sisters=len(reached) > 1)
    visits.share()
    return True


def cleared(answer: Answer) -> Answer:
    answer.headers["Clear-Site-Data"] = CLEAR
    return answer


def _begin() -> str:
    """Where the next person begins: with their role, where there is a choice."""
    return url_for("role" if visits.has_sisters() else "start")


def _visit() -> tuple[Visit, Survey]:
    """Raise `DraftGone` without a visit, `LinkRevoked` once its link was stopped."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        links.require_not_stopped(connection, channel_id=visit.channel_id, invitation_id=visit.invitation_id)
        return visit, surveys.get(connection, visit.survey_id)


def _is_unsent(visit: Visit) -> bool:
    service: Service = g.service
    with service.store.reading() as connection:
        draft = drafts.find(connection, service.keyring, visit.secret)
    return draft is not None and not draft.is_sent
