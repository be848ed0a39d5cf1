"""The pages of searching: what to look for, what was found, and who looked for what."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen
from survey_app.fieldwork import searches
from survey_app.fieldwork.concordance import Context
from survey_app.staff.base_screens import StaffScreen


@dataclass(frozen=True, kw_only=True)
class SearchScreen(StaffScreen):
    name: ClassVar[str] = "search"
    template: ClassVar[str] = "staff/search.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "lead", "errors")
    limit: ClassVar[int] = searches.LIMIT
    action: str
    phrase: str = ""
    log: str = ""
    """Where all searches are listed, for those who may see them."""

    @property
    def error(self) -> str:
        return self.errors[0].text if self.errors else ""


@dataclass(frozen=True, kw_only=True)
class HitLine:
    context: Context
    who: str
    response: str
    reference: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class SearchResultScreen(StaffScreen):
    name: ClassVar[str] = "search-result"
    template: ClassVar[str] = "staff/search_result.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "nothing")
    phrase: str
    searched: str
    counts: str
    lines: tuple[HitLine, ...]
    first: int
    """The number of the first line."""
    page: int
    pages: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchLine:
    phrase: str
    href: str
    facts: str


@dataclass(frozen=True, kw_only=True)
class SearchesScreen(StaffScreen):
    name: ClassVar[str] = "searches"
    template: ClassVar[str] = "staff/searches.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    lines: tuple[SearchLine, ...]


SEARCH_SCREENS: tuple[type[Screen], ...] = (SearchScreen, SearchResultScreen, SearchesScreen)
