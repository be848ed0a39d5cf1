"""Tables before and after disclosure control.

A `RawTable` holds true counts and goes nowhere but into `disclosure.protect`. A `SafeTable` says for whom it
was made; charts, sentences, pages and files accept nothing else.
"""

from dataclasses import InitVar, asdict, dataclass
from typing import Any, Literal

from analysis import shading
from analysis.errors import NotProtected, WrongReadership

Readership = Literal["inspection-team", "officer-and-forum", "public"]
# answers: each person stands in one row. choices: people may have ticked several.
# participation: how many took part, no answers. comments: how many wrote in their own words.
Kind = Literal["answers", "choices", "participation", "comments"]

# What `disclosure.protect` shows to make a safe table; nothing else in the house may name it.
SEAL = object()


@dataclass(frozen=True, kw_only=True)
class RawRow:
    value: str
    label: str
    count: int
    is_favourable: bool = False


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """`rows` make up the base; `asides` (don't know, not needed, left blank) are counted apart from it."""

    id: str
    title: str
    kind: Kind
    of_whom: str  # who the base are: "who answered"
    base: int
    rows: tuple[RawRow, ...]
    asides: tuple[RawRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SafeRow:
    """A count or percentage of None is withheld."""

    value: str
    label: str
    count: int | None
    percent: int | None
    is_favourable: bool = False


@dataclass(frozen=True, kw_only=True)
class SafeTable:
    id: str
    title: str
    kind: Kind
    readership: Readership
    of_whom: str
    base: int | None  # None: withheld
    rows: tuple[SafeRow, ...]
    asides: tuple[SafeRow, ...]
    notes: tuple[str, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise NotProtected

    def count(self, value: str) -> int | None:
        """The count shown in the row or aside with this value."""
        return next(row.count for row in self.rows + self.asides if row.value == value)

    @property
    def favourable(self) -> tuple[SafeRow, ...]:
        return tuple(row for row in self.rows if row.is_favourable)

    def to_dict(self) -> dict[str, Any]:
        """Scalars, lists and dicts; the readership goes with it."""
        rows, asides = ([asdict(row) for row in part] for part in (self.rows, self.asides))
        return asdict(self) | {"rows": rows, "asides": asides, "notes": list(self.notes)}


@dataclass(frozen=True, kw_only=True)
class RawCross:
    """One question cross-tabulated: a table of it for each group, `part.title` the group's label.

    Nobody stands in two parts. Each part has a base, rows and asides of its own; those whose group is not
    known are a part too, so that the parts add up to everybody.
    """

    id: str
    title: str
    question: str  # its id
    by: str  # the classification's id; two are joined by "+"
    parts: tuple[RawTable, ...]


@dataclass(frozen=True, kw_only=True)
class SafeCross:
    id: str
    title: str
    question: str
    by: str
    readership: Readership
    parts: tuple[SafeTable, ...]
    notes: tuple[str, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise NotProtected

    def to_dict(self) -> dict[str, Any]:
        """Scalars, lists and dicts. Each row also has `shade`, a step of `shades`, or None: not to be painted."""
        parts = [part.to_dict() for part in self.parts]
        for row in (row for part in parts for row in part["rows"] + part["asides"]):
            row["shade"] = shading.step(row["percent"])
        facts = {"id": self.id, "title": self.title, "question": self.question, "by": self.by}
        return facts | {
            "readership": self.readership,
            "parts": parts,
            "notes": list(self.notes),
            "shades": list(shading.STEPS),
        }


@dataclass(frozen=True, kw_only=True)
class SafeRelease:
    """All that is ever told outside about one survey's answers. `tables`: each question by itself, in its order.
    `crosses`: questions by plan status. Only `counted` where fewer than 10 families took part."""

    counted: SafeTable
    groups: SafeTable | None
    tables: tuple[SafeTable, ...]
    crosses: tuple[SafeCross, ...]


def for_readership(table: SafeTable, readership: Readership) -> SafeTable:
    """The table itself, or `WrongReadership`."""
    if table.readership != readership:
        raise WrongReadership(table.id, table.readership, readership)
    return table
