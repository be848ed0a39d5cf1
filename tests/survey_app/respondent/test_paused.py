"""A paused survey: what the lead writes is what families read."""

import pytest
from builders import a_questionnaire, a_sister
from drivers import Respondent

from survey_app.fieldwork import surveys

WHY = 'A printed link was wrong.\nIt goes on "tomorrow" at 9 & everybody gets a day more. <b>Sorry</b>'


def pause(service, survey, because="", *, is_paused=True):
    with service.store.writing() as connection:
        surveys.pause(connection, survey.id, is_paused=is_paused, because=because)


def test_families_read_why_word_for_word_wherever_they_come_in(sqlite_service, survey, parent):
    parent.begin(survey.link)
    pause(sqlite_service, survey, WHY)
    parent.answer({"helped": "no"})
    stranger = Respondent.at(sqlite_service)
    stranger.open(survey.link)
    for person in (parent, stranger):
        assert (person.status, person.screen) == (403, "paused")
        told = next(each for each in person.page.all("p") if "printed link" in each.text())
        assert told.text() == WHY.replace("\n", " ")
        assert told.get("lang") == "en"
        assert "<b>" not in person.reply.text
    assert "No" in parent.words  # what was typed is given back beside it


def test_without_a_reason_the_page_stands_alone(sqlite_service, survey, parent):
    pause(sqlite_service, survey)
    parent.open(survey.link)
    assert parent.screen == "paused"
    assert "The inspection team writes" not in parent.words


def test_a_new_reason_replaces_the_old_and_going_on_forgets_it(sqlite_service, survey, parent):
    pause(sqlite_service, survey, "First.")
    pause(sqlite_service, survey, "Second.")
    parent.open(survey.link)
    assert "Second." in parent.words
    assert "First." not in parent.words
    pause(sqlite_service, survey, "Third.", is_paused=False)
    parent.open(survey.link)
    assert parent.screen == "start"
    with sqlite_service.store.reading() as connection:
        assert surveys.get(connection, survey.id).paused_because == ""


@pytest.mark.parametrize("has_begun", [False, True])
def test_who_comes_by_another_groups_link_is_led_to_their_own_survey(
    sqlite_service, survey, parent, has_begun
):
    """What was begun as one is not seen as the other, and stays."""
    a_sister(sqlite_service, survey, a_questionnaire(audience="practitioners", id="tiny-workers"))
    parent.open(survey.link)
    parent.press("/role", {"role": "parents-and-carers"})
    assert "parent or carer" in parent.words
    if has_begun:
        parent.start()
        parent.tell_who()
        parent.agree()
    parent.get("/start")
    assert "Answer as someone else" in parent.words
    parent.get("/role")
    parent.press("/role", {"role": "practitioners"})
    assert parent.screen == "start"
    assert "Anyone who works with children" in parent.words
    assert "Answers were begun here" not in parent.words


def test_where_no_other_survey_is_reached_nothing_promises_one(survey, parent):
    parent.open(survey.link)
    assert "Answer as someone else" not in parent.words
    assert "Any parent or carer" in parent.words  # it says whom it is for
