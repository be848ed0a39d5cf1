"""Reading: the summary the worker built, its files, and the responses whole. Every reading is audited."""

import re
from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask import Response as Answer
from werkzeug.wrappers import Response

from questionnaires import answers
from survey_app.design.screens import FieldError, show
from survey_app.fieldwork import access, audit, built, masks, reading_room, surveys
from survey_app.fieldwork.access import Action
from survey_app.fieldwork.reading_room import Reading, Told
from survey_app.fieldwork.surveys import Survey
from survey_app.staff import said, summaries, words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.response_screens import Line, ResponseScreen
from survey_app.staff.screens import ResponsesScreen
from survey_app.staff.visits import service

room = Blueprint("reading", __name__, template_folder="templates")

READERSHIP = "inspection-team"
ONE = "/surveys/<survey_id>/responses/<reference>"
CHART = re.compile(r"chart-[a-z0-9-]+\.svg")
# name -> what the browser is told it is, and whether it is kept as a file instead of shown
FILES = {
    "summary.html": ("text/html; charset=utf-8", False),
    "summary.css": ("text/css; charset=utf-8", False),
    "tables.csv": ("text/csv; charset=utf-8", True),
}
CHART_TYPE = ("image/svg+xml", False)
FILE_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'"


@room.get("/surveys/<survey_id>/summary")
def summary(survey_id: str) -> Response:
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, "read-summary", survey_id)
        found = built.find_summary(connection, survey_id, READERSHIP)
        title = surveys.questionnaire(connection, survey.document_hash).title
        audit.record(connection, service().keyring, **_entry("read-summary", survey_id))
    return show(summaries.screen(found, survey_id, title=title, back=_back(survey)))


@room.get("/surveys/<survey_id>/files/<name>")
def file(survey_id: str, name: str) -> Response:
    """A built file under a name of ours; anything else is not there."""
    with service().store.writing() as connection:
        access.get_survey(connection, g.person, "read-summary", survey_id)
        kind, is_kept = _kind(name)
        body = built.find_file(connection, survey_id, READERSHIP, name)
        audit.record(connection, service().keyring, **_entry("read-file", f"{survey_id} {name}"))
    if body is None:
        raise LookupError(name)
    return _answer(body, name, kind, is_kept=is_kept)


@room.get("/surveys/<survey_id>/responses")
def responses(survey_id: str) -> Response:
    page = request.args.get("page", "1")
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, "read-responses", survey_id)
        shelf = reading_room.browse(
            connection, survey_id, int(page) if page.isdecimal() and len(page) < 6 else 0
        )
        audit.record(connection, service().keyring, **_entry("list-responses", survey_id))
    return show(
        ResponsesScreen(
            back=_back(survey),
            survey_id=survey_id,
            shelf=shelf,
            voices=words.VOICES,
            outcomes=words.OUTCOMES,
        )
    )


@room.get(ONE)
def response(survey_id: str, reference: str) -> Response:
    return show(_screen(*_read(survey_id, reference, "read-responses")))


@room.post(ONE)
def lift_masks(survey_id: str, reference: str) -> Response:
    """Let the team read one response as it was written, for a reason that all of them are shown."""
    reason = answers.clean(request.form.get("reason", "")).strip()
    if not 0 < len(reason) <= masks.LIMIT_REASON:
        error = FieldError("reason", f"Say why, in at most {masks.LIMIT_REASON} characters.")
        answer = show(_screen(*_read(survey_id, reference, "lift-masks"), reason=reason, errors=(error,)))
        answer.status_code = 422
        return answer
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, "lift-masks", survey_id)
        masks.lift(connection, service().keyring, survey, reference, reason, actor=g.person.id, now=g.now)
    return redirect(url_for("reading.response", survey_id=survey_id, reference=reference), 303)


def _read(survey_id: str, reference: str, action: Action) -> tuple[Survey, Reading]:
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, action, survey_id)
        return survey, reading_room.read(
            connection, service().keyring, survey, reference, actor=g.person.id, now=g.now
        )


def _screen(survey: Survey, found: Reading, **again: Any) -> ResponseScreen:
    return ResponseScreen(
        back=Crumb(text="Responses", href=url_for("reading.responses", survey_id=survey.id)),
        survey_id=survey.id,
        reading=found,
        facts=_facts(found),
        pages=tuple(
            (heading, tuple(_line(survey, found, each) for each in told)) for heading, told in found.pages
        ),
        has_comments=any(each.is_comment and each.answers for _, told in found.pages for each in told),
        lifted=said.lifted(found.lift),
        may_lift=g.person.may("lift-masks", survey.inspection_id),
        **again,
    )


def _line(survey: Survey, found: Reading, told: Told) -> Line:
    if not told.is_comment or not told.answers:
        return Line(question=told.question, answers=told.answers)
    language = told.translation.language if told.translation else found.language
    place: dict[str, Any] = {"survey": survey.id, "reference": found.reference, "item": told.item}
    return Line(
        question=told.question,
        said=said.of(told.answers[0], language, found.lift, told.translation),
        quote=url_for("quoting.choose", inspection_id=survey.inspection_id, **place),
    )


def _entry(action: str, subject: str) -> dict[str, Any]:
    return {"actor": g.person.id, "action": action, "subject": subject, "now": g.now}


def _kind(name: str) -> tuple[str, bool]:
    kind = CHART_TYPE if CHART.fullmatch(name) else FILES.get(name)
    if kind is None:
        raise LookupError(name)
    return kind


def _answer(body: bytes, name: str, kind: str, *, is_kept: bool) -> Response:
    shown = "attachment" if is_kept else "inline"
    headers = {"Content-Security-Policy": FILE_CSP, "Content-Disposition": f'{shown}; filename="{name}"'}
    return Answer(body, content_type=kind, headers=headers)


def _facts(found: Reading) -> tuple[dict[str, Any], ...]:
    helped = f" ({', '.join(found.help)})" if found.help else ""
    rows = {
        "Whose voice": words.VOICES[found.voice] + helped,
        "How much": words.OUTCOMES[found.outcome],
        "Sent on": words.day(found.sent_on),
        "Reference": found.reference,
    }
    return tuple({"key": key, "values": (value,)} for key, value in rows.items())


def _back(survey: Survey) -> Crumb:
    return Crumb(text=survey.area, href=url_for("inspecting.show_one", inspection_id=survey.inspection_id))
