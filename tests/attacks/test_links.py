"""Links scanned, forwarded, opened late, stopped and made again; and what an address may say."""

import re

from attacks.facts import everything, sent
from builders import a_draft, a_response, an_invitation
from drivers import Respondent

from survey_app.fieldwork import invitations


def test_scanners_write_nothing_and_the_person_can_start(service, survey):
    """A6: HEAD once, GET fifty times, then the person: nothing was written, not even a count."""
    code = an_invitation(service, survey)[1]
    before = everything(service)
    scanner = Respondent.at(service)
    assert scanner.request("HEAD", f"/s/{code}").status == 303
    for _ in range(50):
        scanner.cookies.clear()
        scanner.get(f"/s/{code}")
    assert everything(service) == before
    person = Respondent.at(service)
    person.begin(f"/s/{code}")
    assert person.screen == "question"


def test_a_scanner_that_follows_links_and_submits_get_forms_uses_nothing_up(sqlite_service, sqlite_survey):
    """A7: every address a page names is fetched, with every form's fields in the query; nothing is begun."""
    code = an_invitation(sqlite_service, sqlite_survey)[1]
    before = everything(sqlite_service)
    scanner = Respondent.at(sqlite_service)
    scanner.open(f"/s/{code}")
    seen, left = set(), {"/start"}
    while left:
        address = left.pop()
        seen.add(address)
        scanner.get(address)
        page = scanner.page
        links = {link.get("href") for link in page.all("a")}
        forms = {form.get("action") + "?csrf_token=x&action=yes&voice=myself" for form in page.all("form")}
        left |= {link for link in links | forms if re.match(r"/[^/]", link)} - seen
    assert {"/answer", "/privacy", "/start", "/withdraw"} <= seen
    assert everything(sqlite_service) == before


def test_nothing_can_be_counted_up(sqlite_service, sqlite_survey):
    """A8: no address, form or page names a row; what looks like one is not there."""
    phone = Respondent.at(sqlite_service)
    phone.begin(sqlite_survey.link)
    names, addresses = set(), set()
    for given in ({"helped": "no"}, {"else": "the end"}):
        names |= set(phone.form(phone.path))
        addresses.add(phone.path)
        phone.answer(given)
    names |= set(phone.form("/send"))
    receipt = phone.send()
    assert names == {"csrf_token", "version", "else"}, (
        "an untouched form holds its token, its version and text"
    )
    assert addresses == {"/answer/1", "/answer/3"}
    for address in (
        "/r/1",
        "/response/2",
        "/responses/1",
        "/receipt/1",
        "/draft/1",
        "/s/1",
        "/answer/99",
        "/a/Nk4",
    ):
        phone.get(address)
        assert phone.status in (404, 403), address
    following = receipt[:-1] + ("A" if receipt[-1] != "A" else "B")
    phone.get("/withdraw")
    phone.press("/withdraw", {"code": following})
    assert phone.status == 422


def test_a_forwarded_link_goes_on_and_shows_no_earlier_answer(service, survey):
    """A13: the second device continues and may send; what the first wrote it never reads."""
    code = an_invitation(service, survey)[1]
    first, second = Respondent.at(service), Respondent.at(service)
    first.begin(f"/s/{code}")
    first.answer({"helped": "yes"})
    first.answer({"wait": "no", "story": "Between me and the inspectors"})
    second.open(f"/s/{code}")
    assert "Answers were begun here" in second.words
    second.start()
    assert second.path == "/answer/3"
    for address in ("/answer/1", "/answer/2", "/check"):
        second.get(address)
        assert "Between me" not in second.reply.text
        assert " checked" not in second.reply.text
    second.get("/answer/2")
    second.answer()
    second.send()
    assert sent(service) == [{"helped": "yes", "wait": "no", "story": "Between me and the inspectors"}]


def test_a_link_opened_after_sending_says_so_and_shows_nothing(service, survey):
    """A14: thank you, no answer, no receipt."""
    code = an_invitation(service, survey)[1]
    receipt = a_response(
        service, survey, {1: {"helped": "no"}, 3: {"else": "Nobody else reads this"}}, code=code
    )
    phone = Respondent.at(service)
    phone.open(f"/s/{code}")
    assert (phone.status, phone.screen) == (403, "already-sent")
    for address in ("/receipt", "/sent/1", "/check", "/answer/1", "/start"):
        phone.get(address)
        assert phone.screen == "no-visit"
    assert "Nobody else" not in phone.reply.text
    assert receipt not in phone.reply.text


def test_a_link_revoked_meanwhile_gives_the_words_back(service, survey):
    """A15: the draft is deleted with its invitation; the page says why and hands back what was typed."""
    invitation, code = an_invitation(service, survey)
    phone = Respondent.at(service)
    phone.begin(f"/s/{code}")
    phone.answer({"helped": "no"})
    with service.store.writing() as connection:
        invitations.revoke(connection, invitation)
    phone.answer({"else": "Written while it was stopped"})
    assert (phone.status, phone.screen) == (403, "revoked")
    assert "Written while it was stopped" in phone.words
    phone.open(f"/s/{code}")
    assert phone.screen == "revoked"
    assert sent(service) == []


def test_an_invitation_made_again_ends_the_old_one(service, survey):
    """A16: the old link is dead and its draft deleted; the new one sends once."""
    invitation, code = an_invitation(service, survey)
    secret = a_draft(service, survey, {1: {"helped": "yes"}}, code=code)
    old = Respondent.holding(service, secret, code)
    with service.store.writing() as connection:
        again = invitations.reissue(connection, service.keyring, invitation)
        fresh = invitations.code(connection, service.keyring, again)
    old.get("/check")
    assert old.screen == "revoked"
    person = Respondent.at(service)
    person.begin(f"/s/{fresh}")
    assert person.path == "/answer/1"
    person.answer({"helped": "no"}, action="send")
    person.send()
    assert sent(service) == [{"helped": "no"}]
    old.open(f"/s/{fresh}")
    assert old.screen == "already-sent"


def test_no_address_carries_the_code_past_the_first_redirect(sqlite_service, sqlite_survey):
    """A19: pages stand at addresses without a code, and tell the places they link to nothing.

    The page checks hold every outside link to rel=noreferrer, and every answer to Referrer-Policy.
    """
    phone = Respondent.at(sqlite_service)
    reply = phone.request("GET", sqlite_survey.link)
    assert (reply.status, reply.header("Location")) == (303, "/start")
    phone.begin(sqlite_survey.link)
    outside = {
        link.get("rel") for link in phone.page.all("a") if link.get("href").startswith(("http:", "https:"))
    }
    assert outside == {"noreferrer"}
    assert phone.reply.header("Referrer-Policy") == "same-origin"
