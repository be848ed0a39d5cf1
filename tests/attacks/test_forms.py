"""Forms no page of ours sends: other fields, other values, other methods, other kinds of body."""

import pytest
from attacks.facts import column, everything, sent
from drivers import FORM, Respondent

STRANGE_FIELDS = {
    "is_admin": "1",
    "survey_id": "other",
    "created_at": "1999-01-01",
    "respondent_id": "7",
    "hidden[x]": "1",
    "__proto__": "1",
    "draft_id": "0",
    "outcome": "complete",
    "next": "//evil.example",
}
NOT_OFFERED = ["99", "-1", "1e309", "NaN", "１", "YES", "yes ", " ", "null", "[]", "yes\x00", "а" * 5000]
METHODS = ("GET", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "BREW")
WRITING = ("/send", "/finish", "/start-again", "/leave")
BODIES = {
    "application/json": b'{"helped": "no"}',
    "text/xml": b"<helped>no</helped>",
    "text/plain": b"helped=no",
    "multipart/form-data; boundary=x": b'--x\r\nContent-Disposition: form-data; name="helped"\r\n\r\nno\r\n--x--',
    "application/octet-stream": b"helped=no",
    "": b"helped=no",
}


@pytest.fixture
def phone(sqlite_service, sqlite_survey):
    """Somebody on the first question."""
    person = Respondent.at(sqlite_service)
    person.begin(sqlite_survey.link)
    return person


def test_fields_that_were_not_asked_are_ignored(sqlite_service, phone):
    """B11: only the page's own questions are read."""
    phone.post("/answer/1", phone.form("/answer/1") | {"helped": "no", **STRANGE_FIELDS})
    assert phone.path == "/answer/3"
    phone.send()
    assert sent(sqlite_service) == [{"helped": "no"}]
    assert column(sqlite_service, "SELECT DISTINCT survey_id FROM responses") == ["fenmoor-parents"]


@pytest.mark.parametrize("value", NOT_OFFERED)
def test_a_value_that_was_not_offered_is_refused_and_the_words_kept(sqlite_service, phone, value):
    """B12: the page comes again, says what to do, and has the comment still in it."""
    phone.answer({"helped": "yes"})
    phone.post("/answer/2", phone.form("/answer/2") | {"wait": value, "story": "Keep these words"})
    assert (phone.status, phone.screen) == (422, "question")
    assert phone.form("/answer/2")["story"] == ["Keep these words"]
    phone.get("/check")
    assert "Keep these words" not in phone.words


def test_one_field_twice_has_one_reading(sqlite_service, phone):
    """B13: two values for a single choice are an error, the same value twice is one, other names are none."""
    form = phone.form("/answer/1")
    phone.post("/answer/1", form | {"helped": ["yes", "no"]})
    assert (phone.status, phone.screen) == (422, "question")
    phone.post("/answer/1", form | {"helped": ["yes", "yes"], "needs": ["no", "yes", "no"]})
    assert phone.path == "/answer/2"
    phone.post(
        "/answer/2",
        phone.form("/answer/2") | {"wait[]": "yes", "wait.x": "yes", "wait[0]": "yes", "WAIT": "yes"},
    )
    assert phone.path == "/answer/3"
    phone.post("/answer/3", phone.form("/answer/3") | {"else": ["one text", "another text"]})
    assert (phone.status, phone.screen) == (422, "question")
    assert "one text" in phone.form("/answer/3")["else"][0]
    assert "another text" in phone.form("/answer/3")["else"][0]
    phone.send()
    assert sent(sqlite_service) == [{"helped": "yes", "needs": ["yes", "no"]}]


@pytest.mark.parametrize("method", METHODS)
def test_other_methods_send_nothing(sqlite_service, phone, method):
    """B14: 405 at what only takes a form; a method named in a field or a header is not obeyed."""
    phone.answer({"helped": "no"})
    before = everything(sqlite_service)
    for address in WRITING:
        reply = phone.request(method, address + "?helped=yes&action=send")
        assert (reply.status, reply.header("Allow")) == (405, "POST"), address
    if method != "GET":
        assert phone.request(method, "/answer/1?helped=yes").status == 405
    assert everything(sqlite_service) == before


def test_a_method_named_in_a_field_or_a_header_is_not_obeyed(sqlite_service, phone):
    """B14: a form is what it was sent as."""
    form = phone.form("/answer/1") | {"helped": "no", "_method": "DELETE"}
    phone.follow(phone.request("POST", "/answer/1", form, {"X-HTTP-Method-Override": "DELETE"}))
    assert phone.path == "/answer/3"
    phone.send()
    assert sent(sqlite_service) == [{"helped": "no"}]


@pytest.mark.parametrize("kind", BODIES)
def test_bodies_that_are_no_form_are_refused(sqlite_service, phone, kind):
    """B15: 415 for all but a form, with or without its token; nothing is written."""
    token = phone.form("/answer/1")["csrf_token"][0]
    before = everything(sqlite_service)
    for address in ("/answer/1", "/", "/send", "/withdraw", "/consent", "/start"):
        reply = phone.request("POST", address, BODIES[kind], {"Content-Type": kind, "X-CSRFToken": token})
        assert (reply.status, phone.screen) == (415, "refused"), address
    assert everything(sqlite_service) == before


def test_a_form_without_its_token_is_shown_again_and_not_taken(sqlite_service, phone):
    """B15: the token is asked for whatever the body; one tap sends the same words again."""
    before = everything(sqlite_service)
    phone.request("POST", "/answer/1", {"helped": "no", "version": "0"}, {"Content-Type": FORM})
    assert (phone.status, phone.screen) == (400, "resend")
    assert everything(sqlite_service) == before
    phone.press("/answer/1")
    assert phone.path == "/answer/3"
