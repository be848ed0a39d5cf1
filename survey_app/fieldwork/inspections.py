"""An area and one inspection of it: kept as day 1, what was moved and why, and when schools are closed.

Every other date follows from day 1 by the calendar and is stored nowhere.
"""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app.fieldwork import calendar
from survey_app.fieldwork.calendar import Override, SchoolHoliday, Timetable
from survey_app.store.records import areas, inspections


@dataclass(frozen=True, kw_only=True)
class Inspection:
    id: str
    area: str
    kind: str
    day_1: dt.date
    timetable: Timetable
    published_on: dt.date | None


_SELECT = sa.select(inspections, areas.c.name.label("area"), areas.c.school_holidays).join(
    areas, inspections.c.area_id == areas.c.id
)


def create_area(
    connection: sa.Connection,
    area_id: str,
    *,
    name: str,
    safeguarding_team: str,
    safeguarding_phone: str,
    school_holidays: Collection[SchoolHoliday] = (),
) -> None:
    """Add a local area partnership, named by its local authority."""
    connection.execute(
        sa.insert(areas),
        {
            "id": area_id,
            "name": name,
            "safeguarding_team": safeguarding_team,
            "safeguarding_phone": safeguarding_phone,
            "school_holidays": _holidays_to_json(school_holidays),
        },
    )


def update_area(
    connection: sa.Connection,
    area_id: str,
    *,
    name: str,
    safeguarding_team: str,
    safeguarding_phone: str,
    school_holidays: Collection[SchoolHoliday] = (),
) -> None:
    """Bring what is known of an area up to date, for all its inspections; holidays are added to those known.

    Raise LookupError for an area that does not exist.
    """
    stored = connection.execute(
        sa.select(areas.c.school_holidays).where(areas.c.id == area_id)
    ).scalar_one_or_none()
    if stored is None:
        raise LookupError(area_id)
    known = [_holiday(plain) for plain in json.loads(stored)]
    added = [each for each in school_holidays if each not in known]
    connection.execute(
        sa.update(areas)
        .where(areas.c.id == area_id)
        .values(
            name=name,
            safeguarding_team=safeguarding_team,
            safeguarding_phone=safeguarding_phone,
            school_holidays=_holidays_to_json(known + added),
        )
    )


def create(
    connection: sa.Connection,
    inspection_id: str,
    *,
    area_id: str,
    day_1: dt.date,
    kind: str = "revisit",
    overrides: Collection[Override] = (),
) -> Timetable:
    """Add an inspection; raise `TimetableRefused` when its dates make no timetable."""
    calendar.timetable(day_1, kind=kind, overrides=overrides)
    moved = [{"number": each.number, "on": each.on.isoformat(), "reason": each.reason} for each in overrides]
    connection.execute(
        sa.insert(inspections),
        {
            "id": inspection_id,
            "area_id": area_id,
            "kind": kind,
            "day_1": day_1,
            "overrides": json.dumps(moved),
        },
    )
    return get(connection, inspection_id).timetable


def get(connection: sa.Connection, inspection_id: str) -> Inspection:
    """Raise LookupError for an inspection that does not exist."""
    row = connection.execute(_SELECT.where(inspections.c.id == inspection_id)).one_or_none()
    if row is None:
        raise LookupError(inspection_id)
    return _from_row(row)


def get_all(connection: sa.Connection, ids: Collection[str]) -> tuple[Inspection, ...]:
    """Those of these inspections that exist, the latest visit first."""
    rows = connection.execute(
        _SELECT.where(inspections.c.id.in_(ids)).order_by(inspections.c.day_1.desc(), inspections.c.id)
    )
    return tuple(map(_from_row, rows))


def _from_row(row: sa.Row[Any]) -> Inspection:
    timetable = calendar.timetable(
        row.day_1,
        kind=row.kind,
        school_holidays=[_holiday(plain) for plain in json.loads(row.school_holidays)],
        overrides=[_override(plain) for plain in json.loads(row.overrides)],
    )
    return Inspection(
        id=row.id,
        area=row.area,
        kind=row.kind,
        day_1=row.day_1,
        timetable=timetable,
        published_on=row.published_on,
    )


def _holidays_to_json(holidays: Collection[SchoolHoliday]) -> str:
    plain = [
        {"name": each.name, "starts_on": each.starts_on.isoformat(), "ends_on": each.ends_on.isoformat()}
        for each in holidays
    ]
    return json.dumps(plain)


def _holiday(plain: dict[str, str]) -> SchoolHoliday:
    starts_on, ends_on = dt.date.fromisoformat(plain["starts_on"]), dt.date.fromisoformat(plain["ends_on"])
    return SchoolHoliday(name=plain["name"], starts_on=starts_on, ends_on=ends_on)


def _override(plain: dict[str, Any]) -> Override:
    return Override(number=plain["number"], on=dt.date.fromisoformat(plain["on"]), reason=plain["reason"])
