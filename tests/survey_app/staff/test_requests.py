"""What people ask for, at the console: listed, opened, downloaded, taken and done; and every step noted."""

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import audit, requests
from survey_app.fieldwork.recordings import PIECE, Arriving
from survey_app.store import records
from survey_app.store.request_records import requests as rows

CONTACT = "12 Cedar Close\nFenmoor"
CONTENT = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * (PIECE // 100)


@pytest.fixture
def ask(sqlite_service, survey):
    """Ask for something; returns the request's address at the console."""

    def make(content=b"", **facts):
        kept = None
        if content:
            arriving = Arriving(sqlite_service.settings.recordings_folder, 0)
            arriving.write(content)
            kept = arriving.keep(sqlite_service.keyring, "video/mp4")
        usual = {"kind": "telephone", "contact": CONTACT, "words": "<b>After</b> six", "language": "pl"}
        with sqlite_service.store.writing() as connection:
            reference = requests.ask(
                connection,
                sqlite_service.keyring,
                inspection_id=survey.inspection_id,
                recording=kept,
                now=NOW,
                **(usual | facts),
            )
        return f"/staff/inspections/{survey.inspection_id}/requests/{reference}"

    return make


def entries(service):
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit.c.action, records.audit.c.subject))
        return [tuple(row) for row in found if "request" in row.action or "recording" in row.action]


def test_the_list_says_what_and_when_and_nothing_that_was_typed(sqlite_service, inspector, survey, ask):
    path = ask()
    inspector.get(f"/staff/inspections/{survey.inspection_id}")
    assert "1 waiting for somebody to take." in inspector.words
    inspector.get(path.rpartition("/")[0])
    assert "Call to take answers by telephone" in inspector.words
    assert "New. Asked on 3 February 2026." in inspector.words
    assert "Cedar" not in inspector.reply.text
    assert entries(sqlite_service) == [("list-requests", survey.inspection_id)]


def test_a_request_is_opened_whole_as_it_was_typed_and_noted(sqlite_service, inspector, survey, ask):
    path = ask()
    inspector.get(path)
    assert "12 Cedar Close Fenmoor" in inspector.words
    assert "<b>After</b> six" in inspector.words
    assert entries(sqlite_service) == [("read-request", f"{survey.inspection_id} {path.rpartition('/')[2]}")]


def test_it_is_taken_gets_its_transcript_and_is_done(sqlite_service, inspector, ask):
    path = ask()
    inspector.get(path)
    inspector.press(path, {"action": "take"})
    assert "Somebody deals with it" in inspector.words
    assert "A colleague" in inspector.words
    inspector.press(path, {"action": "note", "note": "We waited.\nNobody rang."})
    inspector.press(path, {"action": "done"})
    assert "Done on Tuesday 3 February 2026" in inspector.words
    assert inspector.form(path)["note"] == ["We waited.\r\nNobody rang."]
    actions = [action for action, _ in entries(sqlite_service) if action != "read-request"]
    assert actions == ["take-request", "note-request", "finish-request"]
    with sqlite_service.store.reading() as connection:
        assert connection.execute(sa.select(rows.c.done_on)).scalar_one() == NOW.date()


def test_a_note_that_is_too_long_comes_back_whole(inspector, ask):
    path = ask()
    inspector.get(path)
    note = "x" * (requests.LIMIT_NOTE + 1)
    inspector.press(path, {"action": "done", "note": note})
    assert (inspector.status, inspector.form(path)["note"]) == (422, [note])
    assert "Where it stands New" in inspector.words


def test_a_recording_comes_as_a_file_of_its_own_kind_and_is_noted(sqlite_service, inspector, ask):
    path = ask(CONTENT)
    inspector.get(path)
    assert f"{path}/recording" in {link.get("href") for link in inspector.page.all("a")}
    reply = inspector.request("GET", f"{path}/recording")
    assert (reply.status, reply.body) == (200, CONTENT)
    assert reply.header("Content-Type") == "video/mp4"
    assert reply.header("Content-Disposition") == 'attachment; filename="recording.mp4"'
    assert reply.header("Content-Length") == str(len(CONTENT))
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert "no-store" in reply.header("Cache-Control")
    assert "sandbox" in reply.header("Content-Security-Policy")
    assert [action for action, _ in entries(sqlite_service)] == ["read-request", "read-recording"]


def test_a_request_without_a_recording_offers_none(inspector, ask):
    path = ask()
    inspector.get(path)
    assert "recording</a>" not in inspector.reply.text
    assert inspector.request("GET", f"{path}/recording").status == 404


def test_a_recording_whose_file_is_gone_is_not_found(sqlite_service, inspector, ask):
    path = ask(CONTENT)
    (file,) = sqlite_service.settings.recordings_folder.iterdir()
    file.unlink()
    assert inspector.request("GET", f"{path}/recording").status == 404


def test_the_forum_reaches_nothing_of_it(sqlite_service, forum, survey, ask):
    path = ask(CONTENT)
    forum.get(f"/staff/inspections/{survey.inspection_id}")
    assert "What people ask you for" not in forum.words
    for address in (path.rpartition("/")[0], path, f"{path}/recording"):
        assert forum.request("GET", address).status == 403
    assert entries(sqlite_service) == []


@pytest.mark.parametrize(
    ("said", "told"), [("yes", "message Yes"), ("no", "speak or write to nobody else"), ("", "leave none")]
)
def test_whoever_calls_back_reads_first_whether_a_message_is_safe(inspector, ask, said, told):
    inspector.get(ask(kind="question", safe_message=said))
    assert told in inspector.words
