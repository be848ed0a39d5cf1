"""Messages that carry a link: never too long, always with the link, the close while there is room."""

import pytest
from builders import a_questionnaire, a_survey

from survey_app.fieldwork import messages, surveys
from survey_app.store import records

LINK = "https://survey.example.org/s/ABCD-EFGH-JKLM-NPQR"


@pytest.fixture
def of_area(sqlite_service):
    def make(area):
        survey = a_survey(sqlite_service, area=area)
        with sqlite_service.store.reading() as connection:
            return surveys.get(connection, survey.id)

    return make


def test_the_usual_messages_name_the_area_the_close_and_the_link(of_area):
    survey = of_area("Fenmoor")
    chat = messages.for_chat(survey, LINK, minutes=8)
    sms = messages.for_sms(survey, LINK, minutes=8)
    assert all(word in chat for word in ("Fenmoor", "8 minutes", "12 noon on Friday 6 February 2026", LINK))
    assert all(word in sms for word in ("Fenmoor", "12 noon Fri 6 Feb", LINK))


@pytest.mark.parametrize("area", ["Ea", "Bournemouth, Christchurch and Poole", "A" * 200])
@pytest.mark.parametrize("link", [LINK, LINK.replace("survey", "survey-of-parents-and-carers.inspection")])
def test_no_message_is_too_long_however_long_the_areas_name(of_area, area, link):
    survey = of_area(area)
    chat, sms = (make(survey, link, minutes=8) for make in (messages.for_chat, messages.for_sms))
    assert (len(chat) <= 300, len(sms) <= 160) == (True, True)
    assert link in chat
    assert link in sms


def test_a_text_message_stays_in_the_alphabet_that_counts_single(of_area):
    assert messages.for_sms(of_area("Fenmoor"), LINK, minutes=8).isascii()


@pytest.mark.parametrize("audience", records.AUDIENCES)
def test_a_message_speaks_to_those_who_should_answer(sqlite_service, audience):
    survey_id = a_survey(sqlite_service, a_questionnaire(audience=audience)).id
    with sqlite_service.store.reading() as connection:
        survey = surveys.get(connection, survey_id)
    chat, sms = messages.for_chat(survey, LINK, minutes=8), messages.for_sms(survey, LINK, minutes=8)
    assert messages.to_whom(survey) in chat
    assert (len(chat) <= 300, len(sms) <= 160, sms.isascii()) == (True, True, True)
