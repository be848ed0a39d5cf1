"""The screens before the questions: one frozen value for each, all that its template may see."""

from dataclasses import dataclass
from typing import ClassVar

from questionnaires.model import EasyLine
from survey_app.respondent.around import PublicScreen
from survey_app.respondent.looks import Looks


@dataclass(frozen=True, kw_only=True)
class LandingScreen(PublicScreen):
    name: ClassVar[str] = "landing"
    template: ClassVar[str] = "respondent/landing.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "mistyped", "unknown", "too-many")
    typed: str = ""


@dataclass(frozen=True)
class Role:
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class RoleScreen(PublicScreen):
    name: ClassVar[str] = "role"
    template: ClassVar[str] = "respondent/role.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors")
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True)
class StartScreen(PublicScreen):
    name: ClassVar[str] = "start"
    template: ClassVar[str] = "respondent/start.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "begun", "grace", "young", "child", "supporter", "worker")
    manner: str
    title: tuple[EasyLine, ...]
    minutes: int
    has_begun: bool
    is_grace: bool
    has_sisters: bool
    """Whether the same link leads to surveys for others too."""
    is_shareable: bool
    """Whether several people may use this browser, one after another."""


@dataclass(frozen=True, kw_only=True)
class OfferedLanguage:
    """A radio button's option, whose label is in the language itself."""

    lang: str
    label: str
    direction: str

    @property
    def value(self) -> str:
        return self.lang


@dataclass(frozen=True, kw_only=True)
class WaysScreen(PublicScreen):
    name: ClassVar[str] = "ways"
    template: ClassVar[str] = "respondent/ways.html"
    is_personal: ClassVar[bool] = True
    """Not for what it tells, but so many choices together are not worth keeping rendered."""
    languages: tuple[OfferedLanguage, ...]
    language: str
    has_easy_read: bool
    presentation: str
    looks: Looks


@dataclass(frozen=True, kw_only=True)
class WhoScreen(PublicScreen):
    name: ClassVar[str] = "who"
    template: ClassVar[str] = "respondent/who.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "filled", "young", "child")
    manner: str
    voice: str = ""
    help_given: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsentScreen(PublicScreen):
    name: ClassVar[str] = "consent"
    template: ClassVar[str] = "respondent/consent.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "supporter", "young", "under-16", "child", "worker")
    manner: str
    is_under_16: bool
    is_supporter: bool = False


@dataclass(frozen=True, kw_only=True)
class SomeoneToTalkToScreen(PublicScreen):
    """For a child whose adult does not know: told that it blocks nothing."""

    name: ClassVar[str] = "someone-to-talk-to"
    template: ClassVar[str] = "respondent/someone_to_talk_to.html"
    is_answering: bool = True


@dataclass(frozen=True, kw_only=True)
class PracticeOption:
    value: str
    label: str
    symbol: str


@dataclass(frozen=True, kw_only=True)
class PracticeScreen(PublicScreen):
    name: ClassVar[str] = "practice"
    template: ClassVar[str] = "respondent/practice.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "tried")
    is_answering: bool = True
    options: tuple[PracticeOption, ...]
    told: EasyLine | None


@dataclass(frozen=True, kw_only=True)
class DeclinedScreen(PublicScreen):
    name: ClassVar[str] = "declined"
    template: ClassVar[str] = "respondent/declined.html"


OPENING_SCREENS: tuple[type[PublicScreen], ...] = (
    LandingScreen,
    RoleScreen,
    StartScreen,
    WaysScreen,
    WhoScreen,
    ConsentScreen,
    SomeoneToTalkToScreen,
    PracticeScreen,
    DeclinedScreen,
)
