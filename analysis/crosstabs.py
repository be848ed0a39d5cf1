"""One question's answers by one or two classifications of the published lattice, as exact counts.

Counted by `numpy.bincount` over category codes, a stretch at a time so that what is between stays in the
processor's cache: `pandas.crosstab` takes some forty times as long. Each group's table is what
`items.distribution` makes of the group's responses: same base, same asides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis import bases, items, lattice
from analysis.columns import BLANK, PERSON, Codes, Columns
from analysis.frame import column
from analysis.lattice import Classification
from analysis.tables import RawCross, RawRow, RawTable
from questionnaires.model import Question

Counts = npt.NDArray[np.int64]
Axis = tuple[Codes, int]  # codes, and how many there may be, blank among them
STRETCH = 1 << 16  # responses at a time: 2^15 to 2^18 are alike, all at once takes twice as long


@dataclass(frozen=True, kw_only=True)
class _Group:
    value: str
    label: str
    code: int


def cross(coded: Columns, question: str, *by: str) -> RawCross:
    """Raise `NotInLattice` for what is not published. One part a group, or a pair of groups, empty or not."""
    asked, classifications = lattice.find(coded.questionnaire, question, by)
    axes = [_axis(coded, _name(coded, each)) for each in classifications]
    counts = _one(coded, asked, axes) if asked.kind == "one" else _several(coded, asked, axes)
    names = " and ".join(each.name.lower() for each in classifications)
    ids = "+".join(each.id for each in classifications)
    start = f"{coded.group.id_starts}{asked.id}-by-{ids}"
    return RawCross(
        id=start,
        title=f"{coded.group.title_starts}{asked.text} By {names}",
        question=asked.id,
        by=ids,
        parts=tuple(
            _part(coded, asked, start, here, counts[tuple(each.code for each in here)])
            for here in product(*(_groups(coded, each) for each in classifications))
        ),
    )


def published(coded: Columns) -> Iterator[RawCross]:
    """Every cross-tabulation of the lattice, question by question."""
    for question in lattice.questions(coded.questionnaire):
        for by in lattice.crossings(coded.questionnaire, question):
            yield cross(coded, question.id, *by)


def counted(axes: Sequence[Axis]) -> Counts:
    """How many responses have each combination of codes: an array with these axes."""
    sizes = [size for _, size in axes]
    cells = int(np.prod(sizes))
    narrow = np.uint16 if cells <= 1 << 16 else np.uint32  # two bytes where they do: faster by a quarter
    room: npt.NDArray[Any] = np.empty(STRETCH, dtype=narrow)
    total = np.zeros(cells, dtype=np.int64)
    for start in range(0, len(axes[0][0]), STRETCH):
        first, *rest = (codes[start : start + STRETCH] for codes, _ in axes)
        cell: Any = room[: len(first)]
        cell[:] = first
        for codes, size in zip(rest, sizes[1:], strict=True):
            cell *= narrow(size)
            cell += codes
        total += np.bincount(cell, minlength=cells)
    return total.reshape(tuple(sizes))


def _one(coded: Columns, question: Question, axes: Sequence[Axis]) -> Counts:
    """Last axis: blank, each option, base."""
    counts = _asked(coded, question, axes, _axis(coded, question.id))
    substantive = [at for at, option in enumerate(question.options, start=1) if option.is_substantive]
    return np.concatenate([counts, counts[..., substantive].sum(axis=-1, keepdims=True)], axis=-1)


def _several(coded: Columns, question: Question, axes: Sequence[Axis]) -> Counts:
    """Last axis as above. People may stand in several options: the base is who ticked one that counts."""
    ticks = [coded.column(column(question, option.value)) for option in question.options]
    views = [tick for tick, option in zip(ticks, question.options, strict=True) if option.is_substantive]
    blank = _asked(coded, question, axes, (_any(coded, ticks), 2))[..., BLANK]
    each = [counted([*axes, (tick, 2)])[..., 1] for tick in ticks]
    base = counted([*axes, (_any(coded, views), 2)])[..., 1]
    return np.stack([blank, *each, base], axis=-1)


def _asked(coded: Columns, question: Question, axes: Sequence[Axis], answers: Axis) -> Counts:
    """What is asked once of each person is blank once, however many children they answered for."""
    if not bases.is_about_person(coded.questionnaire, question):
        return counted([*axes, answers])
    counts = counted([*axes, _axis(coded, PERSON), answers])
    both: Counts = counts.sum(axis=-2)
    both[..., BLANK] = counts[..., 1, BLANK]
    return both


def _any(coded: Columns, ticks: Sequence[Codes]) -> Codes:
    ticked = np.zeros(len(coded), dtype=np.uint8)
    for each in ticks:
        ticked |= each
    return ticked


def _axis(coded: Columns, name: str) -> Axis:
    return coded.column(name), len(coded.names[name].values) + 1


def _groups(coded: Columns, classification: Classification) -> list[_Group]:
    """In the order of the options, those that say nothing last. A column every response has has no blank."""
    named = coded.names[_name(coded, classification)]
    groups = [
        _Group(value=value, label=classification.label(value, label), code=code)
        for code, (value, label) in enumerate(zip(named.values, named.labels, strict=True), start=1)
    ]
    asked = classification.question(coded.questionnaire)
    if asked is None:
        return groups
    has_view = {option.value: option.is_substantive for option in asked.options}
    blank = _Group(value=items.BLANK, label=classification.label(items.BLANK, ""), code=BLANK)
    return [*sorted(groups, key=lambda group: not has_view[group.value]), blank]


def _name(coded: Columns, classification: Classification) -> str:
    asked = classification.question(coded.questionnaire)
    return asked.id if asked else classification.column


def _part(coded: Columns, question: Question, start: str, here: Sequence[_Group], counts: Counts) -> RawTable:
    blank, *named, base = counts.tolist()
    rows = [
        RawRow(value=option.value, label=option.label, count=count, is_favourable=option.is_favourable)
        for option, count in zip(question.options, named, strict=True)
    ]
    substantive = {option.value for option in question.options if option.is_substantive}
    nothing = RawRow(value=items.BLANK, label=items.BLANK_LABEL, count=blank)
    return RawTable(
        id=f"{start}-{'+'.join(group.value for group in here)}",
        title="; ".join(group.label for group in here),
        kind="answers" if question.kind == "one" else "choices",
        of_whom=bases.of_whom(coded.questionnaire, coded.group, question),
        base=base,
        rows=tuple(row for row in rows if row.value in substantive),
        asides=(*(row for row in rows if row.value not in substantive), nothing),
    )
