"""The page of one whole response, its comments masked until a lead lifts that."""

from dataclasses import dataclass
from typing import Any, ClassVar

from survey_app.fieldwork.masks import LIMIT_REASON
from survey_app.fieldwork.reading_room import Reading
from survey_app.staff.base_screens import StaffScreen
from survey_app.staff.said import Said


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question with the labels of what was chosen, or the comment; with neither, it was not answered."""

    question: str
    answers: tuple[str, ...] = ()
    said: Said | None = None
    quote: str = ""
    """Where the comment is made a quote."""


@dataclass(frozen=True, kw_only=True)
class ResponseScreen(StaffScreen):
    name: ClassVar[str] = "response"
    template: ClassVar[str] = "staff/response.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "lead", "lifted", "errors")
    survey_id: str
    reading: Reading
    facts: tuple[dict[str, Any], ...]
    pages: tuple[tuple[str, tuple[Line, ...]], ...]
    has_comments: bool = False
    lifted: str = ""
    may_lift: bool = False
    reason: str = ""
    limit: ClassVar[int] = LIMIT_REASON
