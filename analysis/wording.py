"""Figures as sentences. Every number in them comes from a safe table, and the verbs are the same for families
as for leaders: they said, they told us. Below a base of 30 no word like "many" stands for a count.
"""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from analysis import policy
from analysis.disclosure import percent
from analysis.errors import NotForReadership
from analysis.items import BLANK
from analysis.summary import Window
from analysis.tables import SafeRow, SafeTable
from analysis.themes import MET, NOT_NEEDED, SOME, UNMET

LONDON = ZoneInfo("Europe/London")
NO_ANSWERS = "There are no answers to count here."


def people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def took_part(counted: SafeTable) -> str:
    if counted.base is None:
        return f"Fewer than {policy.SHOWN_FROM} people"
    return (
        people(counted.base) if counted.readership == "inspection-team" else f"About {people(counted.base)}"
    )


def moment(at: dt.datetime) -> str:
    return f"{at.astimezone(LONDON):%-d %B %Y, %H:%M}"


def share(table: SafeTable, rows: Sequence[SafeRow]) -> str:
    """The start of a sentence: `14 of the 24 who answered (58%)`; from a base of 30 with a band's word."""
    counts, base = [row.count for row in rows if row.count is not None], table.base
    if base is None or len(counts) < len(rows):
        raise NotForReadership(table.id, table.readership)  # a share of what is left would be false
    count = sum(counts)
    figure = f"{count:,} of the {base:,} {table.of_whom}"
    if base >= policy.PERCENT_FROM:
        figure += f" ({percent(count, base)}%)"
    if base < policy.QUANTIFIED_FROM or count in (0, base):
        return figure
    return f"{_band(percent(count, base))}, {figure},"


def distribution(table: SafeTable) -> str:
    """The whole table in one sentence; also what stands for its chart where the chart cannot be seen."""
    if table.base is None:
        return " ".join(table.notes)
    if not table.base:
        return NO_ANSWERS
    parts = [_row(row, "ticked" if table.kind == "choices" else "said") for row in table.rows]
    return f"Of the {table.base:,} {table.of_whom}, {listed(parts)}."


def apart(table: SafeTable) -> str:
    """What the base leaves out; empty when it leaves nobody out."""
    parts = [
        f"{row.count:,} not asked, or left blank" if row.value == BLANK else _row(row, "said")
        for row in table.asides
        if row.count
    ]
    return f"Counted apart: {listed(parts)}." if parts else ""


def sent(outcome: SafeTable) -> str:
    return (
        f"{people(outcome.base or 0)} sent their answers: {outcome.count('complete'):,} answered to the end "
        f"and {outcome.count('partial'):,} sent what they had done so far."
    )


def began(outcomes: SafeTable) -> str:
    count = outcomes.count("sent-when-left")
    left = f"{count:,} did not come back and had asked that what was saved counts, " if count else ""
    return (
        f"{people(outcomes.base or 0)} began: {outcomes.count('stopped'):,} stopped and deleted what they "
        f"had written, {outcomes.count('sent'):,} sent before the close, "
        f"{outcomes.count('sent-in-grace'):,} in the minutes of grace after it, {left}"
        f"and {outcomes.count('withdrawn'):,} took their answers back later."
    )


def voices(voice: SafeTable) -> str:
    return (
        f"{voice.count('myself'):,} answered alone, {voice.count('helped'):,} with someone's help. "
        f"{voice.count('supporter'):,} answered as supporters, and stand apart."
    )


def need(unmet: SafeTable, full: SafeTable) -> list[str]:
    """Need, then unmet need as a headline of its own, then those who got some, apart."""
    by_value = {row.value: row for row in unmet.rows}
    said = [
        f"{people(unmet.base or 0)} told us this was needed in the last 12 months; "
        f"{unmet.count(NOT_NEEDED):,} said it was not."
    ]
    if not unmet.base:
        return said
    why = [_row(row, "said") for row in full.rows if row.count and not _is_helped(row)]
    headline = f"{share(unmet, [by_value[UNMET]])} told us they did not get it"
    said.append(f"{headline}: {listed(why)}." if why else f"{headline}.")
    said.append(f"{share(unmet, [by_value[SOME]])} told us they got some of it. They are counted apart.")
    said.append(f"{share(unmet, [by_value[MET]])} told us they got it.")
    return said


def favourable(table: SafeTable, beside: SafeTable) -> str:
    """The favourable share in one breath with the need it stands beside: it means little without."""
    if not table.base:
        return ""
    labels = _either([f"“{row.label}”" for row in table.favourable])
    said = f"{share(table, table.favourable)} said {labels}."
    unmet = [row for row in beside.rows if row.value == UNMET]
    if not beside.base:
        return f"{said} Read this beside need: nobody told us this was needed."
    return f"{said} Read this beside need: {_lower(share(beside, unmet))} told us they did not get it."


def unchosen(table: SafeTable) -> str:
    """Whom we have not heard from; empty when every option was chosen, or none."""
    labels = [f"“{row.label}”" for row in table.rows if row.count == 0]
    return f"{table.title} Nobody said {_either(labels)}." if table.base and labels else ""


def comments(table: SafeTable, words: int | None) -> str:
    """`words`: how much there is to read; None while the comments are sealed."""
    writers = table.base or 0
    if not writers:
        return "Nobody wrote a comment."
    if words is None:
        return f"{people(writers)} wrote a comment. Comments are sealed, and reading them takes the key."
    return f"{people(writers)} wrote a comment. The comments come to {words:,} words."


def limits(counted: SafeTable, window: Window) -> list[str]:
    """What keeps these figures from being more than they are; shown beside them, always."""
    opened, closed, last = map(moment, (window.opens_at, window.closes_at, window.closes_at + window.grace))
    return [
        f"{took_part(counted)} chose to answer. They were not picked at random, so they do not stand for all "
        "families of the area, and no margin of error can be given.",
        "A link can be passed on: someone may have answered twice, or from another area.",
        f"The survey was open from {opened} up to {closed}, London time. Answers begun by then could be sent "
        f"until {last}.",
        "Nothing is weighted. Change is what people say has changed, told by those who knew it then and now.",
    ]


def listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _either(parts: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _row(row: SafeRow, verb: str) -> str:
    if row.count is None:
        return f"“{row.label}” is left out"
    share_of = "" if row.percent is None else f" ({row.percent}%)"
    return f"{row.count:,}{share_of} {verb} “{row.label}”"


def _is_helped(row: SafeRow) -> bool:
    return row.value in ("got-it", "got-some")


def _band(share_of: int) -> str:
    return [band.word for band in policy.BANDS if band.percent <= share_of][-1]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
