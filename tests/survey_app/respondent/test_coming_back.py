"""Saving, and coming back: here by the link, elsewhere by a code, or not at all."""

import datetime as dt

import pytest
import time_machine
from builders import CLOSES_AT, ASurvey, a_survey, an_invitation
from drivers import Respondent

from survey_app.fieldwork import outcomes, tokens
from survey_app.service import Service
from survey_app.worker import upkeep


def test_the_same_link_in_the_same_browser_goes_on_with_what_was_saved(
    parent: Respondent, survey: ASurvey
) -> None:
    parent.begin(survey.link)
    parent.answer({"helped": "yes"})
    parent.open(survey.link)
    assert "Answers were begun here" in parent.words
    parent.start()
    assert parent.path == "/answer/2"


def test_whoever_starts_again_at_the_same_phone_sees_nothing_of_the_answers_before(
    parent: Respondent, survey: ASurvey
) -> None:
    parent.begin(survey.link)
    parent.answer({"helped": "yes"})
    parent.open(survey.link)
    parent.press("/start-again")
    assert "Answers were begun here" not in parent.words
    parent.get("/answer/1")
    assert parent.screen == "no-visit"


def test_a_code_brings_all_answers_to_another_phone(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.begin(survey.link)
    parent.answer({"helped": "yes"})
    parent.answer({"story": "Fourteen months"}, action="later")
    assert parent.screen == "come-back"
    parent.press("/come-back")
    code = parent.page.by_id("come-back-code")
    assert code is not None
    other = Respondent.at(sqlite_service)
    other.type_code(code.text())
    assert other.path == "/answer/3"
    other.get("/answer/2")
    assert "Fourteen months" in other.reply.text
    other.answer({}, action="send")
    receipt = other.send()
    assert tokens.read(receipt, sqlite_service.keyring, "receipt")


@pytest.mark.parametrize(("action", "screen"), [("later", "come-back"), ("ways", "ways")])
def test_going_away_from_an_empty_page_is_not_going_past_it(
    parent: Respondent, survey: ASurvey, action: str, screen: str
) -> None:
    parent.begin(survey.link)
    parent.answer({}, action=action)
    assert parent.screen == screen
    parent.get("/answer")
    assert parent.path == "/answer/1"
    parent.answer({"helped": "yes"})
    parent.answer({"story": "Fourteen months"}, action=action)
    parent.get("/answer/2")
    parent.answer({"story": ""}, action=action)  # what was written is taken away before going: that is kept
    parent.get("/answer/2")
    assert "Fourteen months" not in parent.reply.text


def test_without_being_asked_for_a_code_opens_nothing(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.begin(survey.link)
    made_up = tokens.new(sqlite_service.keyring, "resume")
    other = Respondent.at(sqlite_service)
    other.type_code(made_up)
    assert (other.status, other.screen) == (404, "landing")


def test_a_personal_link_on_a_second_phone_goes_on_and_shows_nothing(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    """A13: the second device goes on where the first stopped and never shows what was typed there."""
    _, code = an_invitation(sqlite_service, survey)
    parent.begin(f"/s/{tokens.grouped(code)}")
    parent.answer({"helped": "yes"})
    parent.answer({"wait": "yes", "story": "Nobody rang back"})
    other = Respondent.at(sqlite_service)
    other.open(f"/s/{tokens.grouped(code)}")
    other.start()
    assert other.path == "/answer/3"
    for path in ("/answer/1", "/answer/2", "/check"):
        other.get(path)
        assert "Nobody rang back" not in other.reply.text
        assert "checked" not in other.reply.text.split("<form")[1]
    other.get("/answer/2")
    other.answer({})
    with sqlite_service.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft_pages").scalar() == 3
    other.get("/answer/3")
    other.answer({}, action="send")
    other.send()
    with sqlite_service.store.reading() as connection:
        answers = connection.exec_driver_sql("SELECT answers FROM responses").scalar()
    assert answers == '{"helped":"yes","wait":"yes"}'


def test_what_was_saved_counts_only_for_those_who_chose_that(
    survey: ASurvey, sqlite_service: Service
) -> None:
    for choice in ([], ["yes"]):
        parent = Respondent.at(sqlite_service)
        parent.open(survey.link)
        parent.start()
        parent.tell_who()
        parent.press("/consent", {"action": "yes", "counts_if_left": choice})
        parent.answer({"helped": "yes" if choice else "no"})
    late = CLOSES_AT + dt.timedelta(hours=2)
    with time_machine.travel(late, tick=False):
        upkeep.keep_house(sqlite_service)
    with sqlite_service.store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT answers FROM responses").scalars().all()
        drafts_left = connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar()
        counts = outcomes.counts(connection, survey.id)
    assert (kept, drafts_left, counts["sent-when-left"]) == (['{"helped":"yes"}'], 0, 1)


def test_nothing_is_sent_for_people_while_they_may_still_do_it_themselves(
    survey: ASurvey, sqlite_service: Service
) -> None:
    parent = Respondent.at(sqlite_service)
    with time_machine.travel(CLOSES_AT - dt.timedelta(minutes=1), tick=False):
        parent.open(survey.link)
        parent.start()
        parent.tell_who()
        parent.press("/consent", {"action": "yes", "counts_if_left": "yes"})
        parent.answer({"helped": "yes"})
    with time_machine.travel(CLOSES_AT + dt.timedelta(minutes=29), tick=False):
        upkeep.keep_house(sqlite_service)
        assert parent.send()


def pictures(person: Respondent) -> list[tuple[str, str]]:
    """Each picture on the page: its file and the word beside it."""
    shown = [item for item in person.page.all("li") if item.all("img")]
    return [(item.all("img")[0].get("src"), item.text().strip()) for item in shown]


def a_code_of(person: Respondent, survey: ASurvey) -> str:
    person.begin(survey.link)
    person.answer({"helped": "yes"}, action="later")
    person.press("/come-back")
    shown = person.page.by_id("come-back-code")
    assert shown is not None
    return shown.text()


def test_three_pictures_stand_beside_the_code_and_come_before_any_answer(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    code = a_code_of(parent, survey)
    beside = pictures(parent)
    assert len(set(beside)) == 3
    assert all(word.isalpha() or " " in word for _, word in beside)
    other = Respondent.at(sqlite_service)
    other.get("/")
    other.press("/", {"code": code.lower()})
    assert (other.status, other.screen, pictures(other)) == (200, "your-pictures", beside)
    assert other.cookies.keys() == set()
    other.get("/answer/1")
    assert other.screen == "no-visit"


def test_who_typed_another_childs_code_goes_back_and_nothing_has_happened(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    """Two slips on one table: the pictures differ, and what was open in this browser stays open."""
    other = Respondent.at(sqlite_service)
    theirs = a_code_of(other, survey)
    mine = a_code_of(parent, survey)
    own = pictures(parent)
    parent.get("/")
    parent.press("/", {"code": theirs})
    assert pictures(parent) == pictures(other) != own
    parent.get("/answer/1")
    assert (parent.screen, parent.path) == ("question", "/answer/1")
    with sqlite_service.store.reading() as connection:
        held = connection.exec_driver_sql("SELECT count(*) FROM draft_keys WHERE kind = 'owner'").scalar()
    assert held == 0, "nobody has joined"
    parent.type_code(mine)
    assert parent.path == "/answer/2"


def test_a_code_brings_the_language_and_the_way_of_reading_to_another_phone(sqlite_service: Service) -> None:
    survey = a_survey(sqlite_service)
    with sqlite_service.store.writing() as connection:
        connection.exec_driver_sql("UPDATE surveys SET languages = 'en pl'")
    grandmother = Respondent.at(sqlite_service)
    grandmother.open(survey.link)
    grandmother.get("/ways")
    grandmother.press("/ways", {"language": "pl"})
    grandmother.start()
    grandmother.tell_who()
    grandmother.agree()
    grandmother.get("/come-back")
    grandmother.press("/come-back")
    code = grandmother.page.by_id("come-back-code")
    assert code is not None
    other = Respondent.at(sqlite_service)
    other.type_code(code.text())
    assert other.screen == "question"
    assert other.page.all("html")[0].get("lang") == "pl"
