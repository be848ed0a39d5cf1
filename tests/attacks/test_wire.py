"""What a test client would not let through: bytes, sent to the server that `serve` starts."""

import datetime as dt
import re
import socket
import time
from urllib.parse import urlencode

import pytest
from attacks.facts import everything, sent
from builders import a_survey
from drivers import FORM, check_reply, read_reply

from survey_app import clock as machine
from survey_app.fieldwork import tokens

QUICK = 5.0
"""Seconds after which a refusal is no longer quick."""
PATIENCE = 25.0
"""Seconds in which lines that only drip must have been cut off."""
REFUSED = {400, 403, 404, 405, 413, 414, 431, 501, 505}
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


@pytest.fixture(scope="module")
def open_survey(served):
    now = machine.now()
    return a_survey(served.service, opens_at=now - MINUTE, closes_at=now + 60 * MINUTE)


@pytest.fixture
def phone(served, open_survey):
    """Somebody on the first question, by way of the real server."""
    person = served.respondent()
    person.begin(open_survey.link)
    return person


def test_broken_and_huge_links_end_on_a_friendly_page(served, open_survey):
    """A5: truncated, extended, endless, empty, not text: 404 or 400, whatever the bytes."""
    code = tokens.grouped(open_survey.channel_code).encode()
    broken = [
        code[:-1], code + b"A", b"", b"A" * 65536, b"A" * 3000, b"%00", code + b"%00", b"../", b"..%2f..%2fetc",
        b"%F0%9F%98%80", b"%ED%A0%80", b"%FF", b"%", b"%zz", b"\xff\xfe", b"\x00", code + b"\x00", b"A B C",
    ]  # fmt: skip
    before = everything(served.service)
    for text in broken:
        reply = _checked(served.wire.get(b"/s/" + text))
        assert reply.status in REFUSED, (text[:40], reply.status)
        if reply.status == 404:
            assert 'data-screen="unknown-link"' in reply.text or 'data-screen="not-found"' in reply.text
    assert everything(served.service) == before


def test_a_lost_reply_is_made_good_by_trying_again(served, phone):
    """B7: the answer to a sending never arrives; the next try reads the receipt, and one response stands."""
    phone.answer({"helped": "no"})
    phone.check()
    request = _form_request(served, phone, "/send", phone.form("/send"))
    before = len(sent(served.service))
    for _ in range(10):
        with served.wire.connect() as line:
            line.sendall(request)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    _wait_for(lambda: len(sent(served.service)) == before + 1)
    phone.press("/send")
    assert phone.screen == "receipt"
    assert len(sent(served.service)) == before + 1


def test_a_body_cut_anywhere_saves_nothing(served, phone):
    """B8: every byte the line may break at: no part of a page is kept, and the worker is free at once."""
    fields = phone.form("/answer/1") | {"helped": ["no"], "needs": ["yes", "no"], "action": ["continue"]}
    request = _form_request(served, phone, "/answer/1", fields)
    start = request.index(b"\r\n\r\n") + 4
    before = everything(served.service)
    began = time.monotonic()
    for end in range(start, len(request)):
        reply = served.wire.exchange(request[:end], ends=True)
        assert reply.status in (0, 400), (end, reply.status)
    for end in range(0, start, 7):
        assert served.wire.exchange(request[:end], ends=True).status in (0, 400)
    assert everything(served.service) == before
    assert time.monotonic() - began < 60
    assert _checked(served.wire.exchange(request)).status == 303
    assert phone.get("/answer/3").status == 200


def test_a_page_whose_first_bytes_came_before_the_close_is_taken(served):
    """C1: what counts is when a request's headers are there; a body that takes 0.9 s longer is in time."""
    now = machine.now()
    closes_at = now + dt.timedelta(seconds=3)
    survey = a_survey(
        served.service, area="Closing", opens_at=now - MINUTE, closes_at=closes_at, grace=0 * MINUTE
    )
    phone, late = served.respondent(), served.respondent()
    for person in (phone, late):
        person.begin(survey.link)
    requests = [
        _form_request(served, person, "/answer/1", person.form("/answer/1") | {"helped": ["no"]})
        for person in (phone, late)
    ]
    in_time = _drip(
        served, requests[0], headers_at=closes_at - dt.timedelta(milliseconds=100), body_after=0.9
    )
    assert machine.now() > closes_at
    too_late = _drip(served, requests[1], headers_at=machine.now(), body_after=0.0)
    assert (in_time.status, in_time.header("Location")) == (303, "/answer/3")
    assert too_late.status == 403
    assert 'data-screen="closed"' in too_late.text


