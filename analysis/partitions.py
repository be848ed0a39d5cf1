"""Which rows of a question may stand in the public release, and which are counted together with the rest.

Each question divides everyone who took part: every person stands in one cell, be it an answer, "I don't know",
a blank, or "was not asked". What is released of it divides the same people more coarsely: some rows, and one rest of
all others. Three rules, and nothing cleverer:

1. Every row released stands for `policy.SHOWN_FROM` families or more.
2. So does the rest, counted among those who were asked alone. Blanks and answers without a view are never told by
   themselves; where they and the rows withheld are too few, the smallest rows go into the rest as well. A question that
   all answered alike has no rest, so nothing of it is shown.
3. By plan status a question is shown only if rules 1 and 2 hold in every group, the group of all others included.
   Otherwise fewer rows or fewer groups are tried, and then that table is withheld whole.

Why nothing smaller can be worked out. Every table divides all who took part, so no difference between two bases
tells who skipped. Tables of different questions share nothing but plan status: in any world that fits them, answers
to one question can be exchanged between two people of one group (and of those asked it, with all that was asked
because of it) and every released figure stays. Hence the count of people who gave answer a and answer b in a group
of n lies, for all that is released, between max(0, a + b - n) and min(a, b) and takes every value between; the
width of that is the smallest of a, b, n - a and n - b. Rules 1 and 2 say that each of these is 10 or more. More
conditions only multiply the choices: the width stays the smallest of the counts released and their complements.
Where a question is told more coarsely by plan status than by itself, or by coarser groups, people are exchanged
within what is told together, and the same four numbers bound the width. A row inside a merged one, or inside the
rest, can be anything from 0 to the whole of it. Who was asked a question only because of an answer before it is
counted in that answer; since the rest among those asked is 10 or more, the rows of the later question never add up
to more than the earlier one's visible rows by so much that a hidden one is pinned.

Dobra and Fienberg (PNAS 97, 2000) give these bounds for tables that hang together like this ("decomposable"). A linear
program in the tests looks for what the argument may have missed, and knows every count to the person.

A family counts at its first response alone: ten responses may be three families, and so counted no merging can make
more families than there are. Fewer than there are is on the safe side.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from analysis import policy
from analysis.errors import DoesNotAddUp

Counts = npt.NDArray[np.int64]
Place = Literal["answer", "aside", "not-asked"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One way of answering; `place` says whether it is an answer, no view, or a question never put."""

    value: str
    label: str
    place: Place = "answer"
    is_favourable: bool = False


@dataclass(frozen=True, kw_only=True)
class RawPartition:
    """A question over everyone, in each group of the classification. `responses` and `families`: a row a group, a
    column a cell. `headline`: the values that are told first, and alone where no more can be."""

    id: str
    title: str
    cells: tuple[Cell, ...]
    responses: Counts
    families: Counts
    coarse: tuple[tuple[str, ...], ...] = ()
    headline: tuple[str, ...] = ()

    def at(self, place: Place) -> list[int]:
        return [number for number, cell in enumerate(self.cells) if cell.place == place]

    def numbers(self, values: Collection[str]) -> tuple[int, ...]:
        """The cells of these values."""
        return tuple(number for number, cell in enumerate(self.cells) if cell.value in values)

    def check(self, groups: Counts) -> None:
        """Raise `DoesNotAddUp` unless this divides the people of each group, every one of them once."""
        size = (len(groups), len(self.cells))
        values = [cell.value for cell in self.cells]
        if (
            self.responses.shape != size
            or self.families.shape != size
            or len(set(values)) < len(values)
            or any(cell.place not in get_args(Place) for cell in self.cells)
            or (self.families < 0).any()
            or (self.families > self.responses).any()
            or (self.responses.sum(axis=1) != groups).any()
        ):
            raise DoesNotAddUp(self.id)


Rows = tuple[tuple[int, ...], ...]  # each row released is one cell, or several together


def settle(partition: RawPartition) -> Rows:
    """The rows to release; none: nothing of this question can be.

    Of its options one by one and of its coarse rows, whichever leaves fewer people in the rest, and then fewer
    answers unsaid.
    """
    families = partition.families.sum(axis=0)
    ladder: list[Rows] = [tuple((at,) for at in partition.at("answer"))]
    if partition.coarse:
        ladder.append(tuple(partition.numbers(values) for values in partition.coarse))
    tried = [_folded(rows, families, sum(families[partition.at("aside")])) for rows in ladder]
    return max(tried, key=lambda rows: _told(families, rows))


def _told(families: Counts, rows: Rows) -> tuple[int, int]:
    """How many people stand in these rows, and how many answers."""
    told = [at for row in rows for at in row]
    return _sum(families, told), len(told)


def _folded(rows: Rows, families: Counts, rest: int) -> Rows:
    """Without the rows too small to show, and then without the smallest until the rest is large enough."""
    sizes = {row: _sum(families, row) for row in rows}
    shown = [row for row in rows if sizes[row] >= policy.SHOWN_FROM]
    rest += sum(sizes[row] for row in rows if row not in shown)
    while shown and rest < policy.SHOWN_FROM:
        smallest = min(shown, key=sizes.__getitem__)
        shown.remove(smallest)
        rest += sizes[smallest]
    return tuple(shown)


def crossings(partition: RawPartition, rows: Rows) -> Iterator[Rows]:
    """What may be shown of the question by plan status, best first: all its rows, or its headline alone."""
    if not rows:
        return
    yield rows
    headline = {at for row in rows for at in row} & set(partition.numbers(partition.headline))
    told = tuple(row for row in rows if headline.issuperset(row))
    if told and headline == set(partition.numbers(partition.headline)):
        yield (tuple(at for row in told for at in row),)


def fits(partition: RawPartition, rows: Rows, groups: Rows) -> bool:
    """Whether every row, and the rest of those asked, is large enough in each of these groups and in the last."""
    left = set(range(len(partition.families))) - {at for group in groups for at in group}
    for group in (*groups, tuple(left)):
        families = partition.families[list(group)].sum(axis=0)
        told = {at for row in rows for at in row}
        rest = [at for at in (*partition.at("answer"), *partition.at("aside")) if at not in told]
        if min(_sum(families, cells) for cells in (*rows, rest)) < policy.SHOWN_FROM:
            return False
    return True


def _sum(counts: npt.NDArray[Any], cells: Sequence[int]) -> int:
    return int(counts[list(cells)].sum())
