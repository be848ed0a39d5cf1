"""The worker makes a survey's figures after responses come and go."""

import datetime as dt
import json
import logging
from typing import Any

import pytest
import time_machine
from builders import CLOSES_AT, NOW, ASurvey, a_draft, a_response, a_survey

from survey_app import clock
from survey_app.demo import inspection
from survey_app.errors import SealBroken
from survey_app.fieldwork import keys, outbox, withdrawals
from survey_app.fieldwork.built_reports import unpack
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.understanding_records import built_reports
from survey_app.worker import loop, upkeep
from survey_app.worker.loop import Worker

ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}, 2: {"wait": "no", "story": "It was long."}}


def built(service: Service) -> dict[str, Any]:
    with service.store.reading() as connection:
        return {row.name: row for row in connection.execute(records.built.select())}


def summary(service: Service) -> Any:
    return json.loads(built(service)["summary.json"].body)


def due(service: Service) -> list[Any]:
    """What a survey's figures wait for; the report that follows them stands apart."""
    rows = records.outbox.select().where(records.outbox.c.kind != "report")
    with service.store.reading() as connection:
        return list(connection.execute(rows))


def reported(service: Service) -> dict[str, bytes]:
    with service.store.reading() as connection:
        return {
            row.name: unpack(service.keyring, row.inspection_id, row.readership, row.name, row.body)
            for row in connection.execute(built_reports.select())
        }


def ask_again(service: Service, survey: ASurvey) -> None:
    with service.store.writing() as connection:
        outbox.add(connection, "analyse", survey.id, now=NOW)


def test_after_a_response_the_summary_counts_it(service: Service) -> None:
    a_response(service, a_survey(service), ANSWERS)
    assert Worker(service).look()
    assert summary(service)["counts"]["counted"] == 1
    assert due(service) == []


def test_after_a_survey_the_report_of_its_inspection_is_made(service: Service) -> None:
    a_response(service, a_survey(service), ANSWERS)
    worker = Worker(service)
    assert worker.look()
    assert reported(service) == {}
    assert worker.look()
    report = json.loads(reported(service)["report.json"])
    assert [survey["counted"] for survey in report["surveys"]] == [1]
    assert {f"chapter-{chapter['id']}.json" for chapter in report["chapters"]} <= reported(service).keys()
    assert not worker.look()


def test_a_report_at_rest_opens_with_the_key_and_in_its_own_place_alone(service: Service) -> None:
    """It holds quotes and claims, which stand sealed wherever else they are."""
    a_response(service, a_survey(service), ANSWERS)
    worker = Worker(service)
    while worker.look():
        pass
    with service.store.reading() as connection:
        row = connection.execute(built_reports.select().where(built_reports.c.name == "report.html")).one()
    place = (row.inspection_id, row.readership)
    assert b"<html" in unpack(service.keyring, *place, "report.html", row.body)
    for keyring, name in ((keys.new(), "report.html"), (service.keyring, "report.pdf")):
        with pytest.raises(SealBroken):
            unpack(keyring, *place, name, row.body)


def test_what_is_built_is_for_the_inspection_team(service: Service) -> None:
    a_response(service, a_survey(service), ANSWERS)
    Worker(service).look()
    assert {row.readership for row in built(service).values()} == {"inspection-team"}
    assert {"summary.html", "tables.csv"} <= built(service).keys()


def test_after_a_withdrawal_the_summary_no_longer_counts_it(service: Service) -> None:
    survey = a_survey(service)
    receipt = a_response(service, survey, ANSWERS)
    a_response(service, survey, ANSWERS)
    Worker(service).look()
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    Worker(service).look()
    assert summary(service)["counts"]["counted"] == 1


def test_a_survey_whose_every_response_is_withdrawn_still_has_a_summary(service: Service) -> None:
    receipt = a_response(service, a_survey(service), ANSWERS)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    Worker(service).look()
    assert summary(service)["counts"]["counted"] == 0


def test_many_responses_in_a_moment_are_built_once_and_once_more_later(service: Service) -> None:
    survey = a_survey(service)
    a_response(service, survey, ANSWERS)
    worker = Worker(service)
    assert worker.look()
    assert worker.look()  # the report
    first = built(service)["summary.json"].built_at
    a_response(service, survey, ANSWERS)
    assert worker.look()  # put off
    assert not worker.look()
    assert built(service)["summary.json"].built_at == first
    (row,) = due(service)
    assert row.due_at >= first + loop.REST_AFTER_BUILD
    worker.rested_at.clear()
    with service.store.writing() as connection:
        connection.execute(records.outbox.update().values(due_at=NOW))
    assert worker.look()
    assert summary(service)["counts"]["counted"] == 2


def test_a_build_that_fails_is_tried_again_and_tells_the_log_no_answer(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    survey = a_survey(service)
    a_response(service, survey, ANSWERS)
    with service.store.writing() as connection:
        connection.execute(records.responses.update().values(answers='{"helped":"canary"}'))
    with caplog.at_level(logging.WARNING, "survey_app.worker"):
        assert Worker(service).look()
    (row,) = due(service)
    assert row.attempts == 1
    assert built(service) == {}
    assert [record.getMessage() for record in caplog.records] == ["failed"]


def test_drafts_are_in_no_figure(service: Service) -> None:
    survey = a_survey(service)
    a_draft(service, survey, ANSWERS)
    ask_again(service, survey)
    Worker(service).look()
    assert summary(service)["counts"]["counted"] == 0


def test_what_was_left_and_counts_is_in_the_figures(service: Service) -> None:
    survey = a_survey(service)
    a_draft(service, survey, ANSWERS, counts_if_left=True)
    with time_machine.travel(CLOSES_AT + dt.timedelta(days=1), tick=False):
        upkeep.keep_house(service)
    assert Worker(service).look()
    assert summary(service)["counts"]["counted"] == 1


def test_the_demonstration_is_built_in_a_few_seconds(service: Service) -> None:
    now = clock.now()
    inspection.make(service, now=now)
    assert Worker(service).look()
    assert clock.now() - now < dt.timedelta(seconds=30)
    assert summary(service)["counts"]["counted"] == 117
