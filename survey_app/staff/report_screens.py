"""The pages of an inspection's report."""

from dataclasses import dataclass
from typing import Any, ClassVar

from survey_app.design.screens import Screen
from survey_app.staff.base_screens import Crumb, StaffScreen
from survey_app.staff.parts import Part


@dataclass(frozen=True, kw_only=True)
class Share:
    """The answer to one question: a sentence, and the length of its bar."""

    question: str
    said: str
    percent: int | None  # none under a base of 10: no bar
    is_unmet_need: bool


Shares = tuple[tuple[str, tuple[Share, ...]], ...]
"""(whose, their shares): one audience after the other."""


@dataclass(frozen=True, kw_only=True)
class ChapterLine:
    title: str
    href: str
    shares: Shares


@dataclass(frozen=True, kw_only=True)
class ReportScreen(StaffScreen):
    name: ClassVar[str] = "report"
    template: ClassVar[str] = "staff/report.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    area: str
    made: str = ""
    surveys: tuple[dict[str, Any], ...] = ()
    reading: str = ""
    chapters: tuple[ChapterLine, ...] = ()
    limits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    files: tuple[Crumb, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChapterScreen(StaffScreen):
    name: ClassVar[str] = "chapter"
    template: ClassVar[str] = "staff/chapter.html"
    title: str
    made: str
    words: tuple[str, ...]
    shares: Shares
    voices: tuple[Crumb, ...]
    """A page for each audience, never mixed."""
    before: Crumb | None = None
    after: Crumb | None = None


@dataclass(frozen=True, kw_only=True)
class VoiceScreen(StaffScreen):
    """What one audience told us under one theme."""

    name: ClassVar[str] = "voice"
    template: ClassVar[str] = "staff/voice.html"
    title: str
    whose: str
    made: str
    parts: tuple[Part, ...]
    others: tuple[Crumb, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """A row of a cross-tabulation: (figure, step of shading from 0 to 4 or none) for each column."""

    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class CrossScreen(StaffScreen):
    name: ClassVar[str] = "cross"
    template: ClassVar[str] = "staff/cross.html"
    question: str
    audience: str
    of_whom: str
    by: str
    chosen: str
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """(heading, ((id, name), ...)): by one fact, then by two together."""
    head: tuple[str, ...]
    groups: tuple[Group, ...]
    chart: str = ""
    silent: tuple[str, ...]
    shades: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PublicationScreen(StaffScreen):
    name: ClassVar[str] = "publication"
    template: ClassVar[str] = "staff/publication.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "entered", "told")
    inspection_id: str
    area: str
    day: str
    typed: str
    is_told: bool
    address: str
    """Where families read what they told us."""


REPORT_SCREENS: tuple[type[Screen], ...] = (
    ReportScreen,
    ChapterScreen,
    VoiceScreen,
    CrossScreen,
    PublicationScreen,
)
