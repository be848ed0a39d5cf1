"""The days of an inspection, counted in working days from day 1, its first day on site.

Day -n is the n-th working day before day 1 and day n the n-th from it; there is no day 0. The handbook
(local area SEND inspections, no. 160026, updated April 2019) counts notification itself as a day, "the
fourth working day following notification (day -7)", so days are found by their number, never by adding
to another day. This module does not know what day it is today, nor where dates are kept.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from holidays import country_holidays

from survey_app.errors import SurveyAppError
from survey_app.fieldwork import window
from survey_app.fieldwork.shapes import NOON, ON_SITE, SHAPES, Event, Shape

_FRIDAY = 4
_ONE_DAY = dt.timedelta(days=1)


class TimetableRefused(SurveyAppError):
    """A timetable that cannot be made as asked; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class SchoolHoliday:
    """Dates on which an area's schools are closed, first and last day included."""

    name: str
    starts_on: dt.date
    ends_on: dt.date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise TimetableRefused(f"{self.name} ends before it starts. Change one of its dates.")

    def includes(self, on: dt.date) -> bool:
        return self.starts_on <= on <= self.ends_on


@dataclass(frozen=True, kw_only=True)
class Override:
    """A day moved by a person, who says why."""

    number: int
    on: dt.date
    reason: str

    def __post_init__(self) -> None:
        if self.number in (0, ON_SITE):
            raise TimetableRefused(f"Day {self.number} cannot be moved. To move the visit, change day 1.")
        if not self.reason.strip():
            raise TimetableRefused(f"Say why day {self.number} is moved.")


@dataclass(frozen=True, kw_only=True)
class Day:
    number: int
    on: dt.date
    events: tuple[Event, ...]
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Something a lead inspector should know before agreeing to these dates. It never stops them."""

    kind: Literal["not-a-working-day", "school-holiday", "visit-straddles-a-break"]
    days: tuple[int, ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class Timetable:
    shape: Shape
    days: tuple[Day, ...]
    cautions: tuple[Caution, ...]

    def on(self, number: int) -> dt.date:
        """The date of a day; KeyError for a number that is not on the timetable."""
        return {day.number: day.on for day in self.days}[number]


def bank_holiday(on: dt.date, *, extra_bank_holidays: Collection[dt.date] = ()) -> str | None:
    """The name of England's bank holiday on that weekday; none at weekends: substitutes are weekdays."""
    if on.weekday() > _FRIDAY:
        return None
    return _bank_holidays_of(on.year).get(on, "a bank holiday" if on in extra_bank_holidays else None)


def is_working_day(on: dt.date, *, extra_bank_holidays: Collection[dt.date] = ()) -> bool:
    return on.weekday() <= _FRIDAY and bank_holiday(on, extra_bank_holidays=extra_bank_holidays) is None


def date_of(number: int, day_1: dt.date, *, extra_bank_holidays: Collection[dt.date] = ()) -> dt.date:
    """The date of day ``number``. Day 1 stands where it was put; every other day is a working day.

    ``extra_bank_holidays`` are those declared after the calendar this was built with.
    """
    if number == 0:
        raise TimetableRefused("There is no day 0: the working day before day 1 is day -1.")
    step = -_ONE_DAY if number < 0 else _ONE_DAY
    on = day_1
    for _ in range(-number if number < 0 else number - 1):
        on += step
        while not is_working_day(on, extra_bank_holidays=extra_bank_holidays):
            on += step
    return on


def timetable(
    day_1: dt.date,
    *,
    kind: str = "revisit",
    extra_bank_holidays: Collection[dt.date] = (),
    school_holidays: Collection[SchoolHoliday] = (),
    overrides: Collection[Override] = (),
) -> Timetable:
    """The days of an inspection of this kind (days -10 to 4 of a revisit), the moved ones where they were
    put, and what to be careful about.

    A bank holiday on day 1 is a caution and no refusal: it may have been declared after the visit was set.
    """
    if day_1.weekday() > _FRIDAY:
        raise TimetableRefused(f"Day 1 is {window.spoken_day(day_1)}. Choose a day from Monday to Friday.")
    shape = SHAPES[kind]
    moved = _by_number(overrides, shape)
    days = tuple(
        _day(
            shape, number, date_of(number, day_1, extra_bank_holidays=extra_bank_holidays), moved.get(number)
        )
        for number in shape.days
    )
    _refuse_disorder(days)
    return Timetable(
        shape=shape, days=days, cautions=tuple(_cautions(days, extra_bank_holidays, school_holidays))
    )


