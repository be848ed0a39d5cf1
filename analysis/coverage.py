"""Who answered: the first thing an inspector needs, since nobody chose these people at random."""

import datetime as dt
from collections.abc import Sequence

from analysis.frame import Frame
from analysis.tables import RawRow, RawTable
from questionnaires.model import Question, Questionnaire

ROLES = ("relation", "age", "touches", "profile")
COUNTED = "counted"

_TITLES = {
    "voice": "Whose voice",
    "channel_kind": "Where people got the link",
    "outcome": "How much they answered",
}
_LABELS = {
    "voice": {
        "myself": "Answered alone",
        "helped": "Answered with someone's help",
        "supporter": "A supporter, about what they have seen",
    },
    "channel_kind": {
        "forum": "Parent carer forum",
        "school": "School, nursery or college",
        "health": "Health service",
        "council": "Council",
        "other": "Somewhere else",
    },
    "outcome": {"complete": "Answered to the end", "partial": "Sent what they had done so far"},
}


def questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The closed questions about the people themselves, not about a theme."""
    return tuple(
        question
        for question in questionnaire.questions
        if question.role in ROLES and question.theme is None and question.is_closed
    )


def classification(frame: Frame, name: str) -> RawTable:
    """Every sent response by voice, kind of channel or outcome."""
    counts = frame.responses[name].value_counts()
    rows = [
        RawRow(value=value, label=label, count=int(counts[value])) for value, label in _LABELS[name].items()
    ]
    return _participation(name.replace("_", "-"), _TITLES[name], rows)


def days(frame: Frame) -> RawTable:
    """Every sent response by the day it was sent, in London."""
    counts = frame.responses["sent_on"].value_counts().sort_index()
    rows = [
        RawRow(value=str(day), label=f"{dt.date.fromisoformat(str(day)):%A %-d %B %Y}", count=int(count))
        for day, count in counts.items()
    ]
    return _participation("day", "Day sent", rows)


def counted(frame: Frame) -> RawTable:
    """The number every other figure starts from: sent, agreed to, and not taken back."""
    row = RawRow(value=COUNTED, label="People whose answers are counted here", count=len(frame))
    return _participation(COUNTED, "How many people took part", [row])


def _participation(table_id: str, title: str, rows: Sequence[RawRow]) -> RawTable:
    return RawTable(
        id=table_id,
        title=title,
        kind="participation",
        of_whom="people",
        base=sum(row.count for row in rows),
        rows=tuple(rows),
    )
