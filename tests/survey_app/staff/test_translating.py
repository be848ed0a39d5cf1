"""The queue of translations and one comment with a person's words, at the console."""

import datetime as dt

import pytest
from builders import NOW
from comment_lists import store_list

from survey_app.fieldwork import translations

POLISH = {"language": "pl", "needs_translation": True}


@pytest.fixture
def here(survey):
    return f"/staff/inspections/{survey.inspection_id}/translations"


@pytest.fixture
def queued(sqlite_service, survey, told):
    """Send a comment that waits since `ago`; returns the address at which it is translated."""

    def send(text="Czekamy.", ago=dt.timedelta(0)):
        told({1: {"helped": "yes"}, 2: {"story": text}})
        made = store_list(sqlite_service, survey.inspection_id, lambda _: POLISH)
        with sqlite_service.store.writing() as connection:
            translations.note(connection, made, now=NOW - ago)
        return f"/staff/surveys/{survey.id}/responses/{made[0]['reference']}/comments/story/translation"

    return send


def test_nothing_that_waits_is_said(inspector, here):
    inspector.get(here)
    assert "No comment waits for a translation." in inspector.words


def test_the_queue_tells_language_and_clock_and_nothing_that_was_written(inspector, here, queued):
    queued(ago=dt.timedelta(days=2))
    queued("Nadal czekamy.")
    inspector.get(here)
    assert "2 waiting, 1 of them overdue." in inspector.words
    assert [key.text() for key in inspector.page.all("dt")] == ["Polish", "Polish"]
    due = [value.text() for value in inspector.page.all("dd") if "actions" not in value.get("class")]
    assert due == [
        "Overdue since 12 noon on Monday 2 February 2026",
        "Due by 12 noon on Wednesday 4 February 2026",
    ]
    assert "zekamy" not in inspector.reply.text


def test_a_translation_is_written_and_the_comment_waits_no_more(inspector, here, queued):
    path = queued()
    inspector.get(path)
    inspector.press(path, {"words": "We wait.\nStill.", "action": "keep"})
    assert (inspector.path, inspector.screen) == (path, "translation")
    assert "In English We wait. Still." in inspector.words
    assert inspector.form(path)["words"] == ["We wait.\r\nStill."]
    inspector.get(here)
    assert "No comment waits" in inspector.words


def test_somebody_can_say_that_it_needs_none(inspector, here, queued):
    path = queued("Hello")
    inspector.get(path)
    inspector.press(path, {"action": "needs-none"})
    assert (
        "A colleague read it at 12 noon on Tuesday 3 February 2026: it needs no translation."
        in inspector.words
    )


@pytest.mark.parametrize("words", ["", "  \n", "x" * (translations.LIMIT + 1)])
def test_no_words_or_too_many_are_asked_for_again(inspector, queued, words):
    path = queued()
    inspector.get(path)
    inspector.press(path, {"words": words, "action": "keep"})
    assert inspector.status == 422
    assert "Write the translation, in at most 40,000 characters." in inspector.words


def test_the_field_gives_a_name_to_nobody_but_who_wrote_it(somebody, queued):
    path = queued()
    writer, colleague = somebody("inspector").sign_in(), somebody("lead").sign_in()
    writer.get(path)
    writer.press(path, {"words": "Mrs Jane Whitlock waits.", "action": "keep"})
    assert writer.form(path)["words"] == ["Mrs Jane Whitlock waits."]
    colleague.get(path)
    assert "Mrs [name] waits." in colleague.words
    assert "Whitlock" not in colleague.reply.text
    assert colleague.form(path)["words"] == [""]


@pytest.mark.parametrize("item", ["else", "no-such", "%00"])
def test_a_comment_that_is_none_is_not_there(inspector, queued, item):
    path = queued().replace("/story/", f"/{item}/")
    assert inspector.request("GET", path).status == 404
