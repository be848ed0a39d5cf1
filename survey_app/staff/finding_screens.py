"""The pages of lines of enquiry: the list, one line with its evidence, writing, quoting, releasing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import FieldError, Screen
from survey_app.fieldwork import evidence, lines
from survey_app.fieldwork.guarding import Advice
from survey_app.fieldwork.lines import Line
from survey_app.fieldwork.released_lines import Meeting
from survey_app.staff.base_screens import StaffScreen


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A radio or a checkbox."""

    value: str
    label: str
    hint: str = ""
    lang: str = ""
    """Of words that are not English."""
    direction: str = "auto"


class Meetings:
    """A page with the officer's list: the same rows for the lead who checks them and for the officer."""

    meetings: tuple[Meeting, ...]

    @property
    def rows(self) -> tuple[dict[str, object], ...]:
        return tuple({"key": meeting.theme, "values": (meeting.whom,)} for meeting in self.meetings)


class Form:
    """A page with fields: what is wrong with one, by its name."""

    errors: tuple[FieldError, ...]

    def error(self, field: str) -> str:
        return next((error.text for error in self.errors if error.field == field), "")


@dataclass(frozen=True, kw_only=True)
class LinesScreen(StaffScreen):
    name: ClassVar[str] = "lines"
    template: ClassVar[str] = "staff/lines.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    inspection_id: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    """Each theme that has lines: its name, and they."""
    states_said: Mapping[str, str]
    may_release: bool


@dataclass(frozen=True, kw_only=True)
class PieceCard:
    """A piece of evidence as the page shows it."""

    reference: str
    label: str
    words: str
    language: str
    """Of a quote that was not given in English; else empty."""
    where: str
    who: str
    added: str
    is_quote: bool
    is_gone: bool
    is_long: bool
    response: str
    """Of a quote: its response's reference."""
    href: str
    """Of a quote: where the whole response is."""


@dataclass(frozen=True, kw_only=True)
class LineScreen(StaffScreen):
    name: ClassVar[str] = "line"
    template: ClassVar[str] = "staff/line.html"
    states: ClassVar[tuple[str, ...]] = ("bare", "weighed")
    inspection_id: str
    line: Line
    theme: str
    state: str
    made: str
    changed: str
    advice: tuple[Advice, ...]
    supports: tuple[PieceCard, ...]
    contradicts: tuple[PieceCard, ...]


@dataclass(frozen=True, kw_only=True)
class WriteLineScreen(Form, StaffScreen):
    name: ClassVar[str] = "write-line"
    template: ClassVar[str] = "staff/write_line.html"
    states: ClassVar[tuple[str, ...]] = ("new", "change", "errors", "stale", "no-themes")
    title: str
    action: str
    themes: tuple[Choice, ...]
    line_states: tuple[Choice, ...]
    theme: str = ""
    claim: str = ""
    whom: str = ""
    state: str = "to-test"
    version: str = ""
    limit_claim: int = lines.LIMIT_CLAIM
    is_released: bool = False
    said_now: tuple[dict[str, object], ...] = ()
    """What the line says now, when somebody else saved it meanwhile."""


@dataclass(frozen=True, kw_only=True)
class EvidenceScreen(Form, StaffScreen):
    name: ClassVar[str] = "evidence"
    template: ClassVar[str] = "staff/evidence.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors")
    action: str = ""
    """Empty where the line is gone and nothing can be added to it."""
    claim: str = ""
    sides: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    limit_words: int = evidence.LIMIT_WORDS
    side: str = ""
    source: str = ""
    words: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class QuoteScreen(Form, StaffScreen):
    name: ClassVar[str] = "quote"
    template: ClassVar[str] = "staff/quote.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "no-lines")
    action: str
    new_line: str
    question: str
    who: str
    response: str
    whole: str
    """Where the whole response is."""
    is_english: bool
    pieces: tuple[Choice, ...]
    lines: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    ticked: tuple[str, ...] = ()
    line: str = ""
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class ReleaseScreen(StaffScreen):
    name: ClassVar[str] = "release"
    template: ClassVar[str] = "staff/release.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    action: str
    lines: tuple[Choice, ...]
    released: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReleaseCheckScreen(Meetings, StaffScreen):
    name: ClassVar[str] = "release-check"
    template: ClassVar[str] = "staff/release_check.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "nothing", "stale")
    action: str
    meetings: tuple[Meeting, ...]
    chosen: tuple[str, ...]
    """Reference and version of each line, with a space between."""
    is_stale: bool = False


@dataclass(frozen=True, kw_only=True)
class ReleasedLinesScreen(Meetings, StaffScreen):
    name: ClassVar[str] = "released-lines"
    template: ClassVar[str] = "staff/released_lines.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    area: str
    meetings: tuple[Meeting, ...]


FINDING_SCREENS: tuple[type[Screen], ...] = (
    LinesScreen,
    LineScreen,
    WriteLineScreen,
    EvidenceScreen,
    QuoteScreen,
    ReleaseScreen,
    ReleaseCheckScreen,
    ReleasedLinesScreen,
)
