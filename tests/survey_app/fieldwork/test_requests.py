"""What people ask the team for: kept sealed and apart, read and changed under the audit's eyes, deleted in time."""

import datetime as dt
import json

import pytest
import sqlalchemy as sa
from builders import NOW, an_inspection

from survey_app.fieldwork import audit, requests, sealing, sign_in
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.base import Instant
from survey_app.store.request_records import recordings
from survey_app.store.request_records import requests as rows

A_DAY = dt.timedelta(days=1)


@pytest.fixture
def inspection(service: Service) -> str:
    return an_inspection(service)


@pytest.fixture
def colleague(service: Service, inspection: str) -> str:
    with service.store.writing() as connection:
        staff_id, _ = sign_in.add_staff(
            connection,
            service.keyring,
            name="A colleague",
            address="lead@example.org",
            roles=[(inspection, "lead")],
            now=NOW,
        )
    return staff_id


def ask(service: Service, inspection: str, **facts: object) -> str:
    usual = {"kind": "telephone", "contact": "01632 960 123", "words": "After six", "language": "pl"}
    with service.store.writing() as connection:
        return requests.ask(connection, service.keyring, inspection_id=inspection, now=NOW, **(usual | facts))


def read(service: Service, inspection: str, reference: str) -> requests.Request:
    with service.store.writing() as connection:
        return requests.read(connection, service.keyring, inspection, reference, actor="reader", now=NOW)


def entries(service: Service) -> list[tuple[str, str, str]]:
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit).order_by(records.audit.c.number))
        return [(row.actor, row.action, row.subject) for row in found]


def test_a_request_is_read_whole_and_the_reading_is_noted(service: Service, inspection: str) -> None:
    reference = ask(service, inspection)
    found = read(service, inspection, reference)
    assert (found.kind, found.contact, found.words, found.language, found.asked_on) == (
        "telephone",
        "01632 960 123",
        "After six",
        "pl",
        NOW.date(),
    )
    assert entries(service) == [("reader", "read-request", f"{inspection} {reference}")]


def test_it_opens_with_a_key_that_was_rotated_since(service: Service, inspection: str) -> None:
    reference = ask(service, inspection)
    newer = Service(settings=service.settings, store=service.store, keyring=service.keyring.with_new_key())
    assert read(newer, inspection, reference).contact == "01632 960 123"


def test_nothing_that_was_typed_is_in_the_database_in_clear(
    service: Service, inspection: str, colleague: str
) -> None:
    reference = ask(service, inspection)
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, reference)
        requests.write_note(*place, "She said yes", is_done=True, actor=colleague, now=NOW)
        values = [value for row in connection.execute(sa.select(rows)) for value in row]
    text = " ".join(value.hex() if isinstance(value, bytes) else str(value) for value in values)
    for words in ("01632 960 123", "After six", "She said yes"):
        assert words not in text
        assert words.encode().hex() not in text


def test_a_request_shares_no_key_and_no_instant_with_answers() -> None:
    for table in (rows, recordings):
        reached = {key.column.table.name for key in table.foreign_keys}
        assert reached <= {"inspections", "staff", "requests"}
        assert not {type(column.type) for column in table.columns} & {Instant, sa.DateTime}


@pytest.mark.parametrize("wanted", ["", "aaaa-aaaa", "no such", "ÄÄÄÄ-ÄÄÄÄ", "1", "aaaaaaaaaaaaaaaaaaa"])
def test_what_is_not_there_is_not_found(service: Service, inspection: str, wanted: str) -> None:
    ask(service, inspection)
    with pytest.raises(LookupError):
        read(service, inspection, wanted)
    assert entries(service) == []


def test_another_inspection_does_not_reach_it(service: Service, inspection: str) -> None:
    reference = ask(service, inspection)
    elsewhere = an_inspection(service, "Elsewhere")
    with pytest.raises(LookupError):
        read(service, elsewhere, reference)
    with service.store.writing() as connection:
        place = (connection, service.keyring, elsewhere, reference)
        for change in (requests.take, requests.read_recording):
            with pytest.raises(LookupError):
                change(*place, actor="other", now=NOW)
        assert requests.of_inspection(connection, elsewhere) == ()
        assert (requests.count_new(connection, elsewhere), requests.count_new(connection, inspection)) == (
            0,
            1,
        )


