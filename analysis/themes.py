"""What is read under a theme (a criterion, a weakness, a part of an evaluation), and counted besides items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import bases, items
from analysis.frame import FAMILY, Frame
from analysis.tables import RawRow, RawTable
from questionnaires import scales
from questionnaires.model import Question, Questionnaire, Theme

NEEDED, NOT_NEEDED = "needed", "not-needed"
MET, SOME, UNMET = "met", "some", "unmet"

# The balance of an inspection: each sector is read by itself, and none stands for another.
SECTORS = {"education": "education", "health": "health", "care": "social care"}
# How well help works means little before it is known who needed it.
_FIRST = ("need", "change")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A theme, or what it asks about one sector; its questions with need first."""

    id: str
    theme: str  # its id
    name: str
    questions: tuple[Question, ...]

    @property
    def closed(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.is_closed)


def topics(questionnaire: Questionnaire) -> tuple[Topic, ...]:
    """In the framework's order, then by sector; a theme nobody is asked about is none."""
    return tuple(topic for theme in questionnaire.themes for topic in _of_theme(questionnaire, theme))


def general(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The open questions under no theme."""
    return tuple(
        question for question in questionnaire.questions if question.theme is None and not question.is_closed
    )


def need(frame: Frame, question: Question) -> RawTable:
    """Of those who said whether it was needed: who needed it, given or not."""
    asked = items.distribution(frame, question)
    asides = {row.value: row for row in asked.asides}
    not_needed = asides.pop(NOT_NEEDED).count if NOT_NEEDED in asides else 0
    return RawTable(
        id=f"{asked.id}-needed",
        title=f"{frame.group.title_starts}Need: {question.text}",
        kind="answers",
        of_whom=bases.answered(frame.questionnaire, frame.group, question),
        base=asked.base + not_needed,
        rows=(
            RawRow(value=NEEDED, label="Needed it", count=asked.base),
            RawRow(value=NOT_NEEDED, label="Did not need it", count=not_needed),
        ),
        asides=tuple(asides.values()),
    )


def unmet_need(frame: Frame, question: Question) -> RawTable:
    """Of those who needed it: who was given it, who was given some, and who was not given it.

    Unmet: waiting, asked and refused, or needed it and did not know how to ask. Some is counted apart from it.
    """
    asked = items.distribution(frame, question)
    counts = {row.value: row.count for row in asked.rows}
    unmet = sum(counts.get(value, 0) for value in scales.UNMET_NEED)
    return RawTable(
        id=f"{asked.id}-unmet",
        title=f"{frame.group.title_starts}Unmet need: {question.text}",
        kind="answers",
        of_whom=asked.of_whom,
        base=asked.base,
        rows=(
            RawRow(value=MET, label="It was given", count=counts.get("got-it", 0), is_favourable=True),
            RawRow(value=SOME, label="Some of it was given", count=counts.get("got-some", 0)),
            RawRow(value=UNMET, label="It was not given", count=unmet),
        ),
    )


def comments(frame: Frame, asked: Sequence[Question], topic_id: str, title: str) -> RawTable:
    """How many people wrote, in all and on each of these open questions, long or short. Who wrote about several
    children is one person."""
    written = pd.DataFrame(
        {
            "item": frame.comments["item"],
            "person": frame.comments["response"].map(frame.responses[FAMILY]),
        }
    ).drop_duplicates()
    counts = written["item"].value_counts()
    writers = written[written["item"].isin([question.id for question in asked])]["person"]
    return RawTable(
        id=f"{frame.group.id_starts}comments-{topic_id}",
        title=f"{frame.group.title_starts}Comments: {title}",
        kind="comments",
        of_whom=f"{frame.group.who} who wrote a comment",
        base=int(writers.nunique()),
        rows=tuple(
            RawRow(value=question.id, label=question.text, count=int(counts.get(question.id, 0)))
            for question in asked
        ),
    )


def words_written(frame: Frame, asked: Sequence[Question]) -> int:
    """How much there is to read, in words. Only where the texts were unsealed."""
    texts = frame.comments[frame.comments["item"].isin([question.id for question in asked])]["text"]
    return sum(len(text.split()) for text in texts)


def _of_theme(questionnaire: Questionnaire, theme: Theme) -> Iterator[Topic]:
    asked = [question for question in questionnaire.questions if question.theme == theme.id]
    sectors = sorted({question.sector or "" for question in asked}, key=_sector_place)
    for sector in sectors:
        about = [question for question in asked if (question.sector or "") == sector]
        yield Topic(
            id=f"{theme.id}-{sector}" if sector and len(sectors) > 1 else theme.id,
            theme=theme.id,
            name=f"{theme.name}: {SECTORS.get(sector, sector)}" if sector else theme.name,
            questions=tuple(sorted(about, key=_place)),
        )


def _sector_place(sector: str) -> int:
    """What is about no one sector comes first, a sector not named here last."""
    order = ["", *SECTORS]
    return order.index(sector) if sector in order else len(order)


def _place(question: Question) -> int:
    return _FIRST.index(question.role) if question.role in _FIRST else len(_FIRST)
