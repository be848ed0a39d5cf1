"""Who types a command, what a command tells them, and why it would not."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app.errors import SurveyAppError
from survey_app.fieldwork import audit
from survey_app.service import Service

ACTOR = "command line"


class CommandRefused(SurveyAppError):
    """What was typed cannot be done; each problem says why, in words for whoever typed it."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a command has to say: `facts` for programs, `lines` for people."""

    facts: Mapping[str, Any]
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Operator:
    """Somebody with the keys and the database before them, at one instant."""

    service: Service
    now: dt.datetime

    def note(self, connection: sa.Connection, action: str, subject: str) -> None:
        """Put a change into the audit log, in the transaction that makes it."""
        audit.record(
            connection, self.service.keyring, actor=ACTOR, action=action, subject=subject, now=self.now
        )
