"""Sending films: a film holds a thread for as long as a phone takes to load it, so few are sent at a time, in pieces.

A browser that plays asks for a range of bytes, to the end if it may; it gets a piece and asks again for the next
(RFC 9110, 14.2: a server may send less than was asked for). Whoever loads slowly holds a thread for one piece, and
half of the threads are never at films: nobody keeps families from the questions by loading films.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_range_header
from werkzeug.utils import send_file
from werkzeug.wrappers import Response

from survey_app.design import static
from survey_app.fieldwork.films import KINDS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

PIECE = 512 * 1024


class Player:
    """In front of `application`: answers for the addresses in `files` and for nothing else."""

    def __init__(self, application: "WSGIApplication", files: Mapping[str, Path], *, at_once: int) -> None:
        self._application = application
        self._files = files
        self._slots = BoundedSemaphore(max(1, at_once))

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        path = self._files.get(environ.get("PATH_INFO", ""))
        if path is None or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._application(environ, start_response)
        if not self._slots.acquire(blocking=False):
            busy = Response("Many films are playing. Try again soon.\n", 503, {"Retry-After": "10"})
            return _protected(busy)(environ, start_response)
        return self._answer(path, environ, self._slots.release)(environ, start_response)

    def _answer(self, path: Path, environ: dict[str, Any], done: Callable[[], None]) -> Response:
        try:
            answer = _film(path, environ)
        except HTTPException as refused:
            answer = Response("No such part.\n", refused.code, refused.get_headers(environ))
        except OSError:
            answer = Response("Not there any more.\n", 404)
        except BaseException:
            done()
            raise
        answer.call_on_close(done)
        return _protected(answer)


def _film(path: Path, environ: dict[str, Any]) -> Response:
    """Asked for again each time, and not sent again while it is the same file: an operator may change it."""
    found = path.stat()
    asked = {**environ, **_piece(environ, found.st_size)}
    tag = f"{found.st_mtime:.0f}-{found.st_size}"  # the same on every machine that has the same copy
    answer = send_file(path, asked, mimetype=KINDS[path.suffix[1:]], conditional=True, etag=tag)
    answer.direct_passthrough = False  # else nobody is told when the film is sent
    return answer


def _piece(environ: Mapping[str, Any], size: int) -> dict[str, str]:
    """The range that was asked for, cut to a piece; nothing where it is none, or several."""
    asked = parse_range_header(environ.get("HTTP_RANGE"))
    if asked is None or (ends := asked.range_for_length(size)) is None:
        return {}
    begin, end = ends
    return {"HTTP_RANGE": f"bytes={begin}-{min(end, begin + PIECE) - 1}"}


def _protected(answer: Response) -> Response:
    answer.headers.update(static.HEADERS)
    return answer
