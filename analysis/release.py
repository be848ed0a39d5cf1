"""The true counts behind the public release of one survey: each question over everyone, by plan status.

Left out by design: supporters (a group apart, and often a small one), questions with several ticks (exclusive ticks tie
them to each other) and everything about the people themselves but plan status.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import lattice
from analysis.errors import DoesNotAddUp
from analysis.frame import FAMILY, Frame, column
from analysis.items import BLANK, BLANK_LABEL
from analysis.partitions import Cell, Counts, RawPartition
from questionnaires import routing, scales
from questionnaires.answers import Answers
from questionnaires.model import Question

BY = "plan"  # the one classification of the public lattice
COMMENTS = "comments"
NOT_ASKED = "not-asked"
EVERYBODY = "everybody"

_NO_ANSWER = (
    Cell(value=BLANK, label=BLANK_LABEL, place="aside"),
    Cell(value=NOT_ASKED, label="Not asked", place="not-asked"),
)


@dataclass(frozen=True, kw_only=True)
class RawRelease:
    """`groups`: everyone by plan status, or in one group where the survey does not ask it. `ladder`: which of its
    values are one group when a question is shown by it, the finest first."""

    who: str
    groups: RawPartition
    ladder: tuple[tuple[tuple[str, ...], ...], ...]
    questions: tuple[RawPartition, ...]

    @property
    def families(self) -> int:
        return int(self.groups.families.sum())

    @property
    def responses(self) -> int:
        return int(self.groups.responses.sum())

    def check(self) -> None:
        """Raise `DoesNotAddUp` unless every question divides the same people."""
        sizes, families = self.groups.responses.sum(axis=1), self.groups.families.sum(axis=1)
        self.groups.check(sizes)
        for question in self.questions:
            question.check(sizes)
            if (question.families.sum(axis=1) != families).any():
                raise DoesNotAddUp(question.id)


def of(frame: Frame) -> RawRelease:
    """Those the survey is for."""
    own = frame.own
    classification = next(each for each in lattice.CLASSIFICATIONS if each.id == BY)
    by = classification.question(own.questionnaire)
    asked = _Asked(own)
    found = _divided(own, by, asked) if by else (np.zeros(len(own), dtype=np.int64), (_everybody(),))
    group = found[0]
    cells = tuple(replace(cell, label=classification.label(cell.value, cell.label)) for cell in found[1])
    size = len(cells)
    questions = [
        _partition(own, question, _divided(own, question, asked), group, size)
        for question in own.questionnaire.questions
        if question.kind == "one" and question.theme is not None
    ]
    return RawRelease(
        who=own.group.who,
        groups=_partition(own, by, (group, cells), group, size),
        ladder=(
            tuple((cell.value,) for cell in cells if cell.place == "answer"),
            (("plan",), ("being-assessed", "waiting", "refused"), ("sen-support", "none")),
            (("plan",),),
        ),
        questions=(*questions, _partition(own, None, _writers(own), group, size)),
    )


class _Asked:
    """Who met which question. What leads to a question are closed answers, so few paths are walked."""

    def __init__(self, frame: Frame) -> None:
        self.questionnaire = frame.questionnaire
        self._steers = {
            route.when.question
            for page in self.questionnaire.pages
            for route in page.routes
            if route.when is not None
        }
        steering = [each for each in self.questionnaire.questions if each.id in self._steers]
        columns = pd.DataFrame(
            {name: values for each in steering for name, values in _columns(frame, each)},
            index=frame.responses.index,
        )
        if columns.empty:
            self._path: npt.NDArray[np.intp] = np.zeros(len(frame), dtype=np.intp)
            self._met = [self._walk({})]
            return
        self._path = columns.groupby(list(columns), sort=False).ngroup().to_numpy().astype(np.intp)
        first = columns.iloc[np.unique(self._path, return_index=True)[1]]
        self._met = [self._walk(_answers(steering, row)) for _, row in first.iterrows()]

    def is_asked(self, question: Question) -> npt.NDArray[np.bool_]:
        return np.array([question.id in met for met in self._met], dtype=bool)[self._path]

    def _walk(self, answers: Answers) -> set[str]:
        return {each.id for page in routing.path(self.questionnaire, answers) for each in page.questions}


def _columns(frame: Frame, question: Question) -> Iterator[tuple[str, "pd.Series[int] | pd.Series[bool]"]]:
    if question.kind == "one":
        yield question.id, frame.responses[question.id].cat.codes
        return
    for option in question.options:
        yield column(question, option.value), frame.responses[column(question, option.value)]


def _answers(steering: Sequence[Question], row: "pd.Series[int]") -> Answers:
    answers: Answers = {}
    for question in steering:
        if question.kind == "several":
            answers[question.id] = [
                option.value for option in question.options if row[column(question, option.value)]
            ]
        elif row[question.id] >= 0:
            answers[question.id] = question.options[row[question.id]].value
    return answers


Divided = tuple[Counts, tuple[Cell, ...]]  # each response's cell, and the cells


def _divided(frame: Frame, question: Question, asked: _Asked) -> Divided:
    """An answer shows that the question was met, whatever the path says: a second child's answers on what is asked once
    stand with the first."""
    cells = (*(_cell(question, number) for number in range(len(question.options))), *_NO_ANSWER)
    codes = frame.responses[question.id].cat.codes.to_numpy().astype(np.int64)
    blank = np.where(asked.is_asked(question), len(cells) - 2, len(cells) - 1)
    return np.where(codes >= 0, codes, blank), cells


def _cell(question: Question, number: int) -> Cell:
    option = question.options[number]
    return Cell(
        value=option.value,
        label=option.label,
        place="answer" if option.is_substantive else "aside",
        is_favourable=option.is_favourable,
    )


def _everybody() -> Cell:
    return Cell(value=EVERYBODY, label="Everybody")


def _writers(frame: Frame) -> Divided:
    cells = (
        Cell(value=COMMENTS, label="Wrote in their own words"),
        Cell(value=BLANK, label="Wrote nothing", place="aside"),
    )
    return np.where(frame.responses.index.isin(frame.comments["response"]), 0, 1).astype(np.int64), cells


def _partition(
    frame: Frame, question: Question | None, divided: Divided, group: Counts, groups: int
) -> RawPartition:
    place, cells = divided
    is_first = ~frame.responses[FAMILY].duplicated().to_numpy()
    size = len(cells)
    counts = [
        np.bincount((group * size + place)[wanted], minlength=groups * size).reshape(groups, size)
        for wanted in (np.ones(len(place), dtype=bool), is_first)
    ]
    coarse, headline = _told_first(question, cells)
    return RawPartition(
        id=question.id if question else COMMENTS,
        title=question.text if question else "Your own words",
        cells=cells,
        responses=counts[0].astype(np.int64),
        families=counts[1].astype(np.int64),
        coarse=coarse,
        headline=headline,
    )


def _told_first(
    question: Question | None, cells: Sequence[Cell]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Coarse rows, and the values that are told first: of need who did not get it, otherwise what is favourable."""
    if question is None:
        return (), (COMMENTS,)
    said = [cell for cell in cells if cell.place == "answer"]
    if question.role == "need":
        return (("got-it",), ("got-some",), scales.UNMET_NEED), scales.UNMET_NEED
    good = tuple(cell.value for cell in said if cell.is_favourable)
    other = tuple(cell.value for cell in said if not cell.is_favourable)
    return ((good, other) if good and other else ()), good
