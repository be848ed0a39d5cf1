"""Lines that break, stall and drip, before the server that `serve` starts."""

import datetime as dt
import socket
import time

import pytest
from attacks.facts import everything, sent
from attacks.served import checked, form_request
from browserless import read_reply
from builders import a_survey

from survey_app import clock as machine

PATIENCE = 25.0
"""Seconds in which lines that only drip must have been cut off."""
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


def test_a_lost_reply_is_made_good_by_trying_again(served, caller):
    """B7: the answer to a sending never arrives; the next try reads the receipt, and one response stands."""
    caller.answer({"helped": "no"})
    caller.check()
    request = form_request(served, caller, "/send", caller.form("/send"))
    before = len(sent(served.service))
    for _ in range(10):
        with served.wire.connect() as line:
            line.sendall(request)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    _wait_for(lambda: len(sent(served.service)) == before + 1)
    caller.press("/send")
    assert caller.screen == "receipt"
    assert len(sent(served.service)) == before + 1


def test_a_body_cut_anywhere_saves_nothing(served, caller):
    """B8: every byte the line may break at: no part of a page is kept, and the worker is free at once."""
    fields = caller.form("/answer/1") | {"helped": ["no"], "needs": ["yes", "no"], "action": ["continue"]}
    request = form_request(served, caller, "/answer/1", fields)
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
    assert checked(served.wire.exchange(request)).status == 303
    assert caller.get("/answer/3").status == 200


def test_a_page_whose_first_bytes_came_before_the_close_is_taken(served):
    """C1: what counts is when a request's headers are there; a body that takes 0.9 s longer is in time."""
    now = machine.now()
    closes_at = now + dt.timedelta(seconds=3)
    survey = a_survey(
        served.service, area="Closing", opens_at=now - MINUTE, closes_at=closes_at, grace=0 * MINUTE
    )
    caller, late = served.respondent(), served.respondent()
    for person in (caller, late):
        person.begin(survey.link)
    requests = [
        form_request(served, person, "/answer/1", person.form("/answer/1") | {"helped": ["no"]})
        for person in (caller, late)
    ]
    in_time = _drip(
        served, requests[0], headers_at=closes_at - dt.timedelta(milliseconds=100), body_after=0.9
    )
    assert machine.now() > closes_at
    too_late = _drip(served, requests[1], headers_at=machine.now(), body_after=0.0)
    assert (in_time.status, in_time.header("Location")) == (303, "/answer/3")
    assert too_late.status == 403
    assert 'data-screen="closed"' in too_late.text


def test_bodies_that_drip_do_not_starve_the_others(served, caller):
    """C8: more dripping bodies than there are threads; they are cut off, and the others are answered."""
    threads = served.service.settings.workers * served.service.settings.threads
    request = form_request(served, caller, "/answer/1", caller.form("/answer/1") | {"helped": ["no"]})
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