def test_bodies_that_drip_do_not_starve_the_others(served, phone):
    """C8: more dripping bodies than there are threads; they are cut off, and the others are answered."""
    threads = served.service.settings.workers * served.service.settings.threads
    request = _form_request(served, phone, "/answer/1", phone.form("/answer/1") | {"helped": ["no"]})
    before = everything(served.service)
    lines = [served.wire.connect(seconds=60) for _ in range(threads + 4)]
    try:
        for line in lines:
            line.sendall(request[:-5])
        began = time.monotonic()
        reply = served.wire.exchange(served.wire.head(b"GET /help"), seconds=PATIENCE)
        assert reply.status == 200
        assert time.monotonic() - began < PATIENCE
    finally:
        for line in lines:
            line.close()
    assert everything(served.service) == before


def test_an_address_is_decoded_once(served, open_survey):
    """E1: no spelling of an address reaches what its plain spelling does not."""
    doors = [
        b"/%2573taff/", b"/s/tok%252f..%252fstaff", b"/%2569ndex", b"/%c0%ae%c0%ae/staff",
        b"/answer/1;jsessionid=1", b"//staff/", b"/.//staff/", b"/./staff/", b"/x/../staff/", b"/Staff/", b"/STAFF/",
        b"/staff./", b"/staff%00/", b"/start.", b"/start/", b"/start%20", b"/START", b"/check/..", b"/..;/staff/",
        b"/\\staff\\", b"/%5cstaff", b"/%e0%80%af", b"/answer/%31%2e0", b"/answer/-1", b"/answer/1e0", b"/answer/0x1",
    ]  # fmt: skip
    for target in doors:
        reply = _checked(served.wire.get(target))
        assert reply.status in REFUSED, (target, reply.status)
        assert b"sign" not in reply.body.lower() or b"staff" not in reply.body.lower(), target


@pytest.mark.parametrize(
    "lines",
    [
        (b"GET / HTTP/1.1", b"Host: evil.example"),
        (b"GET / HTTP/1.1", b"Host: 127.0.0.1.evil.example"),
        (b"GET / HTTP/1.1", b"Host: evil.example@127.0.0.1"),
        (b"GET / HTTP/1.1", b"Host: 127.0.0.1", b"Host: evil.example"),
        (b"GET / HTTP/1.1", b"Host: evil.example", b"Host: 127.0.0.1"),
        (b"GET / HTTP/1.1", b"Host: "),
        (b"GET http://evil.example/ HTTP/1.1", b"Host: evil.example"),
        (b"GET / HTTP/1.0", b"Host: evil.example"),
        (b"GET / HTTP/1.1", b"Host: 127.0.0.1\x00evil.example"),
    ],
)
def test_another_hosts_name_is_refused(served, lines):
    """E2: only the host of the base URL is answered, however the other is said."""
    reply = _checked(served.wire.exchange(b"\r\n".join([*lines, b"Connection: close", b"", b""])))
    assert reply.status == 400
    assert b"evil" not in reply.body


@pytest.mark.parametrize(
    "name", [b"X-Forwarded-Host", b"X-Host", b"Forwarded", b"X-Original-URL", b"X-Rewrite-URL"]
)
def test_a_forwarded_host_is_not_believed(served, open_survey, name):
    """E2: redirects and forms stay relative, and no header of the client's changes where they lead."""
    link = open_survey.link.encode()
    value = b"host=evil.example" if name == b"Forwarded" else b"evil.example"
    reply = _checked(served.wire.get(link, name + b": " + value))
    assert (reply.status, reply.header("Location")) == (303, "/start")
    page = _checked(served.wire.get(b"/", name + b": " + value))
    assert page.status == 200
    assert b"evil" not in page.body


@pytest.mark.parametrize(
    "framing",
    [
        (b"Content-Length: 4", b"Transfer-Encoding: chunked"),
        (b"Transfer-Encoding: xchunked",),
        (b"Transfer-Encoding: chunked, identity",),
        (b"Transfer-Encoding : chunked",),
        (b"Content-Length: 4", b"Content-Length: 5"),
        (b"Content-Length: +4",),
        (b"Content-Length: 4, 4",),
        (b"Content-Length: -1",),
        (b"Content-Length: 0x4",),
    ],
)
def test_two_readings_of_where_a_request_ends_are_refused(served, phone, framing):
    """E4: 400 and the line closed; what follows is never read as a request."""
    before = everything(served.service)
    smuggled = b"0\r\n\r\nGET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    head = b"\r\n".join(
        [
            b"POST /answer/1 HTTP/1.1",
            b"Host: 127.0.0.1",
            b"Content-Type: " + FORM.encode(),
            *framing,
            b"",
            b"",
        ]
    )
    reply = served.wire.exchange(head + smuggled, ends=True)
    assert reply.status in (0, 400, 501)
    assert b"alive" not in reply.body
    assert everything(served.service) == before


