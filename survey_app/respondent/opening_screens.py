"""The screens before the questions: one frozen value for each, all that its template may see."""

from dataclasses import dataclass
from typing import ClassVar

from questionnaires.model import EasyLine
from survey_app.respondent.around import PublicScreen, slot_for
from survey_app.respondent.looks import Looks


@dataclass(frozen=True, kw_only=True)
class LandingScreen(PublicScreen):
    name: ClassVar[str] = "landing"
    template: ClassVar[str] = "respondent/landing.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "mistyped", "unknown", "too-many")
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class YourPicturesScreen(PublicScreen):
    """After a code to come back with was typed, and before anything of its answers is shown."""

    name: ClassVar[str] = "your-pictures"
    template: ClassVar[str] = "respondent/your_pictures.html"
    is_personal: ClassVar[bool] = True
    code: str
    pictures: tuple[EasyLine, ...]


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
    states: ClassVar[tuple[str, ...]] = (
        "plain",
        "begun",
        "grace",
        "young",
        "child",
        "supporter",
        "worker",
        "easy-read",
    )
    manner: str
    title: tuple[EasyLine, ...]
    minutes: int
    has_begun: bool
    is_grace: bool
    has_easy_read: bool
    has_sisters: bool
    """Whether the same link leads to surveys for others too."""
    is_shareable: bool
    """Whether several people may use this browser, one after another."""

    @property
    def slot(self) -> str:
        return slot_for(self.name, self.manner)


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
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "filled", "young", "child", "easy-read")
    manner: str
    voice: str = ""
    help_given: tuple[str, ...] = ()

    @property
    def slot(self) -> str:
        return slot_for(self.name, self.manner)


@dataclass(frozen=True, kw_only=True)
class ConsentScreen(PublicScreen):
    name: ClassVar[str] = "consent"
    template: ClassVar[str] = "respondent/consent.html"
    states: ClassVar[tuple[str, ...]] = (
        "plain",
        "supporter",
        "young",
        "under-16",
        "agrees-alone",
        "child",
        "worker",
        "easy-read",
    )
    manner: str
    is_under_16: bool
    asks_if_adult_knows: bool = False
    alone_from: int = 0
    """From which age somebody under 16 agrees alone, where the lead has chosen one; 0 elsewhere."""
    is_supporter: bool = False

    @property
    def slot(self) -> str:
        """Nobody is shown a yes to other statements than theirs."""
        if self.manner == "young" and self.is_under_16:
            return slot_for(self.name, "under-16")
        speaks_for_family = self.is_supporter and self.manner == "family"
        return slot_for(self.name, "family-supporter" if speaks_for_family else self.manner)


@dataclass(frozen=True, kw_only=True)
class SomeoneToTalkToScreen(PublicScreen):
    """For a child whose adult does not know: told that it blocks nothing."""

    name: ClassVar[str] = "someone-to-talk-to"
    template: ClassVar[str] = "respondent/someone_to_talk_to.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "easy-read")
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
    states: ClassVar[tuple[str, ...]] = ("plain", "easy-read")


OPENING_SCREENS: tuple[type[PublicScreen], ...] = (
    LandingScreen,
    YourPicturesScreen,
    RoleScreen,
    StartScreen,
    WaysScreen,
    WhoScreen,
    ConsentScreen,
    SomeoneToTalkToScreen,
    PracticeScreen,
    DeclinedScreen,
)