@lru_cache(maxsize=64)
def _bank_holidays_of(year: int) -> Mapping[dt.date, str]:
    # One whole year at a time: the library fills a shared calendar as it is asked, which two threads may not.
    return MappingProxyType(dict(country_holidays("GB", subdiv="ENG", years=year)))


def survey_window(timetable: Timetable, *, grace: dt.timedelta = window.DEFAULT_GRACE) -> window.Window:
    """From noon to noon on England's clocks, as the shape of the inspection says; a revisit's is day -5 to
    day -1 (handbook ¶122 and timeline). Raise `TimetableRefused` where it says nothing."""
    opens, closes = timetable.shape.opens, timetable.shape.closes
    if opens is None or closes is None:
        raise TimetableRefused("This kind of visit has no window of its own. Say when it opens and closes.")
    return window.from_local(timetable.on(opens), NOON, timetable.on(closes), NOON, grace)


def _day(shape: Shape, number: int, on: dt.date, override: Override | None) -> Day:
    return Day(
        number=number,
        on=override.on if override else on,
        events=shape.events.get(number, ()),
        override=override,
    )


def _by_number(overrides: Collection[Override], shape: Shape) -> dict[int, Override]:
    moved = {override.number: override for override in overrides}
    if len(moved) < len(overrides):
        raise TimetableRefused("A day is moved twice. Keep one date for each day.")
    for number in moved.keys() - set(shape.days):
        raise TimetableRefused(f"Day {number} cannot be moved. To move the visit, change day 1.")
    return moved


def _refuse_disorder(days: tuple[Day, ...]) -> None:
    for earlier, later in pairwise(days):
        # Two days may share a date: moved to a working day, a day nearly always meets its neighbour.
        if later.on < earlier.on:
            raise TimetableRefused(
                f"Day {earlier.number} ({window.spoken_day(earlier.on)}) would come after day {later.number} "
                f"({window.spoken_day(later.on)}). Choose a date from its neighbour before to its neighbour after."
            )


def _cautions(
    days: tuple[Day, ...],
    extra_bank_holidays: Collection[dt.date],
    school_holidays: Collection[SchoolHoliday],
) -> Iterator[Caution]:
    for day in days:
        if not is_working_day(day.on, extra_bank_holidays=extra_bank_holidays):
            text = f"Day {day.number}, {window.spoken_day(day.on)}, is not a working day."
            yield Caution(kind="not-a-working-day", days=(day.number,), text=text)
    for holiday in school_holidays:
        closed = tuple(day.number for day in days if holiday.includes(day.on))
        if closed:
            text = f"Schools are closed on {_spoken_days(closed)} ({holiday.name})."
            yield Caution(kind="school-holiday", days=closed, text=text)
    yield from _straddling(days, extra_bank_holidays, school_holidays)


def _straddling(
    days: tuple[Day, ...],
    extra_bank_holidays: Collection[dt.date],
    school_holidays: Collection[SchoolHoliday],
) -> Iterator[Caution]:
    """A visit that would begin before a break and end in or after it."""
    first, last = next(day.on for day in days if day.number == ON_SITE), days[-1].on
    between = (first + _ONE_DAY * n for n in range(1, (last - first).days))
    bank = [bank_holiday(on, extra_bank_holidays=extra_bank_holidays) for on in between]
    school = [holiday.name for holiday in school_holidays if first < holiday.starts_on <= last]
    breaks = [name for name in (*bank, *school) if name]
    if breaks:
        span = f"{window.spoken_day(first)} to {window.spoken_day(last)}"
        visit = tuple(day.number for day in days if day.number >= ON_SITE)
        text = f"Days {visit[0]} to {visit[-1]} run from {span}, across {', '.join(breaks)}."
        yield Caution(kind="visit-straddles-a-break", days=visit, text=text)


def _spoken_days(numbers: tuple[int, ...]) -> str:
    return f"day {numbers[0]}" if len(numbers) == 1 else f"days {numbers[0]} to {numbers[-1]}"
