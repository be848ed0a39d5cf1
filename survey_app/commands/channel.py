"""`survey-app channel ...`: the ways a survey's links reach families."""

from argparse import Namespace
from typing import Any

import sqlalchemy as sa

from survey_app.commands import known, parsers, typed
from survey_app.commands.addresses import family_link
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.fieldwork import channels, tokens
from survey_app.fieldwork.channels import Channel
from survey_app.staff import words
from survey_app.store.records import CHANNEL_KINDS


def add_to(commands: Any) -> None:
    group = parsers.add_group(commands, "channel", "ways links reach families")
    new = parsers.add(group, "add", add, "make a channel and print its link and code")
    new.add_argument("--survey", required=True, metavar="ID")
    new.add_argument("--name", required=True, type=typed.words, metavar="NAME")
    new.add_argument("--kind", required=True, choices=CHANNEL_KINDS)
    new.add_argument("--id", type=typed.plain_id, metavar="ID", help="otherwise survey and name")
    listing = parsers.add(group, "list", show_all, "print a survey's channels with their links")
    listing.add_argument("--survey", required=True, metavar="ID")
    stopping = parsers.add(group, "stop", stop, "stop a channel's link for good")
    stopping.add_argument("id", metavar="ID")


def add(operator: Operator, given: Namespace) -> Told:
    keyring = operator.service.keyring
    with operator.service.store.writing() as connection:
        survey = known.get_survey(connection, given.survey)
        channel_id = given.id or known.id_from(survey.id, given.name)
        known.require_new(connection, "channel", channel_id)
        _require_new_name(connection, operator, survey.id, given.name)
        channels.create(
            connection, keyring, survey.id, channel_id=channel_id, name=given.name, kind=given.kind
        )
        operator.note(connection, "add-channel", channel_id)
        return _told(operator, channels.get(connection, keyring, channel_id))


def show_all(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.reading() as connection:
        survey = known.get_survey(connection, given.survey)
        found = channels.of_survey(connection, operator.service.keyring, survey.id)
    each_told = [_told(operator, channel) for channel in found]
    return Told(
        facts={"survey": survey.id, "channels": [each.facts for each in each_told]},
        lines=tuple(line for each in each_told for line in each.lines) or (f"{survey.id} has no channels.",),
    )


def stop(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        known.get_channel(connection, operator, given.id)
        channels.revoke(connection, given.id)
        operator.note(connection, "stop-channel", given.id)
        return _told(operator, channels.get(connection, operator.service.keyring, given.id))


def _require_new_name(connection: sa.Connection, operator: Operator, survey_id: str, name: str) -> None:
    found = channels.of_survey(connection, operator.service.keyring, survey_id)
    if any(channel.name == name for channel in found):
        raise CommandRefused([f"{survey_id} has a channel called {name} already; choose another name"])


def _told(operator: Operator, channel: Channel) -> Told:
    link = family_link(operator.service.settings.base_url, channel.code)
    code = tokens.grouped(channel.code)
    stopped = " (stopped)" if channel.is_revoked else ""
    return Told(
        facts={
            "id": channel.id,
            "survey": channel.survey_id,
            "name": channel.name,
            "kind": channel.kind,
            "link": link,
            "code": code,
            "is_stopped": channel.is_revoked,
        },
        lines=(
            f"Channel {channel.id}: {channel.name}, {words.KINDS[channel.kind]}{stopped}",
            f"    link: {link}",
            f"    code: {code}",
        ),
    )
