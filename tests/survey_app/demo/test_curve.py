"""When made-up answers come."""

import datetime as dt
from random import Random

import pytest

from survey_app.clock import LONDON
from survey_app.demo import curve
from survey_app.fieldwork.window import Window

OPENS_AT = dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC)
WINDOW = Window(opens_at=OPENS_AT, closes_at=OPENS_AT + dt.timedelta(days=4))
HOUR = dt.timedelta(hours=1)


def instants(now: dt.datetime = WINDOW.closes_at, count: int = 4000) -> list[dt.datetime]:
    return curve.instants(Random(1), WINDOW, now, count)


def share(least: dt.datetime, most: dt.datetime) -> float:
    return sum(least <= instant < most for instant in instants()) / 4000


def test_a_third_comes_in_half_a_day_and_a_seventh_in_the_last_three_hours() -> None:
    assert share(OPENS_AT, OPENS_AT + 12 * HOUR) == pytest.approx(0.35, abs=0.03)
    assert share(WINDOW.closes_at - 3 * HOUR, WINDOW.closes_at) == pytest.approx(0.15, abs=0.02)


def test_evenings_are_busy_and_nights_are_not() -> None:
    hours = [instant.astimezone(LONDON).hour for instant in instants()]
    assert hours.count(20) + hours.count(21) > 15 * (hours.count(2) + hours.count(3))


def test_the_reminder_brings_more_than_the_same_hours_a_day_before() -> None:
    reminded = dt.datetime(2026, 2, 4, 16, tzinfo=dt.UTC)
    day = dt.timedelta(days=1)
    assert share(reminded, reminded + 6 * HOUR) > 1.2 * share(reminded - day, reminded - day + 6 * HOUR)


def test_nobody_comes_before_the_opening_or_after_now() -> None:
    now = OPENS_AT + 30 * HOUR
    found = instants(now, 500)
    assert found[0] >= OPENS_AT
    assert found[-1] < now
    assert found == sorted(found)
