"""What a headline hangs on: the same share again, with some of the answers left out.

An open link has no sampling error to state. What can be said instead is whether a share would be another one without
the answers that bear a flag, that come from elsewhere, that nearly repeat others, that came by one kind of channel, or
that came early or late. Nothing is ever left out of the figures themselves.

The variants of one headline overlap, so that their differences tell about few people. They are for the inspection team
alone, and are made for no other readership.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis import bases, coverage, items, policy
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.items import Mask
from analysis.tables import RawRow, RawTable, SafeTable
from questionnaires import scales
from questionnaires.model import Question

ALL = "all"
SHARE, REST = "share", "rest"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """The answers that are kept when some are left out; `title` says which are left out."""

    id: str
    title: str
    is_kept: Mask


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A variant whose share is another one by `policy.MOVED_BY` percentage points or more."""

    table: SafeTable
    points: int  # percentage points, halves away from 0, with its sign


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One headline's share in every variant; the first table is of all answers."""

    question: Question
    tables: tuple[SafeTable, ...]
    moved: tuple[Moved, ...]
    small: tuple[SafeTable, ...]  # variants with a base too small to compare

    @property
    def is_unmet_need(self) -> bool:
        return self.question.role == "need"

    @property
    def is_judged(self) -> bool:
        """Whether there is enough to compare: of all answers, and of any variant."""
        return _is_enough(self.tables[0]) and len(self.small) < len(self.tables) - 1

    @property
    def is_stable(self) -> bool:
        """No variant moves the share, and each has base enough to say so."""
        return self.is_judged and not self.moved and not self.small

    def to_dict(self) -> dict[str, Any]:
        return {
            "question": self.question.id,
            "title": self.question.text,
            "readership": self.tables[0].readership,
            "is_unmet_need": self.is_unmet_need,
            "is_judged": self.is_judged,
            "is_stable": self.is_stable,
            "tables": [table.to_dict() for table in self.tables],
            "moved": [{"table": moved.table.id, "points": moved.points} for moved in self.moved],
            "small": [table.id for table in self.small],
        }


def headlines(frame: Frame, repeated: Collection[str] = ()) -> tuple[Headline, ...]:
    """Of each question about need the unmet share; of each other with one answer, the favourable. `repeated`: the ids
    of responses that nearly repeat another."""
    everybody = Variant(id=ALL, title="All answers", is_kept=np.ones(len(frame), dtype=bool))
    made = [everybody, *variants(frame, repeated)]
    return tuple(_headline(frame, question, made) for question in questions(frame))


def questions(frame: Frame) -> tuple[Question, ...]:
    """The headline items: closed, under a theme, with one answer and an option that is favourable, or about need."""
    return tuple(
        question
        for question in frame.questionnaire.questions
        if question.theme is not None
        and question.kind == "one"
        and (question.role == "need" or any(option.is_favourable for option in question.options))
    )


def variants(frame: Frame, repeated: Collection[str] = ()) -> tuple[Variant, ...]:
    """What can be left out and leave anything: only variants that leave out some answers, and not all."""
    index = frame.responses.index
    elsewhere = index.isin(coverage.elsewhere(frame).responses.index)
    found = [
        Variant(id="flagged", title="Without answers that bear a flag", is_kept=~frame.is_flagged),
        Variant(
            id="repeated",
            title="Without answers that nearly repeat others",
            is_kept=~index.isin(sorted(repeated)),
        ),
        Variant(
            id="elsewhere", title="Without another council, or one not known", is_kept=~np.asarray(elsewhere)
        ),
    ]
    for row in coverage.classification(frame, "channel_kind").rows:
        is_other = (frame.responses["channel_kind"] != row.value).to_numpy(dtype=bool)
        title = f"Without answers that came by “{row.label}”"
        found.append(Variant(id=f"channel-{row.value}", title=title, is_kept=is_other))
    found += _halves(frame)
    return tuple(each for each in found if 0 < each.is_kept.sum() < len(frame))


def _halves(frame: Frame) -> Iterator[Variant]:
    """Whole days, for no response knows its hour: early are the days until half had been sent."""
    days, at = np.unique(frame.responses["sent_on"].to_numpy(dtype=str), return_inverse=True)
    if len(days) < 2:
        return
    until = np.cumsum(np.bincount(at))
    last = min(int(np.searchsorted(2 * until, len(frame))), len(days) - 2)
    day = f"{dt.date.fromisoformat(str(days[last])):%-d %B}"
    yield Variant(id="early", title=f"Without the early answers, until {day}", is_kept=at > last)
    yield Variant(id="late", title=f"Without the late answers, after {day}", is_kept=at <= last)


def _headline(frame: Frame, question: Question, made: Sequence[Variant]) -> Headline:
    has_view = items.viewed(frame, question)
    is_share = items.answered(frame, question, _share(question))
    tables = tuple(
        protect(
            _table(
                frame,
                question,
                each,
                base=int((has_view & each.is_kept).sum()),
                count=int((is_share & each.is_kept).sum()),
            ),
            "inspection-team",
        )
        for each in made
    )
    whole, *parts = tables
    small = tuple(table for table in parts if not _is_enough(table))
    comparable = [table for table in parts if _is_enough(table)] if _is_enough(whole) else []
    moved = (
        Moved(table=table, points=_points(whole, table)) for table in comparable if _is_moved(whole, table)
    )
    return Headline(question=question, tables=tables, moved=tuple(moved), small=small)


def _table(frame: Frame, question: Question, variant: Variant, *, base: int, count: int) -> RawTable:
    is_need = question.role == "need"
    labels = [option.label for option in question.options if option.is_favourable]
    said = "It was not given" if is_need else " or ".join(labels)
    return RawTable(
        id=f"{frame.group.id_starts}{question.id}-hangs-{variant.id}",
        title=f"{frame.group.title_starts}{question.text} {variant.title}",
        kind="answers",
        of_whom=bases.of_whom(frame.questionnaire, frame.group, question),
        base=base,
        rows=(
            RawRow(value=SHARE, label=said, count=count, is_favourable=not is_need),
            RawRow(value=REST, label="Any other view", count=base - count),
        ),
    )


def _share(question: Question) -> list[str]:
    if question.role == "need":
        return list(scales.UNMET_NEED)
    return [option.value for option in question.options if option.is_favourable]


def _is_enough(table: SafeTable) -> bool:
    return (table.base or 0) >= policy.QUANTIFIED_FROM


def _counts(table: SafeTable) -> tuple[int, int]:
    return table.count(SHARE) or 0, table.base or 0


def _is_moved(whole: SafeTable, part: SafeTable) -> bool:
    """Exactly, in whole numbers: 4.99 points are fewer than 5."""
    (count, base), (other, of_other) = _counts(whole), _counts(part)
    return 100 * abs(other * base - count * of_other) >= policy.MOVED_BY * base * of_other


def _points(whole: SafeTable, part: SafeTable) -> int:
    (count, base), (other, of_other) = _counts(whole), _counts(part)
    difference = 100 * (other * base - count * of_other)
    points = (2 * abs(difference) + base * of_other) // (2 * base * of_other)
    return points if difference > 0 else -points
