"""Who may do what: a written matrix of actions and roles, and the one way to get at an object.

Roles are given for one inspection and read anew at each request. Whoever has no role in an inspection is
told nothing of it, not even that it exists; whoever has a role that does not reach that far is told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import sqlalchemy as sa

from survey_app.errors import NotAllowed
from survey_app.fieldwork import channels, inspections, surveys
from survey_app.fieldwork.channels import Channel
from survey_app.fieldwork.inspections import Inspection
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.surveys import Survey
from survey_app.store.records import roles, staff

Role = Literal["lead", "inspector", "forum", "officer"]
Action = Literal[
    "see-inspection",
    "see-channels",
    "count-outcomes",
    "read-summary",
    "read-report",
    "read-responses",
    "lift-masks",
    "translate",
    "see-requests",
    "draft-findings",
    "release-findings",
    "see-released-findings",
    "enter-publication",
]

CONTENT_READERS: frozenset[str] = frozenset({"lead", "inspector"})
"""Roles that may read what families wrote. They count only after the second factor."""

MATRIX: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        "see-inspection": frozenset({"lead", "inspector", "forum", "officer"}),
        "see-channels": frozenset({"lead", "inspector", "forum", "officer"}),
        "count-outcomes": frozenset({"lead", "inspector"}),
        "read-summary": frozenset({"lead", "inspector"}),
        "read-report": frozenset({"lead", "inspector"}),
        "read-responses": frozenset({"lead", "inspector"}),
        "lift-masks": frozenset({"lead"}),
        "translate": frozenset({"lead", "inspector"}),
        "see-requests": frozenset({"lead", "inspector"}),
        "draft-findings": frozenset({"lead", "inspector"}),
        "release-findings": frozenset({"lead"}),
        "see-released-findings": frozenset({"lead", "inspector", "officer"}),
        "enter-publication": frozenset({"lead"}),
    }
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of staff during one request, with what they may be now."""

    id: str
    name: str
    roles: frozenset[tuple[str, str]]
    """(inspection, role) pairs."""
    has_second_factor: bool

    @property
    def needs_second_factor(self) -> bool:
        return not self.has_second_factor and any(role in CONTENT_READERS for _, role in self.roles)

    @property
    def inspections(self) -> frozenset[str]:
        return frozenset(inspection for inspection, _ in self.roles)

    def may(self, action: Action, inspection_id: str) -> bool:
        held = {role for inspection, role in self.roles if inspection == inspection_id}
        if not self.has_second_factor:
            held -= CONTENT_READERS
        return not held.isdisjoint(MATRIX[action])

    def require(self, action: Action, inspection_id: str) -> None:
        """Raise LookupError in another's inspection, `NotAllowed` where no role of theirs reaches."""
        if inspection_id not in self.inspections:
            raise LookupError(inspection_id)
        if not self.may(action, inspection_id):
            raise NotAllowed(action)


def get_person(connection: sa.Connection, staff_id: str, *, has_second_factor: bool) -> Person:
    """Raise LookupError for somebody who is staff no more."""
    name = connection.execute(sa.select(staff.c.name).where(staff.c.id == staff_id)).scalar_one_or_none()
    if name is None:
        raise LookupError(staff_id)
    held = connection.execute(
        sa.select(roles.c.inspection_id, roles.c.role).where(roles.c.staff_id == staff_id)
    )
    pairs = frozenset((row.inspection_id, row.role) for row in held)
    return Person(id=staff_id, name=name, roles=pairs, has_second_factor=has_second_factor)


def get_inspection(
    connection: sa.Connection, person: Person, action: Action, inspection_id: str
) -> Inspection:
    person.require(action, inspection_id)
    return inspections.get(connection, inspection_id)


def get_survey(connection: sa.Connection, person: Person, action: Action, survey_id: str) -> Survey:
    survey = surveys.get(connection, survey_id)
    person.require(action, survey.inspection_id)
    return survey


def get_channel(
    connection: sa.Connection, keyring: Keyring, person: Person, action: Action, channel_id: str
) -> tuple[Channel, Survey]:
    channel = channels.get(connection, keyring, channel_id)
    return channel, get_survey(connection, person, action, channel.survey_id)
