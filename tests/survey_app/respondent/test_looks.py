"""How pages look is the person's choice: it stands in their cookie, on every page, and changes no answer."""

import re

import pytest
from builders import ASurvey
from drivers import Respondent

from survey_app.respondent.looks import OFFERED
from survey_app.service import Service

LARGEST_ON_CREAM = {"text": "largest", "spacing": "wide", "colours": "cream"}


def classes(parent: Respondent) -> str:
    return parent.page.all("html")[0].get("class")


@pytest.fixture
def seeing(parent: Respondent, survey: ASurvey) -> Respondent:
    """Somebody who chose before beginning."""
    parent.open(survey.link)
    parent.get("/ways")
    parent.press("/ways", LARGEST_ON_CREAM)
    return parent


def test_what_was_chosen_holds_on_every_page_from_the_start_to_the_receipt(seeing: Respondent) -> None:
    screens = {seeing.screen: classes(seeing)}
    for step in (seeing.start, seeing.tell_who, seeing.agree):
        step()
        screens[seeing.screen] = classes(seeing)
    seeing.answer({"helped": "yes"})
    for path in ("/check", "/nowhere", "/help", "/stop"):
        seeing.get(path)
        screens[seeing.screen] = classes(seeing)
    seeing.send()
    screens[seeing.screen] = classes(seeing)
    assert {"start", "who", "consent", "question", "check-answers", "receipt", "not-found"} <= set(screens)
    assert set(screens.values()) == {"app-largest app-wide app-cream"}


def test_a_page_with_errors_keeps_it(seeing: Respondent) -> None:
    seeing.start()
    seeing.tell_who(voice="nobody")
    assert (seeing.status, classes(seeing)) == (422, "app-largest app-wide app-cream")


def test_a_page_rendered_once_shows_nobody_the_choice_of_another(
    seeing: Respondent, sqlite_service: Service, survey: ASurvey
) -> None:
    other = Respondent.at(sqlite_service)
    other.begin(survey.link)
    assert "class" not in other.page.all("html")[0].attributes
    seeing.start()
    assert classes(seeing)


def test_the_page_of_choices_shows_what_was_chosen(seeing: Respondent) -> None:
    seeing.get("/ways")
    ticked = {
        box.get("name"): box.get("value") for box in seeing.page.all("input") if "checked" in box.attributes
    }
    assert ticked.items() >= LARGEST_ON_CREAM.items()


def test_it_can_be_tried_where_it_is_chosen(seeing: Respondent) -> None:
    seeing.get("/ways")
    seeing.press("/ways", {"colours": "dark", "action": "try"})
    assert (seeing.screen, classes(seeing)) == ("ways", "app-largest app-wide app-dark")


def test_the_usual_again_leaves_nothing(seeing: Respondent) -> None:
    seeing.get("/ways")
    seeing.press("/ways", {kind: values[0] for kind, values in OFFERED.items()})
    assert "class" not in seeing.page.all("html")[0].attributes


@pytest.mark.parametrize("value", ["", "huge", 'x" onload="alert(1)', "dark cream", "usual"])
def test_what_is_not_offered_changes_nothing(seeing: Respondent, value: str) -> None:
    seeing.get("/ways")
    seeing.press("/ways", {"colours": value})
    assert classes(seeing) == "app-largest app-wide app-cream"


def test_a_change_in_the_middle_keeps_what_was_answered(parent: Respondent, survey: ASurvey) -> None:
    parent.begin(survey.link)
    parent.answer({"helped": "yes"}, action="ways")
    parent.press("/ways", {"colours": "dark"})
    assert classes(parent) == "app-dark"
    parent.get("/answer/1")
    assert [box.get("value") for box in parent.page.all("input") if "checked" in box.attributes] == ["yes"]


def test_it_is_kept_in_the_cookie_and_not_with_the_answers(
    seeing: Respondent, sqlite_service: Service
) -> None:
    seeing.start()
    seeing.tell_who()
    seeing.agree()
    seeing.answer({"helped": "yes"})
    seeing.send()
    with sqlite_service.store.reading() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert '{"helped":"yes"}' in dump
    assert not re.search(r"largest|cream", dump)


def test_opening_the_link_again_keeps_it_and_finishing_forgets_it(
    seeing: Respondent, survey: ASurvey
) -> None:
    seeing.open(survey.link)
    assert classes(seeing)
    seeing.start()
    seeing.tell_who()
    seeing.agree()
    seeing.answer({"helped": "yes"})
    seeing.send()
    seeing.finish()
    assert (seeing.screen, classes(seeing)) == ("finished", "")
