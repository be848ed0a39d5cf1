"""Parts that are loaded only when they are wanted; the one place that imports by name."""

from importlib import import_module
from typing import TYPE_CHECKING

from survey_app.service import Service

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

CONSOLE = "survey_app.staff.door"


def load_console(service: Service) -> "WSGIApplication":
    """The console's door, made for this service."""
    console: WSGIApplication = import_module(CONSOLE).create_console(service)
    return console
