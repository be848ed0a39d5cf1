"""How many took part, as the officer and the forum may know it: never to the person.

Counts are rounded to the nearest five and withheld under ten, so that nobody can watch one family answer.
"""

from collections.abc import Mapping

SHOWN_FROM = 10
ROUNDED_TO = 5
SENT = ("sent", "sent-in-grace", "sent-when-left")


def counted(outcomes: Mapping[str, int]) -> int:
    """How many responses are there now: every way of sending, less what was taken back."""
    return sum(outcomes[way] for way in SENT) - outcomes["withdrawn"]


def rounded(count: int) -> int | None:
    """The count to the nearest five; None where it is withheld."""
    if count < SHOWN_FROM:
        return None
    return ROUNDED_TO * ((2 * count + ROUNDED_TO) // (2 * ROUNDED_TO))
