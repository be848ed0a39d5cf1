"""The made-up inspection, made through the rules that real families meet."""

import datetime as dt
import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from survey_app import clock
from survey_app.demo import guide, inspection, preparing
from survey_app.errors import BadSettings
from survey_app.fieldwork import calendar, keys, outcomes, surveys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import records

NOW = dt.datetime(2026, 2, 4, 15, 30, tzinfo=dt.UTC)
SOON = dt.timedelta(minutes=1)


@pytest.fixture
def demonstration(service: Service) -> Service:
    inspection.make(service, now=NOW)
    return service


def count(service: Service, table: str) -> int:
    with service.store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(sa.table(table))).scalar_one()


def test_a_demonstration_has_120_sendings_of_which_three_were_withdrawn(demonstration: Service) -> None:
    with demonstration.store.reading() as connection:
        counts = outcomes.counts(connection, inspection.SURVEY)
    assert (counts["sent"], counts["withdrawn"], counts["begun"]) == (120, 3, 129)
    assert count(demonstration, "released_responses") == 117
    assert len(demonstration.settings.withdrawn_file.read_text().split()) == 3


def test_its_channels_are_of_three_kinds_and_fifty_people_are_invited(demonstration: Service) -> None:
    leaflet = guide.write(demonstration, now=NOW + SOON)
    assert {channel.kind for channel in leaflet.channels} == {"forum", "school", "health"}
    assert count(demonstration, "invitations") == 50
    assert len(leaflet.invitations) == 22


def test_its_survey_is_open(demonstration: Service) -> None:
    with demonstration.store.reading() as connection:
        surveys.get(connection, inspection.SURVEY).require_open(NOW)


@given(st.integers(min_value=0, max_value=7 * 365 * 24 * 60))
def test_at_every_moment_of_seven_years_some_visit_has_its_window_open(minutes: int) -> None:
    now = dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    fieldwork = calendar.survey_window(calendar.timetable(inspection.day_1_open_at(now)))
    assert fieldwork.state(now) == "open"


def test_what_is_printed_holds_every_way_in(demonstration: Service) -> None:
    leaflet = guide.write(demonstration, now=NOW + SOON)
    plain = json.loads(json.dumps(leaflet.to_json()))
    assert plain["channels"][0]["link"].endswith("/s/" + plain["typed_code"])
    assert plain["staff"]["inspector"]["totp_secret"]
    assert plain["staff"]["forum"]["totp_secret"] is None
    assert plain["typed_code"] in leaflet.to_text()


def test_a_second_look_shows_the_same_links_and_the_same_secret(demonstration: Service) -> None:
    first, second = (guide.write(demonstration, now=NOW + SOON) for _ in range(2))
    assert second.channels == first.channels
    assert second.invitations == first.invitations
    assert second.staff["inspector"].totp_secret == first.staff["inspector"].totp_secret
    assert second.staff["inspector"].link != first.staff["inspector"].link


def test_a_kept_demonstration_whose_window_is_over_opens_again(demonstration: Service) -> None:
    later = NOW + dt.timedelta(days=30)
    inspection.keep_open(demonstration, now=later)
    with demonstration.store.reading() as connection:
        surveys.get(connection, inspection.SURVEY).require_open(later)
    assert count(demonstration, "released_responses") == 117


def test_a_second_start_on_the_same_folder_makes_nothing_again(service: Service) -> None:
    keys.write(service.settings.keys_file, service.keyring)
    first = preparing.prepare(service.settings, size="small")
    made = count(first, "responses")
    first.store.close()
    second = preparing.prepare(service.settings, size="small")
    assert count(second, "responses") == made
    second.store.close()


def test_a_demonstration_made_with_other_keys_is_refused_in_words(service: Service) -> None:
    keys.write(service.settings.keys_file, service.keyring)
    preparing.prepare(service.settings, size="small").store.close()
    keys.write(service.settings.keys_file, keys.new())
    with pytest.raises(BadSettings, match="made with other keys"):
        preparing.prepare(service.settings, size="small")


def test_an_empty_folder_becomes_a_private_one_with_keys(sqlite_service: Service) -> None:
    settings: Settings = replace(sqlite_service.settings, data=sqlite_service.settings.data / "new")
    prepared = preparing.prepare(settings, size="small")
    prepared.store.close()
    assert settings.data.stat().st_mode & 0o077 == 0
    assert settings.keys_file.stat().st_mode & 0o077 == 0


def test_nobody_is_named_and_every_address_is_an_example(demonstration: Service) -> None:
    for name, address, _ in inspection.STAFF.values():
        assert name.endswith("(demonstration)")
        assert address.endswith("@example.org")


def test_sent_days_lie_between_the_opening_and_now(demonstration: Service) -> None:
    with demonstration.store.reading() as connection:
        days = connection.execute(sa.select(records.responses.c.sent_on)).scalars().all()
        opened = surveys.get(connection, inspection.SURVEY).window.opens_at
    assert clock.local_day(opened) <= min(days) <= max(days) <= clock.local_day(NOW)
