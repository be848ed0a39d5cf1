"""The fieldwork window: when a survey may be begun, and until when what was begun may be sent.

Half open: a survey is open at ``opens_at`` and closed at ``closes_at``. Drafts begun before the close may be
saved and sent during the grace. The instant shown and the instant enforced are one value. Pausing, revoking
and publishing are facts about a survey and not here; neither is the clock: every verdict is about a ``now``.
The few words here are England's English; the sentences around them belong to the catalogues.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from survey_app.clock import LONDON
from survey_app.errors import SurveyAppError

State = Literal["before", "open", "grace", "closed"]

DEFAULT_GRACE = dt.timedelta(minutes=30)
LONGEST_GRACE = dt.timedelta(minutes=60)
CLOCK_TOLERANCE = dt.timedelta(seconds=60)
_ONE_MINUTE = dt.timedelta(minutes=1)
_NO_TIME = dt.timedelta(0)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class WindowRefused(SurveyAppError):
    """Times that make no window; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """From ``opens_at`` up to, not including, ``closes_at``, both aware UTC.

    ``zone`` is the one whose clocks people read them on.
    """

    opens_at: dt.datetime
    closes_at: dt.datetime
    zone: ZoneInfo = LONDON
    grace: dt.timedelta = DEFAULT_GRACE

    def __post_init__(self) -> None:
        for instant in (self.opens_at, self.closes_at):
            if instant.tzinfo is not dt.UTC:
                raise WindowRefused("An opening or closing time is not an instant in UTC.")
        if self.opens_at >= self.closes_at:
            raise WindowRefused("The survey closes before it opens. Choose a later closing time.")
        # Whole minutes, for the end of the grace is printed without seconds.
        if not _NO_TIME <= self.grace <= LONGEST_GRACE or self.grace % _ONE_MINUTE:
            raise WindowRefused("The time to finish after the close is from 0 to 60 whole minutes.")

    @property
    def ends_at(self) -> dt.datetime:
        """The first instant at which nothing is taken any more."""
        return self.closes_at + self.grace

    def state(self, now: dt.datetime) -> State:
        """A survey may be begun while "open"; what was begun may be saved and sent in "open" and "grace"."""
        if now < self.opens_at:
            return "before"
        if now < self.closes_at:
            return "open"
        return "grace" if now < self.ends_at else "closed"


def from_local(
    opens_on: dt.date,
    opens: dt.time,
    closes_on: dt.date,
    closes: dt.time,
    grace: dt.timedelta = DEFAULT_GRACE,
    *,
    zone: ZoneInfo = LONDON,
) -> Window:
    """The window between two times on the wall in ``zone``, each of whole minutes.

    Refuses times that happen twice or never because the clocks change, the end of the grace included: it
    is printed too.
    """
    opens_at, closes_at = instant_of(opens_on, opens, zone), instant_of(closes_on, closes, zone)
    window = Window(opens_at=opens_at, closes_at=closes_at, grace=grace, zone=zone)
    ends = window.ends_at.astimezone(zone)
    instant_of(ends.date(), ends.time(), zone)
    return window


def effective(now: dt.datetime, latest_seen: dt.datetime | None) -> dt.datetime:
    """The instant a rule goes by: a clock more than 60 s behind the latest instant seen has jumped back."""
    if latest_seen is not None and latest_seen - now > CLOCK_TOLERANCE:
        return latest_seen
    return now


def spoken_day(on: dt.date) -> str:
    """'Friday 7 February 2020', whatever the machine's locale."""
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]} {on.year}"


def spoken(instant: dt.datetime, zone: ZoneInfo = LONDON) -> str:
    """'12 noon on Friday 7 February 2020'; midnight with its side, for people take it for either day's."""
    local = instant.astimezone(zone)
    joint = "on" if local.hour or local.minute else "at the start of"
    return f"{spoken_time(instant, zone)} {joint} {spoken_day(local.date())}"


def spoken_time(instant: dt.datetime, zone: ZoneInfo = LONDON) -> str:
    """'12 noon', 'midnight', '9am', '12.30pm'."""
    local = instant.astimezone(zone)
    if not local.minute and local.hour in (0, 12):
        return "12 noon" if local.hour else "midnight"
    minutes = f".{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def spoken_end(closes_at: dt.datetime, ends_at: dt.datetime, zone: ZoneInfo = LONDON) -> str:
    """When the grace ends, said after the close: '12.30pm', and with its day when that is another one."""
    is_same_day = closes_at.astimezone(zone).date() == ends_at.astimezone(zone).date()
    return spoken_time(ends_at, zone) if is_same_day else spoken(ends_at, zone)


def instant_of(on: dt.date, at: dt.time, zone: ZoneInfo = LONDON) -> dt.datetime:
    """The one instant at which a wall in ``zone`` shows that date and time."""
    if at.tzinfo or at.second or at.microsecond:
        raise WindowRefused("A time on the wall is hours and minutes, without seconds or an offset.")
    wall = dt.datetime.combine(on, at, tzinfo=zone)
    earlier, later = (wall.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if earlier == later:
        return earlier
    shown = earlier.astimezone(zone)
    why = "happens twice" if (shown.date(), shown.time()) == (on, at) else "does not happen"
    raise WindowRefused(
        f"{at:%H:%M} on {spoken_day(on)} {why}, because the clocks change. "
        "Choose a time an hour earlier or later."
    )
