"""Who was asked what, and what stayed empty.

AAPOR's Standard Definitions keep three things apart, and so does this: a *unit* that sent nothing (see `outcomes`), a
*break-off* that stopped before the end, and an *item* left blank by somebody who came to it. A question that somebody's
earlier answers led past was not asked, and nobody left it blank.

A person's own order of random blocks is not released: "came to it" follows the document's order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis import bases, items
from analysis.frame import FAMILY, Frame
from analysis.items import Mask
from analysis.tables import RawRow, RawTable
from questionnaires.model import END, Condition, Page, Question

VIEW, NO_VIEW, LEFT_BLANK = "view", "no-view", "left-blank"
NOT_ASKED, STOPPED_BEFORE = "not-asked", "stopped-before"
NO_ANSWER = "no-answer"


@dataclass(frozen=True)
class Path:
    """By page, in order: who was led to it, and on which page each response has its last answer (-1: on none)."""

    led: tuple[Mask, ...]
    last: npt.NDArray[np.int64]
    is_complete: Mask

    def came(self, at: int) -> Mask:
        return self.led[at] & (self.is_complete | (self.last >= at))


def path(frame: Frame) -> Path:
    pages = frame.questionnaire.pages
    last = np.full(len(frame), -1, dtype=np.int64)
    for at, page in enumerate(pages):
        for question in page.questions:
            last[_answered(frame, question)] = at
    is_complete = (frame.responses["outcome"] == "complete").to_numpy(dtype=bool)
    return Path(tuple(_led(frame, pages)), last, is_complete)


def break_offs(frame: Frame) -> RawTable:
    """Those who sent without coming to the end, by the last page with an answer: where they stopped."""
    way = path(frame)
    stopped = way.last[~way.is_complete]
    pages = frame.questionnaire.pages
    rows = [RawRow(value=NO_ANSWER, label="Before the first page", count=int((stopped < 0).sum()))]
    rows += [
        RawRow(value=page.id, label=f"After page {at + 1}: {page.heading}", count=int((stopped == at).sum()))
        for at, page in enumerate(pages)
    ]
    return RawTable(
        id=f"{frame.group.id_starts}break-offs",
        title=f"{frame.group.title_starts}Where those stopped who sent what they had done so far",
        kind="participation",
        of_whom=f"{bases.responses(frame.questionnaire, frame.group)}, not to the end",
        base=len(stopped),
        rows=tuple(rows),
    )


def left_blank(frame: Frame) -> tuple[RawTable, ...]:
    """A table for each closed question: the base are those who came to it. People for what is asked once of each."""
    way = path(frame)
    return tuple(
        _of_question(frame, question, way, at)
        for at, page in enumerate(frame.questionnaire.pages)
        for question in page.questions
        if question.is_closed
    )


def _of_question(frame: Frame, question: Question, way: Path, at: int) -> RawTable:
    came, led = way.came(at), way.led[at]
    answered, view = _answered(frame, question) & came, items.viewed(frame, question) & came
    if bases.is_about_person(frame.questionnaire, question):
        people, family = frame.people, frame.responses[FAMILY].to_numpy()
        came, led, answered, view = (_of_people(family, mask, people) for mask in (came, led, answered, view))
    cells = (
        (VIEW, "Gave a view", view),
        (NO_VIEW, "Answered, and gave no view", answered & ~view),
        (LEFT_BLANK, "Left it blank", came & ~answered),
    )
    apart = (
        (NOT_ASKED, "Not asked: earlier answers led past it", ~led),
        (STOPPED_BEFORE, "Stopped before it", led & ~came),
    )
    whom = bases.answered(frame.questionnaire, frame.group, question)
    return RawTable(
        id=f"{frame.group.id_starts}{question.id}-answering",
        title=f"{frame.group.title_starts}Answered or left blank: {question.text}",
        kind="answers",
        of_whom=f"{whom} and came to this question",
        base=int(came.sum()),
        rows=tuple(map(_row, cells)),
        asides=tuple(map(_row, apart)),
    )


def _row(cell: tuple[str, str, Mask]) -> RawRow:
    value, label, mask = cell
    return RawRow(value=value, label=label, count=int(mask.sum()))


def _of_people(family: npt.NDArray[Any], mask: Mask, people: int) -> Mask:
    """Of each person, whether it holds for any of their responses."""
    _, number = np.unique(family, return_inverse=True)
    return np.bincount(number[mask], minlength=people) > 0


def _led(frame: Frame, pages: tuple[Page, ...]) -> Iterator[Mask]:
    """Routes lead forward, so that one walk over the pages finds every path."""
    everybody = np.ones(len(frame), dtype=bool)
    led = [everybody if at == 0 else ~everybody for at in range(len(pages) + 1)]
    for at, page in enumerate(pages):
        rest = led[at].copy()
        for route in page.routes:
            going = rest & _holds(frame, route.when)
            rest &= ~going
            if route.to != END:
                led[frame.questionnaire.number(route.to) - 1] |= going
        led[at + 1] |= rest
        yield led[at]


def _holds(frame: Frame, condition: Condition | None) -> Mask:
    if condition is None:
        return np.ones(len(frame), dtype=bool)
    question = next(each for each in frame.questionnaire.questions if each.id == condition.question)
    return items.answered(frame, question, condition.any_of)


def _answered(frame: Frame, question: Question) -> Mask:
    if question.is_closed:
        return items.answered(frame, question)
    wrote = frame.comments["response"][frame.comments["item"] == question.id]
    return np.asarray(frame.responses.index.isin(wrote), dtype=bool)
