"""What people ask the team for: the list, one request with the way to reach somebody, its recording, what was done.

Every reading and every change is audited. The forum's role reaches none of it.
"""

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask import Response as Answer
from werkzeug.wrappers import Response

from questionnaires import answers
from survey_app.design.screens import FieldError, show
from survey_app.fieldwork import access, audit, media, recordings, requests
from survey_app.fieldwork.requests import Request
from survey_app.staff import words
from survey_app.staff.screens import Crumb, RequestScreen, RequestsScreen
from survey_app.staff.visits import service

room = Blueprint("requests", __name__, template_folder="templates")

ONE = "/inspections/<inspection_id>/requests/<request_reference>"
FILE_CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"


@room.get("/inspections/<inspection_id>/requests")
def show_all(inspection_id: str) -> Response:
    with service().store.writing() as connection:
        inspection = access.get_inspection(connection, g.person, "see-requests", inspection_id)
        lines = requests.of_inspection(connection, inspection_id)
        audit.record(
            connection,
            service().keyring,
            actor=g.person.id,
            action="list-requests",
            subject=inspection_id,
            now=g.now,
        )
    return show(
        RequestsScreen(
            back=Crumb(
                text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection_id)
            ),
            inspection_id=inspection_id,
            lines=lines,
            kinds=words.REQUESTS,
            standings=words.STANDINGS,
            kept_days=service().settings.requests_kept_days,
        )
    )


@room.get(ONE)
def show_one(inspection_id: str, request_reference: str) -> Response:
    return show(_screen(inspection_id, _read(inspection_id, request_reference)))


@room.get(ONE + "/recording")
def recording(inspection_id: str, request_reference: str) -> Response:
    """The file as it came, always to be kept and never shown in the page: a stranger made it."""
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "see-requests", inspection_id)
        found = requests.read_recording(
            connection,
            service().keyring,
            inspection_id,
            request_reference,
            actor=g.person.id,
            now=g.now,
        )
    name = f"recording.{media.EXTENSIONS[found.media_type]}"
    body = recordings.pieces(service().settings.recordings_folder, service().keyring, found)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(found.length),
        "Content-Security-Policy": FILE_CSP,
    }
    return Answer(body, content_type=found.media_type, headers=headers)


@room.post(ONE)
def change(inspection_id: str, request_reference: str) -> Response:
    """Take it, keep a note, or say that it is done."""
    action, note = request.form.get("action", ""), answers.clean(request.form.get("note", "")).strip()
    if len(note) > requests.LIMIT_NOTE:
        found = _read(inspection_id, request_reference)
        error = FieldError("note", f"Make this shorter: at most {requests.LIMIT_NOTE:,} characters.")
        answer = show(_screen(inspection_id, found, note=note, errors=(error,)))
        answer.status_code = 422
        return answer
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "see-requests", inspection_id)
        place = (connection, service().keyring, inspection_id, request_reference)
        if action == "take":
            requests.take(*place, actor=g.person.id, now=g.now)
        else:
            requests.write_note(*place, note, is_done=action == "done", actor=g.person.id, now=g.now)
    here = url_for("requests.show_one", inspection_id=inspection_id, request_reference=request_reference)
    return redirect(here, 303)


def _read(inspection_id: str, request_reference: str) -> Request:
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "see-requests", inspection_id)
        return requests.read(
            connection,
            service().keyring,
            inspection_id,
            request_reference,
            actor=g.person.id,
            now=g.now,
        )


def _screen(inspection_id: str, found: Request, **again: Any) -> RequestScreen:
    return RequestScreen(
        back=Crumb(
            text="what people ask for", href=url_for("requests.show_all", inspection_id=inspection_id)
        ),
        inspection_id=inspection_id,
        title=words.REQUESTS[found.kind],
        request=found,
        facts=_facts(found),
        kept_days=service().settings.requests_kept_days,
        **{"note": found.note, **again},
    )


def _facts(found: Request) -> tuple[dict[str, Any], ...]:
    rows = {
        "How to reach them": found.contact or "They gave no way to be reached",
        "Is it safe to leave a message": words.SAFE_MESSAGE[found.safe_message],
        "What they wrote": found.words or "Nothing",
        "Language of the page": found.language,
        "Asked on": words.day(found.asked_on),
        "Reference": found.reference,
        "Where it stands": words.STANDINGS[found.state],
        "Who deals with it": found.taken_by or "Nobody yet",
    }
    if found.done_on is not None:
        rows["Done on"] = words.day(found.done_on)
    return tuple({"key": key, "values": (value,)} for key, value in rows.items())
