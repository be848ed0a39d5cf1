"""The yes: what is said before it, and what is kept of it."""

from hashlib import sha256

import pytest
from builders import NOW, ASurvey, a_questionnaire, a_survey
from drivers import Respondent

from survey_app.fieldwork import consent, outcomes
from survey_app.respondent import audiences
from survey_app.service import Service
from survey_app.store.records import AUDIENCES

STATEMENTS = {
    2: {
        "children-5-10": "b12d1acf27d3631c82b09eea12b1ba27e6e5963577f18dce35a80e456fb998d7",
        "children-11-15": "f0e7e6625eb73510c7058c8774c0593cab9eb70de2f39e9b351c71655dba2040",
        "young-people-16-18": "d761c31a3765ff63986bbd8dae5ae5db63a2b377721f1d1db09ce9893c99f49e",
        "young-people-19-25": "d761c31a3765ff63986bbd8dae5ae5db63a2b377721f1d1db09ce9893c99f49e",
        "supporters": "75d146b40a81854f7ef95bf52b4178f9e4e24991a8be43c94272e57b0829c778",
        "parents-and-carers": "2668e8cd7a101932f6c7a65384be52671fef934578103ce302ef149087fedb52",
        "practitioners": "4ef02c9e3d22cf3a66352ac4c616850456abfb5272900648841fd98ff1085b66",
        "area-leaders": "4ef02c9e3d22cf3a66352ac4c616850456abfb5272900648841fd98ff1085b66",
    }
}
"""The statements' words by version and audience. Changed words need a new version: nobody's yes covers
other words."""


@pytest.fixture
def asked(parent: Respondent, survey: ASurvey) -> Respondent:
    parent.open(survey.link)
    parent.start()
    parent.tell_who("supporter")
    return parent


@pytest.mark.parametrize("audience", STATEMENTS[consent.STATEMENTS_VERSION])
def test_the_statements_are_those_of_their_version(sqlite_service: Service, audience: str) -> None:
    survey = a_survey(sqlite_service, a_questionnaire(audience=audience))
    person = Respondent.at(sqlite_service)
    person.open(survey.link)
    person.start()
    if person.screen == "who":
        person.tell_who("helped")
    shown = person.page.by_id("statements")
    assert shown is not None
    said = sha256(" ".join(shown.text().split()).encode()).hexdigest()
    assert said == STATEMENTS[consent.STATEMENTS_VERSION][audience]


def test_every_audience_is_asked() -> None:
    assert STATEMENTS[consent.STATEMENTS_VERSION].keys() == set(AUDIENCES) == audiences.OF.keys()


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
