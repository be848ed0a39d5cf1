"""The questions: show a page, keep a page, check all of it, send it."""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from questionnaires import answers
from questionnaires.answers import AnswerProblem, Answers
from survey_app import i18n
from survey_app.design.screens import render
from survey_app.errors import AlreadySent, DraftGone, NothingToSend, StalePage
from survey_app.fieldwork import coming_back, drafts, responses, tokens
from survey_app.respondent import pages, progress, showing, visits
from survey_app.respondent.progress import Progress
from survey_app.respondent.screens import (
    CheckAnswersScreen,
    CheckedAnswer,
    CheckedPage,
    ComeBackScreen,
    around,
)
from survey_app.service import Service

MOST_VERSIONS = 2**31 - 2  # the database adds one


def init(app: Flask) -> None:
    app.add_url_rule("/answer", view_func=resume)
    app.add_url_rule("/answer/<int:number>", view_func=question)
    app.add_url_rule("/answer/<int:number>", view_func=answer, methods=["POST"])
    app.add_url_rule("/check", view_func=check_answers)
    app.add_url_rule("/come-back", view_func=come_back)
    app.add_url_rule("/come-back", view_func=give_code, methods=["POST"])
    app.add_url_rule("/send", view_func=send, methods=["POST"])


def _progress() -> Progress:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        standing = progress.load(connection, service.keyring, visit)
    standing.survey.require_sendable(g.now)
    return standing


def resume() -> Answer:
    """Where this visit's answers go on; before the first of them, at the start."""
    try:
        return _to(_progress().first_unsaved)
    except AlreadySent:
        return redirect(url_for("receipt"), 303)
    except DraftGone:
        visits.get(g.now)
        return redirect(url_for("start"), 303)


def _to(number: int | None) -> Answer:
    address = url_for("check_answers") if number is None else url_for("question", number=number)
    return redirect(address, 303)


def question(number: int) -> Answer:
    standing = _progress()
    if not standing.may_show(number):
        return _to(standing.first_unsaved)
    saved = standing.pages.get(number)
    is_elsewhere = saved is not None and not saved.is_mine
    html = pages.filled(
        standing.questionnaire,
        number,
        saved.answers if saved and saved.is_mine else {},
        around=around(standing.survey),
        language=i18n.language(),
        version=saved.version if saved else 0,
        is_elsewhere=is_elsewhere,
    )
    return showing.page(html)


def answer(number: int) -> Answer:
    """Keep what was answered on one page: one transaction, on the disk before the next page is asked for."""
    standing = _progress()
    if number not in standing.path:
        return _to(standing.first_unsaved)
    action = request.form.get("action", "continue")
    parsed = answers.parse(standing.questionnaire.page(number), request.form.to_dict(flat=False))
    if action == "skip":
        parsed = answers.Parsed({}, ())
    if parsed.problems:
        return _show_again(standing, number, parsed.answers, parsed.problems)
    try:
        standing = _keep(standing, number, parsed.answers)
    except StalePage as stale:
        return _show_again(standing, number, parsed.answers, (), stale=stale)
    if action == "later":
        return redirect(url_for("come_back"), 303)
    return _to(None if action == "send" else standing.after(number))


def _keep(standing: Progress, number: int, given: Answers) -> Progress:
    """Save the page and return how things stand then."""
    service: Service = g.service
    if _keeps_others(standing, number, given):
        return standing
    with service.store.writing() as connection:
        drafts.save(
            connection,
            standing.draft,
            number,
            given,
            version=_version(),
            secret=visits.get(g.now).secret,
            now=g.now,
        )
    return standing.with_page(number, given)


def _keeps_others(standing: Progress, number: int, given: Answers) -> bool:
    """Going past a page that was answered on another device, without touching it, changes nothing."""
    saved = standing.pages.get(number)
    return saved is not None and not saved.is_mine and not given


def _version() -> int:
    """The version the form was made from; a form that does not say was made from nothing."""
    typed = request.form.get("version", "")
    return min(int(typed), MOST_VERSIONS) if typed.isascii() and typed.isdecimal() and len(typed) < 11 else 0


def _show_again(
    standing: Progress,
    number: int,
    given: Answers,
    problems: tuple[AnswerProblem, ...],
    stale: StalePage | None = None,
) -> Answer:
    screen = pages.screen(
        standing.questionnaire,
        number,
        given,
        around=around(standing.survey),
        language=i18n.language(),
        version=stale.version if stale else _version(),
        problems=problems,
        is_stale=stale is not None,
    )
    return showing.page(render(screen), 409 if stale else 422)


def come_back() -> Response:
    """How to come back: by the same link here, or by a code anywhere, once that is asked for."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        standing = progress.load(connection, service.keyring, visit)
        has_code = coming_back.has_code(connection, service.keyring, standing.draft)
    code = tokens.halves(coming_back.code(service.keyring, standing.draft)) if has_code else ()
    return showing.show(ComeBackScreen(around=around(standing.survey), code=code))


def give_code() -> Answer:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.writing() as connection:
        standing = progress.load(connection, service.keyring, visit, to_write=True)
        standing.survey.require_sendable(g.now)
        coming_back.give_code(connection, service.keyring, standing.draft)
    return redirect(url_for("come_back"), 303)


def check_answers() -> Response:
    standing = _progress()
    shown = tuple(_checked(standing, number) for number in standing.path)
    return showing.show(
        CheckAnswersScreen(
            around=around(standing.survey),
            pages=shown,
            is_empty=not standing.answers,
            is_partial=standing.first_unsaved is not None,
        )
    )


def _checked(standing: Progress, number: int) -> CheckedPage:
    page, saved = standing.questionnaire.page(number), standing.pages.get(number)
    is_mine = saved is not None and saved.is_mine
    return CheckedPage(
        number=number,
        heading=page.heading,
        is_saved=saved is not None,
        is_elsewhere=saved is not None and not saved.is_mine,
        answers=tuple(
            CheckedAnswer(question=asked.text, answers=answers.labels(asked, saved.answers[asked.id]))
            for asked in page.questions
            if is_mine and saved is not None and asked.id in saved.answers
        ),
    )


def send() -> Answer:
    """Send, once: every retry comes to the same receipt."""
    service: Service = g.service
    visit = visits.get(g.now)
    try:
        with service.store.writing() as connection:
            responses.send(connection, service.keyring, visit.secret, now=g.now)
    except NothingToSend:
        return redirect(url_for("check_answers"), 303)
    return redirect(url_for("receipt"), 303)
