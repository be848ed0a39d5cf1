"""The one place that asks the machine what time it is.

Everything else is handed an instant: a request asks once, and all its rules see the same `now`.
"""

import datetime as dt
import time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> dt.datetime:
    """This machine's clock, as an aware UTC instant."""
    return dt.datetime.now(dt.UTC)


def ticks() -> float:
    """Seconds that never jump, for how long something took or rested."""
    return time.monotonic()


def local_day(instant: dt.datetime) -> dt.date:
    """The date on a wall in England at that instant."""
    return instant.astimezone(LONDON).date()
