"""A window's instants as people type them and read them."""

import datetime as dt

import pytest

from survey_app.fieldwork import calendar, window
from survey_app.fieldwork.window import WindowRefused, from_local

NOON = dt.time(12)
CLOCKS_BACK = dt.date(2026, 10, 25)
CLOCKS_FORWARD = dt.date(2027, 3, 28)


def minutes(count: int) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("on", "at", "why"),
    [
        (CLOCKS_BACK, dt.time(1, 0), "01:00 on Sunday 25 October 2026 happens twice"),
        (CLOCKS_BACK, dt.time(1, 30), "01:30 on Sunday 25 October 2026 happens twice"),
        (CLOCKS_BACK, dt.time(1, 59), "01:59 on Sunday 25 October 2026 happens twice"),
        (CLOCKS_FORWARD, dt.time(1, 0), "01:00 on Sunday 28 March 2027 does not happen"),
        (CLOCKS_FORWARD, dt.time(1, 30), "01:30 on Sunday 28 March 2027 does not happen"),
        (CLOCKS_FORWARD, dt.time(1, 59), "01:59 on Sunday 28 March 2027 does not happen"),
    ],
)
def test_a_time_that_happens_twice_or_never_is_refused(on: dt.date, at: dt.time, why: str) -> None:
    """C7: whoever types it is told why and what to choose."""
    week = dt.timedelta(days=7)
    with pytest.raises(WindowRefused, match=f"{why}, because the clocks change. Choose a time an hour"):
        from_local(on - week, NOON, on, at)
    with pytest.raises(WindowRefused, match=why):
        from_local(on, at, on + week, NOON)


def test_a_grace_that_ends_at_a_time_that_happens_twice_is_refused() -> None:
    """C7: the end of the grace is printed, so it must be one instant as well."""
    with pytest.raises(WindowRefused, match="01:15 on Sunday 25 October 2026 happens twice"):
        from_local(dt.date(2026, 10, 20), NOON, CLOCKS_BACK, dt.time(0, 45), minutes(30))


@pytest.mark.parametrize(
    ("on", "at", "instant"),
    [
        (CLOCKS_BACK, dt.time(0, 59), "2026-10-24T23:59"),
        (CLOCKS_BACK, dt.time(2, 0), "2026-10-25T02:00"),
        (CLOCKS_FORWARD, dt.time(0, 59), "2027-03-28T00:59"),
        (CLOCKS_FORWARD, dt.time(2, 0), "2027-03-28T01:00"),
    ],
)
def test_the_last_and_first_times_around_a_clock_change_are_taken(
    on: dt.date, at: dt.time, instant: str
) -> None:
    """C7: only the hour itself is refused."""
    assert from_local(on - dt.timedelta(days=7), NOON, on, at, minutes(0)).closes_at == utc(instant)


@pytest.mark.parametrize("at", [dt.time(12, 0, 1), dt.time(12, 0, 0, 1), dt.time(12, tzinfo=dt.UTC)])
def test_a_time_on_the_wall_is_hours_and_minutes(at: dt.time) -> None:
    with pytest.raises(WindowRefused, match="hours and minutes"):
        from_local(dt.date(2026, 5, 1), NOON, dt.date(2026, 5, 8), at)


def test_people_read_both_instants() -> None:
    told = calendar.survey_window(calendar.timetable(dt.date(2020, 2, 10)))
    assert (
        f"until {window.spoken(told.closes_at)}; if you have started by then you have until "
        f"{window.spoken_end(told.closes_at, told.ends_at)} to send"
    ) == (
        "until 12 noon on Friday 7 February 2020; if you have started by then you have until 12.30pm to send"
    )


def test_a_grace_past_midnight_is_said_with_its_day() -> None:
    told = from_local(dt.date(2026, 5, 1), NOON, dt.date(2026, 5, 8), dt.time(23, 45))
    assert window.spoken_end(told.closes_at, told.ends_at) == "12.15am on Saturday 9 May 2026"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-05-07T23:00", "midnight at the start of Friday 8 May 2026"),
        ("2026-05-07T23:05", "12.05am on Friday 8 May 2026"),
        ("2026-05-08T08:00", "9am on Friday 8 May 2026"),
        ("2026-05-08T11:00", "12 noon on Friday 8 May 2026"),
        ("2026-05-08T11:30", "12.30pm on Friday 8 May 2026"),
        ("2026-05-08T22:59", "11.59pm on Friday 8 May 2026"),
    ],
)
def test_instants_are_said_as_people_in_england_say_them(at: str, words: str) -> None:
    assert window.spoken(utc(at)) == words
