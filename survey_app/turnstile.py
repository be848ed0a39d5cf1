"""In front of a door: few requests are worked on at a time in one process, first come first served.

Threads of one process share one processor, and hand it on at every word with the database: with eight at work, a
page that asks ten things waits ten times for the seven others, and SQLite's one writer is besieged. Let in by ones
and twos, all are done sooner. The other threads wait for slow lines, for a request comes in with its whole form.
"""

from collections import deque
from collections.abc import Iterable
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from survey_app import clock

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

MOST_BYTES = 512 * 1024
"""Of a form. A longer one is refused unread."""

UPLOAD = ("POST", "/other-ways/recording")
"""A recording arrives slowly and is read where it is kept."""

BESIDE = frozenset(
    {UPLOAD, *((method, path) for method in ("GET", "HEAD") for path in ("/livez", "/readyz"))}
)
"""What does not pass here. Whoever watches over the service is answered also while a lock holds everybody up."""

CAME_AT = "survey_app.came_at"
"""When a request's head was there, in its environment: that counts for a close, not when its form or its turn came."""


class Turnstile:
    """`application`, by `at_once` requests at a time."""

    def __init__(self, application: "WSGIApplication", *, at_once: int) -> None:
        self._application = application
        self._places = _Places(at_once)

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        if (environ["REQUEST_METHOD"], environ.get("PATH_INFO")) in BESIDE:
            return self._application(environ, start_response)
        environ[CAME_AT] = clock.now()
        _take_in(environ)
        with self._places:
            return self._application(environ, start_response)


class _Places:
    """As a semaphore, but whoever leaves hands the place to who has waited longest.

    The library's lets newcomers in before those it woke: the slowest pages became slower by a fifth so, and every
    page dearer by a tenth.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting = deque[Lock]()
        self._counting = Lock()

    def __enter__(self) -> None:
        with self._counting:
            if self._free:
                self._free -= 1
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def __exit__(self, *_: object) -> None:
        with self._counting:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


def _take_in(environ: dict[str, Any]) -> None:
    """Read the body, however slowly it comes. What breaks off is short, which the door sees and refuses."""
    declared = environ.get("CONTENT_LENGTH") or ""
    is_chunked = "HTTP_TRANSFER_ENCODING" in environ
    if not is_chunked and not (declared.isdecimal() and 0 < int(declared) <= MOST_BYTES):
        return
    try:
        body = environ["wsgi.input"].read(MOST_BYTES + 1 if is_chunked else int(declared))
    except OSError:
        body = b""
    environ["wsgi.input"] = BytesIO(body)
