"""Figures as sentences. Every number in them comes from a safe table, and the verbs are the same for families
as for leaders: they said, they told us. Bases name their people by the survey's audience. Below a base of 30
no word like "many" stands for a count.
"""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from analysis import audiences, bases, policy
from analysis.disclosure import percent
from analysis.errors import NotForReadership
from analysis.items import BLANK
from analysis.summary import Window
from analysis.tables import SafeRow, SafeTable
from analysis.themes import MET, SOME, UNMET
from questionnaires.model import Questionnaire

LONDON = ZoneInfo("Europe/London")
NO_ANSWERS = "There are no answers to count here."
NOT_GIVEN = "it was not given"
TOLD_CHANGE = "Change is what people say has changed, told by those who knew it then and now."


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


def told(table: SafeTable, rows: Sequence[SafeRow], what: str) -> str:
    """`14 of the 24 parents and carers who answered (58%) told us it was not given`, or of children described."""
    if bases.is_of_children(table.of_whom):
        return f"For {_lower(share(table, rows))} we were told {what}"
    return f"{share(table, rows)} told us {what}"


def percent_of(count: int, base: int) -> int | None:
    """Whole percent, or none where the base is too small for one."""
    return percent(count, base) if base >= policy.PERCENT_FROM else None


def distribution(table: SafeTable) -> str:
    """The whole table in one sentence; also what stands for its chart where the chart cannot be seen."""
    if table.base is None:
        return " ".join(table.notes)
    if not table.base:
        return NO_ANSWERS
    rows = listed([_row(table, row) for row in table.rows])
    if bases.is_of_children(table.of_whom):
        return f"For the {table.base:,} {table.of_whom}, we were told: {rows}."
    return f"Of the {table.base:,} {table.of_whom}, {rows}."


def apart(table: SafeTable) -> str:
    """What the base leaves out; empty when it leaves nobody out."""
    parts = [
        f"{row.count:,} not asked, or left blank" if row.value == BLANK else _row(table, row)
        for row in table.asides
        if row.count
    ]
    return f"Counted apart: {listed(parts)}." if parts else ""


def sent(outcome: SafeTable) -> str:
    if _is_of_sets(outcome):
        return (
            f"{outcome.base or 0:,} sets of answers were sent: {outcome.count('complete'):,} from the end and "
            f"{outcome.count('partial'):,} with what had been done so far."
        )
    return (
        f"{people(outcome.base or 0)} sent their answers: {outcome.count('complete'):,} answered to the end "
        f"and {outcome.count('partial'):,} sent what they had done so far."
    )


def began(outcomes: SafeTable) -> str:
    if not outcomes.base:
        return ""  # not counted, as in a file of responses; or nobody came
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
    supporting = voice.count("supporter")
    if _is_of_sets(voice):
        said = (
            f"{voice.count('myself'):,} sets of answers were given alone and {voice.count('helped'):,} with "
            "someone's help."
        )
        return f"{said} {supporting:,} are supporters', and stand apart." if supporting else said
    said = f"{voice.count('myself'):,} answered alone and {voice.count('helped'):,} with someone's help."
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
    named = f"{another:,} said that another council is responsible"
    if bases.is_of_children(council.of_whom):
        named = f"For {another:,} we were told that another council is responsible"
    return (
        f"{named}; for {unknown:,} the council is not known. "
        "The parts about themes count them too, and one part shows their answers apart."
    )


def supporters(counted: SafeTable) -> str:
    if _is_of_sets(counted):
        told_us = f"{counted.base or 0:,} sets of answers are supporters', about what they have seen."
    else:
        told_us = f"{took_part(counted)} told us, as supporters, what they have seen."
    return (
        f"{told_us} These tables are theirs alone; no other part of this summary about a theme counts them."
    )


