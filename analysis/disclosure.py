"""The gate: the one place where raw counts become safe tables, and only for a named readership.

Inside the inspection team: counts always, percentages from a base of 10, "small base" below 30.
Officer and forum: participation only, rounded to 5, nothing under 10.
The public: never a table by itself, since what one table withholds another may tell. It gets a survey's whole
release at once, by the rules of `partitions`; after the report's publication date, and after the last answer could
come. What is unknown here or cannot be true is refused.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from analysis import policy, public
from analysis.errors import DoesNotAddUp, NotForReadership, NotPublished, StillOpen
from analysis.public import Told
from analysis.release import RawRelease
from analysis.tables import (
    SEAL,
    Kind,
    RawCross,
    RawRow,
    RawTable,
    Readership,
    SafeCross,
    SafeRelease,
    SafeRow,
    SafeTable,
)

SMALL_BASE = f"Small base: fewer than {policy.SMALL_BASE_BELOW} answers. Read these as single people's views."
SMALL_BASES = (
    f"Small base, fewer than {policy.SMALL_BASE_BELOW} answers: {{groups}}. "
    "Read these as single people's views."
)
NAMED_AT_MOST = 6  # small groups in a cross-tabulation's note: of more, how many
ROUNDED = (
    f"Counts are rounded to the nearest {policy.ROUNDED_TO}. Counts under {policy.SHOWN_FROM} are left out."
)


@dataclass(frozen=True, kw_only=True)
class Embargo:
    """What holds a release back. `published_on`: of the report, None until it is entered."""

    published_on: dt.date | None
    today: dt.date
    last_answer_at: dt.datetime  # the close and its grace
    made_at: dt.datetime

    def check(self) -> None:
        """Raise `NotPublished` or `StillOpen` while it holds."""
        if self.published_on is None or self.today < self.published_on:
            raise NotPublished
        if self.made_at < self.last_answer_at:
            raise StillOpen


def protect(raw: RawTable, readership: Readership) -> SafeTable:
    """Apply the readership's rules; raise `NotForReadership` where it gets nothing, `DoesNotAddUp` where the
    counts cannot be true."""
    _check(raw)
    return _RULES.get(readership, _nobody_else)(raw)


def protect_cross(raw: RawCross, readership: Readership) -> SafeCross:
    """Inside the team each group's table is protected by itself. Nobody else gets a cross-tabulation: what
    is withheld from one group could be worked out from the others."""
    if readership != "inspection-team":
        raise NotForReadership(raw.id, readership)
    parts = tuple(protect(part, readership) for part in raw.parts)
    small = [part.title for part in parts if part.base and SMALL_BASE in part.notes]
    named = "; ".join(small) if len(small) <= NAMED_AT_MOST else f"{len(small)} groups"
    notes = (SMALL_BASES.format(groups=named),) if small else ()
    return _crossed(raw.id, raw.title, raw.question, raw.by, readership, parts, notes)


def publish(raw: RawRelease, embargo: Embargo) -> SafeRelease:
    """Everything the public is ever told about one survey's answers; raise `NotPublished`, `StillOpen` or
    `DoesNotAddUp`."""
    embargo.check()
    raw.check()
    told = public.told(raw)
    return SafeRelease(
        counted=_public(told.counted),
        groups=_public(told.groups) if told.groups else None,
        tables=tuple(map(_public, told.tables)),
        crosses=tuple(
            _crossed(cross.id, cross.title, cross.question, cross.by, "public", parts, ())
            for cross in told.crosses
            for parts in [tuple(map(_public, cross.parts))]
        ),
    )


def percent(count: int, base: int) -> int:
    """Whole percent, halves up."""
    return (200 * count + base) // (2 * base)


def _check(raw: RawTable) -> None:
    """Each person of a table of answers stands in one row; in no table does a row hold more than there are."""
    counts = [row.count for row in raw.rows]
    is_whole = sum(counts) == raw.base if raw.kind == "answers" else max(counts, default=0) <= raw.base
    is_counted = min((raw.base, *counts, *(row.count for row in raw.asides))) >= 0
    if raw.kind not in get_args(Kind) or not is_counted or not (is_whole or raw.kind == "participation"):
        raise DoesNotAddUp(raw.id)


def _inside(raw: RawTable) -> SafeTable:
    is_of_answers = raw.kind in ("answers", "choices")
    has_percents = is_of_answers and raw.base >= policy.PERCENT_FROM
    rows = [_row(row, row.count, percent(row.count, raw.base) if has_percents else None) for row in raw.rows]
    is_small = is_of_answers and raw.base < policy.SMALL_BASE_BELOW
    asides = [_row(row, row.count) for row in raw.asides]
    return _sealed(raw, "inspection-team", raw.base, rows, asides, [SMALL_BASE] if is_small else [])


def _officer_and_forum(raw: RawTable) -> SafeTable:
    if raw.kind != "participation":
        raise NotForReadership(raw.id, "officer-and-forum")
    rows = [_row(row, _rounded(row.count)) for row in raw.rows]
    return _sealed(raw, "officer-and-forum", _rounded(raw.base), rows, [], [ROUNDED])


def _nobody_else(raw: RawTable) -> SafeTable:
    raise NotForReadership(raw.id, "anybody else")


_RULES: dict[str, Callable[[RawTable], SafeTable]] = {
    "inspection-team": _inside,
    "officer-and-forum": _officer_and_forum,
}


def _rounded(count: int) -> int | None:
    step = policy.ROUNDED_TO
    return step * ((2 * count + step) // (2 * step)) if count >= policy.SHOWN_FROM else None


def _row(row: RawRow, count: int | None, share: int | None = None) -> SafeRow:
    return SafeRow(
        value=row.value, label=row.label, count=count, percent=share, is_favourable=row.is_favourable
    )


def _sealed(
    raw: RawTable,
    readership: Readership,
    base: int | None,
    rows: Sequence[SafeRow],
    asides: Sequence[SafeRow],
    notes: Sequence[str],
) -> SafeTable:
    return SafeTable(
        id=raw.id,
        title=raw.title,
        kind=raw.kind,
        readership=readership,
        of_whom=raw.of_whom,
        base=base,
        rows=tuple(rows),
        asides=tuple(asides),
        notes=tuple(notes),
        seal=SEAL,
    )


def _public(told: Told) -> SafeTable:
    """The second lock: whatever the rules before let through, no smaller figure passes here."""
    figures = [told.base, *(row.count for row in (*told.rows, *told.asides))]
    if any(figure is not None and figure < policy.SHOWN_FROM for figure in figures):
        raise DoesNotAddUp(told.id)
    return SafeTable(
        id=told.id,
        title=told.title,
        kind=told.kind,
        readership="public",
        of_whom=told.of_whom,
        base=told.base,
        rows=told.rows,
        asides=told.asides,
        notes=told.notes,
        seal=SEAL,
    )


def _crossed(
    cross_id: str,
    title: str,
    question: str,
    by: str,
    readership: Readership,
    parts: tuple[SafeTable, ...],
    notes: tuple[str, ...],
) -> SafeCross:
    return SafeCross(
        id=cross_id,
        title=title,
        question=question,
        by=by,
        readership=readership,
        parts=parts,
        notes=notes,
        seal=SEAL,
    )
