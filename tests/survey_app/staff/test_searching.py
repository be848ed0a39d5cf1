"""Searching at the console: no phrase in an address or a log, and who sees which search."""

import logging

import pytest

from survey_app.fieldwork import searches

STORY = "Mrs Jane Whitlock rang, and rang again."


@pytest.fixture
def here(survey):
    return f"/staff/inspections/{survey.inspection_id}/search"


@pytest.fixture
def wrote(told):
    return lambda text: told({1: {"helped": "yes"}, 2: {"story": text}})


def look_for(person, here, phrase):
    person.get(here)
    return person.press(here, {"phrase": phrase})


def test_every_place_is_shown_between_what_stands_around_it(inspector, here, wrote):
    wrote(STORY)
    look_for(inspector, here, "rang")
    assert "“rang” stands 2 times in 1 of 1 comments." in inspector.words
    assert "A colleague searched for it at 12 noon on Tuesday 3 February 2026." in inspector.words
    places = [place.text() for place in inspector.page.all("p") if "app-place" in place.get("class").split()]
    assert places == ["Mrs [name] rang, and rang again.", "Mrs [name] rang, and rang again."]


def test_no_address_no_log_and_no_history_holds_the_phrase(inspector, here, wrote, caplog):
    wrote(STORY)
    with caplog.at_level(logging.DEBUG):
        look_for(inspector, here, "Whitlock")
    assert "Whitlock" in inspector.words
    assert "Whitlock" not in inspector.path
    assert not any("Whitlock" in str(vars(record)) for record in caplog.records)
    assert "no-store" in inspector.reply.header("Cache-Control")


def test_back_and_again_repeat_no_search(inspector, somebody, here, wrote):
    wrote(STORY)
    look_for(inspector, here, "rang")
    for _ in range(2):
        inspector.get(inspector.path)
    inspector.get(here + "es")
    assert len(inspector.page.all("dt")) == 1


@pytest.mark.parametrize("phrase", ["", "  ", "...", "x" * (searches.LIMIT + 1)])
def test_what_is_no_phrase_is_asked_for_again(inspector, here, phrase):
    look_for(inspector, here, phrase)
    assert (inspector.status, inspector.form(here)["phrase"]) == (422, [" ".join(phrase.split())])


def test_nothing_found_is_said(inspector, here, wrote):
    wrote(STORY)
    look_for(inspector, here, "<script>alert(1)</script>")
    assert "Nobody wrote this, in these words." in inspector.words
    assert "“<script>alert(1)</script>”" in inspector.words


def test_the_lead_sees_who_searched_for_what(somebody, here, wrote):
    wrote(STORY)
    lead, colleague = somebody("lead").sign_in(), somebody("inspector").sign_in()
    look_for(colleague, here, "rang")
    assert "See all searches" not in colleague.words
    made = colleague.path
    lead.get(here + "es")
    assert "A colleague at 12 noon on Tuesday 3 February 2026. Found 2 times." in lead.words
    assert made in {link.get("href") for link in lead.page.all("a")}
    assert lead.request("GET", made).status == 200


def test_a_colleagues_search_is_not_there_for_who_leads_nothing(somebody, here, wrote):
    wrote(STORY)
    lead, colleague = somebody("lead").sign_in(), somebody("inspector").sign_in()
    look_for(lead, here, "rang")
    assert colleague.request("GET", lead.path).status == 404
    assert colleague.request("GET", here + "es").status == 403


@pytest.mark.parametrize("name", ["aaaa-aaaa", "x", "../..", "aaaa-aaa1"])
def test_a_search_that_is_none_is_not_there(inspector, here, name):
    assert inspector.request("GET", f"{here}/{name}").status == 404


def test_places_come_in_pages(inspector, here, wrote):
    for _ in range(3):
        wrote("wait " * 20)
    look_for(inspector, here, "wait")
    assert "page 1 of 2" in inspector.words
    href = next(link.get("href") for link in inspector.page.all("a") if link.text() == "Next page")
    inspector.get(href)
    assert "whole response of place 51" in inspector.words
