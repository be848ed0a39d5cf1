"""The pictures easy read may set beside an idea, as data beside this module: what each is called and
what it shows. Where they are drawn is for the screens to know."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from questionnaires.model import from_plain
from questionnaires.reading import read_plain

_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, kw_only=True)
class Symbol:
    name: str
    alt: str  # what is seen, for whoever cannot see it


@dataclass(frozen=True, kw_only=True)
class Symbols:
    """The whole file."""

    symbols: tuple[Symbol, ...]


@cache
def shipped() -> dict[str, Symbol]:
    """Every symbol, by name."""
    plain, _ = read_plain(Symbols, _FILE)
    return {symbol.name: symbol for symbol in from_plain(Symbols, plain).symbols}
