import re

from builders import ASurvey
from drivers import Respondent

from survey_app.service import Service

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def test_two_people_never_share_the_token_of_a_page_that_is_rendered_once(
    sqlite_service: Service, survey: ASurvey
) -> None:
    tokens = set()
    for _ in range(3):
        parent = Respondent.at(sqlite_service)
        parent.open(survey.link)
        tokens |= set(TOKEN.findall(parent.reply.text))
    assert len(tokens) == 3


def test_the_token_of_one_person_does_nothing_for_another(sqlite_service: Service, survey: ASurvey) -> None:
    one, other = Respondent.at(sqlite_service), Respondent.at(sqlite_service)
    one.open(survey.link)
    other.open(survey.link)
    token = TOKEN.findall(other.reply.text)[0]
    one.post("/start", {"csrf_token": token})
    assert (one.status, one.screen) == (400, "resend")


def test_a_page_without_a_form_sets_no_cookie(parent: Respondent) -> None:
    for path in ("/", "/help", "/privacy", "/accessibility", "/nowhere"):
        parent.get(path)
    assert parent.cookies == {}
