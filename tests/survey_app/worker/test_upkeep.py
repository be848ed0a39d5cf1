"""What the worker does by the clock."""

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine
from builders import CLOSES_AT, NOW, a_draft, a_survey

from survey_app.fieldwork import drafts, outcomes, throttle
from survey_app.service import Service
from survey_app.store import records
from survey_app.worker import upkeep

ENDS_AT = CLOSES_AT + dt.timedelta(minutes=30) + drafts.KEPT_AFTER
A_SECOND = dt.timedelta(seconds=1)


def rows(service: Service, table: sa.Table) -> int:
    with service.store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize(("at", "left"), [(CLOSES_AT, 1), (ENDS_AT - A_SECOND, 1), (ENDS_AT, 0)])
def test_drafts_are_deleted_when_the_grace_is_over_and_not_before(
    service: Service, at: dt.datetime, left: int
) -> None:
    a_draft(service, a_survey(service), {1: {"helped": "yes"}})
    with time_machine.travel(at, tick=False):
        upkeep.keep_house(service)
    assert rows(service, records.drafts) == left
    assert (rows(service, records.draft_pages) > 0) == bool(left)
    assert (rows(service, records.draft_keys) > 0) == bool(left)


def test_after_the_purge_no_byte_of_a_draft_is_in_the_files(sqlite_service: Service) -> None:
    service = sqlite_service
    a_draft(service, a_survey(service), {1: {"helped": "yes"}})
    with service.store.reading() as connection:
        sealed = connection.execute(sa.select(records.draft_pages.c.sealed)).scalars().all()
    with time_machine.travel(ENDS_AT, tick=False):
        upkeep.keep_house(service)
    files = b"".join(path.read_bytes() for path in service.settings.data.iterdir())
    assert not any(each in files for each in sealed)


def test_counted_failures_are_forgotten_after_their_ten_minutes(service: Service) -> None:
    with service.store.writing() as connection:
        throttle.count_failure(connection, service.keyring, "192.0.2.7", now=NOW)
    with time_machine.travel(NOW + throttle.SPAN, tick=False):
        upkeep.keep_house(service)
    assert rows(service, records.failed_codes) == 0


def test_the_worker_is_heard_of(service: Service) -> None:
    for at in (NOW, NOW + A_SECOND):
        with time_machine.travel(at, tick=False):
            upkeep.beat(service)
    with service.store.reading() as connection:
        beats = connection.execute(sa.select(records.heartbeats)).all()
    assert [(row.name, row.beat_at) for row in beats] == [("worker", NOW + A_SECOND)]


def test_what_was_left_is_sent_for_those_who_chose_that_it_counts(service: Service) -> None:
    survey = a_survey(service)
    a_draft(service, survey, {1: {"helped": "yes"}})
    a_draft(service, survey, {1: {"helped": "no"}}, counts_if_left=True)
    with time_machine.travel(ENDS_AT, tick=False):
        upkeep.keep_house(service)
    with service.store.reading() as connection:
        sent = connection.execute(sa.select(records.responses.c.answers)).scalars().all()
        assert outcomes.counts(connection, survey.id)["sent-when-left"] == 1
    assert sent == ['{"helped":"no"}']
    assert rows(service, records.drafts) == 0
