"""The days of an inspection, against the handbook's rules and against inspections that took place."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from survey_app.fieldwork import calendar
from survey_app.fieldwork.calendar import Override, SchoolHoliday, TimetableRefused, date_of, timetable
from survey_app.fieldwork.shapes import SHAPES

REVISIT = SHAPES["revisit"]
REVISITS = Path(__file__).parents[2] / "samples" / "revisits.csv"

# Every bank holiday on a weekday in England, as published: two moved or added for 2020 and 2022.
BANK_HOLIDAYS = {
    2020: ("01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"),
    2021: ("01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"),
    2022: ("01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"),
    2023: ("01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"),
}
EASTER = SchoolHoliday(name="Easter holidays", starts_on=dt.date(2026, 4, 3), ends_on=dt.date(2026, 4, 17))
AUTUMN_HALF_TERM = SchoolHoliday(
    name="autumn half-term", starts_on=dt.date(2026, 10, 26), ends_on=dt.date(2026, 10, 30)
)


def weekdays_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    days = (first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days))
    return [day for day in days if day.weekday() < 5]


def dates(day_1: dt.date) -> dict[int, str]:
    return {number: f"{date_of(number, day_1):%a %d %b}" for number in REVISIT.days}


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_the_working_days_of_a_year_are_its_weekdays_without_bank_holidays(year: int) -> None:
    off = [f"{day:%m-%d}" for day in weekdays_of(year) if not calendar.is_working_day(day)]
    assert off == list(BANK_HOLIDAYS[year])


def test_a_weekend_is_no_working_day_and_its_bank_holiday_is_taken_on_a_weekday() -> None:
    christmas = dt.date(2021, 12, 25)
    assert calendar.bank_holiday(christmas) is None
    assert not calendar.is_working_day(christmas)
    assert calendar.bank_holiday(dt.date(2021, 12, 27)) is not None


def test_w0_south_gloucestershire_2020_counts_plain_weeks() -> None:
    found = dates(dt.date(2020, 2, 10))
    assert {n: found[n] for n in (-10, -7, -6, -5, -1, 1)} == {
        -10: "Mon 27 Jan",
        -7: "Thu 30 Jan",
        -6: "Fri 31 Jan",
        -5: "Mon 03 Feb",
        -1: "Fri 07 Feb",
        1: "Mon 10 Feb",
    }


def test_w1_durham_2020_starts_on_a_wednesday_so_a_weekend_lies_inside() -> None:
    found = dates(dt.date(2020, 1, 22))
    assert {n: found[n] for n in (-10, -7, -6, -5, -1, 3)} == {
        -10: "Wed 08 Jan",
        -7: "Mon 13 Jan",
        -6: "Tue 14 Jan",
        -5: "Wed 15 Jan",
        -1: "Tue 21 Jan",
        3: "Fri 24 Jan",
    }


def test_w2_kent_2022_skips_the_bank_holiday_declared_eleven_days_before() -> None:
    found = dates(dt.date(2022, 9, 27))
    assert {n: found[n] for n in range(-10, 0)} == {
        -10: "Mon 12 Sep",
        -9: "Tue 13 Sep",
        -8: "Wed 14 Sep",
        -7: "Thu 15 Sep",
        -6: "Fri 16 Sep",
        -5: "Tue 20 Sep",
        -4: "Wed 21 Sep",
        -3: "Thu 22 Sep",
        -2: "Fri 23 Sep",
        -1: "Mon 26 Sep",
    }


def test_w3_a_bank_holiday_inside_the_window_opens_it_on_the_friday_before() -> None:
    found = dates(dt.date(2026, 5, 11))
    assert {n: found[n] for n in (-10, -7, -6, -5, -4, -3, -2, -1)} == {
        -10: "Fri 24 Apr",
        -7: "Wed 29 Apr",
        -6: "Thu 30 Apr",
        -5: "Fri 01 May",
        -4: "Tue 05 May",
        -3: "Wed 06 May",
        -2: "Thu 07 May",
        -1: "Fri 08 May",
    }


def test_w4_greenwich_2023_has_two_bank_holidays_in_its_run_up() -> None:
    found = dates(dt.date(2023, 5, 15))
    assert (found[-10], found[-5], found[-2]) == ("Thu 27 Apr", "Fri 05 May", "Thu 11 May")


def test_w5_a_visit_across_easter_is_dated_over_it_and_warned_about() -> None:
    plan = timetable(dt.date(2026, 3, 31))
    assert [plan.on(number).isoformat() for number in (-10, -7, -6, -5, -1, 2, 3, 4)] == [
        "2026-03-17",
        "2026-03-20",
        "2026-03-23",
        "2026-03-24",
        "2026-03-30",
        "2026-04-01",
        "2026-04-02",
        "2026-04-07",
    ]
    (caution,) = plan.cautions
    assert caution.kind == "visit-straddles-a-break"
    assert caution.text == (
        "Days 1 to 4 run from Tuesday 31 March 2026 to Tuesday 7 April 2026, "
        "across Good Friday, Easter Monday."
    )


def test_w5_a_school_holiday_that_begins_during_the_visit_is_named_too() -> None:
    straddling = timetable(dt.date(2026, 3, 31), school_holidays=[EASTER]).cautions[-1]
    assert straddling.text.endswith("across Good Friday, Easter Monday, Easter holidays.")


@pytest.mark.parametrize(("starts", "straddles"), [(11, False), (12, True), (14, True), (15, False)])
def test_a_visit_straddles_a_holiday_begun_after_day_1_and_by_day_4(starts: int, straddles: bool) -> None:
    closed = dt.date(2026, 5, starts)
    one_day = SchoolHoliday(name="training day", starts_on=closed, ends_on=closed)
    kinds = [caution.kind for caution in timetable(dt.date(2026, 5, 11), school_holidays=[one_day]).cautions]
    assert ("visit-straddles-a-break" in kinds) is straddles


def test_a_bank_holiday_declared_inside_the_visit_is_warned_about() -> None:
    (caution,) = timetable(dt.date(2026, 5, 11), extra_bank_holidays=[dt.date(2026, 5, 13)]).cautions
    assert caution.text.endswith("from Monday 11 May 2026 to Friday 15 May 2026, across a bank holiday.")


def test_w6_a_window_in_half_term_is_warned_about() -> None:
    plan = timetable(dt.date(2026, 11, 2), school_holidays=[AUTUMN_HALF_TERM])
    assert (plan.on(-10), plan.on(-5), plan.on(-1)) == (
        dt.date(2026, 10, 19),
        dt.date(2026, 10, 26),
        dt.date(2026, 10, 30),
    )
    (caution,) = plan.cautions
    assert (caution.kind, caution.days) == ("school-holiday", (-5, -4, -3, -2, -1))
    assert caution.text == "Schools are closed on days -5 to -1 (autumn half-term)."


def test_w7_ealing_2025_fits_the_three_week_framework_by_day_numbers() -> None:
    found = {number: f"{date_of(number, dt.date(2025, 9, 22)):%a %d %b}" for number in (-10, -2, 1, 5)}
    assert found == {-10: "Mon 08 Sep", -2: "Thu 18 Sep", 1: "Mon 22 Sep", 5: "Fri 26 Sep"}


def test_w8_essex_2026_is_notified_on_the_first_monday_of_january() -> None:
    assert date_of(-10, dt.date(2026, 1, 19)) == dt.date(2026, 1, 5)


def test_every_working_day_of_2024_to_2030_can_be_day_1() -> None:
    for day_1 in (day for year in range(2024, 2031) for day in weekdays_of(year)):
        if not calendar.is_working_day(day_1):
            continue
        days = [date_of(number, day_1) for number in REVISIT.days]
        assert days == sorted(set(days)), day_1
        assert all(calendar.is_working_day(day) for day in days), day_1
        assert days[10] == day_1
        skipped = {days[0] + dt.timedelta(days=n) for n in range((days[-1] - days[0]).days)} - set(days)
        assert not any(calendar.is_working_day(day) for day in skipped), day_1


def test_a_bank_holiday_declared_later_moves_the_days_before_it_and_never_day_1() -> None:
    for day_1 in (day for year in (2024, 2026) for day in weekdays_of(year) if calendar.is_working_day(day)):
        declared = date_of(-3, day_1)
        before = [date_of(number, day_1) for number in REVISIT.days]
        after = [date_of(n, day_1, extra_bank_holidays=[declared]) for n in REVISIT.days]
        assert declared not in after
        assert after[8:] == before[8:]
        assert after[1:8] == before[:7]


def test_all_46_real_revisits_have_a_timetable_and_none_straddled_a_bank_holiday() -> None:
    with REVISITS.open(encoding="utf-8", newline="") as file:
        revisits = [(row["area"], dt.date.fromisoformat(row["day_1"])) for row in csv.DictReader(file)]
    assert len(revisits) == 46
    for area, day_1 in revisits:
        plan = timetable(day_1)
        assert plan.on(1) == day_1, area
        assert plan.cautions == (), area


def test_medway_2019_was_notified_on_day_minus_10() -> None:
    assert date_of(-10, dt.date(2019, 12, 9)) == dt.date(2019, 11, 25)


def test_there_is_no_day_0() -> None:
    with pytest.raises(TimetableRefused, match="day before day 1 is day -1"):
        date_of(0, dt.date(2026, 5, 11))
    assert 0 not in REVISIT.days


def test_the_timetable_says_what_happens_and_where_the_handbook_says_so() -> None:
    plan = timetable(dt.date(2026, 5, 11))
    opening = next(day for day in plan.days if day.number == REVISIT.opens).events[0]
    assert (opening.what, opening.source) == (
        "The survey of parents and carers opens",
        "handbook ¶122",
    )
    assert opening.at == dt.time(12)
    assert [day.number for day in plan.days if day.events] == [-10, -7, -6, -5, -1, 1, 2, 3, 4]
    assert all(event.source for day in plan.days for event in day.events)


def test_day_1_at_a_weekend_is_refused() -> None:
    with pytest.raises(TimetableRefused, match=r"Day 1 is Saturday 9 May 2026. Choose a day from Monday"):
        timetable(dt.date(2026, 5, 9))


def test_a_bank_holiday_declared_on_day_1_leaves_it_and_is_warned_about() -> None:
    day_1 = dt.date(2026, 5, 11)
    plan = timetable(day_1, extra_bank_holidays=[day_1])
    assert plan.on(1) == day_1
    assert [(caution.kind, caution.days) for caution in plan.cautions] == [("not-a-working-day", (1,))]


def test_a_moved_day_keeps_its_events_and_says_why() -> None:
    moved = Override(number=-5, on=dt.date(2026, 4, 30), reason="The forum asked for a longer window")
    plan = timetable(dt.date(2026, 5, 11), overrides=[moved])
    day = plan.days[5]
    assert (day.number, day.on, day.override) == (-5, moved.on, moved)
    assert day.events == REVISIT.events[-5]
    assert (plan.on(-6), plan.on(-4)) == (dt.date(2026, 4, 30), dt.date(2026, 5, 5))
    assert plan.cautions == ()


def test_a_day_moved_to_a_weekend_is_warned_about() -> None:
    saturday = Override(number=-5, on=dt.date(2026, 5, 2), reason="Families asked for it")
    (caution,) = timetable(dt.date(2026, 5, 11), overrides=[saturday]).cautions
    assert caution.text == "Day -5, Saturday 2 May 2026, is not a working day."


def test_a_day_moved_past_its_neighbour_is_refused() -> None:
    late = Override(number=-5, on=dt.date(2026, 5, 6), reason="Late")
    with pytest.raises(TimetableRefused, match=r"Day -5 \(Wednesday 6 May 2026\) would come after day -4"):
        timetable(dt.date(2026, 5, 11), overrides=[late])


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_day_is_not_moved_without_a_reason(reason: str) -> None:
    with pytest.raises(TimetableRefused, match="Say why day -5 is moved"):
        Override(number=-5, on=dt.date(2026, 5, 4), reason=reason)


@pytest.mark.parametrize("number", [0, 1, -11, 5])
def test_only_the_days_around_day_1_can_be_moved(number: int) -> None:
    def move() -> None:
        moved = Override(number=number, on=dt.date(2026, 5, 4), reason="A reason")
        timetable(dt.date(2026, 5, 11), overrides=[moved])

    with pytest.raises(TimetableRefused, match="To move the visit, change day 1"):
        move()


def test_a_day_moved_twice_is_refused() -> None:
    twice = [Override(number=-5, on=dt.date(2026, 5, day), reason="A reason") for day in (1, 4)]
    with pytest.raises(TimetableRefused, match="moved twice"):
        timetable(dt.date(2026, 5, 11), overrides=twice)


def test_a_school_holiday_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(TimetableRefused, match="half-term ends before it starts"):
        SchoolHoliday(name="half-term", starts_on=dt.date(2026, 2, 20), ends_on=dt.date(2026, 2, 16))
