"""Before and after the last question: check what was answered, come back later, send it."""

from flask import Flask, Response, g, redirect, url_for
from werkzeug.wrappers import Response as Answer

from questionnaires import answers
from questionnaires.model import EasyLine, Page, Question
from survey_app import i18n
from survey_app.design.screens import render
from survey_app.errors import NothingToSend
from survey_app.fieldwork import coming_back, drafts, responses, tokens
from survey_app.respondent import picturing, progress, showing, telling, visits
from survey_app.respondent.around import around
from survey_app.respondent.progress import Progress
from survey_app.respondent.screens import CheckAnswersScreen, ComeBackScreen
from survey_app.respondent.sent_screens import CheckedAnswer, CheckedAnswers, CheckedPage
from survey_app.respondent.telling import Teller, Way
from survey_app.service import Service

_CHECKED = showing.SLOT % "checked"


def init(app: Flask) -> None:
    app.add_url_rule("/check", view_func=check_answers)
    app.add_url_rule("/come-back", view_func=come_back)
    app.add_url_rule("/come-back", view_func=give_code, methods=["POST"])
    app.add_url_rule("/send", view_func=send, methods=["POST"])


def check_answers() -> Response:
    standing = progress.of_visit()
    screen = CheckAnswersScreen(
        around=around(standing.survey),
        is_empty=not standing.answers,
        is_partial=standing.first_unsaved is not None,
        answers=_CHECKED,
    )
    mine = render(CheckedAnswers(pages=checked(standing), is_easy=visits.way().is_easy))
    return showing.page(showing.kept(screen).replace(_CHECKED, mine))


def checked(standing: Progress) -> tuple[CheckedPage, ...]:
    """What a person has answered, page by page in the order they met it, in their own way of reading."""
    way = Way(language=i18n.language(), presentation=standing.presentation)
    tell = telling.teller(standing.questionnaire, way, standing.answers, area=standing.survey.area)
    return tuple(each for number in standing.path for each in _checked(standing, number, tell))


def _checked(standing: Progress, number: int, tell: Teller) -> tuple[CheckedPage, ...]:
    """A page as a whole or, in easy read, question by question: each can be changed where it stands."""
    page = standing.questionnaire.page(number)
    if not tell.way.is_easy:
        return (_checked_page(standing, page, page.heading, page.questions, None, tell),)
    return tuple(
        _checked_page(standing, page, question.text, (question,), step, tell)
        for step, question in enumerate(page.questions, start=1)
        if standing.is_done(number) or step < standing.step(number)
    )


def _checked_page(
    standing: Progress, page: Page, heading: str, asked: tuple[Question, ...], step: int | None, tell: Teller
) -> CheckedPage:
    number = standing.questionnaire.number(page.id)
    saved = standing.pages.get(number)
    given = saved.answers if saved and saved.is_mine else {}
    return CheckedPage(
        number=number,
        step=step,
        heading=tell.text(heading),
        lines=tell.lines(heading),
        is_saved=saved is not None,
        is_elsewhere=saved is not None and not saved.is_mine,
        answers=tuple(
            CheckedAnswer(
                question=tell.text(question.text),
                answers=_told(question, given[question.id], tell),
            )
            for question in asked
            if question.id in given
        ),
    )


def _told(question: Question, answer: answers.Answer, tell: Teller) -> tuple[EasyLine, ...]:
    said = answers.labels(question, answer)
    if question.is_closed:
        return tuple(EasyLine(text=tell.text(label), symbol=tell.symbol(label)) for label in said)
    return tuple(EasyLine(text=words) for words in said)


def come_back() -> Response:
    """How to come back: by the same link here, or by a code anywhere, once that is asked for."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        standing = progress.load(connection, service.keyring, visit)
        has_code = coming_back.has_code(connection, service.keyring, standing.draft)
    if not has_code:
        return showing.show(ComeBackScreen(around=around(standing.survey)))
    return showing.show(
        ComeBackScreen(
            around=around(standing.survey),
            code=tokens.halves(coming_back.code(service.keyring, standing.draft)),
            pictures=picturing.of_draft(service.keyring, standing.draft),
        )
    )


def give_code() -> Answer:
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, visit.secret, to_write=True)
        draft.require_unsent()
        draft.survey.require_sendable(g.now)
        coming_back.give_code(connection, service.keyring, draft)
    return redirect(url_for("come_back"), 303)


def send() -> Answer:
    """Send, once: every retry comes to the same receipt."""
    service: Service = g.service
    visit = visits.get(g.now)
    try:
        with service.store.writing() as connection:
            responses.send(
                connection,
                service.keyring,
                visit.secret,
                keeps_pages=not visits.is_together(),
                now=g.now,
            )
    except NothingToSend:
        return redirect(url_for("check_answers"), 303)
    return redirect(url_for("receipt"), 303)
