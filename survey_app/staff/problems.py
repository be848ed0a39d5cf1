"""The one table from what a rule refuses to the page that says so."""

from flask import Flask, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.errors import NotAllowed, TooManyCodes
from survey_app.staff.problem_screens import (
    FaultScreen,
    NotAllowedScreen,
    NotFoundScreen,
    NotTakenScreen,
    ProblemScreen,
    TooOftenScreen,
)

SCREENS: dict[int, type[ProblemScreen]] = {
    403: NotAllowedScreen,
    404: NotFoundScreen,
    429: TooOftenScreen,
    500: FaultScreen,
}


def init(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_http)
    app.register_error_handler(LookupError, show_missing)
    app.register_error_handler(NotAllowed, lambda _: _page(NotAllowedScreen))
    app.register_error_handler(TooManyCodes, lambda _: _page(TooOftenScreen))


def show_http(refused: HTTPException) -> Response:
    """The framework's own refusals: its status and headers, our words."""
    page = _page(SCREENS.get(refused.code or 500, NotTakenScreen))
    page.status_code = refused.code or 500
    page.headers.extend((name, value) for name, value in refused.get_headers() if name == "Allow")
    return page


def show_missing(missing: LookupError) -> Response:
    """What a rule did not find. A KeyError or a template's absence is our own slip and stays one."""
    if type(missing) is not LookupError:
        raise missing
    return _page(NotFoundScreen)


def _page(screen: type[ProblemScreen]) -> Response:
    # Not url_for: a request for a host that is not ours has no addresses.
    return show(screen(home=f"{request.script_root}/"))
