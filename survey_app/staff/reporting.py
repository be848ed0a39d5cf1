"""An inspection's report as the worker built it: its first page, a page a chapter, its files. All is audited."""

import re
from typing import Any

from flask import Blueprint, g, url_for
from flask import Response as Answer
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.fieldwork import access, audit, built_reports
from survey_app.staff import reports
from survey_app.staff.base_screens import Crumb
from survey_app.staff.visits import service

room = Blueprint("reporting", __name__, template_folder="templates")

READERSHIP = "inspection-team"
CHAPTER = re.compile(r"[a-z0-9-]{1,80}")
CHART = re.compile(r"chart-[a-z0-9-]+\.svg")
# name -> what the browser is told it is, and whether it is kept as a file instead of shown
FILES = {
    "report.html": ("text/html; charset=utf-8", False),
    "report.css": ("text/css; charset=utf-8", False),
    "report.pdf": ("application/pdf", True),
    "tables.ods": ("application/vnd.oasis.opendocument.spreadsheet", True),
    "tables.csv": ("text/csv; charset=utf-8", True),
}
FILE_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'"
HERE = "/inspections/<inspection_id>/report"


@room.get(HERE)
def overview(inspection_id: str) -> Response:
    with service().store.writing() as connection:
        inspection = access.get_inspection(connection, g.person, "read-report", inspection_id)
        found = built_reports.find_json(
            connection, service().keyring, inspection_id, READERSHIP, "report.json"
        )
        audit.record(connection, service().keyring, **_entry("read-report", inspection_id))
    back = Crumb(text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection_id))
    return show(reports.overview(found, inspection_id, area=inspection.area, back=back))


@room.get(f"{HERE}/<chapter_id>")
def chapter(inspection_id: str, chapter_id: str) -> Response:
    about, found = _read(inspection_id, chapter_id, chapter_id)
    back = Crumb(text="What people told us", href=url_for("reporting.overview", inspection_id=inspection_id))
    return show(reports.chapter(about, found, inspection_id, back=back))


@room.get(f"{HERE}/<chapter_id>/<whose>")
def voice(inspection_id: str, chapter_id: str, whose: str) -> Response:
    about, found = _read(inspection_id, chapter_id, f"{chapter_id} {whose}")
    screen = reports.voice(about, found, inspection_id, wanted=whose)
    if screen is None:
        raise LookupError(whose)
    return show(screen)


def _read(inspection_id: str, chapter_id: str, what: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report's first page and one chapter of it; raise LookupError for a chapter it does not have."""
    if not CHAPTER.fullmatch(chapter_id):
        raise LookupError(chapter_id)
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "read-report", inspection_id)
        about = built_reports.find_json(
            connection, service().keyring, inspection_id, READERSHIP, "report.json"
        )
        found = built_reports.find_json(
            connection, service().keyring, inspection_id, READERSHIP, f"chapter-{chapter_id}.json"
        )
        if about is None or found is None:
            raise LookupError(chapter_id)
        audit.record(connection, service().keyring, **_entry("read-chapter", f"{inspection_id} {what}"))
    return about, found


@room.get(f"{HERE}/files/<name>")
def file(inspection_id: str, name: str) -> Response:
    """A built file under a name of ours; anything else is not there."""
    kind = ("image/svg+xml", False) if CHART.fullmatch(name) else FILES.get(name)
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "read-report", inspection_id)
        body = (
            built_reports.find_file(connection, service().keyring, inspection_id, READERSHIP, name)
            if kind
            else None
        )
        if kind is None or body is None:
            raise LookupError(name)
        audit.record(connection, service().keyring, **_entry("read-file", f"{inspection_id} {name}"))
    content_type, is_kept = kind
    shown = "attachment" if is_kept else "inline"
    headers = {"Content-Security-Policy": FILE_CSP, "Content-Disposition": f'{shown}; filename="{name}"'}
    return Answer(body, content_type=content_type, headers=headers)


def _entry(action: str, subject: str) -> dict[str, Any]:
    return {"actor": g.person.id, "action": action, "subject": subject, "now": g.now}
