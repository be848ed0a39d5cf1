"""What a command is about, found by its id, or a refusal in words; and ids for what is new."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import sqlalchemy as sa

from survey_app.commands.operator import CommandRefused, Operator
from survey_app.fieldwork import channels, inspections, surveys
from survey_app.fieldwork.channels import Channel
from survey_app.fieldwork.inspections import Inspection
from survey_app.fieldwork.surveys import Survey
from survey_app.store import records

Kind = Literal["inspection", "survey", "channel"]

_TABLES: Mapping[Kind, sa.Table] = MappingProxyType(
    {"inspection": records.inspections, "survey": records.surveys, "channel": records.channels}
)


def get_inspection(connection: sa.Connection, inspection_id: str) -> Inspection:
    try:
        return inspections.get(connection, inspection_id)
    except LookupError:
        raise _unknown("inspection", inspection_id) from None


def get_survey(connection: sa.Connection, survey_id: str) -> Survey:
    try:
        return surveys.get(connection, survey_id)
    except LookupError:
        raise _unknown("survey", survey_id) from None


def get_channel(connection: sa.Connection, operator: Operator, channel_id: str) -> Channel:
    try:
        return channels.get(connection, operator.service.keyring, channel_id)
    except LookupError:
        raise _unknown("channel", channel_id) from None


def require_new(connection: sa.Connection, kind: Kind, new_id: str) -> None:
    """Raise `CommandRefused` when the id is taken."""
    ids = _TABLES[kind].c.id
    if connection.execute(sa.select(ids).where(ids == new_id)).first() is not None:
        raise CommandRefused([f"another {kind} has the id {new_id} already; choose one with --id"])


def id_from(*names: str) -> str:
    """An id people can read: 'Fenmoor', '2027-03-08' gives fenmoor-2027-03-08."""
    made = "-".join(re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") for name in names)
    if made.startswith("-") or made.endswith("-") or not made:
        raise CommandRefused([f"no id can be made of {' '.join(names)!r}: it has no letters from a to z"])
    return made


def _unknown(kind: Kind, its_id: str) -> CommandRefused:
    return CommandRefused([f"no {kind} has the id {its_id}"])
