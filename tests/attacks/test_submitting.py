"""Pages saved and sent in the wrong order, twice, late, or while the questionnaire changes."""

import datetime as dt

import pytest
import sqlalchemy as sa
from attacks.facts import column, counted, everything, sent, twin
from builders import NOW, a_questionnaire
from drivers import Respondent

from survey_app.fieldwork import surveys
from survey_app.store import records


@pytest.fixture
def sender(service, survey):
    """Somebody who has just sent and looks at the receipt."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped": "no"})
    phone.answer({"else": "Thank you"})
    phone.send()
    return phone


def test_back_change_and_send_again_changes_nothing(service, survey, sender):
    """B4: after sending, an old page explains, gives the new words back and is no second response."""
    receipt = sender.receipt()
    sender.get("/answer/3")
    assert sender.screen == "already-sent"
    sender.get("/receipt")
    token = sender.form("/finish")["csrf_token"]
    sender.post("/answer/3", {"csrf_token": token, "version": "1", "else": "I changed my mind"})
    assert (sender.status, sender.screen) == (403, "already-sent")
    assert "I changed my mind" in sender.words
    sender.post("/send", {"csrf_token": token})
    assert sender.receipt() == receipt
    assert sent(service) == [{"helped": "no", "else": "Thank you"}]


def test_reading_the_receipt_again_and_again_writes_nothing(service, survey, sender):
    """B5: twenty reloads are twenty readings of one page."""
    receipt, before = sender.receipt(), everything(service)
    for _ in range(20):
        sender.get("/receipt")
        assert (sender.path, sender.receipt()) == ("/receipt", receipt)
    assert everything(service) == before


def test_a_captured_request_played_again_has_no_effect(service, survey, clock):
    """B6: an hour later, with its own token and cookie, it comes to the same receipt or is refused."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    save, kept = _captured(phone, "/answer/1", {"helped": "no", "action": "continue"})
    phone.answer({"helped": "no"})
    phone.check()
    send, _ = _captured(phone, "/send", {})
    phone.press("/send")
    receipt, before = phone.receipt(), everything(service)
    clock.shift(dt.timedelta(hours=1))
    thief = twin(phone)
    thief.cookies = kept
    thief.post("/answer/1", save)
    assert thief.screen == "already-sent"
    thief.post("/send", send)
    assert thief.receipt() == receipt
    assert everything(service) == before


def test_a_page_jumped_over_by_its_address_is_asked_for(service, survey):
    """B9: no page is required, so what was sent early is partial; a page ahead leads back to the first open."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.get("/answer/3")
    assert phone.path == "/answer/1"
    phone.get("/answer/2")
    assert phone.path == "/answer/1"
    phone.post("/answer/2", phone.form("/answer/1") | {"story": "off the path"})
    assert phone.path == "/answer/1"
    phone.check()
    assert not [form for form in phone.page.all("form") if form.get("action") == "/send"]
    phone.get("/help")
    token = phone_token(phone)
    phone.post("/send", {"csrf_token": token})
    assert phone.screen == "check-answers"
    assert sent(service) == []
    phone.post("/answer/3", {"csrf_token": token, "version": "0", "else": "only the end"})
    phone.send()
    assert column(service, "SELECT outcome FROM released_responses WHERE answers = '{}'") == ["partial"]


def test_answers_off_the_path_are_dropped(service, survey):
    """B10: a page that routing hides takes nothing, and what it took before the answers changed is not sent."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped": "yes"})
    phone.answer({"wait": "yes", "story": "hidden later"})
    phone.get("/answer/1")
    phone.answer({"helped": "no"})
    phone.answer({"else": "the end"})
    phone.post("/answer/2", {"csrf_token": phone_token(phone), "version": "1", "wait": "no"})
    phone.send()
    assert sent(service) == [{"helped": "no", "else": "the end"}]


def test_pages_saved_out_of_order_lose_nothing_newer(service, survey):
    """B18: an old phone that saves page 3 before page 2, and page 1 from an older copy, costs no newer answer."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    old = phone.form("/answer/1")
    phone.answer({"helped": "yes", "needs": ["yes"]})
    token = phone_token(phone)
    phone.post("/answer/3", {"csrf_token": token, "version": "0", "else": "third first"})
    phone.post("/answer/2", {"csrf_token": token, "version": "0", "story": "then second"})
    phone.post("/answer/1", old | {"helped": "no"})
    assert (phone.status, phone.screen) == (409, "question")
    phone.send()
    assert sent(service) == [
        {"helped": "yes", "needs": ["yes"], "story": "then second", "else": "third first"}
    ]


def test_the_same_page_sent_twice_is_one_save(service, survey):
    """B18: a double tap on Continue is no conflict with itself."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    form = phone.form("/answer/1") | {"helped": "no", "action": "continue"}
    for _ in range(3):
        phone.post("/answer/1", form)
        assert phone.path == "/answer/3"
    assert max(column(service, "SELECT version FROM draft_pages")) == 1


def test_a_questionnaire_changed_meanwhile_stays_the_one_that_was_shown(service, survey):
    """B16: fifty people answer while the survey gets another version: each keeps the one they began."""
    phones = [Respondent.at(service) for _ in range(50)]
    for phone in phones:
        phone.begin(survey.link)
    newer = a_questionnaire(version=2, title="A newer survey")
    with service.store.writing() as connection:
        surveys.store_document(connection, newer)
        connection.execute(sa.update(records.surveys).values(document_hash=newer.hash))
    for number, phone in enumerate(phones):
        phone.answer({"helped": "no"})
        phone.answer({"else": f"family {number}"})
        phone.send()
    late = Respondent.at(service)
    late.begin(survey.link)
    late.answer({"helped": "yes"}, action="send")
    late.send()
    hashes = column(service, "SELECT document_hash FROM released_responses")
    assert hashes.count(a_questionnaire().hash) == 51
    assert hashes.count(newer.hash) == 1
    assert len(sent(service)) == 51


def test_a_stored_document_that_was_changed_is_refused(service):
    """B16: a questionnaire is what its hash says, or nothing."""
    with service.store.writing() as connection:
        other = a_questionnaire(version=3, title="Tampered")
        surveys.store_document(connection, other)
        connection.execute(sa.text("UPDATE documents SET body = replace(body, 'Tampered', 'Changed')"))
        with pytest.raises(ValueError, match="not the one published"):
            surveys.questionnaire(connection, other.hash)


def test_what_is_counted_of_a_journey_is_counted_once(service, survey, sender):
    """B4: outcomes count people, not taps."""
    sender.get("/receipt")
    counts = counted(service, survey.id)
    assert (counts["begun"], counts["sent"]) == (3, 2)
    assert column(service, "SELECT sent_on FROM released_responses")[0] == NOW.date().isoformat()


def phone_token(phone):
    """A form token of this visit, from whatever page it is on or the stop page."""
    back = phone.path
    phone.get("/stop")
    token = phone.form("/stop")["csrf_token"]
    phone.path = back
    return token


def _captured(phone, action, given):
    return phone.form(action) | given, dict(phone.cookies)
