"""What a page is made of: one frozen dataclass for each template, and the only way to show it."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Flask, Response, render_template
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from survey_app.design.static import asset


@dataclass(frozen=True)
class FieldError:
    """One thing to put right: the id of the control it is about (empty: none), and what to do."""

    field: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Screen:
    """The whole contract of one template: it sees nothing but this, as ``screen``.

    ``states`` names the shapes the page can take (``plain``, ``errors``, ...): whoever visits every
    page takes its list from here.
    """

    name: ClassVar[str]
    template: ClassVar[str]
    status: ClassVar[int] = 200
    states: ClassVar[tuple[str, ...]] = ("plain",)

    errors: tuple[FieldError, ...] = ()


def init(app: Flask) -> None:
    """Let ``app``'s templates use the shared ones (``design/...``), the GOV.UK macros and ``asset``."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    own = app.jinja_loader
    app.jinja_loader = ChoiceLoader(
        [
            *([own] if own else []),
            PackageLoader("survey_app.design"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.globals["asset"] = asset


def render(screen: Screen) -> str:
    """The page as HTML."""
    return render_template(screen.template, screen=screen)


def show(screen: Screen) -> Response:
    """The page as an answer to the request, with the screen's own status."""
    return Response(render(screen), status=screen.status, mimetype="text/html")
