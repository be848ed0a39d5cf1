"""Choosing easy read before anything else, and what is kept of a yes that was given to it."""

import pytest
from builders import ASurvey, a_survey
from drivers import Respondent
from easy_pages import in_easy_read

from questionnaires import checks, reading
from survey_app.fieldwork import consent
from survey_app.service import Service


@pytest.fixture
def survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service, in_easy_read("parents-and-carers"))


def is_easy(person: Respondent) -> bool:
    return any("app-picture" in picture.get("class") for picture in person.page.all("img"))


def choose(person: Respondent, presentation: str) -> None:
    person.press("/ways", {"presentation": presentation})


def agreed_to(service: Service) -> list[int]:
    with service.store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT statements_version FROM consents").scalars())


def to_the_yes(person: Respondent, survey: ASurvey, presentation: str) -> None:
    person.open(survey.link)
    choose(person, presentation)
    person.start()
    person.tell_who()


def send(person: Respondent) -> None:
    person.get("/answer/1")
    person.answer({"helped": "no"}, action="send")
    person.send()


def test_easy_read_is_chosen_on_the_start_page_and_stays(parent: Respondent, survey: ASurvey) -> None:
    parent.open(survey.link)
    assert (parent.screen, is_easy(parent)) == ("start", False)
    (button,) = (each for each in parent.page.all("button") if each.get("name") == "presentation")
    assert (button.text(), button.get("value")) == ("Easy read, with pictures", "easy-read")
    choose(parent, "easy-read")
    assert (parent.screen, is_easy(parent)) == ("start", True)
    for path in ("/start", "/who"):
        parent.get(path)
        assert is_easy(parent)
    parent.get("/start")
    choose(parent, "standard")
    assert (parent.screen, is_easy(parent)) == ("start", False)


def test_where_the_questions_have_no_easy_read_none_is_offered(sqlite_service: Service) -> None:
    person = Respondent.at(sqlite_service)
    person.open(a_survey(sqlite_service).link)
    assert "/ways" not in [form.get("action") for form in person.page.all("form")]


@pytest.mark.parametrize(
    ("presentation", "version"),
    [("standard", consent.STATEMENTS_VERSION), ("easy-read", consent.EASY_READ_VERSION)],
)
def test_a_yes_is_kept_for_the_words_it_was_given_to(
    parent: Respondent, survey: ASurvey, sqlite_service: Service, presentation: str, version: int
) -> None:
    to_the_yes(parent, survey, presentation)
    parent.agree()
    send(parent)
    assert agreed_to(sqlite_service) == [version]


def test_the_page_that_was_agreed_on_counts_and_not_a_later_choice(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    """In another window somebody looks at the words in easy read, and then says yes in the first."""
    to_the_yes(parent, survey, "standard")
    here = parent.form("/consent")
    parent.get("/start")
    choose(parent, "easy-read")
    parent.post("/consent", here | {"action": ["yes"]})
    send(parent)
    assert agreed_to(sqlite_service) == [consent.STATEMENTS_VERSION]


def test_what_was_agreed_to_is_shown_again_in_its_own_words_and_counts_for_another_child(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    to_the_yes(parent, survey, "easy-read")
    parent.agree()
    send(parent)
    parent.get("/agreed")
    assert "Your answers become evidence." in parent.words
    parent.get("/receipt")
    parent.press("/another-child")
    parent.get("/ways")
    choose(parent, "standard")
    send(parent)
    assert agreed_to(sqlite_service) == [consent.EASY_READ_VERSION] * 2
    assert not is_easy(parent)
    parent.get("/agreed")
    assert "Your answers become evidence." in parent.words


def test_in_another_language_our_own_pages_are_the_standard_ones(
    parent: Respondent, sqlite_service: Service
) -> None:
    (path,) = (path for path in reading.shipped() if path.match("area-send-2023/parents-and-carers.yaml"))
    survey = a_survey(sqlite_service, checks.check_file(path).documents[0], languages=("en", "ur"))
    parent.open(survey.link)
    parent.get("/ways")
    parent.press("/ways", {"language": "ur", "presentation": "easy-read"})
    assert not is_easy(parent)
    assert [html.get("dir") for html in parent.page.all("html")] == ["rtl"]
    parent.get("/ways")
    parent.press("/ways", {"language": "en"})
    assert is_easy(parent)


def test_what_a_survey_does_not_have_cannot_be_chosen(parent: Respondent, sqlite_service: Service) -> None:
    parent.open(a_survey(sqlite_service).link)
    parent.get("/ways")
    parent.press("/ways", {"presentation": "easy-read"})
    assert not is_easy(parent)


def test_who_comes_back_on_another_device_reads_on_as_they_began(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    to_the_yes(parent, survey, "easy-read")
    parent.agree()
    parent.get("/come-back")
    parent.press("/come-back")
    code = parent.page.by_id("come-back-code")
    assert code is not None
    elsewhere = Respondent.at(sqlite_service)
    elsewhere.type_code(code.text())
    elsewhere.get("/answer")
    elsewhere.check()
    assert is_easy(elsewhere)
