"""Recordings nobody means well with: names, bombs, many parts, lines that break or drip; and who is given them."""

import socket
import time

import pytest
import uploads
from attacks.facts import column, everything
from attacks.served import checked
from browserless import read_reply
from drivers import Respondent
from uploads import BOUNDARY, PATH, SOUND

PATIENCE = 15.0
"""Seconds in which others are answered: less than any request may take, and far less than an upload."""
NAMES = (
    "../../../../tmp/x.mp3",
    "..\\..\\x.mp3",
    "/etc/passwd",
    "x.mp3%00.exe",
    "x\x00.mp3",
    "a.mp3\\r\\nSet-Cookie: staff=1",
    "%0d%0aX-Evil: 1",
    "\u202egpm.exe",
    "x" * 10_000,
    "=cmd|'/C calc'!A0",
    "<img src=x onerror=alert(1)>.mp3",
    "'; DROP TABLE requests;--",
    ".htaccess",
    "CON",
)


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


@pytest.fixture
def phone(sqlite_service, sqlite_survey):
    """Somebody on the page for recordings, while the test sees the disk."""
    person = Respondent.at(sqlite_service)
    person.open(sqlite_survey.link)
    person.get(PATH)
    return person


def files(service):
    folder = service.settings.recordings_folder
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def upload_request(served, caller, sent):
    """The whole request as bytes."""
    cookie = "; ".join(f"{name}={value}" for name, value in caller.cookies.items()).encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}".encode()
    head = served.wire.head(
        b"POST " + PATH.encode(),
        b"Content-Type: " + kind,
        b"Content-Length: %d" % len(sent),
        b"Cookie: " + cookie,
    )
    return head + sent


@pytest.mark.parametrize("name", NAMES)
def test_a_files_name_is_used_for_nothing(sqlite_service, phone, name):
    """D8: whatever a file is called, it stands under a random name in one folder, and no answer repeats its name."""
    token = phone.form(PATH)["csrf_token"][0]
    sent = uploads.form(
        [uploads.part("csrf_token", token.encode()), uploads.part("recording", SOUND, filename=name)]
    )
    reply = uploads.send(phone, sent)
    assert phone.screen == "asked"
    assert name not in reply.text
    assert not reply.header("X-Evil")
    (kept,) = files(sqlite_service)
    assert len(kept) == 32
    assert set(kept) <= set("0123456789abcdef")
    assert column(sqlite_service, "SELECT file FROM recordings") == [kept]
    folder = sqlite_service.settings.data
    assert {path.name for path in folder.iterdir()} <= {
        "recordings",
        "survey.db",
        "survey.db-wal",
        "survey.db-shm",
    }


def test_a_name_with_a_line_break_in_it_is_no_header(sqlite_service, phone):
    """D8: a real line break cuts the part's head short; what follows is never a header of ours."""
    sent = uploads.body(phone, filename='a.mp3"\r\nSet-Cookie: staff=1\r\nX: "')
    reply = uploads.send(phone, sent)
    assert "staff=1" not in str(reply.headers)
    assert phone.screen in ("asked", "recording")


