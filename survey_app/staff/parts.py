"""What a page of figures is made of: words, tables and one chart, as the worker built them."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A safe table as rows of words; `notes` stand under it."""

    caption: str
    head: tuple[str, ...]
    rows: Rows
    notes: tuple[str, ...]

    @property
    def numeric(self) -> tuple[int, ...]:
        return tuple(range(1, len(self.head)))


@dataclass(frozen=True, kw_only=True)
class Part:
    id: str
    title: str
    words: tuple[str, ...]
    tables: tuple[Table, ...]
    chart: str
    chart_alt: str
    splits: tuple[tuple[str, str], ...] = ()
    """(question, address) of its answers by facts about people."""
