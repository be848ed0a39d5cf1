"""What comments are coded with: codebooks, as data beside this module.

Why a book is made as it is, and how people code with it, stands in docs/codebook.md.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from questionnaires.model import from_plain
from questionnaires.shape import read_plain

FOLDER = Path(__file__).parent / "codebooks"

Voice = Literal["parent", "young-person"]
Sector = Literal["education", "health", "care", "council", "all"]


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """What somebody might write. Made up, never taken from a comment."""

    text: str
    voice: Voice


@dataclass(frozen=True, kw_only=True)
class Code:
    id: str
    name: str
    sector: Sector
    criteria: tuple[str, ...]  # ids of themes of the 2023 framework it is read under
    definition: str
    use: str
    not_for: str  # names the neighbours' ids in backticks
    cues: tuple[str, ...]  # lower case, whole words
    phrases: tuple[Phrase, ...]
    is_grave: bool = False  # always listed with every comment, however few

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """The codes it is told apart from."""
        return tuple(re.findall(r"`([^`]+)`", self.not_for))


@dataclass(frozen=True, kw_only=True)
class Codebook:
    id: str
    version: int
    name: str
    language: str
    codes: tuple[Code, ...]

    @property
    def grave(self) -> tuple[Code, ...]:
        return tuple(code for code in self.codes if code.is_grave)


@cache
def shipped() -> dict[str, Codebook]:
    """Every codebook, by id."""
    plain = (read_plain(Codebook, file)[0] for file in sorted(FOLDER.glob("*.yaml")))
    return {codebook.id: codebook for codebook in (from_plain(Codebook, each) for each in plain)}
