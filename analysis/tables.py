"""Tables before and after disclosure control.

A `RawTable` holds true counts and goes nowhere but into `disclosure.protect`. A `SafeTable` says for whom it
was made; charts, sentences, pages and files accept nothing else.
"""

from dataclasses import InitVar, asdict, dataclass
from typing import Any, Literal

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


def for_readership(table: SafeTable, readership: Readership) -> SafeTable:
    """The table itself, or `WrongReadership`."""
    if table.readership != readership:
        raise WrongReadership(table.id, table.readership, readership)
    return table
