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

REVISIT_DAYS = (*range(-10, 0), *range(1, 5))
SURVEY_OPENS, SURVEY_CLOSES = -5, -1
NOON = dt.time(12)
_FRIDAY = 4
_ONE_DAY = dt.timedelta(days=1)


class TimetableRefused(SurveyAppError):
    """A timetable that cannot be made as asked; the message says why and what to do."""


@dataclass(frozen=True)
class Event:
    """What happens on a day, and where the handbook says so."""

    what: str
    handbook: str
    at: dt.time | None = None


REVISIT_EVENTS: Mapping[int, tuple[Event, ...]] = MappingProxyType(
    {
        -10: (Event("The area and its forum are told; the forum sees the proposed questions", "¶114-117"),),
        -7: (Event("The area and the forum have sent their evidence by the end of the day", "¶118"),),
        -6: (
            Event("Planning calls and the review of evidence begin", "¶115, ¶118-119"),
            Event("Questions for the talk with children are shared", "¶115, ¶119"),
        ),
        SURVEY_OPENS: (
            Event("The survey of parents and carers opens", "¶122", at=NOON),
            Event("From now on inspectors may ask for more evidence", "¶123"),
        ),
        SURVEY_CLOSES: (Event("The survey of parents and carers closes", "timeline", at=NOON),),
        1: (
            Event("On site: leaders in the morning, the forum and parents in the afternoon", "¶117, ¶126"),
            Event("Open meeting for any parent or carer", "¶126"),
        ),
        2: (Event("Evidence and the talk with children; feedback if the visit ends today", "¶127-129"),),
        3: (Event("Evidence and the talk with children, if the visit goes on", "¶127-128"),),
        4: (Event("Provisional judgement and feedback, if the visit goes on", "¶128-129"),),
    }
)


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
        if self.number not in REVISIT_DAYS or self.number == 1:
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
    extra_bank_holidays: Collection[dt.date] = (),
    school_holidays: Collection[SchoolHoliday] = (),
    overrides: Collection[Override] = (),
) -> Timetable:
    """Days -10 to 4 of a revisit, the moved ones where they were put, and what to be careful about.

    A bank holiday on day 1 is a caution and no refusal: it may have been declared after the visit was set.
    """
    if day_1.weekday() > _FRIDAY:
        raise TimetableRefused(f"Day 1 is {window.spoken_day(day_1)}. Choose a day from Monday to Friday.")
    moved = _by_number(overrides)
    days = tuple(
        _day(number, date_of(number, day_1, extra_bank_holidays=extra_bank_holidays), moved.get(number))
        for number in REVISIT_DAYS
    )
    _refuse_disorder(days)
    return Timetable(days=days, cautions=tuple(_cautions(days, extra_bank_holidays, school_holidays)))


@lru_cache(maxsize=64)
def _bank_holidays_of(year: int) -> Mapping[dt.date, str]:
    # One whole year at a time: the library fills a shared calendar as it is asked, which two threads may not.
    return MappingProxyType(dict(country_holidays("GB", subdiv="ENG", years=year)))


def revisit_window(timetable: Timetable, *, grace: dt.timedelta = window.DEFAULT_GRACE) -> window.Window:
    """12 noon on day -5 to 12 noon on day -1, on England's clocks (handbook ¶122 and timeline)."""
    opens_on, closes_on = timetable.on(SURVEY_OPENS), timetable.on(SURVEY_CLOSES)
    return window.from_local(opens_on, NOON, closes_on, NOON, grace)


def _day(number: int, on: dt.date, override: Override | None) -> Day:
    return Day(
        number=number,
        on=override.on if override else on,
        events=REVISIT_EVENTS.get(number, ()),
        override=override,
    )


def _by_number(overrides: Collection[Override]) -> dict[int, Override]:
    moved = {override.number: override for override in overrides}
    if len(moved) < len(overrides):
        raise TimetableRefused("A day is moved twice. Keep one date for each day.")
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
    """A visit of four days that would begin before a break and end in or after it."""
    first, last = days[REVISIT_DAYS.index(1)].on, days[-1].on
    between = (first + _ONE_DAY * n for n in range(1, (last - first).days))
    bank = [bank_holiday(on, extra_bank_holidays=extra_bank_holidays) for on in between]
    school = [holiday.name for holiday in school_holidays if first < holiday.starts_on <= last]
    breaks = [name for name in (*bank, *school) if name]
    if breaks:
        span = f"{window.spoken_day(first)} to {window.spoken_day(last)}"
        text = f"Days 1 to 4 run from {span}, across {', '.join(breaks)}."
        yield Caution(kind="visit-straddles-a-break", days=REVISIT_DAYS[-4:], text=text)


def _spoken_days(numbers: tuple[int, ...]) -> str:
    return f"day {numbers[0]}" if len(numbers) == 1 else f"days {numbers[0]} to {numbers[-1]}"
