"""A survey's channels: their links, messages to copy, and a poster to print."""

import io

import segno
from flask import Blueprint, g, url_for
from flask import Response as Answer
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from questionnaires.model import Questionnaire
from survey_app.design.screens import show
from survey_app.fieldwork import access, channels, messages, participation, surveys, tokens, window
from survey_app.fieldwork.channels import Channel
from survey_app.fieldwork.participation import Taken
from survey_app.fieldwork.surveys import Survey
from survey_app.staff import words
from survey_app.staff.screens import ChannelCard, ChannelsScreen, Crumb, PosterScreen
from survey_app.staff.visits import service

room = Blueprint("sharing", __name__, template_folder="templates")


@room.get("/surveys/<survey_id>/channels")
def channels_page(survey_id: str) -> Response:
    with service().store.reading() as connection:
        survey = access.get_survey(connection, g.person, "see-channels", survey_id)
        questionnaire = surveys.questionnaire(connection, survey.document_hash)
        found = channels.of_survey(connection, service().keyring, survey_id)
        taken = participation.last(connection, survey_id)
    cards = tuple(_card(channel, survey, questionnaire, taken) for channel in found if not channel.is_revoked)
    return show(
        ChannelsScreen(
            back=_back(survey), title=questionnaire.title, window=words.window_lines(survey), channels=cards
        )
    )


@room.get("/channels/<channel_id>/poster")
def poster(channel_id: str) -> Response:
    with service().store.reading() as connection:
        channel, survey = _channel(connection, channel_id)
        questionnaire = surveys.questionnaire(connection, survey.document_hash)
    return show(_poster(channel, survey, questionnaire))


@room.get("/channels/<channel_id>/qr.svg")
def qr(channel_id: str) -> Response:
    with service().store.reading() as connection:
        channel, _ = _channel(connection, channel_id)
    return Answer(_qr(link_of(channel)), mimetype="image/svg+xml")


def _channel(connection: Connection, channel_id: str) -> tuple[Channel, Survey]:
    """A channel whose link still works; nobody should print one that was stopped."""
    channel, survey = access.get_channel(connection, service().keyring, g.person, "see-channels", channel_id)
    if channel.is_revoked:
        raise LookupError(channel_id)
    return channel, survey


def link_of(channel: Channel) -> str:
    """The address families open."""
    return f"{service().settings.base_url}/s/{tokens.grouped(channel.code)}"


def _card(channel: Channel, survey: Survey, questionnaire: Questionnaire, taken: Taken | None) -> ChannelCard:
    link, minutes = link_of(channel), questionnaire.minutes
    return ChannelCard(
        name=channel.name,
        link=link,
        poster=url_for("sharing.poster", channel_id=channel.id),
        facts=_facts(channel, survey, taken),
        chat=messages.for_chat(survey, link, minutes=minutes),
        sms=messages.for_sms(survey, link, minutes=minutes),
    )


def _facts(channel: Channel, survey: Survey, taken: Taken | None) -> tuple[tuple[str, str], ...]:
    kind = ("Kind", words.KINDS[channel.kind])
    if not g.person.may("count-outcomes", survey.inspection_id):
        about = taken.channels.get(channel.id) if taken else None
        return kind, ("Use", words.taking_part(about, taken.taken_at if taken else None))
    return kind, ("Began by this link", f"{channel.begun:,}"), ("Sent by this link", f"{channel.sent:,}")


def _poster(channel: Channel, survey: Survey, questionnaire: Questionnaire) -> PosterScreen:
    back = url_for("sharing.channels_page", survey_id=survey.id)
    code = tokens.grouped(channel.code)
    return PosterScreen(
        back=Crumb(text="Channels", href=back),
        title=questionnaire.title,
        to_whom=messages.to_whom(survey),
        minutes=questionnaire.minutes,
        close=window.spoken(survey.window.closes_at),
        end=window.spoken_end(survey.window.closes_at, survey.window.ends_at),
        address=link_of(channel).removesuffix(code),
        code=code,
        qr=url_for("sharing.qr", channel_id=channel.id),
    )


def _qr(link: str) -> bytes:
    """Read from a poster across a corridor, creased or smudged: a quarter of it may be missing."""
    drawn = io.BytesIO()
    segno.make(link, error="q", micro=False).save(
        drawn, kind="svg", border=4, scale=8, light="#fff", xmldecl=False
    )
    return drawn.getvalue()


def _back(survey: Survey) -> Crumb:
    return Crumb(text=survey.area, href=url_for("inspecting.show_one", inspection_id=survey.inspection_id))
