"""A small application with one page for every macro, and a browser to look at it."""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from flask import Flask, Response, g, request
from jinja2 import FileSystemLoader
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from questionnaires.model import Option
from survey_app import i18n, own_forms
from survey_app.design import screens
from survey_app.design.screens import FieldError, Screen
from survey_app.design.static import serve_static
from survey_app.security import CSP, HEADERS
from survey_app.settings import Settings

SAMPLES = Path(__file__).parent / "samples"
WORDS = "12 345"  # words of ours that no catalogue holds, so that only the interface's are left to see
OPTIONS = (
    Option(value="a", label="1"),
    Option(value="b", label="2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2"),
    Option(value="none", label="3", is_exclusive=True),
)


@dataclass(frozen=True)
class Row:
    key: str
    values: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Sample(Screen):
    name: ClassVar[str] = "everything"
    template: ClassVar[str] = "everything.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors")

    heading: str = "67 890"
    words: str = WORDS
    options: tuple[Option, ...] = OPTIONS
    chosen: str = "b"
    ticked: tuple[str, ...] = ("a",)
    typed: str = ""
    code: str = ""
    rows: tuple[Row, ...] = (Row("1", ("2", "3\n  4"), "/"), Row("5", ("6",)))

    def wrong(self, field: str) -> str:
        return next((error.text for error in self.errors if error.field == field), "")


class OneQuestion(Sample):
    name = "one-question"
    template = "one_question.html"
    states = ("plain",)


class First(Sample):
    name = "first"
    template = "first.html"
    states = ("plain",)


@dataclass(frozen=True, kw_only=True)
class Console(Screen):
    name: ClassVar[str] = "console"
    template: ClassVar[str] = "console.html"

    heading: str = "67 890"
    words: str = WORDS
    head: tuple[str, ...] = ("1", "2")
    cells: tuple[tuple[object, ...], ...] = (("3", 4), ("5", 6))


@pytest.fixture
def sample() -> Callable[..., Screen]:
    """Makes the page that holds every macro: ``sample(typed="...")``."""
    return Sample


PAGES: tuple[Screen, ...] = (Sample(), OneQuestion(), First(), Console())
ERRORS = tuple(FieldError(field, f"{WORDS} 6") for field in ("touches", "story", "code"))


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """Where the application looks for translations; empty until a test fills it."""
    return tmp_path / "catalogues"


@pytest.fixture
def app(catalogues: Path) -> Flask:
    """English, a stand-in that runs left to right, and one that runs right to left."""
    app = Flask(__name__)
    app.secret_key = "only here"
    app.jinja_loader = FileSystemLoader(SAMPLES)
    own_forms.init(app)
    screens.init(app)
    i18n.init(app, ("en-GB", "eo", "he"), (catalogues,))
    app.jinja_env.globals["exit_url"] = Settings().exit_url
    app.before_request(lambda: setattr(g, "language", request.args.get("language", "")))
    for page in PAGES:
        app.add_url_rule(f"/{page.name}", page.name, _view(page), methods=["GET", "POST"])
    app.add_url_rule("/leave", "leave", lambda: ("", 204), methods=["POST"])
    app.after_request(_with_headers)
    return app


def _view(page: Screen) -> Callable[[], Response]:
    def show() -> Response:
        has_errors = request.args.get("state") == "errors"
        return screens.show(replace(page, errors=ERRORS if has_errors else ()))

    return show


def _with_headers(response: Response) -> Response:
    response.headers.update({**HEADERS, "Content-Security-Policy": CSP})
    return response


@pytest.fixture
def render(app: Flask) -> Callable[..., str]:
    """A screen as HTML: ``render(screen)``, ``render(screen, language="he")``."""

    def render(screen: Screen, language: str = "") -> str:
        with app.test_request_context():
            g.language = language
            return screens.render(screen)

    return render


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application is served to a browser, style sheets and all."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, serve_static(app.wsgi_app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, kept from calling home."""
    chromium = shutil.which("chromium") or pytest.skip("there is no Chromium here")
    quiet = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    flags = [*quiet.split(), "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": flags}


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A window of its own: ``open_page()``, ``open_page(color_scheme="dark")``."""
    with ExitStack() as windows:

        def open_page(**look: Any) -> Page:
            return windows.enter_context(browser.new_context(**look)).new_page()

        yield open_page
