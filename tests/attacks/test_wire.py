"""What a test client would not let through: bytes, sent to the server that `serve` starts."""

import re
import time

import pytest
from attacks.facts import everything
from attacks.served import checked, post
from drivers import FORM

from survey_app.fieldwork import tokens

QUICK = 5.0
"""Seconds after which a refusal is no longer quick."""
REFUSED = {400, 403, 404, 405, 413, 414, 431, 501, 505}


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


def test_broken_and_huge_links_end_on_a_friendly_page(served, served_survey):
    """A5: truncated, extended, endless, empty, not text: 404 or 400, whatever the bytes."""
    code = tokens.grouped(served_survey.channel_code).encode()
    broken = [
        code[:-1], code + b"A", b"", b"A" * 65536, b"A" * 3000, b"%00", code + b"%00", b"../", b"..%2f..%2fetc",
        b"%F0%9F%98%80", b"%ED%A0%80", b"%FF", b"%", b"%zz", b"\xff\xfe", b"\x00", code + b"\x00", b"A B C",
    ]  # fmt: skip
    before = everything(served.service)
    for text in broken:
        reply = checked(served.wire.get(b"/s/" + text))
        assert reply.status in REFUSED, (text[:40], reply.status)
        if reply.status == 404:
            assert 'data-screen="unknown-link"' in reply.text or 'data-screen="not-found"' in reply.text
    assert everything(served.service) == before


def test_an_address_is_decoded_once(served, served_survey):
    """E1: no spelling of an address reaches what its plain spelling does not."""
    doors = [
        b"/%2573taff/", b"/s/tok%252f..%252fstaff", b"/%2569ndex", b"/%c0%ae%c0%ae/staff",
        b"/answer/1;jsessionid=1", b"//staff/", b"/.//staff/", b"/./staff/", b"/x/../staff/", b"/Staff/", b"/STAFF/",
        b"/staff./", b"/staff%00/", b"/start.", b"/start/", b"/start%20", b"/START", b"/check/..", b"/..;/staff/",
        b"/\\staff\\", b"/%5cstaff", b"/%e0%80%af", b"/answer/%31%2e0", b"/answer/-1", b"/answer/1e0", b"/answer/0x1",
    ]  # fmt: skip
    for target in doors:
        reply = checked(served.wire.get(target))
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
    reply = checked(served.wire.exchange(b"\r\n".join([*lines, b"Connection: close", b"", b""])))
    assert reply.status == 400
    assert b"evil" not in reply.body


@pytest.mark.parametrize(
    "name", [b"X-Forwarded-Host", b"X-Host", b"Forwarded", b"X-Original-URL", b"X-Rewrite-URL"]
)
def test_a_forwarded_host_is_not_believed(served, served_survey, name):
    """E2: redirects and forms stay relative, and no header of the client's changes where they lead."""
    link = served_survey.link.encode()
    value = b"host=evil.example" if name == b"Forwarded" else b"evil.example"
    reply = checked(served.wire.get(link, name + b": " + value))
    assert (reply.status, reply.header("Location")) == (303, "/start")
    page = checked(served.wire.get(b"/", name + b": " + value))
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
def test_two_readings_of_where_a_request_ends_are_refused(served, caller, framing):
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


def test_too_much_of_anything_is_refused_quickly(served, caller):
    """E5: a thousand headers, long headers, great cookies, many fields, many parts, 5 MB: seconds, not minutes."""
    cookie = "; ".join(f"{name}={value}" for name, value in caller.cookies.items()).encode()
    part = b'--x\r\nContent-Disposition: form-data; name="f"\r\n\r\nv\r\n'
    fields = b"&".join(b"f%d=v" % number for number in range(2000))
    attacks = {
        "a thousand headers": served.wire.head(b"GET /", *(b"X-%d: 1" % n for n in range(1000))),
        "a header of 100 KB": served.wire.head(b"GET /", b"X-Long: " + b"a" * 100_000),
        "a cookie of 20 KB": served.wire.head(b"GET /start", b"Cookie: visit=" + b"a" * 20_000),
        "an address of 20 KB": served.wire.head(b"GET /?" + b"a" * 20_000),
        "2,000 fields": post(served, b"/answer/1", FORM.encode(), fields, cookie),
        "2,000 parts": post(served, b"/answer/1", b"multipart/form-data; boundary=x", part * 2000, cookie),
        "5 MB in a field": post(served, b"/answer/1", FORM.encode(), b"else=" + b"a" * 5_000_000, cookie),
        "5 MB as a part": post(
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


def test_the_log_of_the_server_names_nobody(served, caller, served_survey):
    """A20: the server's own log holds one line a request, by the route's template; no code, no address."""
    caller.answer({"helped": "no"})
    caller.get("/answer/3")
    caller.answer({"else": "canary-of-the-log"})
    receipt = caller.send()
    lines = served.log
    assert '"route": "/s/<code>"' in lines
    for secret in (served_survey.channel_code, served_survey.link, receipt, "canary-of-the-log", "127.0.0.1"):
        assert secret not in lines, secret
    assert not re.search(r"Traceback|ERROR", lines), lines[-2000:]
