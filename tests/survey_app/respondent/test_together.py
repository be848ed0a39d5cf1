"""One tablet, several people: each begins afresh, and the one before is out of reach."""

import pytest
from attacks.facts import column, sent
from builders import a_questionnaire, a_sister, an_invitation
from drivers import Respondent

from survey_app.fieldwork import channels


@pytest.fixture
def tablet(sqlite_service, survey):
    """As a helper leaves it for the first person."""
    opened = Respondent.at(sqlite_service)
    opened.open(survey.link.replace("/s/", "/together/"))
    return opened


def next_begins(tablet):
    tablet.press("/next", {"action": "start"})
    tablet.start()
    tablet.tell_who()
    tablet.agree()


def test_opening_a_link_together_shows_who_is_next_and_the_rules(tablet):
    assert tablet.screen == "next-person"
    assert "for 10 minutes" in tablet.words
    assert "does not send or delete anything by itself" in tablet.words


def test_one_person_after_another_answers_and_each_response_is_its_own(tablet, sqlite_service):
    for story in ("First.", "Second."):
        next_begins(tablet)
        tablet.answer({"helped": "yes"})
        tablet.answer({"story": story}, action="send")
        assert tablet.send()
        tablet.finish()
        assert tablet.screen == "next-person"
    assert sorted(given["story"] for given in sent(sqlite_service)) == ["First.", "Second."]
    assert column(sqlite_service, "SELECT sum(count) FROM channel_counts WHERE what = 'sent'") == [2]


@pytest.mark.parametrize("way_out", ["finish", "stop", "lock", "decline"])
def test_every_way_out_leads_to_the_next_person_and_none_leads_back(tablet, way_out):
    before = leave_by(tablet, way_out)
    if tablet.screen != "next-person":
        tablet.press("/next", {"action": "ask"})
    assert tablet.screen == "next-person"
    assert "This tablet is ready" in tablet.words
    assert tablet.cookies != before
    for address in ("/answer/1", "/answer/2", "/check", "/receipt", "/come-back"):
        tablet.get(address)
        assert tablet.screen in {"no-visit", "start"}, address
        assert "We waited" not in tablet.reply.text
    tablet.get("/start")
    assert "Answers were begun here" not in tablet.words


def leave_by(tablet, way_out):
    if way_out == "decline":
        tablet.press("/next", {"action": "start"})
        tablet.start()
        tablet.tell_who()
        before = dict(tablet.cookies)
        tablet.press("/consent", {"action": "no"})
        return before
    next_begins(tablet)
    tablet.answer({"helped": "yes"})
    tablet.answer({"story": "We waited two years."})
    before = dict(tablet.cookies)
    if way_out == "finish":
        tablet.send()
        tablet.finish()
    elif way_out == "stop":
        tablet.stop()
    else:
        tablet.press("/next", {"action": "ask"})
        assert "They are not sent yet" in tablet.words
        tablet.press("/next", {"action": "lock"})
    return before


def test_whoever_passes_the_tablet_on_is_asked_about_answers_that_are_not_sent(tablet, sqlite_service):
    next_begins(tablet)
    tablet.answer({"helped": "no"})
    tablet.press("/next", {"action": "ask"})
    assert (tablet.screen, "They are not sent yet" in tablet.words) == ("next-person", True)
    tablet.get("/answer")
    assert tablet.screen == "question"


def test_what_is_locked_is_neither_sent_nor_deleted_and_a_code_opens_it_again(tablet, sqlite_service):
    """The limit for an idle tablet does the same: nobody's words go by a clock."""
    next_begins(tablet)
    tablet.answer({"helped": "no"}, action="later")
    tablet.press("/come-back")
    code = tablet.page.by_id("come-back-code").text()
    tablet.press("/next", {"action": "lock"})
    assert column(sqlite_service, "SELECT count(*) FROM drafts") == [1]
    assert sent(sqlite_service) == []

    own_phone = Respondent.at(sqlite_service)
    own_phone.type_code(code)
    assert own_phone.screen == "question"
    own_phone.get("/answer/1")
    assert own_phone.form("/answer/1")["helped"] == ["no"]


def test_the_next_person_has_their_own_language_looks_and_words(tablet):
    tablet.press("/next", {"action": "start"})
    tablet.get("/ways")
    tablet.press("/ways", {"colours": "dark", "text": "largest"})
    assert "app-dark" in tablet.reply.text
    tablet.press("/next", {"action": "ask"})
    assert "app-dark" not in tablet.reply.text


def test_a_form_of_the_person_before_is_not_given_back_to_the_next(tablet):
    """A browser that sends an old form again must not show its words to who holds the tablet now."""
    next_begins(tablet)
    tablet.answer({"helped": "yes"})
    old = tablet.form("/answer/2") | {"story": "Only I may read this"}
    tablet.post("/answer/2", old)
    tablet.press("/next", {"action": "lock"})
    next_begins(tablet)

    tablet.post("/answer/2", old)

    assert tablet.screen == "no-visit"
    assert "Only I may read this" not in tablet.reply.text


def test_what_was_cleared_is_said_to_the_browser(tablet):
    next_begins(tablet)
    token = tablet.form("/answer/1")["csrf_token"]
    reply = tablet.request("POST", "/next", {"action": "lock", "csrf_token": token})
    assert reply.header("Clear-Site-Data") == '"cache", "storage"'


def test_a_choice_on_the_start_page_shares_the_tablet_too(sqlite_service, survey):
    tablet = Respondent.at(sqlite_service)
    tablet.open(survey.link)
    assert "Several people use this tablet" in tablet.words
    tablet.get("/together")
    tablet.press("/together")
    assert tablet.screen == "next-person"
    tablet.press("/next", {"action": "start"})
    assert "Several people use this tablet" not in tablet.words  # only the bar below says it


def test_a_personal_link_is_one_persons_and_cannot_be_shared(sqlite_service, survey, tablet):
    _, code = an_invitation(sqlite_service, survey)
    phone = Respondent.at(sqlite_service)
    phone.open(f"/together/{code}")
    assert phone.screen == "start"
    assert "Several people use this tablet" not in phone.words
    phone.get("/next")
    assert phone.screen == "start"
    tablet.open(f"/s/{code}")
    assert "This shared tablet" not in tablet.reply.text


def test_on_somebodys_own_device_nothing_of_it_is_there(sqlite_service, survey):
    phone = Respondent.at(sqlite_service)
    phone.begin(survey.link)
    assert "tablet" not in phone.reply.text
    phone.get("/next")
    assert phone.screen == "start"


def test_sharing_ends_when_somebody_says_so(tablet):
    tablet.press("/next", {"action": "end"})
    assert (tablet.screen, tablet.cookies) == ("finished", {})


def test_the_next_person_says_who_they_are_where_a_link_leads_to_several_surveys(
    sqlite_service, survey, tablet
):
    a_sister(sqlite_service, survey, a_questionnaire(audience="practitioners"))
    tablet.press("/next", {"action": "start"})
    assert tablet.screen == "role"
    tablet.press("/role", {"role": "practitioners"})
    tablet.press("/next", {"action": "ask"})
    assert "This tablet is ready" in tablet.words


def test_a_link_that_was_stopped_ends_it(sqlite_service, survey, tablet):
    with sqlite_service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    tablet.get("/next")
    assert tablet.screen == "revoked"
