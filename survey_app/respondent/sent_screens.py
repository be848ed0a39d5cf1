"""The screens after sending: codes, what was agreed, and whether answers are counted."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.respondent.around import PublicScreen


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
class AgreedScreen(PublicScreen):
    """The statements a person said yes to, to be read again."""

    name: ClassVar[str] = "agreed"
    template: ClassVar[str] = "respondent/agreed.html"
    manner: str
    is_supporter: bool


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


SENT_SCREENS: tuple[type[PublicScreen], ...] = (ReceiptScreen, AgreedScreen, CountedScreen)
