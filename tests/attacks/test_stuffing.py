"""Codes guessed at the speed a network allows, and an open link in the hands of a program."""

import datetime as dt
import secrets

import pytest
import sqlalchemy as sa
from attacks.facts import column, counted
from builders import an_invitation
from drivers import Respondent

from survey_app.fieldwork import throttle, tokens
from survey_app.store import records

LIVE = 50_000
A_SECOND = 10
SECONDS = 60
LEAST_BITS = 60
FLOOD = 500


@pytest.fixture
def many_invitations(sqlite_service, sqlite_survey):
    """As many live invitations as a large area has families, by the digests they are found by."""
    digest, newest = sqlite_service.keyring.digest, sqlite_service.keyring.newest
    rows = [
        {
            "id": secrets.token_bytes(16),
            "survey_id": sqlite_survey.id,
            "kind": "school",
            "link_key_version": newest,
            "code_digest": digest("link", tokens.new(sqlite_service.keyring, "link").encode()),
        }
        for _ in range(LIVE)
    ]
    with sqlite_service.store.writing() as connection:
        connection.execute(sa.insert(records.invitations), rows)


def test_a_minute_of_guessing_against_fifty_thousand_live_codes_hits_none(
    sqlite_service, sqlite_survey, many_invitations, clock
):
    """A17: ten typed codes a second, each with check characters that fit: none opens, and all but twenty are put off.

    A code has over 60 free bits: a week at this speed, without the waiting, finds one with odds of one in millions.
    """
    assert len(tokens.ALPHABET) ** tokens.FREE >= 2**LEAST_BITS
    guesser = Respondent.at(sqlite_service)
    statuses = []
    for _ in range(A_SECOND * SECONDS):
        code = tokens.new(sqlite_service.keyring, "link")
        statuses.append(guesser.request("POST", "/", {"code": code}).status)
        clock.shift(dt.timedelta(seconds=1 / A_SECOND))
    assert statuses == [404] * throttle.MOST + [429] * (len(statuses) - throttle.MOST)
    assert guesser.cookies == {}
    guesser.type_code(an_invitation(sqlite_service, sqlite_survey)[1])
    assert guesser.screen == "start"


def test_an_open_link_flooded_by_a_program_is_taken_and_marked_and_counts_for_no_personal_link(
    sqlite_service, sqlite_survey
):
    """A18: 500 responses by one channel's link: accepted, every one flagged, none beside the personal ones.

    Nobody is turned away by a limit, for a school is one link and one address; figures are told without what is
    flagged as well. What invitations say is theirs alone.
    """
    _, code = an_invitation(sqlite_service, sqlite_survey)
    person = Respondent.at(sqlite_service)
    person.begin(f"/s/{code}")
    for _ in range(FLOOD):
        _send_as_a_program(sqlite_service, sqlite_survey.link)
    person.answer({"helped": "yes"}, action="send")
    assert person.send()
    assert counted(sqlite_service, sqlite_survey.id)["sent"] == FLOOD + 2  # the witness's, and the person's
    flags = "SELECT flags FROM released_responses WHERE channel_kind = :kind"
    found = column(sqlite_service, flags, kind="forum")
    assert sum("haste" in each for each in found) == FLOOD
    assert len(column(sqlite_service, flags, kind="school")) == 1
    assert column(sqlite_service, "SELECT count(*) FROM invitations WHERE is_spent") == [1]
    # The same hand at a personal link: one response, however often.
    again = Respondent.at(sqlite_service)
    again.open(f"/s/{code}")
    assert again.screen == "already-sent"


def _send_as_a_program(service, link):
    """From the link to the receipt without looking at a page more than its token needs."""
    program = Respondent.at(service)
    program.open(link)
    token = {"csrf_token": program.form("/start")["csrf_token"]}
    program.request("POST", "/start", token)
    program.request("POST", "/who", token | {"voice": "myself"})
    program.request("POST", "/consent", token | {"action": "yes"})
    program.request("POST", "/answer/1", token | {"version": "0", "helped": "no"})
    reply = program.request("POST", "/send", token)
    assert (reply.status, reply.header("Location")) == (303, "/receipt")
