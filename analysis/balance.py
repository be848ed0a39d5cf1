"""The balance of the sectors: an inspection is of education, health and social care, and none stands for another.

What is counted are sets of answers with a view, or a comment, about a sector; not how many questions asked about it.
"""

import numpy as np

from analysis import bases, items, themes
from analysis.frame import FAMILY, Frame
from analysis.tables import RawRow, RawTable
from questionnaires.model import Question


def asked(frame: Frame) -> tuple[str, ...]:
    """The sectors that any of its questions is about, in the order they are read."""
    found = {question.sector for question in frame.questionnaire.questions}
    return tuple(sector for sector in themes.SECTORS if sector in found)


def views(frame: Frame) -> RawTable:
    """How many gave a view in any closed question about each sector. Somebody may be in several rows.

    "Did not need it" is no view: a sector few need has few answers, and that too is for inspectors to know.
    """
    return _table(
        frame,
        "sector-views",
        "Answers about each sector",
        bases.responses(frame.questionnaire, frame.group),
        len(frame),
        {sector: _with_view(frame, _about(frame, sector)) for sector in asked(frame)},
    )


def writers(frame: Frame) -> RawTable:
    """How many people wrote in any open question about each sector."""
    counts = {}
    for sector in asked(frame):
        items = [question.id for question in _about(frame, sector) if not question.is_closed]
        wrote = frame.comments["response"][frame.comments["item"].isin(items)]
        counts[sector] = int(frame.responses[FAMILY][frame.responses.index.isin(wrote)].nunique())
    whom = f"{frame.group.who} {bases.ANSWERED}"
    return _table(frame, "sector-comments", "Comments about each sector", whom, frame.people, counts)


def _about(frame: Frame, sector: str) -> list[Question]:
    return [question for question in frame.questionnaire.questions if question.sector == sector]


def _with_view(frame: Frame, about: list[Question]) -> int:
    has_view = np.zeros(len(frame), dtype=bool)
    for question in about:
        if question.is_closed:
            has_view |= items.viewed(frame, question)
    return int(has_view.sum())


def _table(
    frame: Frame, table_id: str, title: str, of_whom: str, base: int, counts: dict[str, int]
) -> RawTable:
    return RawTable(
        id=f"{frame.group.id_starts}{table_id}",
        title=f"{frame.group.title_starts}{title}",
        kind="choices",
        of_whom=of_whom,
        base=base,
        rows=tuple(
            RawRow(value=sector, label=themes.SECTORS[sector].capitalize(), count=count)
            for sector, count in counts.items()
        ),
    )
