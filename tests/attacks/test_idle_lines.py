"""Lines that do nothing, read nothing or speak an older tongue, before the server that `serve` starts."""

import socket
import time
from contextlib import ExitStack

import pytest
from attacks.served import checked, post
from drivers import FORM

IDLE = 2_000
HEALTHY = 1.0
"""Seconds in which whoever watches over the service must have heard from it."""
PATIENCE = 25.0
"""Seconds after which those are cut off that only drip or never read."""
TOO_LONG = b"a" * 400_000


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


def test_two_thousand_idle_lines_keep_nobody_waiting(served):
    """E13: opened and left alone; the health check answers within a second, and so does a page."""
    with ExitStack() as lines:
        for _ in range(IDLE):
            lines.enter_context(served.wire.connect(seconds=30))
        assert _seconds_to(served, b"/livez") < HEALTHY
        assert _seconds_to(served, b"/help") < HEALTHY
    assert _seconds_to(served, b"/livez") < HEALTHY


def test_a_long_page_that_nobody_reads_keeps_nobody_waiting(served, caller):
    """E13: the longest page there is, half a megabyte of the asker's own words, asked for twice and never read."""
    with ExitStack() as lines:
        for _ in range(2):
            lines.enter_context(_ask_and_not_read(served, _long_page(served, caller)))
        assert _seconds_to(served, b"/livez") < HEALTHY
        assert _seconds_to(served, b"/help") < HEALTHY


def test_lines_that_never_hang_up_keep_nobody_waiting(served):
    """E13: fifty that ask for the end of the line and do not let go of theirs."""
    with ExitStack() as lines:
        for _ in range(50):
            line = lines.enter_context(served.wire.connect())
            line.sendall(served.wire.head(b"GET /help"))
            assert line.recv(1)
        assert _seconds_to(served, b"/livez") < HEALTHY


def test_slow_heads_and_slow_readers_give_their_threads_back(served, caller):
    """E13: more of both than there are threads. Alone, the service answers again once its patience ends; behind a
    proxy that reads requests and answers whole, as operators are told to run it, it never sees them."""
    settings = served.service.settings
    threads = settings.workers * settings.threads
    request = _long_page(served, caller)
    with ExitStack() as lines:
        for _ in range(threads // 2):
            lines.enter_context(_ask_and_not_read(served, request))
        for _ in range(threads // 2 + 4):
            lines.enter_context(served.wire.connect(seconds=60)).sendall(
                b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
            )
        assert served.wire.exchange(served.wire.head(b"GET /livez"), seconds=PATIENCE).status == 200
    assert _seconds_to(served, b"/livez") < HEALTHY


def _long_page(served, caller):
    """A request whose answer holds all that was typed."""
    caller.get("/answer/1")
    token = caller.form("/answer/1")["csrf_token"][0].encode()
    caller.answer({"helped": "no"})
    cookie = "; ".join(f"{name}={value}" for name, value in caller.cookies.items()).encode()
    request = post(
        served,
        b"/answer/3",
        FORM.encode(),
        b"csrf_token=%s&version=0&else=%s" % (token, TOO_LONG),
        cookie,
    )
    assert len(served.wire.exchange(request).body) > len(TOO_LONG)
    return request


def _ask_and_not_read(served, request):
    """A line with hardly any room for an answer, of which one byte has come."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(30)
    line.connect(("127.0.0.1", served.port))
    line.sendall(request)
    assert line.recv(1)
    return line


def test_an_older_tongue_gets_the_same_answers(served, served_survey, caller):
    """E14: HTTP/1.0 and 1.1 alike: same status, same page, same headers that protect it."""
    cookie = "; ".join(f"{name}={value}" for name, value in caller.cookies.items()).encode()
    host = b"Host: 127.0.0.1:%d" % served.port
    for start in (
        b"GET /", b"GET /help", b"GET " + served_survey.link.encode(), b"GET /answer/1", b"GET /nowhere", b"PUT /send",
        b"POST /send", b"GET /s/AAAA", b"GET /livez", b"TRACE /", b"GET /staff/inspections", b"HEAD /start",
    ):  # fmt: skip
        new, old = (
            checked(
                served.wire.exchange(
                    b"\r\n".join(
                        [start + version, host, b"Cookie: " + cookie, b"Connection: close", b"", b""]
                    )
                )
            )
            for version in (b" HTTP/1.1", b" HTTP/1.0")
        )
        assert (new.status, _kept(new)) == (old.status, _kept(old)), start


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n",
        b"GET /\r\n",
        b"GET / HTTP/3.0\r\nHost: 127.0.0.1\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
        b":method: GET\r\n:path: /staff/\r\n:authority: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n:authority: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    ],
    ids=["another host", "0.9", "3.0", "2.0", "pseudo-headers", "an authority"],
)
def test_what_is_no_tongue_of_ours_is_refused(served, request_bytes):
    """E14: HTTP/2 is not spoken here: a proxy that speaks it asks us in HTTP/1.1, and its pseudo-headers, where they
    come through, are refused."""
    reply = checked(served.wire.exchange(request_bytes, ends=True))
    assert reply.status in (0, 400, 403, 505)
    assert b"data-screen" not in reply.body


def _seconds_to(served, target):
    began = time.monotonic()
    assert served.wire.exchange(served.wire.head(b"GET " + target), seconds=20).status == 200
    return time.monotonic() - began


def _kept(reply):
    passing = {"date", "set-cookie", "connection", "transfer-encoding", "server", "content-length"}
    return sorted((name.lower(), value) for name, value in reply.headers if name.lower() not in passing)
