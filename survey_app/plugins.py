"""Parts that are loaded only when they are wanted; the one place that imports by name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires.xlsform.form import Form
from survey_app.errors import SurveyAppError
from survey_app.service import Service

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

CONSOLE = "survey_app.staff.door"
XLSFORM = "questionnaires.xlsform.reading"


class PartMissing(SurveyAppError):
    """A command needs an optional part that was not installed; the message says how to."""


def load_console(service: Service) -> "WSGIApplication":
    """The console's door, made for this service."""
    console: WSGIApplication = import_module(CONSOLE).create_console(service)
    return console


def load_xlsform_reader() -> Callable[[Path], Form]:
    """What opens XLSForm files, with the library of the extra `xlsform`."""
    try:
        read: Callable[[Path], Form] = import_module(XLSFORM).read
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("questionnaires"):
            raise
        what = "XLSForms are read with pyxform, which is not installed"
        raise PartMissing(f"{what}; to install it: pip install 'survey-app[xlsform]'") from missing
    return read
