"""What people type after a command, read into the things it means.

Each reader raises `ArgumentTypeError` with what is wrong and how to write it; argparse names the argument.
"""

import datetime as dt
import re
from argparse import ArgumentTypeError
from typing import NamedTuple

from survey_app.fieldwork import sign_in
from survey_app.fieldwork.calendar import Override, SchoolHoliday, TimetableRefused

MOST_AT_ONCE = 1000
LONGEST_ID = 80
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Wall(NamedTuple):
    """A date and the time on a clock on the wall that day, in England."""

    on: dt.date
    at: dt.time


def date(text: str) -> dt.date:
    if _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass  # the 31st of a month that has 30 days: said below
    raise ArgumentTypeError(f"{text!r} is not a date. Write it as 2027-03-08: year, month, day.")


def wall(text: str) -> Wall:
    on, _, at = text.partition(" ")
    if _TIME.fullmatch(at):
        try:
            return Wall(date(on), dt.time.fromisoformat(at))
        except ValueError:
            pass
    raise ArgumentTypeError(
        f"{text!r} is not a date and a time. Write them as '2027-03-08 12:00', with the time in England."
    )


def school_holiday(text: str) -> SchoolHoliday:
    """NAME:FROM:TO, first and last day included."""
    parts = text.rsplit(":", 2)
    if len(parts) < 3:
        raise ArgumentTypeError(f"{text!r} is not NAME:FROM:TO, as in 'Easter:2027-03-29:2027-04-09'.")
    try:
        return SchoolHoliday(name=words(parts[0]), starts_on=date(parts[1]), ends_on=date(parts[2]))
    except TimetableRefused as refusal:
        raise ArgumentTypeError(str(refusal)) from None


def move(text: str) -> Override:
    """DAY:DATE:REASON. A reason may hold colons; one that is missing is asked for."""
    number, _, rest = text.partition(":")
    on, _, reason = rest.partition(":")
    if not re.fullmatch(r"-?\d{1,2}", number):
        raise ArgumentTypeError(
            f"{text!r} is not DAY:DATE:REASON, as in '-6:2027-02-25:The forum meets then.'"
        )
    try:
        return Override(number=int(number), on=date(on), reason=reason.strip())
    except TimetableRefused as refusal:
        raise ArgumentTypeError(str(refusal)) from None


def minutes(text: str) -> dt.timedelta:
    """How many make a grace is the window's to say."""
    if not re.fullmatch(r"\d{1,4}", text):
        raise ArgumentTypeError(f"{text!r} is not a number of whole minutes.")
    return dt.timedelta(minutes=int(text))


def age(text: str) -> int:
    """Which ages are offered is the consent rules' to say."""
    if not re.fullmatch(r"\d{1,2}", text):
        raise ArgumentTypeError(f"{text!r} is not an age in whole years.")
    return int(text)


def count(text: str) -> int:
    if not re.fullmatch(r"\d{1,6}", text) or not 1 <= int(text) <= MOST_AT_ONCE:
        # All are made in one transaction, for which families' answers wait.
        raise ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_AT_ONCE}.")
    return int(text)


def plain_id(text: str) -> str:
    """An id stands in addresses and in the audit log."""
    if not _ID.fullmatch(text) or len(text) > LONGEST_ID:
        what = f"is not an id. Use small letters, digits and single hyphens, {LONGEST_ID} at most."
        raise ArgumentTypeError(f"{text!r} {what}")
    return text


def words(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ArgumentTypeError(f"{text!r} is not words that can be printed on one line.")
    return text.strip()


def address(text: str) -> str:
    if not re.fullmatch(r"[^\s@]+@[^\s@]+", text) or len(text) > sign_in.MOST_TYPED:
        raise ArgumentTypeError(f"{text!r} is not an e-mail address.")
    return words(text)
