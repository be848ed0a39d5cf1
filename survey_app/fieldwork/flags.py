"""Signs that a program and not a person may have sent a response.

A flag blocks nothing, is shown to nobody who answers, and takes no response out: it lets analysis say whether a
figure would be another one without the flagged. It tells of facts that no way of answering brings about, be it pasting,
dictation, one key, a screen reader or a room full of people behind one address; speed of typing, times between
keys and network addresses are never looked at. Where this is silent, decision: a set of three, and no score.

- `trap`: a field was filled in that no person sees, hears or reaches;
- `haste`: the pages came faster than pages can be loaded;
- `repeats`: one of many with the very same ticks, by one channel, within minutes. The first few of them are not
  flagged, for what was received is never changed.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from survey_app.fieldwork import throttle
from survey_app.fieldwork.drafts import OPENING, Draft, SavedPage
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import FLAGS

FASTEST = dt.timedelta(milliseconds=250)
"""For a page to arrive on the quickest phone, be drawn, and be tapped once: nobody reads in it."""
FEW_ALIKE = 5
"""So many with the same ticks within ten minutes may be neighbours who agree."""
LEAST_TICKED = 8
"""Fewer answers than this are the same by chance too easily."""


def facts(*, trap: str, now: dt.datetime) -> dict[str, Any]:
    """What to seal with the yes, to judge by when the draft is sent."""
    return {"begun_ms": _milliseconds(now), **({"trap": True} if trap else {})}


def of(
    connection: sa.Connection,
    keyring: Keyring,
    draft: Draft,
    pages: Mapping[int, SavedPage],
    closed: str,
    *,
    now: dt.datetime,
) -> str:
    """The flags of what this draft sends now; `closed` are its ticked answers as they are stored.

    Call it before other counts are written: those who send the same wait for each other here, holding nothing
    that others wait for.
    """
    opening = pages[OPENING].answers
    found = {
        "trap": "trap" in opening,
        "haste": "begun_ms" in opening and _is_hasty(opening["begun_ms"], len(pages), now),
        "repeats": draft.channel_id is not None
        and len(json.loads(closed)) >= LEAST_TICKED
        and _times(connection, keyring, f"{draft.channel_id} {closed}", now) > FEW_ALIKE,
    }
    return " ".join(flag for flag in FLAGS if found[flag])


def _is_hasty(begun_ms: int, pages: int, now: dt.datetime) -> bool:
    """`pages` with the opening, in whose place stands the check of all answers. A clock put back tells nothing."""
    taken = dt.timedelta(milliseconds=_milliseconds(now) - begun_ms)
    return dt.timedelta(0) <= taken < pages * FASTEST


def _times(connection: sa.Connection, keyring: Keyring, sent: str, now: dt.datetime) -> int:
    """How often the same was sent by this channel within minutes. What is counted is forgotten soon after, and its
    instant is rounded, for it says under our keys what was answered when."""
    rounded = dt.datetime.fromtimestamp(
        now.timestamp() // throttle.SPAN.seconds * throttle.SPAN.seconds, dt.UTC
    )
    return throttle.count_once(connection, keyring.digest("same ticks", sent.encode())[:16], now=rounded)


def _milliseconds(now: dt.datetime) -> int:
    return int(now.timestamp() * 1000)
