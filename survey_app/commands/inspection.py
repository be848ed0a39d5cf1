"""`survey-app inspection ...`: an area, its revisit and the days that follow from day 1."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from survey_app.commands import known, known_totals, parsers, survey, typed
from survey_app.commands.known_totals import COLUMNS
from survey_app.commands.operator import Operator, Told
from survey_app.fieldwork import inspections, surveys
from survey_app.fieldwork.calendar import Caution, Day
from survey_app.fieldwork.inspections import Inspection
from survey_app.staff import words
from survey_app.store import records


def add_to(commands: Any) -> None:
    group = parsers.add_group(commands, "inspection", "inspections: their area, days and surveys")
    new = parsers.add(group, "add", add, "set an inspection up and print its timetable")
    new.add_argument("--area", required=True, type=typed.words, metavar="NAME", help="the local authority")
    new.add_argument("--safeguarding-team", required=True, type=typed.words, metavar="NAME")
    new.add_argument("--safeguarding-phone", required=True, type=typed.words, metavar="NUMBER")
    new.add_argument("--day-1", required=True, type=typed.date, metavar="DATE", help="as in 2027-03-08")
    new.add_argument(
        "--kind", choices=records.INSPECTION_KINDS, default="revisit", help="otherwise a revisit"
    )
    new.add_argument("--id", type=typed.plain_id, metavar="ID", help="otherwise area and day 1")
    for option, reader, metavar, about in (
        ("--school-holiday", typed.school_holiday, "NAME:FROM:TO", "when the area's schools are closed"),
        ("--move", typed.move, "DAY:DATE:REASON", "put a day elsewhere, as in --move=-6:2027-02-25:Snow"),
    ):
        new.add_argument(option, action="append", default=[], type=reader, metavar=metavar, help=about)
    showing = parsers.add(group, "show", show, "print an inspection's days and how its surveys stand")
    showing.add_argument("id", metavar="ID")
    totals = parsers.add(
        group, "totals", known_totals.enter, "enter how many there are in the area, from a CSV file"
    )
    totals.add_argument("id", metavar="ID")
    totals.add_argument("file", type=Path, metavar="FILE.csv", help=f"with the columns {', '.join(COLUMNS)}")


def add(operator: Operator, given: Namespace) -> Told:
    inspection_id = given.id or known.id_from(given.area, given.day_1.isoformat())
    with operator.service.store.writing() as connection:
        known.require_new(connection, "inspection", inspection_id)
        area_id = _put_area(connection, given)
        inspections.create(
            connection,
            inspection_id,
            area_id=area_id,
            day_1=given.day_1,
            kind=given.kind,
            overrides=given.move,
        )
        operator.note(connection, "add-inspection", inspection_id)
        return _told(connection, operator, inspections.get(connection, inspection_id))


def _put_area(connection: sa.Connection, given: Namespace) -> str:
    """The area as it was just typed: a telephone number that has changed holds for all its inspections."""
    area_id = known.id_from(given.area)
    facts = {
        "name": given.area,
        "safeguarding_team": given.safeguarding_team,
        "safeguarding_phone": given.safeguarding_phone,
        "school_holidays": given.school_holiday,
    }
    try:
        inspections.update_area(connection, area_id, **facts)
    except LookupError:
        inspections.create_area(connection, area_id, **facts)
    return area_id


def show(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.reading() as connection:
        return _told(connection, operator, known.get_inspection(connection, given.id))


def _told(connection: sa.Connection, operator: Operator, inspection: Inspection) -> Told:
    found = surveys.of_inspection(connection, inspection.id)
    runs = [survey.told(connection, operator, each) for each in found]
    timetable = inspection.timetable
    return Told(
        facts={
            "id": inspection.id,
            "area": inspection.area,
            "kind": inspection.kind,
            "day_1": inspection.day_1.isoformat(),
            "cautions": [_caution(caution) for caution in timetable.cautions],
            "days": [_day(day) for day in timetable.days],
            "surveys": [run.facts for run in runs],
        },
        lines=(
            f"Inspection {inspection.id}: revisit of {inspection.area}",
            *(f"Be careful: {caution.text}" for caution in timetable.cautions),
            *(line for day in timetable.days for line in _day_lines(day)),
            *(line for run in runs for line in run.lines),
        ),
    )


def _caution(caution: Caution) -> dict[str, Any]:
    return {"kind": caution.kind, "days": list(caution.days), "text": caution.text}


def _day(day: Day) -> dict[str, Any]:
    return {
        "number": day.number,
        "on": day.on.isoformat(),
        "moved_because": day.override.reason if day.override else None,
        "events": [
            {"what": event.what, "at": event.at.isoformat("minutes") if event.at else None}
            for event in day.events
        ],
    }


def _day_lines(day: Day) -> Iterator[str]:
    moved = f" (moved: {day.override.reason})" if day.override else ""
    yield f"Day {day.number}: {words.day(day.on)}{moved}"
    for event in day.events:
        at = f"{words.clock_time(event.at)}: " if event.at else ""
        yield f"    {at}{event.what} ({event.source})"
