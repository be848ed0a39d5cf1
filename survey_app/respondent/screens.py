"""The screens of the questions and of what follows: one frozen value for each, all its template may see."""

from dataclasses import dataclass
from typing import ClassVar

from questionnaires.model import EasyLine
from survey_app.fieldwork.films import Film
from survey_app.respondent.around import PublicScreen
from survey_app.respondent.asking_screens import ASKING_SCREENS
from survey_app.respondent.opening_screens import OPENING_SCREENS
from survey_app.respondent.sent_screens import SENT_SCREENS
from survey_app.respondent.together_screens import TOGETHER_SCREENS


@dataclass(frozen=True, kw_only=True)
class ShownOption:
    value: str
    label: str
    symbol: str  # empty outside easy read
    is_chosen: bool
    is_exclusive: bool


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """A question as it is put: its words in the page's language, and what was answered before."""

    id: str
    kind: str
    text: str
    lines: tuple[EasyLine, ...]
    hint: str
    help: str
    options: tuple[ShownOption, ...]
    typed: str
    limit: int
    error: str = ""
    film: Film | None = None


@dataclass(frozen=True, kw_only=True)
class ShownTerm:
    term: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class QuestionScreen(PublicScreen):
    name: ClassVar[str] = "question"
    template: ClassVar[str] = "respondent/question.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "errors", "filled", "elsewhere", "stale", "easy-read")
    is_answering: bool = True
    number: int
    place: str
    """Where the page stands among those this person is led through, from 1."""
    of: int
    step: int
    """Which of the page's questions this is in easy read, from 1; 0 where all stand on one screen."""
    heading: tuple[EasyLine, ...]
    lead: tuple[EasyLine, ...]
    questions: tuple[ShownQuestion, ...]
    terms: tuple[ShownTerm, ...]
    version: str = "0"
    is_elsewhere: bool = False
    """Saved by another visit: what was answered there is not shown here."""
    is_stale: bool = False
    """Saved in another window since; what was just typed is shown."""


@dataclass(frozen=True, kw_only=True)
class CheckAnswersScreen(PublicScreen):
    """What is the same for everybody; the answers themselves are put into `answers`."""

    name: ClassVar[str] = "check-answers"
    template: ClassVar[str] = "respondent/check_answers.html"
    states: ClassVar[tuple[str, ...]] = ("complete", "partial", "empty", "easy-read")
    is_answering: bool = True
    is_empty: bool
    is_partial: bool
    answers: str


@dataclass(frozen=True, kw_only=True)
class ComeBackScreen(PublicScreen):
    name: ClassVar[str] = "come-back"
    template: ClassVar[str] = "respondent/come_back.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "code")
    is_personal: ClassVar[bool] = True
    is_answering: bool = True
    code: tuple[str, ...] = ()
    pictures: tuple[EasyLine, ...] = ()
    """What tells the slip with this code from others."""


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
    has_visit: bool = False


@dataclass(frozen=True, kw_only=True)
class WithdrawnScreen(PublicScreen):
    name: ClassVar[str] = "withdrawn"
    template: ClassVar[str] = "respondent/withdrawn.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "another-child")
    has_more: bool = False
    """Whether this browser still holds the code or the answers of another child."""


@dataclass(frozen=True, kw_only=True)
class StopScreen(PublicScreen):
    name: ClassVar[str] = "stop"
    template: ClassVar[str] = "respondent/stop.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "another-child")
    has_sent: bool = False
    """Whether answers for another child were sent from here before."""


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
    *OPENING_SCREENS,
    *TOGETHER_SCREENS,
    *ASKING_SCREENS,
    QuestionScreen,
    CheckAnswersScreen,
    ComeBackScreen,
    *SENT_SCREENS,
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
