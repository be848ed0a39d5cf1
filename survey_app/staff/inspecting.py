"""The inspections somebody has a role in, and one of them: its days, and how its surveys stand."""

from typing import Any, NamedTuple

from flask import Blueprint, g, redirect, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.fieldwork import access, inspections, outcomes, participation, requests, surveys
from survey_app.fieldwork.calendar import Day
from survey_app.fieldwork.inspections import Inspection
from survey_app.fieldwork.shapes import Event
from survey_app.fieldwork.surveys import Survey
from survey_app.staff import comment_words, words
from survey_app.staff.screens import (
    Crumb,
    InspectionLine,
    InspectionScreen,
    InspectionsScreen,
    Place,
    SurveyCard,
)
from survey_app.staff.visits import service

room = Blueprint("inspecting", __name__, template_folder="templates")


class _Leads(NamedTuple):
    """A place, and who may go there."""

    action: access.Action
    endpoint: str
    heading: str
    words: str
    text: str


_PLACES = (
    _Leads(
        "read-report",
        "reporting.overview",
        "What people told us",
        "Figures of all surveys side by side, theme by theme, and documents to keep.",
        "Read what people told us",
    ),
    _Leads(
        "read-responses",
        "commenting.show_all",
        "Comments",
        "Every comment whole, by question, theme, plan status and language; and what nobody has read.",
        "Read the comments",
    ),
    _Leads(
        "draft-findings",
        "findings.show_all",
        "Lines of enquiry",
        "What may be so, what speaks for it and against it, and whom to ask.",
        "Lines of enquiry",
    ),
    _Leads(
        "see-released-findings",
        "releasing.released",
        "Whom inspectors want to meet",
        "What the lead inspector has released for you.",
        "See whom inspectors want to meet",
    ),
    _Leads(
        "enter-publication",
        "publishing.show_day",
        "When the report is published",
        "From that day families can read what they told us.",
        "Enter the day of publication",
    ),
)


@room.get("/")
def home() -> Response:
    return redirect(url_for("inspecting.show_all"), 303)


@room.get("/inspections")
def show_all() -> Response:
    with service().store.reading() as connection:
        found = inspections.get_all(connection, g.person.inspections)
    return show(InspectionsScreen(inspections=tuple(map(_line, found))))


@room.get("/inspections/<inspection_id>")
def show_one(inspection_id: str) -> Response:
    with service().store.reading() as connection:
        inspection = access.get_inspection(connection, g.person, "see-inspection", inspection_id)
        run = surveys.of_inspection(connection, inspection_id)
        cards = tuple(_card(connection, survey) for survey in run)
        new = requests.count_new(connection, inspection_id)
    return show(_screen(inspection, cards, new))


def _line(inspection: Inspection) -> InspectionLine:
    return InspectionLine(
        area=inspection.area,
        kind=words.INSPECTIONS[inspection.kind],
        when=words.day(inspection.day_1),
        href=url_for("inspecting.show_one", inspection_id=inspection.id),
    )


def _screen(inspection: Inspection, cards: tuple[SurveyCard, ...], new_requests: int) -> InspectionScreen:
    timetable = inspection.timetable
    sees_requests = g.person.may("see-requests", inspection.id)
    return InspectionScreen(
        back=Crumb(text="Inspections", href=url_for("inspecting.show_all")),
        area=inspection.area,
        kind=words.INSPECTIONS[inspection.kind],
        handbook=words.HANDBOOKS[inspection.kind],
        places=_places(inspection.id),
        cautions=tuple(caution.text for caution in timetable.cautions),
        days=tuple(_day(day) for day in timetable.days if day.events or day.override),
        surveys=cards,
        requests=url_for("requests.show_all", inspection_id=inspection.id) if sees_requests else "",
        new_requests=new_requests if sees_requests else 0,
    )


def _places(inspection_id: str) -> tuple[Place, ...]:
    """What this person can go to from here."""
    reached = [each for each in _PLACES if g.person.may(each.action, inspection_id)]
    if g.person.may("draft-findings", inspection_id):
        reached = [each for each in reached if each.action != "see-released-findings"]
    return tuple(
        Place(
            heading=each.heading,
            words=each.words,
            link=Crumb(text=each.text, href=url_for(each.endpoint, inspection_id=inspection_id)),
        )
        for each in reached
    )


def _day(day: Day) -> dict[str, Any]:
    """A row of the timetable: days on which nothing happens, and that nobody moved, are left out."""
    happens = [f"{_at(event)}{event.what} ({event.source})" for event in day.events]
    moved = [f"Moved to this day: {day.override.reason}"] if day.override else []
    return {"key": f"Day {day.number}: {words.day(day.on)}", "values": (*happens, *moved)}


def _at(event: Event) -> str:
    return f"{words.clock_time(event.at)}: " if event.at else ""


def _card(connection: Connection, survey: Survey) -> SurveyCard:
    counts = outcomes.counts(connection, survey.id)
    counted = g.person.may("count-outcomes", survey.inspection_id)
    return SurveyCard(
        id=survey.id,
        audience=comment_words.AUDIENCES[survey.audience],
        title=surveys.questionnaire(connection, survey.document_hash).title,
        state=words.state(survey, g.now),
        window=words.window_lines(survey) + words.consent_lines(survey),
        participation="" if counted else _taking_part(connection, survey),
        counts=tuple((label, f"{counts[name]:,}") for name, label in words.COUNTS.items()) if counted else (),
        channels=_href("see-channels", "sharing.channels_page", survey),
        summary=_href("read-summary", "reading.summary", survey),
        responses=_href("read-responses", "reading.responses", survey),
    )


def _taking_part(connection: Connection, survey: Survey) -> str:
    taken = participation.last(connection, survey.id)
    return words.taking_part(taken.survey if taken else None, taken.taken_at if taken else None)


def _href(action: access.Action, endpoint: str, survey: Survey) -> str:
    if not g.person.may(action, survey.inspection_id):
        return ""
    return url_for(endpoint, survey_id=survey.id)
