"""Show me first: one question to try, for those who answer in easy read. Nothing of it is kept."""

from flask import Flask, Response, request

from questionnaires.model import EasyLine
from survey_app.i18n import gettext
from survey_app.respondent import progress
from survey_app.respondent.around import around
from survey_app.respondent.opening_screens import PracticeOption, PracticeScreen
from survey_app.respondent.showing import show


def init(app: Flask) -> None:
    app.add_url_rule("/practice", view_func=practice)
    app.add_url_rule("/practice", view_func=try_it, methods=["POST"])


def practice() -> Response:
    return _shown("")


def try_it() -> Response:
    return _shown(request.form.get("try-it", ""))


def _shown(value: str) -> Response:
    options = _options()
    told = next((option for option in options if option.value == value), None)
    return show(
        PracticeScreen(
            around=around(progress.of_visit().survey),
            options=options,
            told=EasyLine(text=gettext("You chose: %(answer)s", answer=told.label), symbol=told.symbol)
            if told
            else None,
        )
    )


def _options() -> tuple[PracticeOption, ...]:
    """The three pictured words, and one for being unsure: the same that most of the questions offer."""
    return (
        PracticeOption(value="yes", label=gettext("Yes"), symbol="yes"),
        PracticeOption(value="sometimes", label=gettext("Sometimes"), symbol="sometimes"),
        PracticeOption(value="no", label=gettext("No"), symbol="no"),
        PracticeOption(value="dont-know", label=gettext("I'm not sure"), symbol="not-sure"),
    )
