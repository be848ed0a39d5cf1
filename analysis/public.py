"""What the public is told of true counts: the rows that may stand, in steps of ten, and the rest as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis import policy
from analysis.partitions import RawPartition, Rows, crossings, fits, settle
from analysis.release import BY, RawRelease
from analysis.tables import Kind, SafeRow

COUNTED, REST = "counted", "rest"
TOO_FEW = f"Fewer than {policy.SHOWN_FROM} people answered."
IN_STEPS = f"Figures are rounded to the nearest {policy.STEPS_OF}."
WITHHELD = "Some figures are left out, so that nobody's answer can be worked out."
_REST = "Said something else, did not answer, or were not asked"
EVERYONE_ELSE = "Everyone else"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A safe table but for its seal."""

    id: str
    title: str
    kind: Kind
    of_whom: str
    base: int | None
    rows: tuple[SafeRow, ...]
    asides: tuple[SafeRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ToldCross:
    id: str
    title: str
    question: str
    by: str
    parts: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class ToldRelease:
    counted: Told
    groups: Told | None
    tables: tuple[Told, ...]
    crosses: tuple[ToldCross, ...]


def told(raw: RawRelease) -> ToldRelease:
    """All tables at once, for each hangs on what the others tell."""
    if raw.families < policy.SHOWN_FROM:
        return ToldRelease(counted=_counted(raw, None, (TOO_FEW,)), groups=None, tables=(), crosses=())
    counted = _counted(raw, stepped(raw.responses), (IN_STEPS,))
    groups = settle(raw.groups)
    settled = [(each, settle(each)) for each in raw.questions]
    crosses = (_crossed(raw, each, rows, groups) for each, rows in settled)
    return ToldRelease(
        counted=counted,
        groups=_told(raw.groups, groups, raw.who) if len(raw.groups.families) > 1 else None,
        tables=tuple(_told(each, rows, raw.who) for each, rows in settled),
        crosses=tuple(filter(None, crosses)),
    )


def stepped(count: int) -> int:
    """To the nearest step, halves up; from 10 on never under 10."""
    return policy.STEPS_OF * ((2 * count + policy.STEPS_OF) // (2 * policy.STEPS_OF))


def _counted(raw: RawRelease, count: int | None, notes: tuple[str, ...]) -> Told:
    row = SafeRow(value=COUNTED, label="Answers we counted", count=count, percent=None)
    return Told(
        id=COUNTED,
        title="How many took part",
        kind="participation",
        of_whom=raw.who,
        base=count,
        rows=(row,),
        notes=notes,
    )


def _crossed(raw: RawRelease, question: RawPartition, rows: Rows, groups: Rows) -> ToldCross | None:
    """By the finest groups of which every one is large enough; none: not by plan status at all."""
    for shown_groups in _ladder(raw, groups):
        for shown_rows in crossings(question, rows):
            if fits(question, shown_rows, shown_groups):
                return _cross(raw, question, shown_rows, shown_groups)
    return None


def _ladder(raw: RawRelease, groups: Rows) -> Iterator[Rows]:
    """Groups are put together of such as stand by themselves in the release, never of parts of one."""
    for rung in raw.ladder:
        merged = (
            tuple(at for row in groups for at in row if set(row) <= set(raw.groups.numbers(values)))
            for values in rung
        )
        found = tuple(filter(None, merged))
        if found:
            yield found


def _cross(raw: RawRelease, question: RawPartition, rows: Rows, groups: Rows) -> ToldCross:
    left = tuple(set(range(len(question.responses))) - {at for group in groups for at in group})
    titles = [*(_label(raw.groups, group) for group in groups), EVERYONE_ELSE]
    parts = [
        _told(question, rows, raw.who, group=group, title=title)
        for group, title in zip((*groups, left), titles, strict=True)
    ]
    return ToldCross(
        id=f"{question.id}-by-{BY}",
        title=question.title,
        question=question.id,
        by=BY,
        parts=tuple(parts),
    )


def _told(
    partition: RawPartition, rows: Rows, who: str, *, group: Sequence[int] | None = None, title: str = ""
) -> Told:
    """One table, of everyone or of one group."""
    counts = partition.responses[slice(None) if group is None else list(group)].sum(axis=0)
    shown = [int(counts[list(row)].sum()) for row in rows]
    hidden = sorted(set(partition.at("answer")) - {at for row in rows for at in row})
    base, everyone = (int(counts.sum()), True) if hidden else (sum(shown), False)
    lines = [
        *(
            (row, _row(partition, row, count, None if hidden else base))
            for row, count in zip(rows, shown, strict=True)
        ),
        *(((at,), _row(partition, (at,), None, None)) for at in hidden),
    ]
    rest = SafeRow(value=REST, label=_REST, count=stepped(int(counts.sum()) - sum(shown)), percent=None)
    return Told(
        id=partition.id,
        title=title or partition.title,
        kind="answers",
        of_whom=f"{who} who took part" if everyone else f"{who} who answered",
        base=stepped(base) if rows else None,
        rows=tuple(line for _, line in sorted(lines, key=lambda line: min(line[0]))),
        asides=(rest,) if rows else (),
        notes=(IN_STEPS, WITHHELD) if hidden else (IN_STEPS,),
    )


def _row(partition: RawPartition, cells: Sequence[int], count: int | None, base: int | None) -> SafeRow:
    chosen = [partition.cells[at] for at in cells]
    return SafeRow(
        value="+".join(cell.value for cell in chosen),
        label=_label(partition, cells),
        count=None if count is None else stepped(count),
        percent=None if count is None or base is None else _share(count, base),
        is_favourable=all(cell.is_favourable for cell in chosen),
    )


def _label(partition: RawPartition, cells: Sequence[int]) -> str:
    labels = [partition.cells[at].label for at in cells]
    return labels[0] if len(labels) == 1 else " or ".join(f"“{label}”" for label in labels)


def _share(count: int, base: int) -> int | None:
    """Tens of a percent: a finer share would undo the steps. None of a small base, nor where it rounds to none or
    all: neither was said."""
    tenths = (20 * count + base) // (2 * base)
    return 10 * tenths if base >= policy.SMALL_BASE_BELOW and 0 < tenths < 10 else None
