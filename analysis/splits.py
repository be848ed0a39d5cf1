"""One question for each group: plan status, age, setting, voice, and whatever else puts everybody in one group.

Nobody is left out: those of whom the group is not known are a group too, so that the parts add up to the whole.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis import bases, coverage, items
from analysis.errors import CannotSplit
from analysis.frame import CLASSIFICATIONS, FAMILY, Frame
from analysis.tables import RawCross, RawTable
from questionnaires.model import Question

ROLES = ("age", "plan", "setting", "council", "relation")
NOT_KNOWN = "not-known"
NOT_KNOWN_LABEL = "Not known"
Places = npt.NDArray[np.int64]


def split(frame: Frame, question: Question, by: str) -> RawCross:
    """`by`: age, plan, setting, council or relation; the id of a question with one answer; or voice, presentation,
    channel_kind, outcome.

    A part for each group, empty or not, in the order it was offered; then those of whom it is not known: who said
    nothing, did not know, or would rather not say. Raise `CannotSplit` for what is none of these.
    """
    frame = _one_each(frame, question)
    groups, places = _groups(frame, by)
    parts = [
        _part(frame, question, f"{question.id}-by-{by}-{value}", label, places == at)
        for at, (value, label) in enumerate(groups.items())
    ]
    parts.append(_part(frame, question, f"{question.id}-by-{by}-{NOT_KNOWN}", NOT_KNOWN_LABEL, places < 0))
    return RawCross(
        id=f"{frame.group.id_starts}{question.id}-by-{by}",
        title=f"{frame.group.title_starts}{question.text} By {by.replace('_', ' ')}",
        question=question.id,
        by=by,
        parts=tuple(parts),
    )


def _part(
    frame: Frame, question: Question, table_id: str, label: str, wanted: npt.NDArray[np.bool_]
) -> RawTable:
    table = items.distribution(frame.where(wanted, frame.group), question)
    return replace(table, id=f"{frame.group.id_starts}{table_id}", title=label)


def _one_each(frame: Frame, question: Question) -> Frame:
    """For what is asked once of a person: the one response that answers it stands for them, or else their first."""
    if not bases.is_about_person(frame.questionnaire, question):
        return frame
    table = items.answered(frame, question)
    order = np.argsort(~table, kind="stable")
    _, first = np.unique(frame.responses[FAMILY].to_numpy()[order], return_index=True)
    wanted = np.zeros(len(frame), dtype=bool)
    wanted[order[first]] = True
    return frame.where(wanted, frame.group)


def _groups(frame: Frame, by: str) -> tuple[dict[str, str], Places]:
    """Labels by value, and where each response stands among them; -1: not known."""
    if by in CLASSIFICATIONS:
        rows = coverage.classification(frame, by).rows
        codes = frame.responses[by].cat.codes.to_numpy().astype(np.int64)
        return {row.value: row.label for row in rows}, codes
    question = (coverage.find(frame.questionnaire, by) if by in ROLES else None) or _named(frame, by)
    named = {option.value: option.label for option in question.options if option.is_substantive}
    order = [list(named).index(o.value) if o.value in named else -1 for o in question.options]
    given = frame.responses[question.id].cat.codes.to_numpy()
    places = np.array([*order, -1], dtype=np.int64)[given]  # a blank is -1, and reads the last of these
    if bases.is_about_person(frame.questionnaire, question):
        return named, _of_family(frame.responses[FAMILY].to_numpy(), places)
    return named, places


def _named(frame: Frame, by: str) -> Question:
    for question in frame.questionnaire.questions:
        if question.id == by and question.kind == "one":
            return question
    raise CannotSplit(by)


def _of_family(family: npt.NDArray[Any], places: Places) -> Places:
    """What a person said once holds for every child they described."""
    known = np.full(int(family.max(initial=-1)) + 1, -1, dtype=np.int64)
    known[family[places >= 0]] = places[places >= 0]
    return np.take(known, family)
