"""Who answered: the first thing an inspector needs, since nobody chose these people at random."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from analysis.frame import Frame, Group, language_name
from analysis.tables import RawRow, RawTable
from questionnaires.model import Question, Questionnaire

ROLES = ("council", "relation", "age", "setting", "plan", "touches", "profile")  # in this order
GAPS = ("age", "setting", "plan", "profile")  # a group nobody was heard from is said in words
THIS_AREA = "this-area"
COUNTED = "counted"

_TITLES = {
    "voice": "Whose voice",
    "presentation": "In which form",
    "channel_kind": "Where people got the link",
    "outcome": "How much they answered",
}
_LABELS = {
    "voice": {
        "myself": "Answered alone",
        "helped": "Answered with someone's help",
        "supporter": "A supporter, about what they have seen",
    },
    "presentation": {"standard": "The standard form", "easy-read": "Easy read"},
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
    """The closed questions about the people themselves, not about a theme; by role."""
    asked = [
        question for question in questionnaire.questions if question.theme is None and question.is_closed
    ]
    return tuple(question for role in ROLES for question in asked if question.role == role)


def elsewhere(frame: Frame) -> Frame:
    """Of those the survey is for: who named another council as responsible, or did not say which is.

    Nobody where the survey does not ask. The link is open, so this cannot be kept out, only shown.
    """
    own = frame.own
    wanted = pd.Series(False, index=own.responses.index)
    for question in own.questionnaire.questions:
        if question.role == "council":
            wanted |= own.responses[question.id] != THIS_AREA
    apart = Group(
        who=f"{own.group.who} of another council, or one not known,",
        id_starts="elsewhere-",
        title_starts="Another council, or not known: ",
    )
    return own.where(wanted, apart)


def classification(frame: Frame, name: str) -> RawTable:
    """Every sent response by voice, form, kind of channel or outcome."""
    counts = frame.responses[name].value_counts()
    rows = [
        RawRow(value=value, label=label, count=int(counts[value])) for value, label in _LABELS[name].items()
    ]
    return _participation(name.replace("_", "-"), _TITLES[name], rows)


def languages(frame: Frame) -> RawTable:
    """Every sent response by the language it was answered in, most used first."""
    counts = {str(tag): int(count) for tag, count in frame.responses["language"].value_counts().items()}
    rows = [
        RawRow(value=tag, label=language_name(tag), count=counts[tag])
        for tag in sorted(counts, key=lambda tag: (-counts[tag], tag))
    ]
    return _participation("language", "In which language", rows)


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
