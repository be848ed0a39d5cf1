"""Lines of enquiry at the console: the list, one line with what speaks for and against it, writing and evidence.

Whoever reads or changes one is in the audit. What was typed is never lost: not to a mistake, not to a colleague
who saved the same line first.
"""

import sqlalchemy as sa
from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.errors import StalePage
from survey_app.fieldwork import access, audit, evidence, lines
from survey_app.fieldwork.lines import Line
from survey_app.staff import finding_forms as forms
from survey_app.staff import line_pages
from survey_app.staff.base_screens import StaffScreen
from survey_app.staff.visits import service

room = Blueprint("findings", __name__, template_folder="templates")

ALL = "/inspections/<inspection_id>/lines"
ONE = ALL + "/<line>"
UNSAVED, ELSEWHERE = 422, 409


@room.get(ALL)
def show_all(inspection_id: str) -> Response:
    with service().store.writing() as connection:
        inspection = access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        found = lines.of_inspection(connection, service().keyring, inspection_id)
        themes = lines.themes(connection, inspection_id)
        _record(connection, "list-lines", inspection_id)
    may_release = g.person.may("release-findings", inspection_id)
    return show(line_pages.all_lines(inspection, found, themes, may_release=may_release))


@room.get(ONE)
def show_one(inspection_id: str, line: str) -> Response:
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        found = lines.get(connection, service().keyring, inspection_id, line)
        themes = lines.themes(connection, inspection_id)
        pieces = evidence.of_line(connection, service().keyring, inspection_id, line)
        _record(connection, "read-line", f"{inspection_id} {line}")
    return show(line_pages.one(inspection_id, found, themes, pieces))


@room.get(ALL + "/new")
def new(inspection_id: str) -> Response:
    return show(line_pages.new(inspection_id, _themes(inspection_id), comment=forms.comment(request.args)))


@room.post(ALL + "/new")
def draft(inspection_id: str) -> Response:
    """Keep a new line; whoever came from a comment goes back to it, to choose the quote."""
    themes, comment = _themes(inspection_id), forms.comment(request.args)
    written, errors = forms.read_line(request.form, themes)
    if errors:
        return _again(line_pages.new(inspection_id, themes, written, errors, comment=comment))
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        made = lines.draft(
            connection, service().keyring, inspection_id, written, actor=g.person.id, now=g.now
        )
    if comment:
        return redirect(url_for("quoting.choose", inspection_id=inspection_id, **comment), 303)
    return _to(inspection_id, made)


@room.get(ONE + "/change")
def edit(inspection_id: str, line: str) -> Response:
    found, themes = _line(inspection_id, line), _themes(inspection_id)
    return show(line_pages.change(inspection_id, found, themes, found))


@room.post(ONE + "/change")
def change(inspection_id: str, line: str) -> Response:
    """Save; or say that somebody else did so first, with what the line says now beside what was typed."""
    themes, version = _themes(inspection_id), request.form.get("version", "")
    written, errors = forms.read_line(request.form, themes)
    try:
        if errors:
            now = _line(inspection_id, line)
            return _again(
                line_pages.change(inspection_id, now, themes, written, errors=errors, version=version)
            )
        with service().store.writing() as connection:
            access.get_inspection(connection, g.person, "draft-findings", inspection_id)
            lines.change(
                connection,
                service().keyring,
                inspection_id,
                line,
                written,
                version=forms.read_version(version),
                actor=g.person.id,
                now=g.now,
            )
    except StalePage:
        now = _line(inspection_id, line)
        return _again(line_pages.stale(inspection_id, now, themes, written), status=ELSEWHERE)
    except LookupError as missing:
        if type(missing) is not LookupError:  # a slip of our own
            raise
        return _again(line_pages.removed(inspection_id, themes, written), status=ELSEWHERE)
    return _to(inspection_id, line)


@room.post(ONE + "/remove")
def remove(inspection_id: str, line: str) -> Response:
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        lines.remove(connection, service().keyring, inspection_id, line, actor=g.person.id, now=g.now)
    return redirect(url_for("findings.show_all", inspection_id=inspection_id), 303)


@room.get(ONE + "/evidence")
def new_evidence(inspection_id: str, line: str) -> Response:
    side = request.args.get("side", "")
    return show(line_pages.evidence_form(inspection_id, _line(inspection_id, line), forms.on(side)))


@room.post(ONE + "/evidence")
def add_evidence(inspection_id: str, line: str) -> Response:
    typed, errors = forms.read_typed(request.form)
    if errors:
        found = _line(inspection_id, line)
        return _again(line_pages.evidence_form(inspection_id, found, typed, errors))
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        place = (connection, service().keyring, inspection_id, line)
        try:
            evidence.add(*place, typed, actor=g.person.id, now=g.now)
        except LookupError:
            return _again(line_pages.lost_evidence(inspection_id, typed), status=ELSEWHERE)
    return _to(inspection_id, line)


@room.post(ONE + "/evidence/<piece>/remove")
def remove_evidence(inspection_id: str, line: str, piece: str) -> Response:
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        place = (connection, service().keyring, inspection_id, line)
        evidence.remove(*place, piece, actor=g.person.id, now=g.now)
    return _to(inspection_id, line)


def _themes(inspection_id: str) -> dict[str, str]:
    with service().store.reading() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        return lines.themes(connection, inspection_id)


def _line(inspection_id: str, line: str) -> Line:
    """A line for a page that shows it: the reading is noted."""
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        found = lines.get(connection, service().keyring, inspection_id, line)
        _record(connection, "read-line", f"{inspection_id} {line}")
    return found


def _record(connection: sa.Connection, action: str, subject: str) -> None:
    audit.record(connection, service().keyring, actor=g.person.id, action=action, subject=subject, now=g.now)


def _to(inspection_id: str, line: str) -> Response:
    return redirect(url_for("findings.show_one", inspection_id=inspection_id, line=line), 303)


def _again(screen: StaffScreen, status: int = UNSAVED) -> Response:
    answer = show(screen)
    answer.status_code = status
    return answer
