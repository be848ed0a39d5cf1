"""Kinds of inspection other than a revisit: their days, and when their surveys are open."""

import datetime as dt

import pytest

from survey_app.fieldwork import calendar
from survey_app.fieldwork.calendar import Override, TimetableRefused, timetable


def test_a_full_inspection_has_three_weeks_and_its_surveys_the_first() -> None:
    """Ealing 2025, as its partnership published it: notified on a Monday, fieldwork from the Thursday of
    week 2, on site from the Monday of week 3 to the Friday."""
    plan = timetable(dt.date(2025, 9, 22), kind="full")
    assert [plan.on(number) for number in (-10, -2, 1, 5)] == [
        dt.date(2025, 9, 8),
        dt.date(2025, 9, 18),
        dt.date(2025, 9, 22),
        dt.date(2025, 9, 26),
    ]
    told = calendar.survey_window(plan)
    assert (told.opens_at, told.closes_at) == (
        dt.datetime(2025, 9, 8, 11, tzinfo=dt.UTC),
        dt.datetime(2025, 9, 15, 11, tzinfo=dt.UTC),
    )


def test_a_thematic_visit_has_no_window_of_its_own() -> None:
    with pytest.raises(TimetableRefused):
        calendar.survey_window(timetable(dt.date(2025, 9, 22), kind="thematic"))


def test_a_day_that_a_kind_does_not_have_cannot_be_moved() -> None:
    moved = Override(number=-5, on=dt.date(2025, 9, 15), reason="Snow")
    with pytest.raises(TimetableRefused):
        timetable(dt.date(2025, 9, 22), kind="thematic", overrides=[moved])
