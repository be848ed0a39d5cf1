"""The fieldwork window: at which instant it opens, closes and ends, on either side of a clock change."""

import csv
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.fieldwork import calendar, window
from survey_app.fieldwork.window import Window, WindowRefused, from_local

REVISITS = Path(__file__).parents[2] / "samples" / "revisits.csv"
LONDON = ZoneInfo("Europe/London")
MICROSECOND = dt.timedelta(microseconds=1)
SECOND = dt.timedelta(seconds=1)
HOUR = dt.timedelta(hours=1)
NOON = dt.time(12)
CLOCKS_BACK = dt.date(2026, 10, 25)
CLOCKS_FORWARD = dt.date(2027, 3, 28)


def minutes(count: int) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def window_of(*day_1: int) -> Window:
    return calendar.survey_window(calendar.timetable(dt.date(*day_1)))


def instants(found: Window) -> tuple[str, str]:
    return (f"{found.opens_at:%Y-%m-%d %H:%MZ}", f"{found.closes_at:%Y-%m-%d %H:%MZ}")


def hours(found: Window) -> float:
    return (found.closes_at - found.opens_at) / HOUR


def test_w0_south_gloucestershire_2020_is_open_from_noon_to_noon_as_published() -> None:
    found = window_of(2020, 2, 10)
    assert instants(found) == ("2020-02-03 12:00Z", "2020-02-07 12:00Z")
    assert hours(found) == 96
    assert window.spoken(found.opens_at) == "12 noon on Monday 3 February 2020"
    assert window.spoken(found.closes_at) == "12 noon on Friday 7 February 2020"


def test_w1_durham_2020_has_a_weekend_inside() -> None:
    found = window_of(2020, 1, 22)
    assert instants(found) == ("2020-01-15 12:00Z", "2020-01-21 12:00Z")
    assert hours(found) == 144


def test_w2_kent_2022_opens_after_the_bank_holiday_in_british_summer_time() -> None:
    found = window_of(2022, 9, 27)
    assert instants(found) == ("2022-09-20 11:00Z", "2022-09-26 11:00Z")
    assert hours(found) == 144


def test_w3_a_bank_holiday_inside_makes_the_window_a_week() -> None:
    found = window_of(2026, 5, 11)
    assert instants(found) == ("2026-05-01 11:00Z", "2026-05-08 11:00Z")
    assert hours(found) == 168


def test_w4_greenwich_2023_opens_before_its_second_bank_holiday() -> None:
    assert instants(window_of(2023, 5, 15)) == ("2023-05-05 11:00Z", "2023-05-12 11:00Z")


def test_w5_clocks_going_forward_take_an_hour_and_noon_stays_noon() -> None:
    found = window_of(2026, 3, 31)
    assert instants(found) == ("2026-03-24 12:00Z", "2026-03-30 11:00Z")
    assert hours(found) == 143


def test_w6_clocks_gone_back_before_the_window_change_nothing() -> None:
    found = window_of(2026, 11, 2)
    assert instants(found) == ("2026-10-26 12:00Z", "2026-10-30 12:00Z")
    assert hours(found) == 96


def test_w6_clocks_going_back_inside_the_window_give_an_hour() -> None:
    found = window_of(2026, 10, 28)
    assert instants(found) == ("2026-10-21 11:00Z", "2026-10-27 12:00Z")
    assert hours(found) == 145


def test_w7_a_survey_of_the_first_week_takes_any_times_on_the_wall() -> None:
    day_1 = dt.date(2025, 9, 22)
    found = from_local(calendar.date_of(-10, day_1), dt.time(9), calendar.date_of(-5, day_1), dt.time(9))
    assert instants(found) == ("2025-09-08 08:00Z", "2025-09-15 08:00Z")


def test_w8_essex_2026_opens_in_the_second_week_of_january() -> None:
    assert instants(window_of(2026, 1, 19)) == ("2026-01-12 12:00Z", "2026-01-16 12:00Z")


def test_cheshire_east_2021_is_open_as_its_forum_wrote() -> None:
    found = window_of(2021, 5, 24)
    assert window.spoken(found.opens_at) == "12 noon on Monday 17 May 2021"
    assert window.spoken(found.closes_at) == "12 noon on Friday 21 May 2021"


def test_every_day_1_of_2024_to_2030_has_a_window_from_noon_to_noon_of_whole_days() -> None:
    day_1, checked = dt.date(2024, 1, 1), 0
    while day_1.year <= 2030:
        if calendar.is_working_day(day_1):
            check_noon_to_noon(calendar.survey_window(calendar.timetable(day_1)), day_1)
            checked += 1
        day_1 += dt.timedelta(days=1)
    assert checked > 1700


def test_all_46_real_revisits_have_a_window_from_noon_to_noon() -> None:
    with REVISITS.open(encoding="utf-8", newline="") as file:
        days = [dt.date.fromisoformat(row["day_1"]) for row in csv.DictReader(file)]
    assert len(days) == 46
    for day_1 in days:
        check_noon_to_noon(calendar.survey_window(calendar.timetable(day_1)), day_1)


def check_noon_to_noon(found: Window, day_1: dt.date) -> None:
    opens, closes = found.opens_at.astimezone(LONDON), found.closes_at.astimezone(LONDON)
    assert opens.time() == closes.time() == NOON, day_1
    assert opens.date() < closes.date() < day_1
    changed = closes.utcoffset() - opens.utcoffset()  # type: ignore[operator]  # both are aware
    assert (found.closes_at - found.opens_at + changed) % dt.timedelta(days=1) == dt.timedelta(0), day_1
    assert hours(found) >= 95, day_1


