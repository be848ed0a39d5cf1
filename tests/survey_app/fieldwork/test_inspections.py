"""An inspection comes back from the database as it was set, with the timetable that follows from it."""

import datetime as dt

import pytest

from survey_app.fieldwork import inspections
from survey_app.fieldwork.calendar import Override, SchoolHoliday, TimetableRefused

DAY_1 = dt.date(2026, 3, 31)
HOLIDAY = SchoolHoliday(name="Easter", starts_on=dt.date(2026, 4, 3), ends_on=dt.date(2026, 4, 17))


@pytest.fixture
def area(service):
    with service.store.writing() as connection:
        inspections.create_area(
            connection,
            "saltmere",
            name="Saltmere",
            safeguarding_team="Saltmere children's team",
            safeguarding_phone="01632 960 002",
            school_holidays=[HOLIDAY],
        )
    return "saltmere"


def create(service, area, **facts):
    with service.store.writing() as connection:
        inspections.create(connection, "saltmere-revisit", area_id=area, **({"day_1": DAY_1} | facts))
    with service.store.reading() as connection:
        return inspections.get(connection, "saltmere-revisit")


def test_an_inspection_keeps_its_area_and_day_1(service, area):
    inspection = create(service, area)
    assert (inspection.area, inspection.kind, inspection.day_1) == ("Saltmere", "revisit", DAY_1)
    assert inspection.timetable.on(-5) == dt.date(2026, 3, 24)


def test_a_moved_day_comes_back_with_its_reason(service, area):
    moved = Override(number=-7, on=dt.date(2026, 3, 19), reason="The portal was down.")
    timetable = create(service, area, overrides=[moved]).timetable
    assert [day.override for day in timetable.days if day.number == -7] == [moved]


def test_the_areas_school_holidays_are_cautions(service, area):
    kinds = {caution.kind for caution in create(service, area).timetable.cautions}
    assert {"school-holiday", "visit-straddles-a-break"} <= kinds


def test_dates_that_make_no_timetable_are_refused_and_nothing_is_kept(service, area):
    with pytest.raises(TimetableRefused):
        create(service, area, day_1=dt.date(2026, 3, 29))
    with service.store.reading() as connection, pytest.raises(LookupError):
        inspections.get(connection, "saltmere-revisit")


def test_only_inspections_that_exist_are_listed_the_latest_first(service, area):
    create(service, area)
    with service.store.writing() as connection:
        inspections.create(connection, "later", area_id=area, day_1=dt.date(2026, 6, 1))
        found = inspections.get_all(connection, {"later", "saltmere-revisit", "none"})
    assert [inspection.id for inspection in found] == ["later", "saltmere-revisit"]
