"""What the worker does about requests by the clock: it tells somebody, and forgets what was done."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
import time_machine
from builders import NOW, an_inspection

from survey_app.fieldwork import outbox, recordings, requests, sign_in
from survey_app.fieldwork.recordings import Arriving
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.request_records import recordings as recording_rows
from survey_app.worker import upkeep

A_DAY = dt.timedelta(days=1)
CONTACT = "01632 960 123"


def keep_house(service: Service, at: dt.datetime = NOW) -> None:
    with time_machine.travel(at, tick=False):
        upkeep.keep_house(service)


def letters(service: Service) -> list[dict[str, str]]:
    with service.store.writing() as connection:
        found = []
        while due := outbox.claim(connection, now=NOW + A_DAY):
            if due.kind == "mail":
                found.append(outbox.unseal(service.keyring, due))
            outbox.done(connection, due)
    return found


def lead(service: Service, inspection: str, address: str) -> str:
    with service.store.writing() as connection:
        return sign_in.add_staff(
            connection,
            service.keyring,
            name="A lead",
            address=address,
            roles=[(inspection, "lead")],
            now=NOW,
        )[0]


def ask(service: Service, inspection: str, recording: requests.Recording | None = None) -> str:
    with service.store.writing() as connection:
        return requests.ask(
            connection,
            service.keyring,
            inspection_id=inspection,
            kind="recording",
            contact=CONTACT,
            words="",
            language="en",
            recording=recording,
            now=NOW,
        )


def test_each_lead_is_told_once_for_all_that_is_new_and_nothing_of_it(service: Service) -> None:
    inspection = an_inspection(service)
    elsewhere = an_inspection(service, "Elsewhere")
    for number, place in enumerate((inspection, inspection, elsewhere)):
        lead(service, place, f"lead.{number}@example.org")
    references = [ask(service, inspection) for _ in range(3)]
    keep_house(service)
    sent = letters(service)
    assert {each["to"] for each in sent} == {"lead.0@example.org", "lead.1@example.org"}
    assert len(sent) == 2
    for letter in sent:
        assert f"http://localhost/staff/inspections/{inspection}/requests" in letter["text"]
        for told in (CONTACT, "recording", "Fenmoor", *references):
            assert told not in letter["text"].replace(inspection, "") + letter["subject"]
    keep_house(service)
    assert letters(service) == []
    ask(service, inspection)
    keep_house(service)
    assert len(letters(service)) == 2


def test_the_duty_address_is_told_instead_of_the_leads(service: Service) -> None:
    inspection = an_inspection(service)
    lead(service, inspection, "lead@example.org")
    ask(service, inspection)
    keep_house(replace(service, settings=replace(service.settings, duty_address="duty@example.org")))
    assert [each["to"] for each in letters(service)] == ["duty@example.org"]


def test_where_there_is_nobody_to_tell_it_waits_for_somebody(service: Service) -> None:
    inspection = an_inspection(service)
    ask(service, inspection)
    keep_house(service)
    assert letters(service) == []
    lead(service, inspection, "late@example.org")
    keep_house(service)
    assert [each["to"] for each in letters(service)] == ["late@example.org"]


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0), (400, 0)])
def test_what_was_done_goes_after_its_days_with_its_recording(service: Service, days: int, left: int) -> None:
    inspection = an_inspection(service)
    actor = lead(service, inspection, "lead@example.org")
    arriving = Arriving(service.settings.recordings_folder, 0)
    arriving.write(b"OggS")
    kept = arriving.keep(service.keyring, "audio/ogg")
    reference, waiting = ask(service, inspection, kept), ask(service, inspection)
    with service.store.writing() as connection:
        requests.write_note(
            connection,
            service.keyring,
            inspection,
            reference,
            "They said yes",
            is_done=True,
            actor=actor,
            now=NOW,
        )
    written = (service.settings.recordings_folder / kept.file).stat().st_mtime
    keep_house(service, NOW + days * A_DAY)
    if not left:  # a file's time is the machine's own, which may be later here
        keep_house(service, dt.datetime.fromtimestamp(written, dt.UTC) + 2 * recordings.REST)
    with service.store.reading() as connection:
        names = {line.reference for line in requests.of_inspection(connection, inspection)}
        count = connection.execute(sa.select(sa.func.count()).select_from(recording_rows)).scalar_one()
    assert (names, count) == ({waiting, reference} if left else {waiting}, left)
    assert (service.settings.recordings_folder / kept.file).exists() == bool(left)


def test_after_that_no_byte_of_it_is_in_the_database(sqlite_service: Service) -> None:
    service = sqlite_service
    inspection = an_inspection(service)
    actor = lead(service, inspection, "lead@example.org")
    reference = ask(service, inspection)
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, reference)
        requests.write_note(*place, "n", is_done=True, actor=actor, now=NOW)
        sealed = connection.execute(sa.text("SELECT sealed, note_sealed FROM requests")).one()
    keep_house(service, NOW + 30 * A_DAY)
    files = b"".join(path.read_bytes() for path in service.settings.data.iterdir() if path.is_file())
    assert not any(each in files for each in sealed)
    with service.store.reading() as connection:
        assert connection.execute(sa.select(records.inspections.c.id)).scalars().all() == [inspection]