def elsewhere(counted: SafeTable) -> str:
    if _is_of_sets(counted):
        said = (
            f"{counted.base or 0:,} sets of answers name another council, or do not say which is responsible."
        )
    else:
        said = f"{took_part(counted)} said that another council is responsible, or did not say which is."
    return (
        f"{said} The parts "
        "above count them too: here they stand alone, so that those figures can be read with and without them."
    )


def need(needed: SafeTable) -> str:
    if not needed.base:
        return "Nobody told us whether this was needed."
    return f"{told(needed, needed.rows[:1], 'this was needed')}."


def unmet(unmet_need: SafeTable, full: SafeTable) -> list[str]:
    """Unmet need as a headline of its own, then those who were given some, apart."""
    if not unmet_need.base:
        return []
    by_value = {row.value: row for row in unmet_need.rows}
    why = [_row(full, row) for row in full.rows if row.count and not _is_helped(row)]
    headline = told(unmet_need, [by_value[UNMET]], NOT_GIVEN)
    return [
        f"{headline}: {listed(why)}." if why else f"{headline}.",
        f"{told(unmet_need, [by_value[SOME]], 'some of it was given')}. They are counted apart.",
        f"{told(unmet_need, [by_value[MET]], 'it was given')}.",
    ]


def favourable(table: SafeTable, needs: Sequence[SafeTable]) -> str:
    """The favourable share in one breath with the need it stands beside: it means little without."""
    if not table.base:
        return ""
    labels = either([f"“{row.label}”" for row in table.favourable])
    said = f"{share(table, table.favourable)} said {labels}."
    if bases.is_of_children(table.of_whom):
        said = f"For {_lower(share(table, table.favourable))} we were told {labels}."
    return " ".join([said, *map(_beside, needs)])


def unchosen(table: SafeTable) -> str:
    """Whom we have not heard from; empty when every option was chosen, or none."""
    labels = [f"“{row.label}”" for row in table.rows if row.count == 0]
    return f"{table.title} Nobody said {either(labels)}." if table.base and labels else ""


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
    was_open = (
        f"The survey was open from {opened} up to {closed}, London time. Answers begun by then could be sent"
    )
    was_open += f" until {last}."
    if not window.is_known:
        was_open = (
            f"Its window is not known here. Answers were sent from {opened} up to {closed}, London time."
        )
    asks_change = any(question.role == "change" for question in questionnaire.questions)
    chose = f"{took_part(counted)} chose to answer."
    if _is_of_sets(counted):
        chose = f"{counted.base or 0:,} sets of answers were sent, by people who chose to answer."
    return [
        f"{chose} They were not picked at random, so they do not stand for all "
        f"{audiences.OF[questionnaire.audience].who} in the area, and no margin of error can be given.",
        "A link can be passed on: someone may have answered more than once, as for another child, or from "
        "another area.",
        was_open,
        f"Nothing is weighted. {TOLD_CHANGE if asks_change else ''}".strip(),
    ]


def listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _beside(unmet_need: SafeTable) -> str:
    if not unmet_need.base:
        return "Read this beside need: nobody told us this was needed."
    rows = [row for row in unmet_need.rows if row.value == UNMET]
    return f"Read this beside need: {_lower(told(unmet_need, rows, NOT_GIVEN))}."


def either(parts: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _row(table: SafeTable, row: SafeRow) -> str:
    if row.count is None:
        return f"“{row.label}” is left out"
    figure = f"{row.count:,}" if row.percent is None else f"{row.count:,} ({row.percent}%)"
    if bases.is_of_children(table.of_whom):
        return f"“{row.label}” for {figure}"
    return f"{figure} {'ticked' if table.kind == 'choices' else 'said'} “{row.label}”"


def _is_helped(row: SafeRow) -> bool:
    return row.value in ("got-it", "got-some")


def _band(share_of: int) -> str:
    return [band.word for band in policy.BANDS if band.percent <= share_of][-1]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _is_of_sets(table: SafeTable) -> bool:
    """Where one person told of several children, in figures that are exact."""
    return table.of_whom == bases.SETS and table.base is not None and table.readership == "inspection-team"