def test_it_is_taken_noted_done_and_opened_again(service: Service, inspection: str, colleague: str) -> None:
    reference = ask(service, inspection)
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, reference)
        requests.take(*place, actor=colleague, now=NOW)
    taken = read(service, inspection, reference)
    assert (taken.state, taken.taken_by, taken.done_on) == ("taken", "A colleague", None)
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, reference)
        requests.write_note(*place, "They said: we wait.", is_done=True, actor=colleague, now=NOW)
    done = read(service, inspection, reference)
    assert (done.state, done.note, done.done_on) == ("done", "They said: we wait.", NOW.date())
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, reference)
        requests.take(*place, actor=colleague, now=NOW)
    again = read(service, inspection, reference)
    assert (again.state, again.note, again.done_on) == ("taken", "They said: we wait.", None)
    actions = [action for actor, action, _ in entries(service) if actor == colleague]
    assert actions == ["take-request", "finish-request", "take-request"]


def test_a_later_note_does_not_put_the_deletion_off(
    service: Service, inspection: str, colleague: str
) -> None:
    reference = ask(service, inspection)
    for day in (0, 5):
        with service.store.writing() as connection:
            place = (connection, service.keyring, inspection, reference)
            requests.write_note(*place, "x", is_done=True, actor=colleague, now=NOW + day * A_DAY)
    assert read(service, inspection, reference).done_on == NOW.date()


def test_new_ones_stand_first(service: Service, inspection: str, colleague: str) -> None:
    first, second, third = (ask(service, inspection) for _ in range(3))
    with service.store.writing() as connection:
        requests.take(connection, service.keyring, inspection, second, actor=colleague, now=NOW)
        requests.write_note(
            connection, service.keyring, inspection, first, "", is_done=True, actor=colleague, now=NOW
        )
        lines = requests.of_inspection(connection, inspection)
    assert [(line.reference, line.state) for line in lines] == [
        (third, "new"),
        (second, "taken"),
        (first, "done"),
    ]


def test_only_what_was_done_long_enough_ago_is_deleted(
    service: Service, inspection: str, colleague: str
) -> None:
    done, open_still = ask(service, inspection), ask(service, inspection)
    with service.store.writing() as connection:
        requests.write_note(
            connection, service.keyring, inspection, done, "", is_done=True, actor=colleague, now=NOW
        )
        assert requests.delete_done(connection, until=NOW.date() - A_DAY) == 0
        assert requests.delete_done(connection, until=NOW.date()) == 1
        assert [line.reference for line in requests.of_inspection(connection, inspection)] == [open_still]


def test_the_database_itself_refuses_a_request_that_cannot_be(service: Service, inspection: str) -> None:
    ask(service, inspection)
    for change in ({"state": "done"}, {"state": "lost"}, {"kind": "fax"}, {"done_on": NOW.date()}):
        with pytest.raises(sa.exc.IntegrityError), service.store.writing() as connection:
            connection.execute(sa.update(rows).values(change))


def test_what_was_said_of_messages_is_sealed_and_an_older_request_has_not_said(
    service: Service, inspection: str
) -> None:
    assert read(service, inspection, ask(service, inspection, safe_message="no")).safe_message == "no"
    reference = ask(service, inspection)
    with service.store.writing() as connection:
        sealed = connection.execute(sa.select(rows.c.sealed)).scalars().all()
        assert not any(b"safe_message" in each for each in sealed)
        older = {"contact": "me", "words": "", "language": "en"}
        request_id = requests._id(reference)
        again = sealing.seal(service.keyring.derive("request"), json.dumps(older).encode(), request_id)
        connection.execute(sa.update(rows).where(rows.c.id == request_id).values(sealed=again))
    assert read(service, inspection, reference).safe_message == ""
