"""Saving, and coming back: here by the link, elsewhere by a code, or not at all."""

import datetime as dt

import time_machine
from builders import CLOSES_AT, ASurvey, an_invitation
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
