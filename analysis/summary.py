"""The shape of what is built for one readership. Doors read it as JSON, so here are types and no code."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypedDict

from analysis.tables import Readership


@dataclass(frozen=True, kw_only=True)
class Window:
    """When people could answer; drafts begun before the close could be sent until the grace ended. Where that is not
    known, as of a file of responses, the days from the first to the last that any was sent on."""

    opens_at: dt.datetime
    closes_at: dt.datetime
    grace: dt.timedelta
    is_known: bool = True


class SectionDict(TypedDict):
    id: str
    title: str
    whose: str  # in a report of several surveys: whose answers these are
    survey_id: str
    is_apart: bool  # of supporters, in a survey for others
    asked: list[list[str]]  # id and words of each closed question it reports
    words: list[str]  # whole sentences
    tables: list[dict[str, Any]]  # SafeTable.to_dict(): each names its readership
    chart: str | None  # a file's name, as in Built.files
    chart_alt: str | None  # the chart's figures as a sentence


class Summary(TypedDict):
    """Plain JSON. A door shows it only where `readership` is its own.

    `counts`: `counted` (the responses every figure starts from) and, for the team, complete, partial, myself,
    helped, supporter, begun, declined, stopped, sent, sent-in-grace,
    sent-when-left, withdrawn. None: withheld.
    `limits`: sentences every reader must see beside the figures.
    """

    readership: Readership
    title: str
    made_at: str  # ISO 8601, UTC
    opens_at: str
    closes_at: str
    grace_ends_at: str
    counts: dict[str, int | None]
    limits: list[str]
    sections: list[SectionDict]
