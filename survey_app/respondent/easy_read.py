"""Easy read of our own pages: what the templates say in words comes out as short lines with symbols.

To the templates it is what another language is: each of their texts is looked up by itself. So a page in easy
read is the same page, none of its parts can be left out, and a text that changes has no easy read until that is
written anew. Questions have theirs beside the questionnaire and come as lines already.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context

from questionnaires.model import EasyLine
from survey_app.respondent import visits
from survey_app.respondent.around import PublicScreen
from survey_app.respondent.easy_agreeing import AGREEING
from survey_app.respondent.easy_opening import START, WHO
from survey_app.respondent.easy_sending import CHECKING, ENDING_EARLY, RECEIPT

EASY: Mapping[str, tuple[EasyLine, ...]] = {
    **START,
    **WHO,
    **AGREEING,
    **CHECKING,
    **RECEIPT,
    **ENDING_EARLY,
}


def init(app: Flask) -> None:
    """Let ``_`` in templates say it easily on screens that are in easy read."""
    translate: Callable[..., str] = app.jinja_env.globals["_"]  # type: ignore[assignment]  # Jinja's are objects

    @pass_context
    def say(context: Context, text: str, **values: Any) -> str:
        lines = EASY.get(text) if getattr(context.get("screen"), "is_easy", False) else None
        if lines is None:
            return translate(context, text, **values)
        macros: Any = context.environment.get_template("design/macros.html").module
        said = [EasyLine(text=translate(context, each.text, **values), symbol=each.symbol) for each in lines]
        beside: str = macros.lines(said)
        return beside

    app.jinja_env.globals["_"] = say


def put(screen: PublicScreen) -> PublicScreen:
    """The screen as this visit reads, where it does not say itself how it is put."""
    if screen.is_easy is None and visits.way().is_easy:
        return replace(screen, is_easy=True)
    return screen
