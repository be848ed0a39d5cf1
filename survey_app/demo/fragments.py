"""Sentences that comments are put together from, as their files beside this module hold them.

A file of themes has headings such as `[transport council 3 age=5-to-10,11-to-15]`: the idea, the sector on whose
outlook it hangs (`all` and `council` for none), how often people write about it, and of whom alone it may be said.
Below it stands a sentence a line: `+` for what is good,
`-` for what is not, `=` for what may be said either way. Files of lists have headings of a name alone and whole
texts below. Every sentence was made up for the demonstration.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "texts"
_SIGNS = "+-="


@dataclass(frozen=True, kw_only=True)
class Theme:
    id: str
    sector: str
    weight: float
    good: tuple[str, ...]
    bad: tuple[str, ...]
    fact: tuple[str, ...]
    only: tuple[tuple[str, frozenset[str]], ...] = ()
    """Facts about a child, each with the values of which one must be so."""

    def fits(self, facts: Mapping[str, str]) -> bool:
        return all(facts.get(fact, "") in values for fact, values in self.only)


@cache
def themes(*names: str) -> tuple[Theme, ...]:
    return tuple(_theme(heading, lines) for name in names for heading, lines in _parts(name))


@cache
def lists(name: str) -> Mapping[str, tuple[str, ...]]:
    return dict(_parts(name))


def _parts(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    heading, lines = "", list[str]()
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            if heading:
                yield heading, tuple(lines)
            heading, lines = line.strip("[]"), []
        elif line and not line.startswith("#"):
            lines.append(line)
    yield heading, tuple(lines)


def _theme(heading: str, lines: tuple[str, ...]) -> Theme:
    theme, sector, weight, *conditions = heading.split()
    said = {sign: tuple(line[2:] for line in lines if line[0] == sign) for sign in _SIGNS}
    return Theme(
        id=theme,
        sector=sector,
        weight=float(weight),
        good=said["+"],
        bad=said["-"],
        fact=said["="],
        only=tuple(_condition(each) for each in conditions),
    )


def _condition(text: str) -> tuple[str, frozenset[str]]:
    fact, _, values = text.partition("=")
    return fact, frozenset(values.split(","))
