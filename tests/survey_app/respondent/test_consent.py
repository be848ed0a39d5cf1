"""The yes: what is said before it, and what is kept of it."""

from hashlib import sha256

import pytest
from builders import NOW, ASurvey
from drivers import Respondent

from survey_app.fieldwork import consent, outcomes
from survey_app.service import Service

STATEMENTS = {1: "2d5e1deea96fcdeea086f861e45c114d67536a35c594a2d9195e64e2e39c0abc"}
"""The statements' words by version. Changed words need a new version: nobody's yes covers other words."""


@pytest.fixture
def asked(parent: Respondent, survey: ASurvey) -> Respondent:
    parent.open(survey.link)
    parent.start()
    parent.tell_who("supporter")
    return parent


def test_the_statements_are_those_of_their_version(asked: Respondent) -> None:
    shown = asked.page.by_id("statements")
    assert shown is not None
    said = sha256(" ".join(shown.text().split()).encode()).hexdigest()
    assert said == STATEMENTS[consent.STATEMENTS_VERSION]


def test_a_response_carries_its_consent_and_its_voice(asked: Respondent, sqlite_service: Service) -> None:
    asked.agree()
    asked.answer({"helped": "no"}, action="send")
    asked.send()
    with sqlite_service.store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT voice, statements_version, c.language, given_on FROM consents c "
            "JOIN responses r ON r.id = c.response_id"
        ).one()
    assert tuple(row) == ("supporter", consent.STATEMENTS_VERSION, "en", NOW.date().isoformat())


def test_a_no_is_counted_and_nothing_else_is_kept(
    asked: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    asked.press("/consent", {"action": "no"})
    assert asked.screen == "declined"
    with sqlite_service.store.reading() as connection:
        assert outcomes.counts(connection, survey.id)["declined"] == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar() == 0


def test_who_answers_must_be_told_and_only_once(parent: Respondent, survey: ASurvey) -> None:
    parent.open(survey.link)
    parent.start()
    for given in ({}, {"voice": "nobody"}, {"voice": ["myself", "supporter"]}):
        parent.get("/who")
        parent.press("/who", given)
        assert (parent.status, parent.screen) == (422, "who")


def test_help_is_kept_only_for_those_who_were_helped(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    parent.start()
    parent.tell_who("helped", ["friend", "read-out", "made-up"])
    parent.agree()
    parent.answer({"helped": "yes"}, action="send")
    parent.send()
    with sqlite_service.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT help FROM responses").scalar() == "friend read-out"
