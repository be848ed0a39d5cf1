"""Instants as people say them, in the language of the page; always on England's clocks."""

import datetime as dt

from babel.dates import format_date, format_time
from flask_babel import get_locale  # type: ignore[import-untyped]  # ships no types

from survey_app.clock import LONDON
from survey_app.fieldwork import window


def spoken(instant: dt.datetime) -> str:
    """'12 noon on Friday 7 February 2020'; in other languages the day in full and the clock's 24 hours."""
    if _is_english():
        return window.spoken(instant)
    local, locale = instant.astimezone(LONDON), get_locale()
    joined: str = locale.datetime_formats["medium"].format(_clock(local), format_date(local, "full", locale))
    return joined


def spoken_end(closes_at: dt.datetime, ends_at: dt.datetime) -> str:
    """When the grace ends, said after the close: the time alone where the day is the same."""
    if _is_english():
        return window.spoken_end(closes_at, ends_at)
    closes, ends = closes_at.astimezone(LONDON), ends_at.astimezone(LONDON)
    return _clock(ends) if closes.date() == ends.date() else spoken(ends_at)


def _clock(local: dt.datetime) -> str:
    return str(format_time(local.replace(tzinfo=None), "HH:mm", locale=get_locale()))


def _is_english() -> bool:
    return str(get_locale().language) == "en"
