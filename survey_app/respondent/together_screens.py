"""The screens of helper mode: one frozen value for each, all that its template may see."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.respondent.around import PublicScreen


@dataclass(frozen=True, kw_only=True)
class TogetherScreen(PublicScreen):
    name: ClassVar[str] = "together"
    template: ClassVar[str] = "respondent/together.html"


@dataclass(frozen=True, kw_only=True)
class NextPersonScreen(PublicScreen):
    name: ClassVar[str] = "next-person"
    template: ClassVar[str] = "respondent/next_person.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "unsent")
    is_unsent: bool


TOGETHER_SCREENS: tuple[type[PublicScreen], ...] = (TogetherScreen, NextPersonScreen)
