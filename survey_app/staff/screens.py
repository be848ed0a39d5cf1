"""One frozen value for each page of the console: all that its template may see."""

from dataclasses import dataclass
from typing import Any, ClassVar

from survey_app.design.screens import Screen
from survey_app.fieldwork import requests
from survey_app.fieldwork.reading_room import Shelf
from survey_app.staff.base_screens import Crumb as Crumb
from survey_app.staff.base_screens import StaffScreen as StaffScreen
from survey_app.staff.comment_screens import COMMENT_SCREENS
from survey_app.staff.finding_screens import FINDING_SCREENS
from survey_app.staff.parts import Part as Part
from survey_app.staff.parts import Rows as Rows
from survey_app.staff.parts import Table as Table
from survey_app.staff.problem_screens import PROBLEM_SCREENS
from survey_app.staff.report_screens import REPORT_SCREENS
from survey_app.staff.response_screens import ResponseScreen as ResponseScreen
from survey_app.staff.search_screens import SEARCH_SCREENS
from survey_app.staff.translation_screens import TRANSLATION_SCREENS


@dataclass(frozen=True, kw_only=True)
class SignInScreen(StaffScreen):
    name: ClassVar[str] = "sign-in"
    template: ClassVar[str] = "staff/sign_in.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "errors")
    is_signed_in: ClassVar[bool] = False
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckMailScreen(StaffScreen):
    name: ClassVar[str] = "check-mail"
    template: ClassVar[str] = "staff/check_mail.html"
    is_signed_in: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class UseLinkScreen(StaffScreen):
    name: ClassVar[str] = "use-link"
    template: ClassVar[str] = "staff/use_link.html"
    is_signed_in: ClassVar[bool] = False
    action: str


@dataclass(frozen=True, kw_only=True)
class LinkRefusedScreen(StaffScreen):
    name: ClassVar[str] = "link-refused"
    template: ClassVar[str] = "staff/link_refused.html"
    status: ClassVar[int] = 403
    is_signed_in: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class SecondFactorScreen(StaffScreen):
    name: ClassVar[str] = "second-factor"
    template: ClassVar[str] = "staff/second_factor.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "wrong", "wait")


@dataclass(frozen=True, kw_only=True)
class SignedOutScreen(StaffScreen):
    name: ClassVar[str] = "signed-out"
    template: ClassVar[str] = "staff/signed_out.html"
    is_signed_in: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class InspectionLine:
    area: str
    kind: str
    when: str
    href: str


@dataclass(frozen=True, kw_only=True)
class InspectionsScreen(StaffScreen):
    name: ClassVar[str] = "inspections"
    template: ClassVar[str] = "staff/inspections.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    inspections: tuple[InspectionLine, ...]


@dataclass(frozen=True, kw_only=True)
class SurveyCard:
    """A survey as the inspection's page tells of it; a link a role does not reach is empty."""

    id: str
    audience: str
    title: str
    state: str
    window: tuple[str, ...]
    participation: str
    counts: Rows
    channels: str
    summary: str = ""
    responses: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something of an inspection that this person may go to."""

    heading: str
    words: str
    link: Crumb


@dataclass(frozen=True, kw_only=True)
class InspectionScreen(StaffScreen):
    name: ClassVar[str] = "inspection"
    template: ClassVar[str] = "staff/inspection.html"
    states: ClassVar[tuple[str, ...]] = ("inspector", "forum")
    area: str
    kind: str
    handbook: str
    places: tuple[Place, ...] = ()
    cautions: tuple[str, ...]
    days: tuple[dict[str, Any], ...]
    surveys: tuple[SurveyCard, ...]
    requests: str = ""
    """Where the list of what people ask for is, for those who may see it."""
    new_requests: int = 0


@dataclass(frozen=True, kw_only=True)
class ChannelCard:
    name: str
    link: str
    poster: str
    facts: Rows
    chat: str
    sms: str


@dataclass(frozen=True, kw_only=True)
class ChannelsScreen(StaffScreen):
    name: ClassVar[str] = "channels"
    template: ClassVar[str] = "staff/channels.html"
    states: ClassVar[tuple[str, ...]] = ("inspector", "forum", "empty")
    title: str
    window: tuple[str, ...]
    channels: tuple[ChannelCard, ...]


@dataclass(frozen=True, kw_only=True)
class PosterScreen(StaffScreen):
    name: ClassVar[str] = "poster"
    template: ClassVar[str] = "staff/poster.html"
    is_signed_in: ClassVar[bool] = False
    title: str
    to_whom: str
    minutes: int
    close: str
    end: str
    address: str
    code: str
    qr: str


@dataclass(frozen=True, kw_only=True)
class SummaryScreen(StaffScreen):
    name: ClassVar[str] = "summary"
    template: ClassVar[str] = "staff/summary.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    title: str
    made: str = ""
    limits: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    page_file: str = ""
    tables_file: str = ""


@dataclass(frozen=True, kw_only=True)
class ResponsesScreen(StaffScreen):
    name: ClassVar[str] = "responses"
    template: ClassVar[str] = "staff/responses.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    survey_id: str
    shelf: Shelf
    voices: dict[str, str]
    outcomes: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RequestsScreen(StaffScreen):
    name: ClassVar[str] = "requests"
    template: ClassVar[str] = "staff/requests.html"
    states: ClassVar[tuple[str, ...]] = ("plain", "empty")
    inspection_id: str
    lines: tuple[requests.Line, ...]
    kinds: dict[str, str]
    standings: dict[str, str]
    kept_days: int


@dataclass(frozen=True, kw_only=True)
class RequestScreen(StaffScreen):
    name: ClassVar[str] = "request"
    template: ClassVar[str] = "staff/request.html"
    states: ClassVar[tuple[str, ...]] = ("new", "taken", "done", "recording", "errors")
    inspection_id: str
    title: str
    request: requests.Request
    facts: tuple[dict[str, Any], ...]
    note: str
    kept_days: int


SCREENS: tuple[type[Screen], ...] = (
    SignInScreen,
    CheckMailScreen,
    UseLinkScreen,
    LinkRefusedScreen,
    SecondFactorScreen,
    SignedOutScreen,
    InspectionsScreen,
    InspectionScreen,
    ChannelsScreen,
    PosterScreen,
    SummaryScreen,
    ResponsesScreen,
    ResponseScreen,
    RequestsScreen,
    RequestScreen,
    *REPORT_SCREENS,
    *FINDING_SCREENS,
    *COMMENT_SCREENS,
    *SEARCH_SCREENS,
    *TRANSLATION_SCREENS,
    *PROBLEM_SCREENS,
)
