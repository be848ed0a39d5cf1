"""The page of comments: how it is chosen what stands on it, and each comment as it is shown."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen
from survey_app.staff.base_screens import StaffScreen
from survey_app.staff.said import Said


@dataclass(frozen=True, kw_only=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A select box."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class CommentCard:
    number: int
    said: Said
    is_new: bool
    """Nobody of the team had read it before this page."""
    facts: tuple[str, ...]
    found: tuple[str, ...]
    """What words in it may be about."""
    is_grave: bool
    reference: str
    response: str
    alike: int
    group: str
    quote: str
    translate: str
    lifted: str
    """Who lifted its masks, when and why."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Comments on one question by one audience, under its heading."""

    question: str
    who: str
    comments: tuple[CommentCard, ...]


@dataclass(frozen=True, kw_only=True)
class CommentsScreen(StaffScreen):
    name: ClassVar[str] = "comments"
    template: ClassVar[str] = "staff/comments.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "none-fit", "not-built")
    here: str
    search: str
    queue: str
    counts: str = ""
    made: str = ""
    grave: int = 0
    """How many hold words of something grave, and where those stand."""
    grave_href: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: tuple[str, ...] = ()
    found: int = 0
    is_group: bool = False
    page: int = 1
    pages: int = 1
    groups: tuple[Answered, ...] = ()
    before: str = ""
    after: str = ""
    next_unread: str = ""
    may_lift: bool = False


COMMENT_SCREENS: tuple[type[Screen], ...] = (CommentsScreen,)
