"""Afterwards: taking answers back, stopping, leaving."""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.design.screens import FieldError
from survey_app.errors import AlreadySent, CodeMistyped, NothingToWithdraw, TooManyCodes, WithdrawalOver
from survey_app.fieldwork import copies, drafts, families, surveys, tokens, withdrawals
from survey_app.i18n import gettext
from survey_app.own_forms import needs_no_word
from survey_app.respondent import entry, own_copy, together, visits
from survey_app.respondent.around import around
from survey_app.respondent.screens import (
    FinishedScreen,
    StoppedScreen,
    StopScreen,
    WithdrawConfirmScreen,
    WithdrawnScreen,
    WithdrawScreen,
)
from survey_app.respondent.showing import show
from survey_app.service import Service

NOTE = "left"
"""The cookie that the exit link's script sets as it goes; it says nothing else."""


def init(app: Flask) -> None:
    app.add_url_rule("/finish", view_func=finish, methods=["POST"])
    app.add_url_rule("/finished", view_func=finished)
    app.add_url_rule("/withdraw", view_func=withdraw)
    app.add_url_rule("/withdraw", view_func=ask_withdrawal, methods=["POST"])
    app.add_url_rule("/withdrawn", view_func=withdrawn)
    app.add_url_rule("/stop", view_func=stop)
    app.add_url_rule("/stop", view_func=stop_and_delete, methods=["POST"])
    app.add_url_rule("/stopped", view_func=stopped)
    app.add_url_rule("/leave", view_func=needs_no_word(leave_beacon), methods=["POST"])
    app.after_request(_take_note_away)


def finish() -> Answer:
    own_copy.forget()
    is_shared = together.leave()
    return together.cleared(redirect(url_for("next_person" if is_shared else "finished"), 303))


def finished() -> Response:
    return show(FinishedScreen())


def withdraw() -> Response:
    return show(WithdrawScreen())


def ask_withdrawal() -> Answer:
    """First whether the receipt counts, then whether the person is sure."""
    service: Service = g.service
    typed = request.form.get("code", "")
    try:
        code = tokens.read(typed, service.keyring, "receipt")
        if request.form.get("is_sure") == "yes":
            return _withdraw(service, code)
        with service.store.reading() as connection:
            withdrawals.check(connection, service.keyring, code, now=g.now)
        return show(
            WithdrawConfirmScreen(code=tokens.grouped(code), has_visit=visits.find(g.now) is not None)
        )
    except CodeMistyped:
        return _withdraw_again(typed, entry.mistyped(), 422)
    except NothingToWithdraw:
        return _not_counted(typed)
    except WithdrawalOver:
        return _withdraw_again(typed, gettext("The last moment for taking answers back has passed."), 403)


def _withdraw(service: Service, code: str) -> Answer:
    visit = visits.find(g.now)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, code, service.settings.withdrawn_file, now=g.now)
        if visit is not None:
            copies.forget_taken_back(connection, service.keyring, visit.family)
    service.store.checkpoint()
    if not _has_more(service):
        together.leave()
    return together.cleared(redirect(url_for("withdrawn"), 303))


def _has_more(service: Service) -> bool:
    """Whether this visit still holds another child's code or answers: then it goes on."""
    visit = visits.find(g.now)
    if visit is None:
        return False
    with service.store.reading() as connection:
        return families.has_more(connection, service.keyring, visit.family, service.settings.withdrawn_file)


def _not_counted(typed: str) -> Answer:
    try:
        entry.count_unknown()
    except TooManyCodes:
        return _withdraw_again(typed, entry.too_many(), 429)
    text = gettext("No answers are counted under this code. They may have been taken back already.")
    return _withdraw_again(typed, text, 404)


def _withdraw_again(typed: str, text: str, status: int) -> Answer:
    answer = show(WithdrawScreen(typed=typed[:40], errors=(FieldError("code", text),)))
    answer.status_code = status
    return answer


def withdrawn() -> Response:
    visit = visits.find(g.now)
    return show(WithdrawnScreen(has_more=visit is not None and len(visit.family.secrets) > 1))


def stop() -> Response:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
    return show(StopScreen(around=around(survey), has_sent=len(visit.family.secrets) > 1))


def stop_and_delete() -> Answer:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.writing() as connection:
        draft = drafts.find(connection, service.keyring, visit.secret, to_write=True)
        if draft is not None and draft.is_sent:
            raise AlreadySent("what was sent is taken back with its receipt")
        if draft is not None:
            drafts.stop(connection, draft)
        copies.forget(connection, visit.family.secrets)
    service.store.checkpoint()
    together.leave()
    return together.cleared(redirect(url_for("stopped"), 303))


def stopped() -> Response:
    return show(StoppedScreen())


def leave_beacon() -> Answer:
    """What the exit link tells us as it goes: forget this browser's visit. What was saved stays sealed."""
    own_copy.forget()
    visits.end()
    return together.cleared(Response(status=204))


def hear_note() -> None:
    """End the visit of a browser that noted it was left, whether or not the beacon has come.

    On a slow line somebody else may press Back before it does; the browser's own note comes with that very request.
    The beacon itself still needs the visit, to delete what it kept of its own.
    """
    if NOTE in request.cookies and request.endpoint != "leave_beacon":
        visits.end()


def _take_note_away(answer: Response) -> Response:
    if NOTE in request.cookies:
        answer.delete_cookie(NOTE, samesite="Lax")
    return answer
