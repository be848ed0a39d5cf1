"""The day the inspectors' report is published, entered by a lead: from then on families can be told."""

import datetime as dt

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import FieldError, show
from survey_app.errors import PublicationRefused
from survey_app.fieldwork import access, audit, publication
from survey_app.staff import words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.report_screens import PublicationScreen
from survey_app.staff.visits import service

room = Blueprint("publishing", __name__, template_folder="templates")

HERE = "/inspections/<inspection_id>/publication"
HOW = "Write the day as in 2026-03-27, or choose it."


@room.get(HERE)
def show_day(inspection_id: str) -> Response:
    return show(_screen(inspection_id))


@room.post(HERE)
def enter(inspection_id: str) -> Response:
    typed = request.form.get("day", "").strip()
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return _again(inspection_id, typed, HOW)
    try:
        with service().store.writing() as connection:
            access.get_inspection(connection, g.person, "enter-publication", inspection_id)
            publication.enter(connection, inspection_id, day)
            subject = f"{inspection_id} {day.isoformat()}"
            audit.record(
                connection,
                service().keyring,
                actor=g.person.id,
                action="enter-publication",
                subject=subject,
                now=g.now,
            )
    except PublicationRefused as refused:
        return _again(inspection_id, typed, str(refused))
    return redirect(url_for("publishing.show_day", inspection_id=inspection_id), 303)


def _again(inspection_id: str, typed: str, what: str) -> Response:
    answer = show(_screen(inspection_id, typed=typed, errors=(FieldError("day", what),)))
    answer.status_code = 422
    return answer


def _screen(
    inspection_id: str, *, typed: str | None = None, errors: tuple[FieldError, ...] = ()
) -> PublicationScreen:
    with service().store.reading() as connection:
        inspection = access.get_inspection(connection, g.person, "enter-publication", inspection_id)
        is_told = publication.is_released(connection, inspection_id)
    day = inspection.published_on
    return PublicationScreen(
        back=Crumb(text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection_id)),
        inspection_id=inspection_id,
        area=inspection.area,
        day=words.day(day) if day else "",
        typed=typed if typed is not None else day.isoformat() if day else "",
        is_told=is_told,
        address=f"{service().settings.base_url}/told/{inspection_id}",
        errors=errors,
    )
