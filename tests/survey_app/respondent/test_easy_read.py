"""Easy read: one question a screen, pictures, and the page still kept as one whole."""

from dataclasses import replace

import pytest
from builders import ASurvey, a_question, a_questionnaire, a_survey
from drivers import Respondent

from questionnaires.model import EasyLine, EasyText, Page, Questionnaire
from survey_app.respondent import pages
from survey_app.service import Service


def in_easy_read() -> Questionnaire:
    pages = (
        Page(
            id="two", section="s", heading="Two things", questions=(a_question("helped"), a_question("wait"))
        ),
        Page(id="one", section="s", heading="One thing", questions=(a_question("else", "comment"),)),
    )
    easy = (
        EasyText(source="What about helped?", easy=(EasyLine(text="Did it help?", symbol="help-hand"),)),
        EasyText(
            source="Two things",
            easy=(EasyLine(text="There are two.", symbol="ask"), EasyLine(text="Take your time.")),
        ),
    )
    return replace(a_questionnaire(*pages), easy_read=easy, easy_minutes=4)


@pytest.fixture
def survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service, in_easy_read())


@pytest.fixture
def easy(parent: Respondent, survey: ASurvey) -> Respondent:
    parent.open(survey.link)
    parent.get("/ways")
    parent.press("/ways", {"presentation": "easy-read"})
    parent.start()
    parent.tell_who()
    parent.agree()
    assert parent.screen == "practice"
    parent.get("/answer/1")
    return parent


def stored(service: Service) -> dict[str, object]:
    with service.store.reading() as connection:
        statement = "SELECT presentation, outcome, answers FROM responses"
        return dict(connection.exec_driver_sql(statement).one()._mapping)


def test_each_question_has_a_screen_with_its_picture(easy: Respondent) -> None:
    assert "Did it help?" in easy.words
    assert "What about wait?" not in easy.words
    assert any("symbol-help-hand" in picture.get("src") for picture in easy.page.all("img"))
    easy.answer({"helped": "yes"})
    assert (easy.path, "What about wait?" in easy.words) == ("/answer/1/2", True)
    assert "Take your time." in easy.words, "the heading stands on each screen of its page"


def test_what_is_answered_one_by_one_is_one_page(easy: Respondent, sqlite_service: Service) -> None:
    easy.answer({"helped": "yes"})
    easy.answer({"wait": "no"})
    easy.answer({"else": "Thank you."})
    assert easy.screen == "check-answers"
    easy.press("/send")
    assert stored(sqlite_service) == {
        "presentation": "easy-read",
        "outcome": "complete",
        "answers": '{"helped":"yes","wait":"no"}',
    }


def test_coming_back_leads_to_the_question_that_was_next(easy: Respondent, survey: ASurvey) -> None:
    easy.answer({"helped": "yes"})
    easy.get("/answer")
    assert easy.path == "/answer/1/2"


def test_a_page_left_half_way_is_not_complete(easy: Respondent, sqlite_service: Service) -> None:
    easy.answer({"helped": "yes"}, action="send")
    assert "Some questions have no answer yet" in easy.words
    easy.press("/send")
    assert stored(sqlite_service)["outcome"] == "partial"


def test_going_back_to_one_question_keeps_the_other(easy: Respondent, sqlite_service: Service) -> None:
    easy.answer({"helped": "yes"})
    easy.answer({"wait": "no"})
    easy.get("/answer/1/1")
    easy.answer({"helped": "no"})
    easy.get("/check")
    easy.press("/send")
    assert stored(sqlite_service)["answers"] == '{"helped":"no","wait":"no"}'


def test_a_change_from_the_check_leads_back_to_it(easy: Respondent) -> None:
    for given in ({"helped": "yes"}, {"wait": "no"}, {"else": "Thank you."}):
        easy.answer(given)
    assert [link.get("href") for link in easy.page.all("a") if "/answer/" in link.get("href")] == [
        "/answer/1/1",
        "/answer/1/2",
        "/answer/2/1",
    ]
    easy.get("/answer/1/1")
    easy.answer({"helped": "no"})
    assert easy.screen == "check-answers"


def test_changing_to_words_in_the_middle_loses_nothing(easy: Respondent) -> None:
    easy.answer({"helped": "yes"}, action="ways")
    assert easy.screen == "ways"
    easy.press("/ways", {"presentation": "standard"})
    assert easy.path == "/answer/1"
    assert [box.get("value") for box in easy.page.all("input") if "checked" in box.attributes] == ["yes"]


def test_a_step_that_is_not_there_leads_to_where_the_person_is(easy: Respondent) -> None:
    easy.get("/answer/1/9")
    assert easy.path == "/answer/1/1"


def test_the_practice_question_keeps_nothing(easy: Respondent, sqlite_service: Service) -> None:
    easy.get("/practice")
    easy.press("/practice", {"try-it": "sometimes"})
    assert "You chose: Sometimes" in easy.words
    with sqlite_service.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft_pages WHERE page > 0").scalar() == 0


def test_in_words_a_page_has_one_address_however_it_is_called(parent: Respondent, survey: ASurvey) -> None:
    """Else every number would be rendered and kept anew, and the page's lead would be missing there."""
    parent.begin(survey.link)
    shown = parent.get("/answer/1").text
    kept = pages._segments.cache_info().currsize
    assert [parent.get(f"/answer/1/{step}").text == shown for step in (0, 2, 9, 10**6)] == [True] * 4
    assert pages._segments.cache_info().currsize == kept
