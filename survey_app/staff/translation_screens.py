"""The pages of translating: what waits, and one comment with the words somebody gives it in English."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen
from survey_app.staff.base_screens import StaffScreen
from survey_app.staff.said import Said


@dataclass(frozen=True, kw_only=True)
class QueueLine:
    language: str
    due: str
    is_overdue: bool
    href: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class TranslationsScreen(StaffScreen):
    name: ClassVar[str] = "translations"
    template: ClassVar[str] = "staff/translations.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    lines: tuple[QueueLine, ...]

    @property
    def overdue(self) -> int:
        return sum(line.is_overdue for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class TranslationScreen(StaffScreen):
    name: ClassVar[str] = "translation"
    template: ClassVar[str] = "staff/translation.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "done", "errors")
    action: str
    response: str
    reference: str
    question: str
    said: Said
    lifted: str = ""
    """Who lifted the masks, when and why."""
    words: str = ""
    is_done: bool = False

    @property
    def error(self) -> str:
        return self.errors[0].text if self.errors else ""


TRANSLATION_SCREENS: tuple[type[Screen], ...] = (TranslationsScreen, TranslationScreen)
