"""What leaves the team of lines of enquiry: the lead chooses, sees it as the officer will, and releases it.

Releasing again takes the place of what was released before, so taking all back is releasing nothing.
"""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.errors import StalePage
from survey_app.fieldwork import access, audit, lines, released_lines
from survey_app.fieldwork.lines import Line
from survey_app.staff import finding_forms as forms
from survey_app.staff.base_screens import Crumb
from survey_app.staff.finding_screens import Choice, ReleaseCheckScreen, ReleasedLinesScreen, ReleaseScreen
from survey_app.staff.visits import service

room = Blueprint("releasing", __name__, template_folder="templates")

ALL = "/inspections/<inspection_id>/lines/release"


@room.get(ALL)
def choose(inspection_id: str) -> Response:
    found, themes = _lines(inspection_id)
    offered = tuple(
        Choice(value=line.reference, label=f"{themes.get(line.theme, line.theme)}: {line.whom}")
        for line in found
    )
    return show(
        ReleaseScreen(
            back=Crumb(
                text="lines of enquiry", href=url_for("findings.show_all", inspection_id=inspection_id)
            ),
            action=url_for("releasing.check", inspection_id=inspection_id),
            lines=offered,
            released=tuple(line.reference for line in found if line.is_released),
        )
    )


@room.get(ALL + "/check")
def check(inspection_id: str) -> Response:
    """Exactly what the officer will see, and the button that shows it to them."""
    found, themes = _lines(inspection_id)
    asked = set(request.args.getlist("line"))
    return show(_check(inspection_id, tuple(line for line in found if line.reference in asked), themes))


@room.post(ALL)
def release(inspection_id: str) -> Response:
    chosen = dict(_pair(each) for each in request.form.getlist("chosen"))
    try:
        with service().store.writing() as connection:
            access.get_inspection(connection, g.person, "release-findings", inspection_id)
            place = (connection, service().keyring, inspection_id)
            released_lines.release(*place, chosen, actor=g.person.id, now=g.now)
    except StalePage:
        found, themes = _lines(inspection_id)
        again = tuple(line for line in found if line.reference in chosen)
        answer = show(_check(inspection_id, again, themes, is_stale=True))
        answer.status_code = 409
        return answer
    return redirect(url_for("releasing.released", inspection_id=inspection_id), 303)


@room.get("/inspections/<inspection_id>/released-lines")
def released(inspection_id: str) -> Response:
    with service().store.writing() as connection:
        inspection = access.get_inspection(connection, g.person, "see-released-findings", inspection_id)
        found = released_lines.read(
            connection, service().keyring, inspection_id, actor=g.person.id, now=g.now
        )
    back = Crumb(text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection_id))
    return show(ReleasedLinesScreen(back=back, area=inspection.area, meetings=found))


def _lines(inspection_id: str) -> tuple[tuple[Line, ...], dict[str, str]]:
    """All lines, for a page that shows whom to meet; noted as read."""
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "release-findings", inspection_id)
        found = lines.of_inspection(connection, service().keyring, inspection_id)
        audit.record(
            connection,
            service().keyring,
            actor=g.person.id,
            action="list-lines",
            subject=inspection_id,
            now=g.now,
        )
        return found, lines.themes(connection, inspection_id)


def _check(
    inspection_id: str, chosen: tuple[Line, ...], themes: dict[str, str], *, is_stale: bool = False
) -> ReleaseCheckScreen:
    return ReleaseCheckScreen(
        back=Crumb(text="the choice", href=url_for("releasing.choose", inspection_id=inspection_id)),
        action=url_for("releasing.release", inspection_id=inspection_id),
        meetings=released_lines.meetings(chosen, themes),
        chosen=tuple(f"{line.reference} {line.version}" for line in chosen),
        is_stale=is_stale,
    )


def _pair(chosen: str) -> tuple[str, int]:
    """A line's reference and version as the form carries them; what is no version fits none."""
    reference, _, version = chosen.partition(" ")
    return reference, forms.read_version(version)
