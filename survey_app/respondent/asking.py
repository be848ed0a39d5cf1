"""Other ways to be heard: somebody asks the team for large print, Braille, a call, or asks a question.

It needs a visit, so that the area is known, and nothing else of the survey: it may be asked before the window
opens and after it closes, for as long as the visit lasts. A way to be reached is needed, a name is not.
"""

from collections.abc import Mapping
from typing import get_args

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from questionnaires import answers
from survey_app import i18n
from survey_app.design.screens import FieldError
from survey_app.errors import TooManyCodes
from survey_app.fieldwork import links, requests, surveys, throttle
from survey_app.fieldwork.requests import Kind, Recording, SafeMessage
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.respondent import visits
from survey_app.respondent.around import around
from survey_app.respondent.asking_screens import AskedScreen, AskScreen, OtherWaysScreen
from survey_app.respondent.showing import show
from survey_app.service import Service

KINDS = tuple(kind for kind in get_args(Kind) if kind != "recording")
CALLED_BACK = ("telephone", "question")
"""Who asks for these may be called, and says whether a message may be left."""


def init(app: Flask) -> None:
    one = "/other-ways/<any({}):kind>".format(", ".join(f"'{kind}'" for kind in KINDS))
    app.add_url_rule("/other-ways", view_func=other_ways)
    app.add_url_rule(one, view_func=ask)
    app.add_url_rule(one, view_func=send_request, methods=["POST"])
    app.add_url_rule("/other-ways/asked", view_func=asked)


def survey_of_visit() -> Survey:
    """Raise `DraftGone` without a visit, `LinkRevoked` when the team has stopped the link it came by."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        links.require_not_stopped(connection, channel_id=visit.channel_id, invitation_id=visit.invitation_id)
        return surveys.get(connection, visit.survey_id)


def other_ways() -> Response:
    return show(OtherWaysScreen(around=around(survey_of_visit())))


def ask(kind: Kind) -> Response:
    return show(_screen(survey_of_visit(), kind))


def send_request(kind: Kind) -> Answer:
    survey = survey_of_visit()
    contact, words = typed(request.form)
    safe_message = _safe_message(kind)
    errors = find_errors(contact, words, needs_contact=True)
    if kind == "question" and not words:
        errors += (FieldError("words", gettext("Write your question.")),)
    if errors:
        return _again(_screen(survey, kind, contact, words, safe_message, errors), 422)
    try:
        require_few()
    except TooManyCodes:
        errors = (FieldError("", too_many()),)
        return _again(_screen(survey, kind, contact, words, safe_message, errors), 429)
    return keep(survey, kind, contact, words, safe_message=safe_message)


def _safe_message(kind: Kind) -> SafeMessage:
    """What the person said of leaving a message, where they may be called back; only a plain yes is one."""
    said = request.form.get("safe_message", "")
    if kind not in CALLED_BACK or said not in ("yes", "no"):
        return ""
    return "yes" if said == "yes" else "no"


def typed(form: Mapping[str, str]) -> tuple[str, str]:
    """How to reach the person, and what they wrote."""
    contact, words = (answers.clean(form.get(name, "")).strip() for name in ("contact", "words"))
    return contact, words


def find_errors(contact: str, words: str, *, needs_contact: bool) -> tuple[FieldError, ...]:
    errors = []
    if needs_contact and not contact:
        errors.append(FieldError("contact", gettext("Tell us how we can reach you.")))
    for field, text, limit in (
        ("contact", contact, requests.LIMIT_CONTACT),
        ("words", words, requests.LIMIT_WORDS),
    ):
        if len(text) > limit:
            errors.append(FieldError(field, gettext("Make this shorter: at most %(limit)s.", limit=limit)))
    return tuple(errors)


def require_few() -> None:
    """Raise `TooManyCodes` when too much is asked from one place: a link is open to many."""
    service: Service = g.service
    place = f"request {request.remote_addr or ''}"
    with service.store.writing() as connection:
        count = throttle.count_failure(connection, service.keyring, place, now=g.now)
    throttle.require_few(count)


def too_many() -> str:
    return gettext("Too many requests came from here. Wait 10 minutes, then try again.")


def keep(
    survey: Survey,
    kind: Kind,
    contact: str,
    words: str,
    recording: Recording | None = None,
    *,
    safe_message: SafeMessage = "",
) -> Answer:
    """Keep it, on the disk, before the person is told so. The visit remembers only what to show next."""
    service: Service = g.service
    with service.store.writing() as connection:
        reference = requests.ask(
            connection,
            service.keyring,
            inspection_id=survey.inspection_id,
            kind=kind,
            contact=contact,
            words=words,
            language=i18n.language(),
            safe_message=safe_message,
            recording=recording,
            now=g.now,
        )
    visits.set_asked(reference)
    return redirect(url_for("asked"), 303)


def asked() -> Answer:
    """What was asked for last; without that, the choice."""
    service: Service = g.service
    survey = survey_of_visit()
    if not visits.asked():
        return redirect(url_for("other_ways"), 303)
    kept_days = service.settings.requests_kept_days
    return show(AskedScreen(around=around(survey), reference=visits.asked(), kept_days=kept_days))


def _screen(
    survey: Survey,
    kind: Kind,
    contact: str = "",
    words: str = "",
    safe_message: SafeMessage = "",
    errors: tuple[FieldError, ...] = (),
) -> AskScreen:
    service: Service = g.service
    return AskScreen(
        around=around(survey),
        kind=kind,
        kept_days=service.settings.requests_kept_days,
        is_called_back=kind in CALLED_BACK,
        contact=contact,
        words=words,
        safe_message=safe_message,
        errors=errors,
    )


def _again(screen: AskScreen, status: int) -> Answer:
    """The form once more, with all that was typed."""
    answer = show(screen)
    answer.status_code = status
    return answer
