"""One link, several surveys: who answers says as whom, and may answer as another afterwards."""

import pytest
from builders import ASurvey, a_questionnaire, a_sister, an_invitation
from drivers import Respondent

from survey_app.fieldwork import channels, tokens
from survey_app.service import Service


@pytest.fixture
def sister(sqlite_service: Service, survey: ASurvey) -> ASurvey:
    return a_sister(sqlite_service, survey, a_questionnaire(id="work", audience="practitioners"))


def test_a_link_with_sisters_asks_for_the_role_first(
    parent: Respondent, survey: ASurvey, sister: ASurvey
) -> None:
    parent.open(survey.link)
    assert parent.screen == "role"
    offered = [each.get("value") for each in parent.page.all("input") if each.get("name") == "role"]
    assert offered == ["parents-and-carers", "practitioners"]
    parent.press("/role", {"role": "practitioners"})
    assert (parent.screen, "Anyone who works with children" in parent.words) == ("start", True)


def test_a_role_leads_to_the_same_channel_of_the_other_survey(
    parent: Respondent, survey: ASurvey, sister: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    parent.press("/role", {"role": "practitioners"})
    parent.start()
    parent.agree()
    parent.answer({"helped": "no"}, action="send")
    parent.send()
    with sqlite_service.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT survey_id, audience, channel_kind FROM responses").one()
        counted = [
            one.id for one in channels.of_survey(connection, sqlite_service.keyring, sister.id) if one.sent
        ]
    assert tuple(row) == (sister.id, "practitioners", "forum")
    assert counted == [sister.channel_id]


def test_a_parent_who_works_with_children_is_shown_the_way_to_the_other(
    parent: Respondent, survey: ASurvey, sister: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    parent.press("/role", {"role": "parents-and-carers"})
    parent.start()
    parent.tell_who()
    parent.agree()
    parent.answer({"helped": "no"}, action="send")
    parent.send()
    assert "Answer as someone else" in parent.words
    parent.get("/role")
    parent.press("/role", {"role": "practitioners"})
    parent.start()
    parent.agree()
    parent.answer({"helped": "yes"}, action="send")
    parent.send()
    with sqlite_service.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT audience FROM responses ORDER BY audience").all()
    assert [row.audience for row in rows] == ["parents-and-carers", "practitioners"]


@pytest.mark.parametrize("given", [{}, {"role": "supporters"}, {"role": "<b>"}])
def test_a_role_nobody_asked_for_is_told(
    parent: Respondent, survey: ASurvey, sister: ASurvey, given: dict[str, str]
) -> None:
    parent.open(survey.link)
    parent.press("/role", given)
    assert (parent.status, parent.screen) == (422, "role")


def test_a_link_without_sisters_and_a_personal_link_lead_straight_on(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    assert parent.screen == "start"
    a_sister(sqlite_service, survey, a_questionnaire(id="work", audience="practitioners"))
    _, code = an_invitation(sqlite_service, survey)
    other = Respondent.at(sqlite_service)
    other.open(f"/s/{tokens.grouped(code)}")
    assert other.screen == "start"


def test_a_stopped_channel_is_no_sister(
    parent: Respondent, survey: ASurvey, sister: ASurvey, sqlite_service: Service
) -> None:
    with sqlite_service.store.writing() as connection:
        channels.revoke(connection, sister.channel_id)
    parent.open(survey.link)
    assert parent.screen == "start"
