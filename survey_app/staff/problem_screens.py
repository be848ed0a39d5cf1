"""The pages for what cannot be shown: each says why, and what to do."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen


@dataclass(frozen=True, kw_only=True)
class ProblemScreen(Screen):
    """Why a page cannot be shown, and what to do."""

    template: ClassVar[str] = "staff/problem.html"
    is_signed_in: ClassVar[bool] = False
    back: ClassVar[None] = None
    heading: ClassVar[str]
    words: ClassVar[str]
    home: str


@dataclass(frozen=True, kw_only=True)
class NotFoundScreen(ProblemScreen):
    name: ClassVar[str] = "not-found"
    status: ClassVar[int] = 404
    heading: ClassVar[str] = "There is nothing here for you"
    words: ClassVar[str] = (
        "The address may be mistyped, or it belongs to an inspection in which you have no role. "
        "If you should have one, ask the lead inspector."
    )


@dataclass(frozen=True, kw_only=True)
class NotAllowedScreen(ProblemScreen):
    name: ClassVar[str] = "not-allowed"
    status: ClassVar[int] = 403
    heading: ClassVar[str] = "Your role does not reach this page"
    words: ClassVar[str] = (
        "Only the inspection team reads what families wrote, and what was counted from it. "
        "If you should be part of the team, ask the lead inspector."
    )


@dataclass(frozen=True, kw_only=True)
class NotTakenScreen(ProblemScreen):
    name: ClassVar[str] = "not-taken"
    status: ClassVar[int] = 400
    heading: ClassVar[str] = "That could not be taken"
    words: ClassVar[str] = (
        "Nothing was changed. The page may have been open for too long, or was opened in another browser. "
        "Go back to the start and try again."
    )


@dataclass(frozen=True, kw_only=True)
class TooOftenScreen(ProblemScreen):
    name: ClassVar[str] = "too-often"
    status: ClassVar[int] = 429
    heading: ClassVar[str] = "Too many tries from where you are"
    words: ClassVar[str] = "Wait ten minutes, then try again."


@dataclass(frozen=True, kw_only=True)
class FaultScreen(ProblemScreen):
    name: ClassVar[str] = "fault"
    status: ClassVar[int] = 500
    heading: ClassVar[str] = "Something went wrong here"
    words: ClassVar[str] = (
        "It is our fault, not yours, and nothing you had saved is lost. Try again in a few minutes. "
        "If it goes on, tell whoever runs this service what you were doing."
    )


PROBLEM_SCREENS: tuple[type[ProblemScreen], ...] = (
    NotFoundScreen,
    NotAllowedScreen,
    NotTakenScreen,
    TooOftenScreen,
    FaultScreen,
)
