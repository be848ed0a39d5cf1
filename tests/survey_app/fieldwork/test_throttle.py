import datetime as dt

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.errors import TooManyCodes
from survey_app.fieldwork import throttle
from survey_app.store.records import failed_codes

SECOND = dt.timedelta(seconds=1)


def test_unknown_codes_are_counted_by_place(service):
    assert [_count(service, "192.0.2.1") for _ in range(3)] == [1, 2, 3]
    assert _count(service, "192.0.2.2") == 1


def test_after_ten_minutes_the_count_begins_again(service):
    _count(service, "192.0.2.1")
    assert _count(service, "192.0.2.1", now=NOW + throttle.SPAN - SECOND) == 2
    assert _count(service, "192.0.2.1", now=NOW + throttle.SPAN) == 1
    assert _count(service, "192.0.2.1", now=NOW + throttle.SPAN + SECOND) == 2


def test_twenty_are_a_bad_hand_and_one_more_is_too_many():
    throttle.require_few(throttle.MOST)
    with pytest.raises(TooManyCodes):
        throttle.require_few(throttle.MOST + 1)


def test_the_table_names_no_place(service):
    _count(service, "192.0.2.1")
    with service.store.reading() as connection:
        row = connection.execute(sa.select(failed_codes)).one()
    assert b"192.0" not in row.place
    assert len(row.place) == 16


def test_what_is_over_is_forgotten(service):
    _count(service, "192.0.2.1")
    _count(service, "192.0.2.2", now=NOW + throttle.SPAN / 2)
    with service.store.writing() as connection:
        throttle.forget(connection, now=NOW + throttle.SPAN)
        assert connection.execute(sa.select(sa.func.count()).select_from(failed_codes)).scalar_one() == 1


def _count(service, address, *, now=NOW):
    with service.store.writing() as connection:
        return throttle.count_failure(connection, service.keyring, address, now=now)
