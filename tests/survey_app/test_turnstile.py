"""The turnstile: few at a time, in the order they came, and nobody waits for somebody else's slow line."""

import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client, create_environ

from survey_app import plugins
from survey_app.app import create_app
from survey_app.turnstile import MOST_BYTES, UPLOAD, Turnstile

SECONDS = 10.0


class Door:
    """An application that says who came in, and keeps everybody until told to let go."""

    def __init__(self):
        self.inside, self.order, self.most = set(), [], 0
        self.came = threading.Semaphore(0)
        self.let_go = threading.Semaphore(0)

    def __call__(self, environ, start_response):
        name = environ["PATH_INFO"]
        self.inside.add(name)
        self.order.append(name)
        self.most = max(self.most, len(self.inside))
        self.came.release()
        assert self.let_go.acquire(timeout=SECONDS)
        self.inside.discard(name)
        if name == "/fails":
            raise RuntimeError("a slip of ours")
        return [environ["wsgi.input"].read()]

    def wait_for(self, count):
        for _ in range(count):
            assert self.came.acquire(timeout=SECONDS)


class SlowLine:
    """A body that has not come yet."""

    def __init__(self):
        self.asked, self.sent = threading.Event(), threading.Event()

    def read(self, _size):
        self.asked.set()
        assert self.sent.wait(SECONDS)
        return b"late"


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def crowd():
    with ThreadPoolExecutor(8) as pool:
        yield pool


def environ(path, body=b"", **more):
    length = {"CONTENT_LENGTH": str(len(body))} if body else {}
    return {"REQUEST_METHOD": "POST", "PATH_INFO": path, "wsgi.input": BytesIO(body), **length, **more}


def waiting(turnstile, count):
    """Wait until so many stand in line."""
    deadline = threading.Event()
    for _ in range(int(SECONDS * 100)):
        if len(turnstile._places._waiting) == count:
            return
        deadline.wait(0.01)
    raise AssertionError("they never came")


def test_only_so_many_are_inside_and_the_rest_come_in_their_order(door, crowd):
    turnstile = Turnstile(door, at_once=2)
    answers = []
    for number in range(6):
        answers.append(crowd.submit(turnstile, environ(f"/{number}"), None))
        if number < 2:
            door.wait_for(1)
        else:
            waiting(turnstile, number - 1)
    for _ in range(4):
        door.let_go.release()
        door.wait_for(1)
    door.let_go.release(2)
    assert [answer.result(SECONDS) for answer in answers] == [[b""]] * 6
    assert door.most == 2
    assert door.order == [f"/{number}" for number in range(6)]


def test_a_place_comes_back_when_a_request_fails(door, crowd):
    turnstile = Turnstile(door, at_once=1)
    failing = crowd.submit(turnstile, environ("/fails"), None)
    door.wait_for(1)
    next_one = crowd.submit(turnstile, environ("/next"), None)
    waiting(turnstile, 1)
    door.let_go.release(2)
    assert isinstance(failing.exception(SECONDS), RuntimeError)
    assert next_one.result(SECONDS) == [b""]


def test_a_form_that_only_drips_in_takes_no_place(door, crowd):
    """E5: seven slow lines and one that is there: that one is answered."""
    turnstile = Turnstile(door, at_once=1)
    lines = [SlowLine() for _ in range(7)]
    slow = [
        crowd.submit(turnstile, environ("/slow", b"late", **{"wsgi.input": line}), None) for line in lines
    ]
    assert all(line.asked.wait(SECONDS) for line in lines)
    door.let_go.release()
    assert turnstile(environ("/quick", b"here"), None) == [b"here"]
    for line in lines:
        line.sent.set()
    door.let_go.release(7)
    assert [answer.result(SECONDS) for answer in slow] == [[b"late"]] * 7


def test_a_recording_is_read_where_it_is_kept(door, crowd):
    turnstile = Turnstile(door, at_once=1)
    method, path = UPLOAD
    inside = crowd.submit(turnstile, environ("/form"), None)
    door.wait_for(1)
    line = BytesIO(b"sound")
    recording = crowd.submit(
        turnstile, environ(path, b"sound", **{"REQUEST_METHOD": method, "wsgi.input": line}), None
    )
    door.wait_for(1)
    assert line.tell() == 0
    assert door.inside == {"/form", path}
    door.let_go.release(2)
    assert (inside.result(SECONDS), recording.result(SECONDS)) == ([b""], [b"sound"])


@pytest.mark.parametrize(
    ("declared", "sent", "read"),
    [("4", b"here and more", b"here"), ("9", b"short", b"short"), ("none", b"odd", b"odd"), ("", b"", b"")],
)
def test_what_was_declared_is_read_and_nothing_beyond(door, declared, sent, read):
    door.let_go.release()
    given = environ("/form") | {"wsgi.input": BytesIO(sent), "CONTENT_LENGTH": declared}
    assert Turnstile(door, at_once=1)(given, None) == [read]


def test_more_than_a_form_may_hold_is_left_unread_for_the_door_to_refuse(door):
    line = BytesIO(bytes(MOST_BYTES + 1))
    door.let_go.release()
    given = environ("/form") | {"wsgi.input": line, "CONTENT_LENGTH": str(MOST_BYTES + 1)}
    (seen,) = Turnstile(door, at_once=1)(given, None)
    assert given["wsgi.input"] is line
    assert len(seen) == MOST_BYTES + 1


def test_a_chunked_form_is_read_to_one_byte_beyond_the_limit(door):
    line = BytesIO(bytes(MOST_BYTES * 2))
    door.let_go.release()
    given = environ("/form") | {"wsgi.input": line, "HTTP_TRANSFER_ENCODING": "chunked"}
    (seen,) = Turnstile(door, at_once=1)(given, None)
    assert len(seen) == MOST_BYTES + 1


def test_a_line_that_breaks_brings_an_empty_form(door):
    class Broken:
        def read(self, _size):
            raise ConnectionResetError

    door.let_go.release()
    given = environ("/form", b"lost") | {"wsgi.input": Broken()}
    assert Turnstile(door, at_once=1)(given, None) == [b""]


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_whoever_watches_over_the_service_is_answered_while_a_lock_holds_everybody_up(
    sqlite_service, crowd, path
):
    """E13: somebody saves, and waits for SQLite's one writer; the health check answers within a second."""
    doors, base = create_app(sqlite_service), sqlite_service.settings.base_url
    public = next(each for each in _inside(doors) if isinstance(each, DispatcherMiddleware)).app
    with public._places:
        answer = crowd.submit(Client(doors).get, path, base_url=base).result(SECONDS / 10)
        page = crowd.submit(Client(doors).get, "/help", base_url=base)
        waiting(public, 1)
        assert answer.status_code in (200, 503)  # ready or not, as the worker is; but answered
    assert page.result(SECONDS).status_code == 200


def _inside(application):
    while application is not None:
        yield application
        application = getattr(application, "application", None) or getattr(application, "_application", None)


def test_no_family_waits_behind_the_console(sqlite_service, door, crowd, monkeypatch):
    monkeypatch.setattr(plugins, "load_console", lambda _service: door)
    doors = create_app(sqlite_service)
    searches = [
        crowd.submit(doors, create_environ(f"/staff/{number}"), lambda *_: None) for number in range(4)
    ]
    door.wait_for(1)
    base = sqlite_service.settings.base_url
    assert Client(doors).get("/help", base_url=base).status_code == 200
    assert len(door.inside) == 1
    door.let_go.release(4)
    assert [search.result(SECONDS) for search in searches] == [[b""]] * 4
