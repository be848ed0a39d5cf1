"""The shape of each kind of inspection: its days, what happens on them, and when its surveys are open.

A revisit's is the 2019 handbook's (no. 160026), to the paragraph. A full inspection's is pieced together
from what areas and forums have published since 2023 (for instance Ealing, September 2025: notified on a
Monday, fieldwork from the Thursday of week 2, on site from the Monday of week 3): the surveys are open in
the first week only. No source gives the hour of their close; noon of the Monday after is our reading, and
every survey's window can be given by hand. Nothing is published of a monitoring inspection's survey: it is
given a revisit's days. A thematic visit has no timetable of its own: its window is always given.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NOON = dt.time(12)
NOTIFIED = -10
ON_SITE = 1


@dataclass(frozen=True)
class Event:
    """What happens on a day, and where that is written."""

    what: str
    source: str
    at: dt.time | None = None


@dataclass(frozen=True, kw_only=True)
class Shape:
    days: tuple[int, ...]
    events: Mapping[int, tuple[Event, ...]]
    opens: int | None = None  # the day, at noon
    closes: int | None = None


_REVISIT_OPENS, _REVISIT_CLOSES = -5, -1
_REVISIT = Shape(
    days=(*range(NOTIFIED, 0), *range(ON_SITE, 5)),
    opens=_REVISIT_OPENS,
    closes=_REVISIT_CLOSES,
    events=MappingProxyType(
        {
            NOTIFIED: (
                Event(
                    "The area and its forum are told; the forum sees the proposed questions",
                    "handbook ¶114-117",
                ),
            ),
            -7: (
                Event(
                    "The area and the forum have sent their evidence by the end of the day", "handbook ¶118"
                ),
            ),
            -6: (
                Event("Planning calls and the review of evidence begin", "handbook ¶115, ¶118-119"),
                Event("Questions for the talk with children are shared", "handbook ¶115, ¶119"),
            ),
            _REVISIT_OPENS: (
                Event("The survey of parents and carers opens", "handbook ¶122", at=NOON),
                Event("From now on inspectors may ask for more evidence", "handbook ¶123"),
            ),
            _REVISIT_CLOSES: (
                Event("The survey of parents and carers closes", "handbook timeline", at=NOON),
            ),
            1: (
                Event(
                    "On site: leaders in the morning, the forum and parents in the afternoon",
                    "handbook ¶117, ¶126",
                ),
                Event("Open meeting for any parent or carer", "handbook ¶126"),
            ),
            2: (
                Event(
                    "Evidence and the talk with children; feedback if the visit ends today",
                    "handbook ¶127-129",
                ),
            ),
            3: (Event("Evidence and the talk with children, if the visit goes on", "handbook ¶127-128"),),
            4: (Event("Provisional judgement and feedback, if the visit goes on", "handbook ¶128-129"),),
        }
    ),
)

_FULL_CLOSES = -5
_FULL = Shape(
    days=(*range(NOTIFIED, 0), *range(ON_SITE, 6)),
    opens=NOTIFIED,
    closes=_FULL_CLOSES,
    events=MappingProxyType(
        {
            NOTIFIED: (
                Event("The area is told; the nominated officer gets the links", "2023 framework, week 1"),
                Event("The surveys of families and practitioners open", "2023 framework, week 1", at=NOON),
            ),
            _FULL_CLOSES: (Event("The surveys close", "our reading: the first week only", at=NOON),),
            -2: (Event("Fieldwork begins, off site", "2023 framework, Thursday of week 2"),),
            1: (Event("On site: the first of five days", "2023 framework, week 3"),),
            5: (Event("Feedback at the end of the visit", "2023 framework, week 3"),),
        }
    ),
)

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "revisit": _REVISIT,
        "full": _FULL,
        "monitoring": _REVISIT,
        "thematic": Shape(
            days=(ON_SITE,),
            events=MappingProxyType({ON_SITE: (Event("The visit begins", "the visit's own letter"),)}),
        ),
    }
)
