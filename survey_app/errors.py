"""Every way the service says no, as one tree. No HTTP words here: a door maps them to pages.

SurveyAppError
├── BadSettings            the environment describes a service that must not start
├── NotDurable             the database would acknowledge what it could lose
├── ClockApart             this machine's clock and the database's differ
├── CodeRefused
│   ├── CodeMistyped       the check characters do not fit: a slip, not a guess
│   ├── CodeUnknown        well formed, and ours to nobody
│   └── TooManyCodes       too many unknown codes typed from one place
├── LinkRevoked            the team has stopped this link
├── AlreadySent            this invitation has had its answer
├── WindowShut
│   ├── NotOpenYet
│   ├── Closed
│   └── Paused
├── DraftGone              no draft for this visit (never begun, stopped, purged)
├── StalePage              the page was saved elsewhere after this form was shown
├── NothingToSend          a draft without a single answer
├── SealBroken             sealed text that does not open under this key
├── NothingToWithdraw      a receipt that stands for no response (any more)
├── WithdrawalOver         the last moment for withdrawing has passed
├── PublicationRefused     a day of publication that cannot be, in words for the lead
├── NotPublishable         a survey that lacks something it must have before families see it
├── TimetableRefused       (fieldwork.calendar) days that make no timetable
├── WindowRefused          (fieldwork.window) times that make no window
├── PartMissing            (plugins) an optional part that a command needs and nobody installed
├── CommandRefused         (commands.operator) something typed at the command line that cannot be done
├── SignInRefused          a link, code or second factor that does not let anybody in
└── NotAllowed             this person's roles do not reach that
"""

import datetime as dt
from collections.abc import Sequence


class SurveyAppError(Exception):
    """The root: everything this service refuses on purpose."""


class BadSettings(SurveyAppError):
    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class NotDurable(SurveyAppError):
    pass


class ClockApart(SurveyAppError):
    pass


class CodeRefused(SurveyAppError):
    pass


class CodeMistyped(CodeRefused):
    pass


class CodeUnknown(CodeRefused):
    pass


class TooManyCodes(CodeRefused):
    pass


class LinkRevoked(SurveyAppError):
    pass


class AlreadySent(SurveyAppError):
    pass


class WindowShut(SurveyAppError):
    """Carries the survey's identity so that a page can name its instants."""

    def __init__(self, survey_id: str, *, opens_at: dt.datetime, closes_at: dt.datetime) -> None:
        super().__init__(survey_id)
        self.survey_id = survey_id
        self.opens_at = opens_at
        self.closes_at = closes_at


class NotOpenYet(WindowShut):
    pass


class Closed(WindowShut):
    pass


class Paused(WindowShut):
    pass


class DraftGone(SurveyAppError):
    pass


class StalePage(SurveyAppError):
    def __init__(self, version: int) -> None:
        super().__init__(f"the page is now at version {version}")
        self.version = version


class NothingToSend(SurveyAppError):
    pass


class SealBroken(SurveyAppError):
    pass


class NothingToWithdraw(SurveyAppError):
    pass


class WithdrawalOver(SurveyAppError):
    pass


class NotPublishable(SurveyAppError):
    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class PublicationRefused(SurveyAppError):
    pass


class SignInRefused(SurveyAppError):
    pass


class NotAllowed(SurveyAppError):
    pass
