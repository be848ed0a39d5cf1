"""The language and the presentation a person chooses, and what they are told of it."""

import pytest
from builders import ASurvey, a_survey
from drivers import Respondent

from questionnaires import checks, reading
from questionnaires.model import Questionnaire
from survey_app.errors import NotPublishable
from survey_app.fieldwork import surveys
from survey_app.service import Service


def parents() -> Questionnaire:
    (path,) = (path for path in reading.shipped() if path.match("area-send-2023/parents-and-carers.yaml"))
    return checks.check_file(path).documents[0]


@pytest.fixture
def survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service, parents(), languages=("en", "ur", "pl"))


def page_language(person: Respondent) -> tuple[str, str]:
    (html,) = person.page.all("html")
    return html.get("lang"), html.get("dir")


def test_the_browsers_language_is_taken_when_it_is_offered(parent: Respondent, survey: ASurvey) -> None:
    parent.open(survey.link)
    parent.request("GET", "/start", headers={"Accept-Language": "pl,en;q=0.5"})
    assert page_language(parent) == ("pl", "ltr")
    parent.request("GET", "/start", headers={"Accept-Language": "fr"})
    assert page_language(parent) == ("en", "ltr")


def test_what_a_person_chooses_holds_and_is_counted(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    parent.get("/ways")
    parent.press("/ways", {"language": "ur"})
    assert page_language(parent) == ("ur", "rtl")
    parent.start()
    parent.tell_who()
    parent.agree()
    assert page_language(parent) == ("ur", "rtl")
    parent.answer({"child-age": "under-5"}, action="ways")
    parent.press("/ways", {"language": "pl"})
    parent.get("/check")
    parent.press("/send")
    with sqlite_service.store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT r.language, c.language FROM responses r JOIN consents c ON c.response_id = r.id"
        ).one()
    assert tuple(row) == ("pl", "ur"), "answered in one language, agreed to in another"


def test_a_language_nobody_has_signed_says_so_on_every_page(parent: Respondent, survey: ASurvey) -> None:
    parent.open(survey.link)
    assert "app-step" not in parent.reply.text
    parent.get("/ways")
    parent.press("/ways", {"language": "pl"})
    for path in ("/start", "/who", "/ways"):
        parent.get(path)
        assert 'class="app-step"' in parent.reply.text


@pytest.mark.parametrize("given", [{"language": "ar"}, {"language": ""}, {"language": "<b>"}, {}])
def test_a_language_that_is_not_offered_changes_nothing(
    parent: Respondent, survey: ASurvey, given: dict[str, str]
) -> None:
    parent.open(survey.link)
    parent.get("/ways")
    parent.press("/ways", {"language": "pl"})
    parent.get("/ways")
    parent.press("/ways", given)
    assert page_language(parent) == ("pl", "ltr")


def test_publishing_wants_every_text_and_a_reason_for_what_is_unsigned(sqlite_service: Service) -> None:
    survey = a_survey(sqlite_service, parents(), is_published=False)
    with sqlite_service.store.writing() as connection, pytest.raises(NotPublishable) as refused:
        surveys.publish(
            connection,
            survey.id,
            consent_basis="Signed.",
            languages=("pl", "eo"),
            now=surveys.get(connection, survey.id).window.opens_at,
        )
    told = " ".join(refused.value.problems)
    assert "no native reader has signed pl" in told
    assert "no catalogue of the language eo" in told


def test_a_questionnaire_with_untranslated_texts_is_not_offered_in_the_language(
    sqlite_service: Service,
) -> None:
    survey = a_survey(sqlite_service, is_published=False)
    with (
        sqlite_service.store.writing() as connection,
        pytest.raises(NotPublishable, match="no translation into pl"),
    ):
        surveys.publish(
            connection,
            survey.id,
            consent_basis="Signed.",
            languages=("pl",),
            unreviewed_because="A trial.",
            now=surveys.get(connection, survey.id).window.opens_at,
        )
