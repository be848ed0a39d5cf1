"""The screens of other ways to be heard: one frozen value for each, all that its template may see."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.respondent.around import PublicScreen


@dataclass(frozen=True, kw_only=True)
class OtherWaysScreen(PublicScreen):
    name: ClassVar[str] = "other-ways"
    template: ClassVar[str] = "respondent/other_ways.html"


@dataclass(frozen=True, kw_only=True)
class FormScreen(PublicScreen):
    """How to reach somebody and what they wrote; `kept_days` is promised beside the button."""

    is_personal: ClassVar[bool] = True
    kept_days: int
    contact: str = ""
    words: str = ""

    def error(self, field: str) -> str:
        """What is wrong with this field; empty for nothing."""
        return next((error.text for error in self.errors if error.field == field), "")


@dataclass(frozen=True, kw_only=True)
class AskScreen(FormScreen):
    """The words follow what is asked for."""

    name: ClassVar[str] = "ask"
    template: ClassVar[str] = "respondent/ask.html"
    states: ClassVar[tuple[str, ...]] = ("large-print", "braille", "telephone", "question", "errors")
    kind: str
    is_called_back: bool
    """Whether to ask if a message may be left."""
    safe_message: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordingScreen(FormScreen):
    """With a file of at most so many megabytes; none is taken where they are 0."""

    name: ClassVar[str] = "recording"
    template: ClassVar[str] = "respondent/recording.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors")
    megabytes: int


@dataclass(frozen=True, kw_only=True)
class AskedScreen(PublicScreen):
    name: ClassVar[str] = "asked"
    template: ClassVar[str] = "respondent/asked.html"
    is_personal: ClassVar[bool] = True
    reference: str
    kept_days: int


ASKING_SCREENS: tuple[type[PublicScreen], ...] = (OtherWaysScreen, AskScreen, RecordingScreen, AskedScreen)
