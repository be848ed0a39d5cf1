"""The commands that set an inspection up: what they are called, and how one is carried out."""

import datetime as dt
from argparse import Namespace
from typing import Any

from survey_app.commands import channel, inspection, invitation, staff, survey
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.errors import NotPublishable
from survey_app.fieldwork.calendar import TimetableRefused
from survey_app.fieldwork.window import WindowRefused
from survey_app.service import Service


def add_to(commands: Any) -> None:
    for each in (inspection, survey, channel, invitation, staff):
        each.add_to(commands)


def carry_out(service: Service, given: Namespace, *, now: dt.datetime) -> Told:
    """What was asked, or `CommandRefused` with every reason."""
    try:
        told: Told = given.action(Operator(service=service, now=now), given)
    except NotPublishable as refusal:
        raise CommandRefused(refusal.problems) from None
    except (TimetableRefused, WindowRefused) as refusal:
        raise CommandRefused([str(refusal)]) from None
    return told
