"""Telling families what they told us: once, from the day the report is out, and never before."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine
from builders import CLOSES_AT, ASurvey, a_response, a_survey
from drivers import Respondent

from survey_app import clock
from survey_app.errors import PublicationRefused
from survey_app.fieldwork import publication, withdrawals
from survey_app.fieldwork.built_reports import unpack
from survey_app.service import Service
from survey_app.store.understanding_records import built_reports
from survey_app.worker import publishing

ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}, 2: {"wait": "no"}}
LAST_DAY = clock.local_day(CLOSES_AT)
OUT_ON = LAST_DAY + dt.timedelta(days=30)
NOON = dt.timedelta(hours=12)


def noon_of(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) + NOON


def enter(service: Service, survey: ASurvey, day: dt.date) -> None:
    with service.store.writing() as connection:
        publication.enter(connection, survey.inspection_id, day)


def released(service: Service) -> dict[str, Any]:
    rows = sa.select(built_reports).where(built_reports.c.readership == "public")
    with service.store.reading() as connection:
        return {
            row.name: unpack(service.keyring, row.inspection_id, row.readership, row.name, row.body)
            for row in connection.execute(rows)
        }


def visit(service: Service, survey: ASurvey, day: dt.date) -> Respondent:
    with time_machine.travel(noon_of(day), tick=False):
        somebody = Respondent.at(service)
        somebody.request("GET", f"/told/{survey.inspection_id}")
        return somebody


@pytest.fixture
def survey(service: Service) -> ASurvey:
    made = a_survey(service)
    for _ in range(12):
        a_response(service, made, ANSWERS)
    return made


def test_nothing_is_made_before_a_day_is_entered_nor_before_it_is_reached(service, survey):
    publishing.publish(service, now=noon_of(OUT_ON))
    enter(service, survey, OUT_ON)
    publishing.publish(service, now=noon_of(OUT_ON - dt.timedelta(days=1)))
    assert released(service) == {}
    publishing.publish(service, now=noon_of(OUT_ON))
    assert released(service).keys() == {"told-us.html", "told-us.json"}


def test_a_day_on_which_answers_can_still_come_is_refused(service, survey):
    with pytest.raises(PublicationRefused, match="Give a day after"):
        enter(service, survey, LAST_DAY)
    enter(service, survey, LAST_DAY + dt.timedelta(days=1))


def test_the_day_can_be_moved_until_families_are_told_and_not_after(service, survey):
    enter(service, survey, OUT_ON)
    enter(service, survey, OUT_ON + dt.timedelta(days=1))
    publishing.publish(service, now=noon_of(OUT_ON + dt.timedelta(days=1)))
    with pytest.raises(PublicationRefused, match="told already"):
        enter(service, survey, OUT_ON)


def test_what_families_were_told_stays_when_somebody_takes_their_answers_back(service, survey):
    receipt = a_response(service, survey, ANSWERS)
    enter(service, survey, OUT_ON)
    publishing.publish(service, now=noon_of(OUT_ON))
    before = released(service)
    with service.store.writing() as connection, time_machine.travel(CLOSES_AT - NOON, tick=False):
        withdrawals.withdraw(
            connection, service.keyring, receipt, service.settings.withdrawn_file, now=CLOSES_AT - NOON
        )
    publishing.publish(service, now=noon_of(OUT_ON + dt.timedelta(days=1)))
    assert released(service) == before


def test_families_can_read_it_from_the_day_on_and_nobody_can_before(service, survey):
    enter(service, survey, OUT_ON)
    publishing.publish(service, now=noon_of(OUT_ON))
    early = visit(service, survey, OUT_ON - dt.timedelta(days=1))
    assert early.status == 404
    late = visit(service, survey, OUT_ON)
    assert late.status == 200
    assert "What you told us" in late.reply.text


def test_before_the_day_it_looks_as_if_there_were_no_such_inspection(service, survey):
    nothing = Respondent.at(service)
    nothing.request("GET", "/told/no-such-inspection")
    early = visit(service, survey, LAST_DAY)
    assert (nothing.status, nothing.reply.text) == (early.status, early.reply.text)


def test_the_page_may_load_nothing_but_its_own_style_and_pictures(service, survey):
    enter(service, survey, OUT_ON)
    publishing.publish(service, now=noon_of(OUT_ON))
    policy = visit(service, survey, OUT_ON).reply.header("Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style-src 'sha256-" in policy


def test_the_page_of_a_closed_survey_leads_there_once_it_is_out(service, survey):
    enter(service, survey, OUT_ON)
    publishing.publish(service, now=noon_of(OUT_ON))
    for day, is_led in ((OUT_ON - dt.timedelta(days=1), False), (OUT_ON, True)):
        with time_machine.travel(noon_of(day), tick=False):
            parent = Respondent.at(service)
            parent.open(survey.link)
            assert parent.screen == "closed"
            assert ("Read what people told us" in parent.words) is is_led
