"""Pages that say why something did not happen and what to do next; they give back what was typed."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.respondent.around import PublicScreen


@dataclass(frozen=True, kw_only=True)
class Words:
    """Something a person typed, handed back: what was asked and what they wrote."""

    asked: str
    typed: str


@dataclass(frozen=True, kw_only=True)
class ProblemScreen(PublicScreen):
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "with-words")
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotOpenScreen(ProblemScreen):
    name: ClassVar[str] = "not-open"
    template: ClassVar[str] = "respondent/not_open.html"
    status: ClassVar[int] = 403
    states: ClassVar[tuple[str, ...]] = ("plain",)


@dataclass(frozen=True, kw_only=True)
class ClosedScreen(ProblemScreen):
    name: ClassVar[str] = "closed"
    template: ClassVar[str] = "respondent/closed.html"
    status: ClassVar[int] = 403
    states: ClassVar[tuple[str, ...]] = ("plain", "with-words", "told")
    told: str = ""
    """Where to read what people told us, once that is out."""


@dataclass(frozen=True, kw_only=True)
class PausedScreen(ProblemScreen):
    name: ClassVar[str] = "paused"
    template: ClassVar[str] = "respondent/paused.html"
    status: ClassVar[int] = 403
    states: ClassVar[tuple[str, ...]] = ("plain", "with-words", "because")
    because: str = ""
    """What the lead wants families to know, in the lead's words."""


@dataclass(frozen=True, kw_only=True)
class AlreadySentScreen(ProblemScreen):
    name: ClassVar[str] = "already-sent"
    template: ClassVar[str] = "respondent/already_sent.html"
    status: ClassVar[int] = 403


@dataclass(frozen=True, kw_only=True)
class RevokedScreen(ProblemScreen):
    name: ClassVar[str] = "revoked"
    template: ClassVar[str] = "respondent/revoked.html"
    status: ClassVar[int] = 403


@dataclass(frozen=True, kw_only=True)
class UnknownLinkScreen(ProblemScreen):
    name: ClassVar[str] = "unknown-link"
    template: ClassVar[str] = "respondent/unknown_link.html"
    status: ClassVar[int] = 404
    states: ClassVar[tuple[str, ...]] = ("unknown", "mistyped")
    is_mistyped: bool = False


@dataclass(frozen=True, kw_only=True)
class NoVisitScreen(ProblemScreen):
    """No draft for this browser: never begun, stopped, too long ago, or cookies are off."""

    name: ClassVar[str] = "no-visit"
    template: ClassVar[str] = "respondent/no_visit.html"
    status: ClassVar[int] = 403


@dataclass(frozen=True, kw_only=True)
class ResendScreen(ProblemScreen):
    """The form's own check failed: shown again, to be sent with one tap."""

    name: ClassVar[str] = "resend"
    template: ClassVar[str] = "respondent/resend.html"
    status: ClassVar[int] = 400
    action: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotFoundScreen(ProblemScreen):
    name: ClassVar[str] = "not-found"
    template: ClassVar[str] = "respondent/not_found.html"
    status: ClassVar[int] = 404
    states: ClassVar[tuple[str, ...]] = ("plain",)


@dataclass(frozen=True, kw_only=True)
class RefusedScreen(ProblemScreen):
    """A request no page of ours makes: wrong method, other site, not a form, too big."""

    name: ClassVar[str] = "refused"
    template: ClassVar[str] = "respondent/refused.html"
    status: ClassVar[int] = 400
    states: ClassVar[tuple[str, ...]] = ("plain",)


@dataclass(frozen=True, kw_only=True)
class FaultScreen(ProblemScreen):
    name: ClassVar[str] = "fault"
    template: ClassVar[str] = "respondent/fault.html"
    status: ClassVar[int] = 503


PROBLEM_SCREENS: tuple[type[ProblemScreen], ...] = (
    NotOpenScreen,
    ClosedScreen,
    PausedScreen,
    AlreadySentScreen,
    RevokedScreen,
    UnknownLinkScreen,
    NoVisitScreen,
    ResendScreen,
    NotFoundScreen,
    RefusedScreen,
    FaultScreen,
)
