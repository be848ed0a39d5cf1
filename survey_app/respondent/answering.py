"""The questions: show a page, keep a page. In easy read a page's questions stand on a screen each."""

from dataclasses import replace

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from questionnaires import answers
from questionnaires.answers import AnswerProblem, Answers
from survey_app import i18n
from survey_app.design.screens import render
from survey_app.errors import AlreadySent, DraftGone, StalePage
from survey_app.fieldwork import drafts
from survey_app.respondent import pages, progress, showing, telling, visits
from survey_app.respondent.around import around
from survey_app.respondent.progress import Progress
from survey_app.respondent.telling import Way
from survey_app.service import Service

AWAY = {"later": "come_back", "ways": "ways"}
"""Buttons of a page that lead away from it for a while, and where to."""
MOST_VERSIONS = 2**31 - 2  # the database adds one


def init(app: Flask) -> None:
    app.add_url_rule("/answer", view_func=resume)
    for rule in ("/answer/<int:number>", "/answer/<int:number>/<int:step>"):
        app.add_url_rule(rule, view_func=question)
        app.add_url_rule(rule, view_func=answer, methods=["POST"])


def resume() -> Answer:
    """Where this visit's answers go on; before the first of them, at the start."""
    try:
        standing = progress.of_visit()
        if visits.presentation() != standing.presentation:  # begun so on another device
            visits.set_presentation(standing.presentation)
        return _to(standing, standing.first_unsaved)
    except AlreadySent:
        return redirect(url_for("receipt"), 303)
    except DraftGone:
        is_again = len(visits.get(g.now).family.secrets) > 1
        return redirect(url_for("receipt" if is_again else "start"), 303)


def _to(standing: Progress, number: int | None) -> Answer:
    """On to a page or, where none is left, to the check of all answers."""
    if number is None:
        return redirect(url_for("check_answers"), 303)
    step = standing.step(number) if _way(standing).is_easy else None
    return redirect(url_for("question", number=number, step=step), 303)


def _way(standing: Progress, step: int = 1) -> Way:
    """A step means nothing where a page's questions stand together: no address makes a page of its own there."""
    way = Way(language=i18n.language(), presentation=standing.presentation, step=step)
    return way if way.is_easy or step == 1 else replace(way, step=1)


def _words(standing: Progress, way: Way) -> dict[str, str]:
    return telling.words(standing.questionnaire, way, standing.answers, area=standing.survey.area)


def question(number: int, step: int = 1) -> Answer:
    standing = progress.of_visit()
    way = _way(standing, step)
    if not standing.may_show(number) or not telling.asked(standing.questionnaire.page(number), way):
        return _to(standing, standing.first_unsaved)
    saved = standing.pages.get(number)
    is_elsewhere = saved is not None and not saved.is_mine
    html = pages.filled(
        standing.questionnaire,
        number,
        saved.answers if saved and saved.is_mine else {},
        around=around(standing.survey),
        way=way,
        words=_words(standing, way),
        version=saved.version if saved else 0,
        place=standing.path.index(number) + 1,
        is_elsewhere=is_elsewhere,
    )
    return showing.page(html)


def answer(number: int, step: int = 1) -> Answer:
    """Keep what was answered on one page: one transaction, on the disk before the next page is asked for."""
    standing = progress.of_visit()
    way = _way(standing, step)
    page = standing.questionnaire.page(number) if number in standing.path else None
    asked = telling.asked(page, way) if page else ()
    if page is None or not asked:
        return _to(standing, standing.first_unsaved)
    action = request.form.get("action", "continue")
    parsed = answers.parse(replace(page, questions=asked), request.form.to_dict(flat=False))
    if action == "skip":
        parsed = answers.Parsed({}, ())
    if parsed.problems:
        return _show_again(standing, number, way, parsed.answers, parsed.problems)
    if action in AWAY and not parsed.answers and not standing.holds(number, asked):
        return redirect(url_for(AWAY[action]), 303)  # going away from an empty page is not going past it
    try:
        standing = _keep(standing, number, way, parsed.answers)
    except StalePage as stale:
        return _show_again(standing, number, way, parsed.answers, (), stale=stale)
    if action in AWAY:
        return redirect(url_for(AWAY[action]), 303)
    if action == "send":
        return redirect(url_for("check_answers"), 303)
    return _to(standing, number if not standing.is_done(number) else standing.after(number))


def _keep(standing: Progress, number: int, way: Way, given: Answers) -> Progress:
    """Save the page and return how things stand then."""
    service: Service = g.service
    if _keeps_others(standing, number, given):
        return standing
    given = standing.page_with(number, way, given)
    with service.store.saving() as connection:
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
    way: Way,
    given: Answers,
    problems: tuple[AnswerProblem, ...],
    stale: StalePage | None = None,
) -> Answer:
    screen = pages.screen(
        standing.questionnaire,
        number,
        given,
        around=around(standing.survey),
        way=way,
        words=_words(standing, way),
        version=stale.version if stale else _version(),
        place=standing.path.index(number) + 1,
        problems=problems,
        is_stale=stale is not None,
    )
    return showing.page(render(screen), 409 if stale else 422)