WINDOWS_AT_CLOCK_CHANGES = {
    "clocks go forward inside": (dt.date(2026, 3, 24), NOON, dt.date(2026, 3, 30), NOON),
    "clocks go back inside": (dt.date(2026, 10, 21), NOON, dt.date(2026, 10, 27), NOON),
    "closes after the clocks go back": (dt.date(2026, 10, 21), NOON, CLOCKS_BACK, dt.time(2)),
    "opens after the clocks go forward": (CLOCKS_FORWARD, dt.time(2), dt.date(2027, 4, 1), NOON),
    "ends as the clocks go forward": (dt.date(2027, 3, 24), NOON, CLOCKS_FORWARD, dt.time(0, 0)),
}


@pytest.mark.parametrize("case", WINDOWS_AT_CLOCK_CHANGES)
@pytest.mark.parametrize("grace", [0, 30])
def test_the_window_turns_at_the_microsecond_on_both_clock_changes(case: str, grace: int) -> None:
    found = from_local(*WINDOWS_AT_CLOCK_CHANGES[case], minutes(grace))
    for step in (MICROSECOND, SECOND):
        assert found.state(found.opens_at - step) == "before"
        assert found.state(found.opens_at + step) == "open"
        assert found.state(found.closes_at - step) == "open"
        assert found.state(found.ends_at - step) == ("grace" if grace else "open")
        assert found.state(found.ends_at + step) == "closed"
    assert found.state(found.opens_at) == "open"
    assert found.state(found.closes_at) == ("grace" if grace else "closed")
    assert found.state(found.ends_at) == "closed"
    assert found.ends_at - found.closes_at == minutes(grace)


def test_no_grace_closes_for_everybody_at_once() -> None:
    found = from_local(dt.date(2026, 5, 1), NOON, dt.date(2026, 5, 8), NOON, minutes(0))
    assert found.state(found.closes_at) == "closed"
    assert found.ends_at == found.closes_at


def test_a_grace_of_an_hour_is_the_longest() -> None:
    found = from_local(dt.date(2026, 5, 1), NOON, dt.date(2026, 5, 8), NOON, minutes(60))
    assert found.state(utc("2026-05-08T11:59:59.999999")) == "grace"
    assert found.state(utc("2026-05-08T12:00:00")) == "closed"


@pytest.mark.parametrize("grace", [minutes(61), -minutes(1), 90 * SECOND, minutes(60) + MICROSECOND])
def test_a_grace_over_an_hour_or_of_broken_minutes_is_refused(grace: dt.timedelta) -> None:
    with pytest.raises(WindowRefused, match="from 0 to 60 whole minutes"):
        from_local(dt.date(2026, 5, 1), NOON, dt.date(2026, 5, 8), NOON, grace)


@given(
    since=st.timedeltas(dt.timedelta(days=-2), dt.timedelta(days=9)),
    later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=9)),
)
def test_a_window_never_goes_back_to_an_earlier_state(since: dt.timedelta, later: dt.timedelta) -> None:
    order = ("before", "open", "grace", "closed")
    found = window_of(2026, 5, 11)
    now = found.opens_at + since
    assert order.index(found.state(now)) <= order.index(found.state(now + later))


@pytest.mark.parametrize("late", [True, False])
def test_a_window_that_closes_before_or_as_it_opens_is_refused(late: bool) -> None:
    opens_on = dt.date(2026, 5, 8) + dt.timedelta(days=late)
    with pytest.raises(WindowRefused, match="closes before it opens"):
        from_local(opens_on, NOON, dt.date(2026, 5, 8), NOON)


@pytest.mark.parametrize("zone", [None, LONDON, dt.timezone(HOUR)])
def test_a_window_is_made_of_utc_instants_only(zone: dt.tzinfo | None) -> None:
    opens_at = dt.datetime(2026, 1, 5, 12, tzinfo=zone)
    with pytest.raises(WindowRefused, match="not an instant in UTC"):
        Window(opens_at=opens_at, closes_at=utc("2026-01-09T12:00"))


def test_a_clock_that_jumps_back_an_hour_across_the_close_does_not_reopen_the_survey() -> None:
    """C6: a page save after the close has shown a later instant, which stands."""
    found = window_of(2026, 5, 11)
    seen = found.ends_at + minutes(2)
    jumped = seen - HOUR
    assert found.state(jumped) == "open"
    assert found.state(window.effective(jumped, seen)) == "closed"


def test_a_clock_put_right_after_running_ahead_does_not_close_the_survey_early() -> None:
    """C6: ahead by an hour before the opening; days later the close is where it was printed."""
    found = window_of(2026, 5, 11)
    ahead = found.opens_at + minutes(30)
    assert window.effective(ahead - HOUR, ahead) == ahead
    for now in (found.closes_at - MICROSECOND, found.closes_at):
        assert window.effective(now, ahead) == now
    assert found.state(window.effective(found.closes_at - MICROSECOND, ahead)) == "open"


def test_a_clock_up_to_a_minute_behind_is_believed() -> None:
    """C6: clocks are nudged all the time; only a jump counts."""
    seen = utc("2026-05-08T11:00")
    assert window.effective(seen - minutes(1), seen) == seen - minutes(1)
    assert window.effective(seen - minutes(1) - MICROSECOND, seen) == seen
    assert window.effective(seen, None) == seen
