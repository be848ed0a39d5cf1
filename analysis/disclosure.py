"""The gate: the one place where a raw table becomes a safe one, and only for a named readership.

Inside the inspection team: counts always, percentages from a base of 10, "small base" below 30.
Officer and forum: participation only, rounded to 5, nothing under 10.
The public: nothing before the report's publication date is entered; then counts of 10 and more whose
complement is 10 or more too (which withholds a question that all answered alike), and where a withheld
count could be worked out from the others, more are withheld until the sum of the withheld is 10 or more.
"""

from collections.abc import Callable, Sequence

from analysis import policy
from analysis.errors import NotForReadership, NotPublished
from analysis.tables import SEAL, RawRow, RawTable, Readership, SafeRow, SafeTable

SMALL_BASE = f"Small base: fewer than {policy.SMALL_BASE_BELOW} answers. Read these as single people's views."
TOO_FEW = f"Fewer than {policy.SHOWN_FROM} people answered."
WITHHELD = "Some figures are left out, so that nobody's answer can be worked out."
ROUNDED = (
    f"Counts are rounded to the nearest {policy.ROUNDED_TO}. Counts under {policy.SHOWN_FROM} are left out."
)


def protect(raw: RawTable, readership: Readership, *, is_published: bool = False) -> SafeTable:
    """Apply the readership's rules; raise `NotForReadership` or `NotPublished` where it gets nothing."""
    if readership == "public" and not is_published:
        raise NotPublished
    return _RULES[readership](raw)


def percent(count: int, base: int) -> int:
    """Whole percent, halves up."""
    return (200 * count + base) // (2 * base)


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


def _public(raw: RawTable) -> SafeTable:
    if raw.base < policy.SHOWN_FROM:
        return _sealed(raw, "public", None, [_row(row, None) for row in raw.rows], [], [TOO_FEW])
    counts = [row.count for row in raw.rows]
    hidden = {at for at, count in enumerate(counts) if min(count, raw.base - count) < policy.SHOWN_FROM}
    if raw.kind in ("answers", "participation"):  # the others do not add up: none follows from the rest
        hidden = _with_secondary(counts, hidden)
    rows = [
        _row(row, None) if at in hidden else _row(row, row.count, percent(row.count, raw.base))
        for at, row in enumerate(raw.rows)
    ]
    return _sealed(raw, "public", raw.base, rows, [], [WITHHELD] if hidden else [])


_RULES: dict[Readership, Callable[[RawTable], SafeTable]] = {
    "inspection-team": _inside,
    "officer-and-forum": _officer_and_forum,
    "public": _public,
}


def _with_secondary(counts: Sequence[int], hidden: set[int]) -> set[int]:
    """Withhold the smallest counts still shown until what is withheld cannot be told from the total."""
    hidden = set(hidden)
    shown = sorted(set(range(len(counts))) - hidden, key=lambda at: (counts[at], at))
    for at in shown:
        if not hidden or sum(counts[each] for each in hidden) >= policy.SHOWN_FROM:
            break
        hidden.add(at)
    return hidden


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
