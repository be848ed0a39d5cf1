"""`survey-app invitation ...`: links for one person each. They are printed once and listed nowhere."""

from argparse import Namespace
from typing import Any

import sqlalchemy as sa

from survey_app.commands import known, parsers, typed
from survey_app.commands.addresses import family_link
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.errors import AlreadySent, CodeMistyped, CodeUnknown, LinkRevoked, SurveyAppError
from survey_app.fieldwork import invitations, links, tokens
from survey_app.store.records import CHANNEL_KINDS

REASONS: tuple[tuple[type[SurveyAppError], str], ...] = (
    (CodeMistyped, "this is not a code of ours: a character is wrong, or missing"),
    (CodeUnknown, "no invitation has this code"),
    (LinkRevoked, "this invitation was stopped already"),
    (AlreadySent, "this invitation has had its answer, and its link opens nothing any more"),
)


def add_to(commands: Any) -> None:
    group = parsers.add_group(commands, "invitation", "links for one person each")
    new = parsers.add(group, "issue", issue, "make invitations and print their links, this once")
    new.add_argument("--survey", required=True, metavar="ID")
    new.add_argument("--kind", required=True, choices=CHANNEL_KINDS, help="who hands them out")
    new.add_argument("--count", required=True, type=typed.count, metavar="N")
    stopping = parsers.add(group, "stop", stop, "stop an invitation and delete what was not sent")
    stopping.add_argument("code", metavar="CODE", help="or the link")
    again = parsers.add(group, "reissue", reissue, "stop an invitation and print another in its place")
    again.add_argument("code", metavar="CODE", help="or the link")


def issue(operator: Operator, given: Namespace) -> Told:
    keyring = operator.service.keyring
    with operator.service.store.writing() as connection:
        survey = known.get_survey(connection, given.survey)
        made = [
            invitations.issue(connection, keyring, survey.id, kind=given.kind) for _ in range(given.count)
        ]
        codes = [invitations.code(connection, keyring, each) for each in made]
        operator.note(connection, "issue-invitations", f"{survey.id} {given.count}")
    return _told(operator, survey.id, codes)


def stop(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        invitation_id, survey_id = _find(connection, operator, given.code)
        invitations.revoke(connection, invitation_id)
        # Its survey is enough to note: single invitations get no instant that could meet a response's.
        operator.note(connection, "stop-invitation", survey_id)
    what = "What was written by it and not sent is deleted."
    return Told(
        facts={"survey": survey_id, "is_stopped": True}, lines=(f"The invitation is stopped. {what}",)
    )


def reissue(operator: Operator, given: Namespace) -> Told:
    keyring = operator.service.keyring
    with operator.service.store.writing() as connection:
        invitation_id, survey_id = _find(connection, operator, given.code)
        fresh = invitations.reissue(connection, keyring, invitation_id)
        operator.note(connection, "reissue-invitation", survey_id)
        code = invitations.code(connection, keyring, fresh)
    return _told(operator, survey_id, [code])


def _find(connection: sa.Connection, operator: Operator, typed_code: str) -> tuple[bytes, str]:
    """The invitation of a code, or of a link that ends with one, and its survey."""
    keyring = operator.service.keyring
    try:
        code = tokens.read(typed_code.rsplit("/", 1)[-1], keyring, "link")
        link = links.open_link(connection, keyring, code)
    except tuple(error for error, _ in REASONS) as refusal:
        why = next(reason for error, reason in REASONS if isinstance(refusal, error))
        raise CommandRefused([why]) from None
    if link.invitation_id is None:
        raise CommandRefused([f"this is a channel's code; use: survey-app channel stop {link.channel_id}"])
    return link.invitation_id, link.survey_id


def _told(operator: Operator, survey_id: str, codes: list[str]) -> Told:
    base_url = operator.service.settings.base_url
    return Told(
        facts={
            "survey": survey_id,
            "invitations": [
                {"link": family_link(base_url, code), "code": tokens.grouped(code)} for code in codes
            ],
        },
        lines=tuple(family_link(base_url, code) for code in codes),
    )
