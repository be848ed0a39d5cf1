"""What a report must offer to be printed: the parts of `analysis.inspection.Report` that paper shows.

A shape and not the class itself, for whoever builds reports imports this package.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from analysis.chapters import Chapter

# theme (its name), claim, whom, state; evidence: a list of side, source, words, where, who, reference
Line = Mapping[str, Any]


class Survey(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def audience(self) -> str: ...
    @property
    def counted(self) -> int: ...
    @property
    def limits(self) -> Sequence[str]: ...


class Reading(Protocol):
    @property
    def comments(self) -> int: ...
    @property
    def unread(self) -> int: ...
    @property
    def untranslated(self) -> int: ...


class Report(Protocol):
    @property
    def area(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def made_at(self) -> dt.datetime: ...
    @property
    def surveys(self) -> Sequence[Survey]: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def chapters(self) -> Sequence[Chapter]: ...
    @property
    def lines(self) -> Sequence[Line]: ...
