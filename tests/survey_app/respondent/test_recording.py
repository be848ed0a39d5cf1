"""A recording is sent: what is taken, what is told of what is not, and that nothing else stays on the disk."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
import uploads
from builders import NOW, ASurvey
from drivers import FORM, Respondent, door
from uploads import PATH, SOUND

from survey_app.fieldwork import recordings, requests
from survey_app.respondent import recording
from survey_app.service import Service
from survey_app.store.request_records import requests as rows


@pytest.fixture
def person(survey: ASurvey, parent: Respondent) -> Respondent:
    """Somebody on the page for recordings."""
    parent.open(survey.link)
    parent.get(PATH)
    return parent


@pytest.fixture
def small(sqlite_service: Service) -> Service:
    """It takes a megabyte and no more."""
    return replace(sqlite_service, settings=replace(sqlite_service.settings, recording_megabytes=1))


def files(service: Service) -> list[Path]:
    folder = service.settings.recordings_folder
    return sorted(folder.iterdir()) if folder.is_dir() else []


def count(service: Service) -> int:
    with service.store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(rows)).scalar_one()


def heard(service: Service) -> tuple[requests.Recording, bytes]:
    """The one recording there is, as the console reads it."""
    with service.store.writing() as connection:
        (line,) = requests.of_inspection(connection, "fenmoor-revisit")
        found = requests.read_recording(
            connection, service.keyring, "fenmoor-revisit", line.reference, actor="test", now=NOW
        )
    folder = service.settings.recordings_folder
    return found, b"".join(recordings.pieces(folder, service.keyring, found))


def refused(service: Service, person: Respondent, status: int, words: str) -> None:
    """The form came again, said what to do, and nothing was kept anywhere."""
    assert (person.status, person.screen) == (status, "recording")
    assert words in person.words
    assert (files(service), count(service)) == ([], 0)


def test_what_was_sent_is_kept_sealed_and_comes_back_byte_for_byte(
    sqlite_service: Service, person: Respondent
) -> None:
    uploads.send(person, uploads.body(person, SOUND * 20, typed={"words": "In Welsh"}))
    assert person.screen == "asked"
    found, clear = heard(sqlite_service)
    (path,) = files(sqlite_service)
    assert (clear, found.media_type, found.length) == (SOUND * 20, "audio/mpeg", len(SOUND * 20))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert SOUND[4:260] not in path.read_bytes()
    assert b"me.mp3" not in path.read_bytes() + path.name.encode()


@pytest.mark.parametrize("kind", uploads.NAMED)
def test_a_file_is_known_by_its_first_bytes_and_not_by_its_name(
    sqlite_service: Service, person: Respondent, kind: str
) -> None:
    uploads.send(person, uploads.body(person, uploads.NAMED[kind], filename="holiday.exe"))
    assert heard(sqlite_service)[0].media_type == kind


def test_without_a_file_one_is_called_and_without_either_told_so(
    sqlite_service: Service, person: Respondent
) -> None:
    uploads.send(person, uploads.body(person, b"", filename=""))
    refused(sqlite_service, person, 422, "Choose a recording, or tell us how we can reach you.")
    uploads.send(person, uploads.body(person, b"", filename="", typed={"contact": "01632 960 123"}))
    assert (person.screen, files(sqlite_service)) == ("asked", [])


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7 ",
        b"MZ\x90\x00",
        b"\x89PNG\r\n\x1a\n",
        b"#!/bin/sh\n",
        b"x",
    ],
)
def test_what_is_no_sound_and_no_video_is_not_taken_whatever_it_is_called(
    sqlite_service: Service, person: Respondent, content: bytes
) -> None:
    uploads.send(person, uploads.body(person, content + b"ID3\x04ftypisom", typed={"words": "My words"}))
    refused(sqlite_service, person, 415, "We cannot play this file.")
    assert person.form(PATH)["words"] == ["My words"]


def test_an_empty_file_is_told_to_be_one(sqlite_service: Service, person: Respondent) -> None:
    uploads.send(person, uploads.body(person, b""))
    refused(sqlite_service, person, 422, "This file is empty.")


@pytest.mark.parametrize("over", [1, 5_000_000])
def test_a_byte_too_many_is_too_large_and_says_how_large_it_may_be(
    small: Service, survey: ASurvey, over: int
) -> None:
    person = Respondent.at(small)
    person.open(survey.link)
    person.get(PATH)
    whole = b"ID3\x04" + bytes(1_000_000 - 4)
    uploads.send(person, uploads.body(person, whole + bytes(over), typed={"contact": "me@example.org"}))
    refused(small, person, 413, "at most 1 MB")
    assert person.form(PATH)["contact"] == ["me@example.org"]
    uploads.send(person, uploads.body(person, whole))
    assert person.screen == "asked"


def test_a_line_that_breaks_leaves_nothing(sqlite_service: Service, person: Respondent) -> None:
    whole = uploads.body(person, SOUND)
    for end in (len(whole) - 3, len(whole) - 30, len(whole) // 2, len(whole) - len(SOUND), 200, 1):
        uploads.send(person, whole[:end])
        refused(sqlite_service, person, 400, "")
        assert "did not arrive whole" in person.words or "open for too long" in person.words


def test_a_form_of_another_page_is_not_taken(sqlite_service: Service, person: Respondent) -> None:
    whole = uploads.body(person, typed={"words": "My words", "csrf_token": "another"})
    uploads.send(person, whole)
    refused(sqlite_service, person, 400, "open for too long")
    first_the_file = uploads.form(
        [uploads.part("recording", SOUND, filename="a"), uploads.part("csrf_token", b"x")]
    )
    uploads.send(person, first_the_file)
    refused(sqlite_service, person, 400, "open for too long")


def test_a_form_without_a_boundary_or_of_another_kind_is_refused(
    sqlite_service: Service, person: Respondent
) -> None:
    for kind in (
        "multipart/form-data",
        "multipart/mixed; boundary=x",
        FORM,
        "application/json",
        "audio/mpeg",
    ):
        reply = person.request("POST", PATH, SOUND, {"Content-Type": kind})
        assert (reply.status, person.screen) == (415, "refused"), kind
    assert (files(sqlite_service), count(sqlite_service)) == ([], 0)


def send_to_a_failing_disk(service: Service, person: Respondent) -> tuple[int, str]:
    """Past the driver, which lets no page say that it is our fault."""
    answer = (
        door(service)
        .test_client(use_cookies=False)
        .post(
            PATH,
            data=uploads.body(person, SOUND * 20, typed={"words": "My words"}),
            content_type=f"multipart/form-data; boundary={uploads.BOUNDARY}",
            headers={"Cookie": "; ".join(f"{name}={value}" for name, value in person.cookies.items())},
        )
    )
    return answer.status_code, answer.text


@pytest.mark.parametrize("where", ["_seal", "keep"])
def test_a_full_disk_is_said_and_nothing_stays(
    sqlite_service: Service, person: Respondent, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(recordings.Arriving, where, fail)
    status, text = send_to_a_failing_disk(sqlite_service, person)
    assert (status, "We cannot take recordings just now" in text, "My words" in text) == (503, True, True)
    assert (files(sqlite_service), count(sqlite_service)) == ([], 0)


def test_answers_keep_their_room_on_the_disk(
    sqlite_service: Service, person: Respondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "LEAST_FREE", 10**18)
    status, _ = send_to_a_failing_disk(sqlite_service, person)
    assert (status, files(sqlite_service)) == (503, [])


def test_a_database_that_fails_leaves_no_file(sqlite_service: Service, person: Respondent) -> None:
    with sqlite_service.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE recordings RENAME TO recordings_lost")
    status, text = send_to_a_failing_disk(sqlite_service, person)
    assert (status, "My words" in text) == (503, True)
    assert (files(sqlite_service), count(sqlite_service)) == ([], 0)


def test_few_arrive_at_a_time_so_that_answers_go_on(sqlite_service: Service, person: Respondent) -> None:
    for _ in range(recording.AT_ONCE):
        assert recording._slots.acquire(blocking=False)
    try:
        status, text = send_to_a_failing_disk(sqlite_service, person)
    finally:
        recording._slots.release(recording.AT_ONCE)
    assert (status, "Wait a minute" in text) == (503, True)
