"""The screens after sending: codes, what was agreed, and whether answers are counted."""

from dataclasses import dataclass
from typing import ClassVar

from questionnaires.model import EasyLine
from survey_app.design.screens import Screen
from survey_app.respondent.around import PublicScreen


@dataclass(frozen=True, kw_only=True)
class CheckedAnswer:
    question: str
    answers: tuple[EasyLine, ...]


@dataclass(frozen=True, kw_only=True)
class CheckedPage:
    number: int
    step: int | None  # of one question of it, in easy read
    heading: str
    lines: tuple[EasyLine, ...]
    """The heading as it is put: in easy read its sentences with their symbols."""
    answers: tuple[CheckedAnswer, ...]
    is_saved: bool
    is_elsewhere: bool


@dataclass(frozen=True, kw_only=True)
class CheckedAnswers(Screen):
    """The part of the check page which is one person's."""

    name: ClassVar[str] = "checked-answers"
    template: ClassVar[str] = "respondent/checked_answers.html"
    is_sent: bool = False
    is_easy: bool = False
    pages: tuple[CheckedPage, ...]


@dataclass(frozen=True, kw_only=True)
class ShownReceipt:
    child: int
    id: str
    """Of the element that holds the code: the newest is `receipt`."""
    code: tuple[str, str]
    whole: str
    aloud: tuple[str, ...]
    """A group of four each, as one says it to somebody who writes it down."""
    is_counted: bool
    is_readable: bool = False
    """Whether this browser may see again what was sent."""


@dataclass(frozen=True, kw_only=True)
class ReceiptScreen(PublicScreen):
    name: ClassVar[str] = "receipt"
    template: ClassVar[str] = "respondent/receipt.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = (
        "plain",
        "sisters",
        "children",
        "going-on",
        "at-most",
        "taken-back",
        "easy-read",
    )
    receipts: tuple[ShownReceipt, ...]
    has_sisters: bool = False
    next_child: int = 0
    """Which child may be answered for next; 0 where there is none."""
    is_going_on: bool = False
    """Whether answers for another child are begun and not sent."""
    most: int = 0
    """How many children one link is for, once that many have been answered for; 0 before."""


@dataclass(frozen=True, kw_only=True)
class WhatYouSentScreen(PublicScreen):
    """To read, in the words of the check page, and not to change."""

    name: ClassVar[str] = "what-you-sent"
    template: ClassVar[str] = "respondent/what_you_sent.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = ("plain", "of-a-child", "taken-back")
    is_sent: bool = True
    child: int = 0
    """Whose answers they are, where the visit answers for several; 0 for one alone."""
    pages: tuple[CheckedPage, ...]
    """None where the answers are taken back."""


@dataclass(frozen=True, kw_only=True)
class AgreedScreen(PublicScreen):
    """The statements a person said yes to, to be read again."""

    name: ClassVar[str] = "agreed"
    template: ClassVar[str] = "respondent/agreed.html"
    manner: str
    is_supporter: bool

    @property
    def slot(self) -> str:
        """No film: the consent's own stands where the yes is given."""
        return ""


@dataclass(frozen=True, kw_only=True)
class CountedScreen(PublicScreen):
    name: ClassVar[str] = "counted"
    template: ClassVar[str] = "respondent/counted.html"
    is_personal: ClassVar[bool] = True
    states: ClassVar[tuple[str, ...]] = (
        "plain",
        "mistyped",
        "unknown",
        "too-many",
        "counted",
        "taken-back",
    )
    typed: str = ""
    verdict: str = ""
    """What was found of the code that was typed: counted or taken-back; empty before."""


SENT_SCREENS: tuple[type[PublicScreen], ...] = (ReceiptScreen, WhatYouSentScreen, AgreedScreen, CountedScreen)