@pytest.mark.parametrize(
    "bomb", [b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c"]
)
def test_nothing_is_ever_unpacked(sqlite_service, phone, bomb):
    """D13: an archive is no recording; one behind a recording's first bytes is kept as it came, byte for byte."""
    before = everything(sqlite_service)
    uploads.send(phone, uploads.body(phone, bomb + bytes(5000)))
    assert (phone.status, phone.screen, files(sqlite_service)) == (415, "recording", [])
    assert _requests_of(before) == _requests_of(everything(sqlite_service))
    uploads.send(phone, uploads.body(phone, SOUND + bomb))
    assert phone.screen == "asked"
    assert column(sqlite_service, "SELECT length FROM recordings") == [len(SOUND + bomb)]


@pytest.mark.parametrize(
    "parts",
    [
        [uploads.part(f"field-{number}", b"x") for number in range(10_000)],
        [uploads.part("recording", SOUND, filename=f"{number}.mp3") for number in range(2)],
        [uploads.part("words", b"x" * 400_000)],
        [uploads.part("words", b"\r" + b"\n" * 300_000)],
        [uploads.part("recording", SOUND, filename="a.mp3", kind="x" * 400_000)],
        [uploads.part("photo", SOUND, filename="a.mp3")],
        [b"\r\n" * 300_000],
    ],
    ids=["parts", "two-files", "words", "line-ends", "head", "another-field", "no-parts"],
)
def test_a_form_no_page_of_ours_sends_is_told_so_in_a_moment(sqlite_service, phone, parts):
    """D13, E5: ten thousand parts, two files, long heads: one clear page each, and nothing on the disk."""
    token = uploads.part("csrf_token", phone.form(PATH)["csrf_token"][0].encode())
    began = time.monotonic()
    uploads.send(phone, uploads.form([token, *parts]))
    assert time.monotonic() - began < 2
    assert (phone.status, phone.screen) == (400, "recording")
    assert (files(sqlite_service), column(sqlite_service, "SELECT id FROM requests")) == ([], [])


def test_only_this_address_takes_more_than_a_form(sqlite_service, phone):
    """E5: other addresses stay as small as they were, and take no file."""
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    sent = uploads.body(phone, SOUND * 100)
    for address in ("/start", "/other-ways/braille", "/", "/withdraw"):
        assert phone.request("POST", address, sent, kind).status == 415, address
    phone.get("/other-ways/braille")
    phone.post("/other-ways/braille", phone.form("/other-ways/braille") | {"words": "x" * 600_000})
    assert phone.status == 413
    assert files(sqlite_service) == []


@pytest.mark.parametrize("folder", ["recordings", "static/recordings", "static/../recordings", "other-ways"])
def test_the_public_door_never_gives_a_recording_out(sqlite_service, phone, folder):
    """E6: no address of the public door leads to the folder, whatever is known of it."""
    uploads.send(phone, uploads.body(phone))
    (kept,) = files(sqlite_service)
    reference = phone.page.by_id("reference").text().lower()
    for name in ("", kept, reference, f"recording/{kept}", f"recording/{reference}"):
        reply = phone.request("GET", f"/{folder}/{name}")
        assert reply.status in (200, 404, 405)
        assert SOUND[4:64] not in reply.body
        assert reply.is_page


def test_an_upload_cut_anywhere_leaves_nothing(served, served_survey):
    """B8: a line that breaks at any hundredth byte: no request, no file, and the next one is taken."""
    caller = served.respondent()
    caller.open(served_survey.link)
    caller.get(PATH)
    whole = upload_request(served, caller, uploads.body(caller, SOUND))
    before = column(served.service, "SELECT id FROM requests"), files(served.service)
    step = (len(whole) - 60) // 16
    for end in range(60, len(whole) - 5, step):
        reply = served.wire.exchange(whole[:end], ends=True)
        assert reply.status in (0, 400), (end, reply.status)
    assert (column(served.service, "SELECT id FROM requests"), files(served.service)) == before
    assert checked(served.wire.exchange(whole)).status == 303
    assert len(files(served.service)) == len(before[1]) + 1


def test_uploads_that_drip_keep_nobody_else_waiting(served, served_survey):
    """C8: more dripping uploads than there are threads: the others are answered, and a slow one is taken."""
    caller = served.respondent()
    caller.open(served_survey.link)
    caller.get(PATH)
    whole = upload_request(served, caller, uploads.body(caller, SOUND))
    kept = len(files(served.service))
    settings = served.service.settings
    lines = [served.wire.connect(seconds=60) for _ in range(settings.workers * settings.threads)]
    try:
        for line in lines:
            line.sendall(whole[:-500])
        began = time.monotonic()
        assert served.wire.exchange(served.wire.head(b"GET /help"), seconds=PATIENCE).status == 200
        assert time.monotonic() - began < PATIENCE
        time.sleep(max(0.0, 22 - (time.monotonic() - began)))
        replies = [_finish(line, whole[-500:]) for line in lines]
    finally:
        for line in lines:
            line.close()
    assert 1 <= replies.count(303) <= 4, "those that had begun, and no more"
    assert set(replies) <= {303, 429, 503, 0}
    assert len(files(served.service)) == kept + replies.count(303)


def _finish(line: socket.socket, rest: bytes) -> int:
    try:
        line.sendall(rest)
        return read_reply(line).status
    except OSError:  # it was refused at once and has gone
        return 0


def _requests_of(everything_said):
    return [row for row in everything_said.splitlines() if row.startswith(("requests ", "recordings "))]
