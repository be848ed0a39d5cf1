"""Figures as sentences. Every number in them comes from a safe table, and the verbs are the same for families
as for leaders: they said, they told us. Bases name their people by the survey's audience. Below a base of 30
no word like "many" stands for a count.
"""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from analysis import audiences, policy
from analysis.disclosure import percent
from analysis.errors import NotForReadership
from analysis.items import BLANK
from analysis.summary import Window
from analysis.tables import SafeRow, SafeTable
from analysis.themes import MET, SOME, UNMET
from questionnaires.model import Questionnaire

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
    return (
        f"Of the {table.base:,} {table.of_whom}, {listed([_row(row, _verb(table)) for row in table.rows])}."
    )


def apart(table: SafeTable) -> str:
    """What the base leaves out; empty when it leaves nobody out."""
    parts = [
        f"{row.count:,} not asked, or left blank" if row.value == BLANK else _row(row, _verb(table))
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


def whose(audience: str) -> str:
    """Whom the survey was for, and in the supporters' own survey whose voice it is not."""
    said = f"This survey was for {audiences.OF[audience].name}."
    if audience == "supporters":
        said += (
            " They tell what they have seen, and are never counted as what children and young people said."
        )
    return said


def voices(voice: SafeTable, audience: str) -> str:
    if audience == "supporters":
        return ""  # `whose` has said it
    said = f"{voice.count('myself'):,} answered alone and {voice.count('helped'):,} with someone's help."
    supporting = voice.count("supporter")
    return f"{said} {supporting:,} answered as supporters, and stand apart." if supporting else said


def forms(languages: SafeTable, presentations: SafeTable) -> str:
    """Counts side by side. Why people chose a form or a language is not known, so no effect of it is told."""
    if not presentations.base:
        return ""
    used = [row for row in presentations.rows if row.count]
    spoken = listed([f"{row.count:,} in {row.label}" for row in languages.rows])
    shown = listed([f"{row.count:,} in {_lower(row.label)}" for row in used])
    said = f"Answers by language: {spoken}. By form: {shown}."
    if max(len(languages.rows), len(used)) == 1:
        return said
    return f"{said} These are counts alone: no difference between answers is put down to them."


def councils(council: SafeTable) -> str:
    """Flagged, for a link is passed on over borders; whoever did not say may be from anywhere."""
    another = council.count("another") or 0
    unknown = sum(row.count or 0 for row in council.asides)
    if not another + unknown:
        return ""
    return (
        f"{another:,} said that another council is responsible; for {unknown:,} the council is not known. "
        "The parts about themes count them too, and one part shows their answers apart."
    )


def supporters(counted: SafeTable) -> str:
    return (
        f"{took_part(counted)} told us, as supporters, what they have seen. These tables are theirs alone; "
        "no other part of this summary about a theme counts them."
    )


def elsewhere(counted: SafeTable) -> str:
    return (
        f"{took_part(counted)} said that another council is responsible, or did not say which is. The parts "
        "above count them too: here they stand alone, so that those figures can be read with and without them."
    )


def need(needed: SafeTable) -> str:
    if not needed.base:
        return "Nobody told us whether this was needed."
    return f"{share(needed, needed.rows[:1])} told us this was needed."


def unmet(unmet_need: SafeTable, full: SafeTable) -> list[str]:
    """Unmet need as a headline of its own, then those who were given some, apart."""
    if not unmet_need.base:
        return []
    by_value = {row.value: row for row in unmet_need.rows}
    why = [_row(row, "said") for row in full.rows if row.count and not _is_helped(row)]
    headline = f"{share(unmet_need, [by_value[UNMET]])} told us it was not given"
    return [
        f"{headline}: {listed(why)}." if why else f"{headline}.",
        f"{share(unmet_need, [by_value[SOME]])} told us some of it was given. They are counted apart.",
        f"{share(unmet_need, [by_value[MET]])} told us it was given.",
    ]


def favourable(table: SafeTable, needs: Sequence[SafeTable]) -> str:
    """The favourable share in one breath with the need it stands beside: it means little without."""
    if not table.base:
        return ""
    labels = _either([f"“{row.label}”" for row in table.favourable])
    return " ".join([f"{share(table, table.favourable)} said {labels}.", *map(_beside, needs)])


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


def limits(counted: SafeTable, window: Window, questionnaire: Questionnaire) -> list[str]:
    """What keeps these figures from being more than they are; shown beside them, always."""
    opened, closed, last = map(moment, (window.opens_at, window.closes_at, window.closes_at + window.grace))
    asks_change = any(question.role == "change" for question in questionnaire.questions)
    return [
        f"{took_part(counted)} chose to answer. They were not picked at random, so they do not stand for all "
        f"{audiences.OF[questionnaire.audience].who} in the area, and no margin of error can be given.",
        "A link can be passed on: someone may have answered more than once, as for another child, or from "
        "another area.",
        f"The survey was open from {opened} up to {closed}, London time. Answers begun by then could be sent "
        f"until {last}.",
        "Nothing is weighted."
        + (
            " Change is what people say has changed, told by those who knew it then and now."
            if asks_change
            else ""
        ),
    ]


def listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _beside(unmet_need: SafeTable) -> str:
    if not unmet_need.base:
        return "Read this beside need: nobody told us this was needed."
    rows = [row for row in unmet_need.rows if row.value == UNMET]
    return f"Read this beside need: {_lower(share(unmet_need, rows))} told us it was not given."


def _either(parts: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _row(row: SafeRow, verb: str) -> str:
    if row.count is None:
        return f"“{row.label}” is left out"
    share_of = "" if row.percent is None else f" ({row.percent}%)"
    return f"{row.count:,}{share_of} {verb} “{row.label}”"


def _verb(table: SafeTable) -> str:
    return "ticked" if table.kind == "choices" else "said"


def _is_helped(row: SafeRow) -> bool:
    return row.value in ("got-it", "got-some")


def _band(share_of: int) -> str:
    return [band.word for band in policy.BANDS if band.percent <= share_of][-1]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