def test_bare_line_feeds_are_one_request_or_none(served):
    """E4: no second request hides behind another kind of line end."""
    reply = served.wire.exchange(
        b"GET /help HTTP/1.1\nHost: 127.0.0.1\n\nGET /livez HTTP/1.1\nHost: 127.0.0.1\n\n"
    )
    assert reply.status in (0, 400, 200)
    assert b"alive\n" not in reply.body


def test_too_much_of_anything_is_refused_quickly(served, phone):
    """E5: a thousand headers, long headers, great cookies, many fields, many parts, 5 MB: seconds, not minutes."""
    cookie = "; ".join(f"{name}={value}" for name, value in phone.cookies.items()).encode()
    part = b'--x\r\nContent-Disposition: form-data; name="f"\r\n\r\nv\r\n'
    fields = b"&".join(b"f%d=v" % number for number in range(2000))
    attacks = {
        "a thousand headers": served.wire.head(b"GET /", *(b"X-%d: 1" % n for n in range(1000))),
        "a header of 100 KB": served.wire.head(b"GET /", b"X-Long: " + b"a" * 100_000),
        "a cookie of 20 KB": served.wire.head(b"GET /start", b"Cookie: visit=" + b"a" * 20_000),
        "an address of 20 KB": served.wire.head(b"GET /?" + b"a" * 20_000),
        "2,000 fields": _post(served, b"/answer/1", FORM.encode(), fields, cookie),
        "2,000 parts": _post(served, b"/answer/1", b"multipart/form-data; boundary=x", part * 2000, cookie),
        "5 MB in a field": _post(served, b"/answer/1", FORM.encode(), b"else=" + b"a" * 5_000_000, cookie),
        "5 MB as a part": _post(
            served, b"/answer/1", b"multipart/form-data; boundary=x", b"--x\r\n\r\n" + b"\r\n" * 2_500_000, cookie
        ),
        "a length of 10 GB": served.wire.head(
            b"POST /answer/1", b"Content-Type: " + FORM.encode(), b"Content-Length: 10000000000", b"Cookie: " + cookie
        ),
    }  # fmt: skip
    before = everything(served.service)
    for name, request in attacks.items():
        began = time.monotonic()
        reply = served.wire.exchange(request)
        assert reply.status in {0, 400, 413, 414, 415, 431}, (name, reply.status)
        assert time.monotonic() - began < QUICK, name
    assert everything(served.service) == before


def test_the_log_of_the_server_names_nobody(served, phone, open_survey):
    """A20: the server's own log holds one line a request, by the route's template; no code, no address."""
    phone.answer({"helped": "no"})
    phone.get("/answer/3")
    phone.answer({"else": "canary-of-the-log"})
    receipt = phone.send()
    lines = served.log
    assert '"route": "/s/<code>"' in lines
    for secret in (open_survey.channel_code, open_survey.link, receipt, "canary-of-the-log", "127.0.0.1"):
        assert secret not in lines, secret
    assert not re.search(r"Traceback|ERROR", lines), lines[-2000:]


def _checked(reply):
    """Our own pages are checked whole; what the server itself refuses is plain, and gives nothing away."""
    if 'data-screen="' in reply.text:
        check_reply(reply, "/")
    assert reply.status < 500 or reply.status in (501, 505)
    assert b"Traceback" not in reply.body
    return reply


def _form_request(served, phone, action, fields):
    cookie = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    return _post(
        served, action.encode(), FORM.encode(), urlencode(fields, doseq=True).encode(), cookie.encode()
    )


def _post(served, target, kind, body, cookie):
    length = b"Content-Length: %d" % len(body)
    return served.wire.head(b"POST " + target, b"Content-Type: " + kind, length, b"Cookie: " + cookie) + body


def _drip(served, request, *, headers_at, body_after):
    """Send the headers at an instant, the body some seconds later, and read the answer."""
    start = request.index(b"\r\n\r\n") + 4
    with served.wire.connect() as line:
        time.sleep(max(0.0, (headers_at - machine.now()).total_seconds()))
        line.sendall(request[:start])
        time.sleep(body_after)
        line.sendall(request[start:])
        return read_reply(line)


def _wait_for(is_so):
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about in ten seconds"
        time.sleep(0.02)
