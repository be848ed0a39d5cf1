"""The invented full inspections, made through the rules that real people meet."""

import datetime as dt
import json

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from survey_app.demo import areas, full, guide, inspection, preparing
from survey_app.demo.areas import FULL, NORTHMOOR, SALTHOLM
from survey_app.fieldwork import calendar, keys, outcomes, participation, sisters, surveys
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.understanding_records import known_totals

NOW = dt.datetime(2026, 2, 4, 15, 30, tzinfo=dt.UTC)
SOON = dt.timedelta(minutes=1)
PARENTS = "northmoor-full-parents"


@pytest.fixture
def northmoor(sqlite_service: Service) -> Service:
    full.make(sqlite_service, NORTHMOOR, now=NOW, size="small")
    return sqlite_service


@pytest.fixture
def saltholm(sqlite_service: Service) -> Service:
    full.make(sqlite_service, SALTHOLM, now=NOW)
    return sqlite_service


def counts(service: Service, survey: str) -> dict[str, int]:
    with service.store.reading() as connection:
        return outcomes.counts(connection, survey)


def test_every_survey_of_the_area_has_its_answers_and_its_way(service: Service) -> None:
    full.make(service, NORTHMOOR, now=NOW, size="small")
    with service.store.reading() as connection:
        found = {each.id: each for each in surveys.of_inspection(connection, NORTHMOOR.inspection)}
        for survey in found.values():
            survey.require_open(NOW)
        reached = sisters.of_channel(connection, f"{PARENTS}-schools")
    assert {each.audience for each in reached} == {asked.audience for asked in NORTHMOOR.asked}
    for asked in NORTHMOOR.asked:
        assert counts(service, asked.id)["sent"] == asked.sent("small")


def test_people_leave_stop_decline_and_take_back_too(northmoor: Service) -> None:
    found = counts(northmoor, PARENTS)
    withdrawn = [counts(northmoor, asked.id)["withdrawn"] for asked in NORTHMOOR.asked]
    assert found["begun"] == 143
    assert found["sent"] == 100
    assert found["declined"] == 2
    assert sum(withdrawn) == len(northmoor.settings.withdrawn_file.read_text().split()) == 2


def test_one_person_answers_for_two_children(northmoor: Service) -> None:
    number = records.responses.c.family_number
    with northmoor.store.reading() as connection:
        families = connection.execute(
            sa.select(sa.func.count()).where(number.is_not(None)).group_by(number)
        ).scalars()
        assert sum(count > 1 for count in families) >= 4


def test_a_program_is_flagged_and_people_are_not(northmoor: Service) -> None:
    table = records.responses
    with northmoor.store.reading() as connection:
        flagged = connection.execute(sa.select(table.c.flags).where(table.c.flags != "")).scalars().all()
    assert flagged == ["trap haste"]


def test_known_totals_say_whose_they_are(northmoor: Service) -> None:
    with northmoor.store.reading() as connection:
        rows = connection.execute(sa.select(known_totals)).all()
    by_value = {(row.classification, row.value): row for row in rows}
    parts = {kind: sum(NORTHMOOR.totals[kind].values()) for kind in ("all", "age", "plan")}
    assert set(parts.values()) == {13900}
    assert by_value["plan", "plan"].basis == "residence"
    assert by_value["setting", "special-school"].basis == "school"
    assert {row.source for row in rows} == {"figures made up for this demonstration"}
    assert ("plan", "refused") not in by_value


def test_six_answers_are_too_few_to_be_told(saltholm: Service) -> None:
    with saltholm.store.reading() as connection:
        taken = participation.last(connection, "saltholm-full-parents")
    assert counts(saltholm, "saltholm-full-parents")["sent"] == 6
    assert taken is not None
    assert taken.survey is None


def test_the_same_people_have_roles_in_every_area(sqlite_service: Service) -> None:
    inspection.make(sqlite_service, now=NOW)
    full.make(sqlite_service, SALTHOLM, now=NOW)
    with sqlite_service.store.reading() as connection:
        people = connection.execute(sa.select(records.staff.c.id)).all()
        roles = connection.execute(sa.select(records.roles.c.inspection_id, records.roles.c.role)).all()
    assert len(people) == len(areas.STAFF)
    held = {role for _, _, roles_of in areas.STAFF.values() for role in roles_of}
    assert set(roles) == {(each, role) for each in ("harrowmere-revisit", "saltholm-full") for role in held}


def test_how_far_it_has_come_is_told(sqlite_service: Service) -> None:
    told: list[str] = []
    full.make(sqlite_service, NORTHMOOR, now=NOW, size="small", tell=told.append)
    assert told == ["Making the answers of Northmoor: 0 of 171"]


def test_the_leaflet_tells_a_link_for_each_survey_and_one_for_all(sqlite_service: Service) -> None:
    inspection.make(sqlite_service, now=NOW)
    for area in FULL:
        full.make(sqlite_service, area, now=NOW, size="small")
    leaflet = guide.write(sqlite_service, now=NOW + SOON)
    harrowmere, northmoor, saltholm = json.loads(json.dumps(leaflet.to_json()))["areas"]
    assert [len(each["surveys"]) for each in (harrowmere, northmoor, saltholm)] == [1, 7, 1]
    assert northmoor["everybody"]
    assert saltholm["everybody"] is None
    text = leaflet.to_text()
    for area in (harrowmere, northmoor, saltholm):
        assert f"{area['name']}: {area['about']}." in text
        assert all(survey["link"] in text for survey in area["surveys"])
    assert leaflet.staff["officer"].link in text


def test_a_kept_folder_gets_what_it_lacks_and_opens_what_has_closed(sqlite_service: Service) -> None:
    """As one made before there were full inspections."""
    keys.write(sqlite_service.settings.keys_file, sqlite_service.keyring)
    long_ago = dt.datetime(2025, 2, 4, 15, 30, tzinfo=dt.UTC)
    inspection.make(sqlite_service, now=long_ago)
    full.make(sqlite_service, SALTHOLM, now=long_ago)
    prepared = preparing.prepare(sqlite_service.settings, size="small")
    assert counts(prepared, "saltholm-full-parents")["sent"] == 6
    assert counts(prepared, PARENTS)["sent"] == 100
    with prepared.store.reading() as connection:
        states = {
            survey.window.state(dt.datetime.now(dt.UTC))
            for area in (inspection.INSPECTION, *(each.inspection for each in FULL))
            for survey in surveys.of_inspection(connection, area)
        }
    assert states == {"open"}
    prepared.store.close()


@given(st.integers(min_value=0, max_value=7 * 365 * 24 * 60))
def test_at_every_moment_of_seven_years_some_window_is_open_for_a_day_yet(minutes: int) -> None:
    now = dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    day_1 = full.day_1_nearly_over(now, "full")
    window = calendar.survey_window(calendar.timetable(day_1, kind="full"))
    assert window.opens_at <= now <= window.closes_at - full.STILL_OPEN
