import datetime as dt

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.errors import SealBroken
from survey_app.fieldwork import keys, outbox
from survey_app.store.records import outbox as table

LATER = dt.timedelta(seconds=1)


def test_asking_twice_before_it_is_done_is_asking_once(service):
    _add(service, "analyse", "fenmoor")
    _add(service, "analyse", "fenmoor")
    _add(service, "analyse", "marlow")
    assert _claim(service).subject == "fenmoor"
    assert _claim(service).subject == "marlow"
    assert _claim(service) is None


def test_what_is_claimed_comes_due_again_when_nobody_finished_it(service):
    _add(service, "analyse", "fenmoor")
    first = _claim(service)
    assert _claim(service, NOW + outbox.CLAIM - LATER) is None
    second = _claim(service, NOW + outbox.CLAIM)
    assert (first.attempts, second.attempts) == (1, 2)


def test_what_is_done_is_gone(service):
    _add(service, "analyse", "fenmoor")
    _with(service, outbox.done, _claim(service))
    assert _claim(service, NOW + outbox.CLAIM) is None


def test_what_was_asked_for_again_meanwhile_is_not_lost(service):
    _add(service, "analyse", "fenmoor")
    due = _claim(service)
    _add(service, "analyse", "fenmoor")
    _with(service, outbox.done, due)
    assert _claim(service).subject == "fenmoor"


def test_what_failed_waits_longer_each_time_and_at_most_half_an_hour(service):
    _add(service, "analyse", "fenmoor")
    now, waits = NOW, []
    for _ in range(12):
        due = _claim(service, now)
        with service.store.writing() as connection:
            outbox.failed(connection, due, now=now)
            at = connection.execute(sa.select(table.c.due_at)).scalar_one()
        waits.append(at - now)
        now = at
    assert waits[:3] == [dt.timedelta(seconds=10 * 2**n) for n in range(3)]
    assert waits[-1] == outbox.LONGEST_WAIT


def test_a_message_at_rest_opens_only_under_its_subject(service):
    content = {"to": "lead@example.org", "link": "https://survey.example/staff/in/secret"}
    sealed = outbox.seal(service.keyring, "mail-1", content)
    _add(service, "mail", "mail-1", sealed)
    due = _claim(service)
    assert outbox.unseal(service.keyring.with_new_key(), due) == content
    assert b"example" not in due.sealed
    _add(service, "mail", "mail-2", sealed)
    with pytest.raises(SealBroken):
        outbox.unseal(service.keyring, _claim(service))
    with pytest.raises(SealBroken):
        outbox.unseal(keys.new(), due)


def test_what_is_due_later_waits(service):
    _add(service, "analyse", "fenmoor", now=NOW + LATER)
    assert _claim(service) is None
    assert _claim(service, NOW + LATER) is not None


def _add(service, kind, subject, sealed=None, *, now=NOW):
    with service.store.writing() as connection:
        outbox.add(connection, kind, subject, sealed=sealed, now=now)


def _claim(service, now=NOW):
    with service.store.writing() as connection:
        return outbox.claim(connection, now=now)


def _with(service, rule, due):
    with service.store.writing() as connection:
        rule(connection, due)
