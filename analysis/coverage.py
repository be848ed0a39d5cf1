"""Who answered: the first thing an inspector needs, since nobody chose these people at random.

Two things are counted and never mixed up: responses, which in the parents' survey are children described, and people
answering. What is true of a person (voice, language, form, way in) is counted of people too.
"""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from analysis import audiences, bases
from analysis.frame import FAMILY, Frame, Group, flag_column, language_name
from analysis.tables import RawRow, RawTable
from questionnaires import scales
from questionnaires.model import Question, Questionnaire

ROLES = ("council", "relation", "age", "setting", "plan", "touches", "profile")  # in this order
GAPS = ("age", "setting", "plan", "profile")  # a group nobody was heard from is said in words
THIS_AREA = "this-area"
COUNTED = "counted"
PEOPLE = "people-answering"
ANY_FLAG = "any-flag"

_FLAGS = {
    "trap": "Filled in what no person sees",
    "haste": "Came faster than pages load",
    "repeats": "One of many with the same ticks within minutes",
}
_MARKS = {"plan": set(scales.PLAN), "setting": {"mainstream-school", "special-school"}}

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


def find(questionnaire: Questionnaire, role: str) -> Question | None:
    """The question that classifies by age, plan, setting or council. Some revisits give it the role `profile`, and
    it is known by its answers."""
    by_role = (each for each in questionnaire.questions if each.role == role and each.kind == "one")
    marks = _MARKS.get(role)
    by_answers = (
        each
        for each in questionnaire.questions
        if marks and each.kind == "one" and marks <= {option.value for option in each.options}
    )
    return next(by_role, None) or next(by_answers, None)


def audiences_heard(frames: Sequence[Frame]) -> tuple[RawTable, RawTable]:
    """Of an inspection: responses and people answering, by whom each survey is for. One nobody answered is a 0."""
    names = [audiences.OF[frame.questionnaire.audience].name for frame in frames]
    ids = [frame.questionnaire.audience for frame in frames]
    counts = ([len(frame) for frame in frames], [frame.people for frame in frames])
    sent, people = (
        [
            RawRow(value=value, label=label, count=count)
            for value, label, count in zip(ids, names, each, strict=True)
        ]
        for each in counts
    )
    return (
        _participation("audiences", "Sets of answers, by whom the survey was for", sent, bases.SETS),
        _participation(
            "audiences-people", "People answering, by whom the survey was for", people, bases.PEOPLE
        ),
    )


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
    return _participation(name.replace("_", "-"), _TITLES[name], rows, bases.taking_part(frame))


def languages(frame: Frame) -> RawTable:
    """Every sent response by the language it was answered in, most used first."""
    counts = {str(tag): int(count) for tag, count in frame.responses["language"].value_counts().items()}
    rows = [
        RawRow(value=tag, label=language_name(tag), count=counts[tag])
        for tag in sorted(counts, key=lambda tag: (-counts[tag], tag))
    ]
    return _participation("language", "In which language", rows, bases.taking_part(frame))


def days(frame: Frame) -> RawTable:
    """Every sent response by the day it was sent, in London."""
    counts = frame.responses["sent_on"].value_counts().sort_index()
    rows = [
        RawRow(value=str(day), label=f"{dt.date.fromisoformat(str(day)):%A %-d %B %Y}", count=int(count))
        for day, count in counts.items()
    ]
    return _participation("day", "Day sent", rows, bases.taking_part(frame))


def flags(frame: Frame) -> RawTable:
    """How many bear each sign that a program and not a person sent them, and how many any. None is left out."""
    rows = [RawRow(value=ANY_FLAG, label="Any of these signs", count=int(frame.is_flagged.sum()))]
    rows += [
        RawRow(value=flag, label=label, count=int(frame.responses[flag_column(flag)].sum()))
        for flag, label in _FLAGS.items()
    ]
    return RawTable(
        id="flags",
        title="Signs that a program may have sent it",
        kind="choices",
        of_whom=bases.responses(frame.questionnaire, frame.group),
        base=len(frame),
        rows=tuple(rows),
    )


def people(frame: Frame) -> RawTable:
    """People answering: who described three children is one person, and three of `counted`."""
    row = RawRow(value=PEOPLE, label="People who answered", count=frame.people)
    return _participation(PEOPLE, "How many people answered", [row], bases.PEOPLE)


def people_by(frame: Frame, table: RawTable, column: str) -> RawTable:
    """A table of responses by `column`, counted again in people. Somebody in two groups is in both."""
    people = frame.responses.groupby(column, observed=True)[FAMILY].nunique()
    rows = [
        RawRow(value=row.value, label=row.label, count=int(people.get(row.value, 0))) for row in table.rows
    ]
    return RawTable(
        id=f"{table.id}-people",
        title=f"{table.title}: people answering",
        kind="participation",
        of_whom="people",
        base=frame.people,
        rows=tuple(rows),
    )


def counted(frame: Frame) -> RawTable:
    """The number every other figure starts from: sent, agreed to, and not taken back."""
    whom = bases.taking_part(frame)
    label = "Sets of answers" if whom == bases.SETS else "People whose answers are"
    row = RawRow(value=COUNTED, label=f"{label} counted here", count=len(frame))
    return _participation(COUNTED, "How many people took part", [row], whom)


def _participation(table_id: str, title: str, rows: Sequence[RawRow], of_whom: str) -> RawTable:
    return RawTable(
        id=table_id,
        title=title,
        kind="participation",
        of_whom=of_whom,
        base=sum(row.count for row in rows),
        rows=tuple(rows),
    )
