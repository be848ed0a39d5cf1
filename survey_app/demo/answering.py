"""Made-up people answer through the rules that real people meet: begin, save every page, send; or leave, or stop.

Every save is at a made-up instant, in the order in which people finish, so that the clock a survey has seen only
goes forward.
"""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from survey_app.demo.families import Family
from survey_app.fieldwork import coming_back, drafts, families, flags, responses, surveys
from survey_app.fieldwork.links import Link
from survey_app.service import Service

Ending = Literal["sends", "leaves", "leaves-to-count", "stops"]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Who answers which survey, by which link, until when, and how that ends."""

    survey: str
    at: dt.datetime
    """When they send, or save for the last time."""
    took: dt.timedelta = dt.timedelta()
    link: Link
    family: Family
    ending: Ending = "sends"
    next_child: Family | None = None
    """What the same person sends for another child."""
    is_trapped: bool = False
    """Whether a field was filled in that no person sees."""


def answer(connection: sa.Connection, service: Service, arrival: Arrival) -> list[str]:
    """Do what they do; return the receipts they are given."""
    secret = _begin(connection, service, arrival)
    if arrival.ending == "sends":
        receipts = [responses.send(connection, service.keyring, secret, now=arrival.at)]
        if arrival.next_child is not None:
            receipts.append(_go_on(connection, service, arrival, arrival.next_child, secret))
        return receipts
    draft = drafts.get(connection, service.keyring, secret, to_write=True)
    if arrival.ending == "stops":
        drafts.stop(connection, draft)
    elif arrival.ending == "leaves-to-count":
        coming_back.let_it_count(connection, service.keyring, draft)
    return []


def _begin(connection: sa.Connection, service: Service, arrival: Arrival) -> bytes:
    survey, secret, link = surveys.get(connection, arrival.survey), secrets.token_bytes(16), arrival.link
    began_at = max(survey.window.opens_at, arrival.at - arrival.took)
    facts = flags.facts(trap="filled in" if arrival.is_trapped else "", now=began_at)
    drafts.begin(
        connection,
        service.keyring,
        survey,
        secret,
        arrival.family.opening | facts,
        channel_id=link.channel_id,
        invitation_id=link.invitation_id,
        link=link.holder,
        now=began_at,
    )
    _save(connection, service, secret, arrival.family, arrival.at)
    return secret


def _save(
    connection: sa.Connection, service: Service, secret: bytes, family: Family, at: dt.datetime
) -> None:
    """Save every page, as a visit does that finds its draft anew.

    A draft found after the first page knows that its survey has seen this instant, and each later save is one
    statement less: a fifth of all the time this needs.
    """
    for number, (page, answers) in enumerate(family.pages):
        if number < 2:
            draft = drafts.get(connection, service.keyring, secret)
        drafts.save(connection, draft, page, answers, version=0, secret=secret, now=at)


def _go_on(
    connection: sa.Connection, service: Service, arrival: Arrival, child: Family, secret: bytes
) -> str:
    """The same person answers for another child, under the same yes."""
    visit = families.Family(
        secrets=(secret,), channel_id=arrival.link.channel_id, invitation_id=arrival.link.invitation_id
    )
    families.begin_another(connection, service.keyring, visit, now=arrival.at)
    _save(connection, service, visit.next_secret, child, arrival.at)
    return responses.send(connection, service.keyring, visit.next_secret, now=arrival.at)
