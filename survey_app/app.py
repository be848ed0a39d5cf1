"""Both doors as one WSGI application: the public one at /, the console under /staff/.

The console is loaded when somebody first knocks there: a process that only ever serves families holds
neither its code nor its libraries.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from survey_app import health, plugins, security, service
from survey_app.design.static import serve_static
from survey_app.respondent import signing
from survey_app.respondent.door import create_public_door
from survey_app.respondent.playing import Player
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.turnstile import Turnstile

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication


def create_public_app(service: Service) -> Flask:
    """The public door alone, for a host of its own."""
    app = create_public_door(service)
    health.init(app)
    return app


def create_app(service: Service) -> "WSGIApplication":
    """Both doors on one host, with the built style sheets and scripts in front."""
    console = _Late(lambda: plugins.load_console(service))
    public = create_public_app(service)
    # A turnstile each: no family waits behind a search of the console's.
    doors = DispatcherMiddleware(
        Turnstile(public, at_once=1 if service.store.is_sqlite else 2),
        {"/staff": Turnstile(console, at_once=1)},
    )
    files = signing.of(public).files
    return serve_static(Player(doors, files, at_once=service.settings.threads // 2) if files else doors)


def from_environment() -> "WSGIApplication":
    """What the web server starts: everything as the environment says, or a refusal."""
    security.log_to_stderr()
    return create_app(service.start(Settings.of_process()))


class _Late:
    """A WSGI application made at its first request."""

    def __init__(self, make: "Callable[[], WSGIApplication]") -> None:
        self._make = make
        self._lock = Lock()
        self._made: WSGIApplication | None = None

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return self._made(environ, start_response)
