"""One frozen value for each page of the public door: all that its template may see."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen
from survey_app.fieldwork.surveys import Survey


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around every page of a survey: whose it is, where help is, until when it may be sent."""

    area: str
    safeguarding_team: str
    safeguarding_phone: str
    opens_at: dt.datetime
    closes_at: dt.datetime
    ends_at: dt.datetime
    withdrawable_until: dt.datetime


def around(survey: Survey) -> Around:
    return Around(
        area=survey.area,
        safeguarding_team=survey.safeguarding_team,
        safeguarding_phone=survey.safeguarding_phone,
        opens_at=survey.window.opens_at,
        closes_at=survey.window.closes_at,
        ends_at=survey.window.ends_at,
        withdrawable_until=survey.withdrawable_until,
    )


@dataclass(frozen=True, kw_only=True)
class PublicScreen(Screen):
    is_personal: ClassVar[bool] = False
    """Whether it may hold something of one person's: then it is rendered afresh each time."""

    around: Around | None = None
    is_answering: bool = False
    """Whether the person has something to stop and delete."""


@dataclass(frozen=True, kw_only=True)
class LandingScreen(PublicScreen):
    name: ClassVar[str] = "landing"
    template: ClassVar[str] = "respondent/landing.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "mistyped", "unknown", "too-many")
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class StartScreen(PublicScreen):
    name: ClassVar[str] = "start"
    template: ClassVar[str] = "respondent/start.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "begun", "grace")
    title: str
    minutes: int
    has_begun: bool
    is_grace: bool


@dataclass(frozen=True, kw_only=True)
class WhoScreen(PublicScreen):
    name: ClassVar[str] = "who"
    template: ClassVar[str] = "respondent/who.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "filled")
    voice: str = ""
    help_given: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsentScreen(PublicScreen):
    name: ClassVar[str] = "consent"
    template: ClassVar[str] = "respondent/consent.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "supporter")
    is_supporter: bool = False


@dataclass(frozen=True, kw_only=True)
class DeclinedScreen(PublicScreen):
    name: ClassVar[str] = "declined"
    template: ClassVar[str] = "respondent/declined.html"


@dataclass(frozen=True, kw_only=True)
class ShownOption:
    value: str
    label: str
    is_chosen: bool
    is_exclusive: bool


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """A question as it is put: its words in the page's language, and what was answered before."""

    id: str
    kind: str
    text: str
    hint: str
    help: str
    options: tuple[ShownOption, ...]
    typed: str
    limit: int
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownTerm:
    term: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class QuestionScreen(PublicScreen):
    name: ClassVar[str] = "question"
    template: ClassVar[str] = "respondent/question.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "filled", "elsewhere", "stale")
    is_answering: bool = True
    number: int
    of: int
    section: str
    heading: str
    lead: str
    questions: tuple[ShownQuestion, ...]
    terms: tuple[ShownTerm, ...]
    version: str = "0"
    is_elsewhere: bool = False
    """Saved by another visit: what was answered there is not shown here."""
    is_stale: bool = False
    """Saved in another window since; what was just typed is shown."""


@dataclass(frozen=True, kw_only=True)
class CheckedAnswer:
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CheckedPage:
    number: int
    heading: str
    answers: tuple[CheckedAnswer, ...]
    is_saved: bool
    is_elsewhere: bool


@dataclass(frozen=True, kw_only=True)
class CheckAnswersScreen(PublicScreen):
    name: ClassVar[str] = "check-answers"
    template: ClassVar[str] = "respondent/check_answers.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("complete", "partial", "empty")
    is_answering: bool = True
    pages: tuple[CheckedPage, ...]
    is_empty: bool
    is_partial: bool


@dataclass(frozen=True, kw_only=True)
class ComeBackScreen(PublicScreen):
    name: ClassVar[str] = "come-back"
    template: ClassVar[str] = "respondent/come_back.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "code")
    is_personal: ClassVar[bool] = True
    is_answering: bool = True
    code: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceiptScreen(PublicScreen):
    name: ClassVar[str] = "receipt"
    template: ClassVar[str] = "respondent/receipt.html"
    is_personal: ClassVar[bool] = True
    receipt: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class FinishedScreen(PublicScreen):
    name: ClassVar[str] = "finished"
    template: ClassVar[str] = "respondent/finished.html"


@dataclass(frozen=True, kw_only=True)
class WithdrawScreen(PublicScreen):
    name: ClassVar[str] = "withdraw"
    template: ClassVar[str] = "respondent/withdraw.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "mistyped", "unknown", "too-many", "over")
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawConfirmScreen(PublicScreen):
    name: ClassVar[str] = "withdraw-confirm"
    template: ClassVar[str] = "respondent/withdraw_confirm.html"
    is_personal: ClassVar[bool] = True
    code: str


@dataclass(frozen=True, kw_only=True)
class WithdrawnScreen(PublicScreen):
    name: ClassVar[str] = "withdrawn"
    template: ClassVar[str] = "respondent/withdrawn.html"


@dataclass(frozen=True, kw_only=True)
class StopScreen(PublicScreen):
    name: ClassVar[str] = "stop"
    template: ClassVar[str] = "respondent/stop.html"


@dataclass(frozen=True, kw_only=True)
class StoppedScreen(PublicScreen):
    name: ClassVar[str] = "stopped"
    template: ClassVar[str] = "respondent/stopped.html"


@dataclass(frozen=True, kw_only=True)
class HelpScreen(PublicScreen):
    name: ClassVar[str] = "help"
    template: ClassVar[str] = "respondent/help.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "in-a-survey")


@dataclass(frozen=True, kw_only=True)
class PrivacyScreen(PublicScreen):
    name: ClassVar[str] = "privacy"
    template: ClassVar[str] = "respondent/privacy.html"


@dataclass(frozen=True, kw_only=True)
class AccessibilityScreen(PublicScreen):
    name: ClassVar[str] = "accessibility"
    template: ClassVar[str] = "respondent/accessibility.html"


SCREENS: tuple[type[PublicScreen], ...] = (
    LandingScreen,
    StartScreen,
    WhoScreen,
    ConsentScreen,
    DeclinedScreen,
    QuestionScreen,
    CheckAnswersScreen,
    ComeBackScreen,
    ReceiptScreen,
    FinishedScreen,
    WithdrawScreen,
    WithdrawConfirmScreen,
    WithdrawnScreen,
    StopScreen,
    StoppedScreen,
    HelpScreen,
    PrivacyScreen,
    AccessibilityScreen,
)
