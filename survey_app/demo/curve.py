"""When answers come during a fieldwork window: soon after the message, in the evenings, after a reminder, late.

The shares are assumptions fitted to what forums and councils tell of past surveys: a third within half a day of
the schools' message, a peak from eight to half past ten in the evening, a second one on the reminder, and a
seventh in the last three hours.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random

from survey_app.clock import LONDON
from survey_app.fieldwork.window import Window

FIRST, FIRST_SHARE = dt.timedelta(hours=12), 0.35
LAST, LAST_SHARE = dt.timedelta(hours=3), 0.15
REMINDER, REMINDER_SHARE = dt.timedelta(hours=6), 0.14
_STEP = dt.timedelta(minutes=30)
# How busy each hour of a day is, from midnight.
_HOURS = (1, 0.4, 0.2, 0.2, 0.2, 0.5, 1.5, 3, 4, 4, 4, 3.5, 5, 4, 3, 4, 5, 5, 6, 8, 14, 15, 8, 3)

Span = tuple[dt.datetime, float]


def instants(chance: Random, window: Window, now: dt.datetime, count: int) -> list[dt.datetime]:
    """`count` instants from the opening until `now`, in order."""
    spans = [(start, weight) for start, weight in _spans(window) if start < now]
    starts = chance.choices([start for start, _ in spans], [weight for _, weight in spans], k=count)
    latest = now - dt.timedelta(seconds=1)
    return sorted(min(start + chance.random() * _STEP, latest) for start in starts)


def _spans(window: Window) -> Iterator[Span]:
    """Half hours of the window, each with its share of all answers."""
    reminded_at = _reminder(window)
    first, last, reminded, other = [], [], [], []
    start = window.opens_at
    while start < window.closes_at:
        if start < window.opens_at + FIRST:
            first.append(start)
        elif start >= window.closes_at - LAST:
            last.append(start)
        elif reminded_at <= start < reminded_at + REMINDER:
            reminded.append(start)
        else:
            other.append(start)
        start += _STEP
    yield from _shared(first, FIRST_SHARE)
    yield from _shared(last, LAST_SHARE)
    yield from _shared(reminded, REMINDER_SHARE)
    yield from _shared(other, 1 - FIRST_SHARE - LAST_SHARE - REMINDER_SHARE)


def _reminder(window: Window) -> dt.datetime:
    """Four in the afternoon of the day in the middle."""
    middle = window.opens_at + (window.closes_at - window.opens_at) / 2
    local = middle.astimezone(LONDON)
    return local.replace(hour=16, minute=0, second=0, microsecond=0).astimezone(dt.UTC)


def _shared(starts: list[dt.datetime], share: float) -> Iterator[Span]:
    busy = [_HOURS[start.astimezone(LONDON).hour] for start in starts]
    return ((start, share * each / sum(busy)) for start, each in zip(starts, busy, strict=True))
