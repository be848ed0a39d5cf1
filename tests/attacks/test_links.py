"""Links, codes and cookies: guessed, bent, scanned, forwarded, stopped, stolen in part."""

import base64
import json
import re
import secrets
from dataclasses import replace

import pytest
from attacks.facts import column, everything, sent, twin
from builders import a_draft, a_response, an_invitation
from drivers import Respondent, door
from itsdangerous import URLSafeTimedSerializer

from survey_app.fieldwork import invitations, keys, throttle, tokens
from survey_app.service import Service

GUESSES = 10_000
SLIP = (422, 404)
"""One wrong code in 900 has check characters that fit, and is told to be unknown instead."""
INVISIBLE = "\u200b"


def test_ten_thousand_guesses_hit_nothing_and_hinder_nobody(sqlite_service, sqlite_survey):
    """A1: all the same page; 300 right codes from the same place in the same minute are all let in."""
    codes = [_invite(sqlite_service, sqlite_survey) for _ in range(300)]
    guesser, known = Respondent.at(sqlite_service), Respondent.at(sqlite_service)
    pages = set()
    for number in range(GUESSES):
        code = _guess(sqlite_service) if number % 10 == 0 else _letters()
        reply = guesser.request("GET", f"/s/{code}")
        pages.add((reply.status, guesser.screen if number < 50 else "unknown-link", len(reply.body)))
        if number % 100 == 0:
            for right in codes[3 * number // 100 : 3 * number // 100 + 3]:
                assert known.request("POST", "/", {"code": right}).status == 303
    assert {(status, screen) for status, screen, _ in pages} == {(404, "unknown-link")}
    assert len({size for _, _, size in pages}) <= 2, "one page for a slip, one for what nobody has"
    assert column(sqlite_service, "SELECT count(*) FROM failed_codes") == [0]


def test_typed_codes_are_counted_and_right_ones_never_refused(sqlite_service, sqlite_survey):
    """A1: past twenty unknown codes a place is told to wait; slips count for nothing, right codes get in."""
    phone = Respondent.at(sqlite_service)
    for _ in range(50):
        phone.type_code("AAAA-AAAA-AAAA-AAA")
        assert phone.status == 422
    statuses = []
    for _ in range(throttle.MOST + 5):
        phone.type_code(_guess(sqlite_service))
        statuses.append(phone.status)
    assert statuses == [404] * throttle.MOST + [429] * 5
    phone.type_code(_invite(sqlite_service, sqlite_survey))
    assert (phone.status, phone.screen) == (200, "start")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP"])
def test_forged_addresses_do_not_evade_the_count(sqlite_service, sqlite_survey, header):
    """A2: what a client says of its address is not believed."""
    phone = Respondent.at(sqlite_service)
    statuses = [
        phone.request("POST", "/", {"code": _guess(sqlite_service)}, {header: f"198.51.100.{n}"}).status
        for n in range(200)
    ]
    assert statuses == [404] * throttle.MOST + [429] * (200 - throttle.MOST)


def test_only_the_configured_proxy_is_believed(sqlite_service, sqlite_survey):
    """A2: with one proxy of ours, the address it adds counts; what stands before it does not."""
    behind = _with(sqlite_service, proxies=1)
    phone = Respondent.at(behind)
    for n in range(throttle.MOST + 1):
        forged = {"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.7"}
        phone.request("POST", "/", {"code": _guess(behind)}, forged)
    assert phone.status == 429
    phone.request("POST", "/", {"code": _guess(behind)}, {"X-Forwarded-For": "203.0.113.8"})
    assert phone.status == 404


@pytest.mark.parametrize(
    "decoration",
    [
        "{} ", "%20{}", "{}.", "{}%3E", "%22{}%22", "{}%E2%80%8B", "%EF%BB%BF{}", "{}%0D%0A", "{},", "{};",
        "({})", "%3C{}%3E", "{}%C2%A0", "{}!", "{}%E2%80%A6", "*{}*",
    ],
)  # fmt: skip
def test_what_mail_puts_around_a_link_is_taken_off(sqlite_service, sqlite_survey, decoration):
    """A4: a space, a full stop, a bracket, an invisible space around the code cost nobody their link."""
    for code in (sqlite_survey.channel_code, tokens.grouped(sqlite_survey.channel_code)):
        phone = Respondent.at(sqlite_service)
        phone.open("/s/" + decoration.format(code).replace(" ", "%20"))
        assert (phone.status, phone.screen) == (200, "start"), decoration


@pytest.mark.parametrize("within", ["=\r\n", " ", "-", "–", "\n", INVISIBLE, ". ", "_"])
def test_what_mail_puts_into_a_code_is_taken_out(sqlite_service, sqlite_survey, within):
    """A4: line wraps, other dashes, small letters: the code is still the code."""
    code = sqlite_survey.channel_code
    for typed in (code[:7] + within + code[7:], (code[:7] + within + code[7:]).lower()):
        phone = Respondent.at(sqlite_service)
        phone.type_code(typed)
        assert phone.screen == "start", repr(typed)
    printed = Respondent.at(sqlite_service)
    printed.open(f"/S/{code}")
    assert printed.screen == "start"


def test_a_changed_letter_is_refused_as_a_slip(sqlite_service, sqlite_survey):
    """A4: one other letter, two swapped: the check characters tell, and it counts for nothing."""
    code = sqlite_survey.channel_code
    other = "A" if code[3] != "A" else "B"
    swapped = next(
        code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(13) if code[n] != code[n + 1]
    )
    for wrong in (code[:3] + other + code[4:], swapped):
        phone = Respondent.at(sqlite_service)
        phone.type_code(wrong)
        assert (phone.status in SLIP, phone.screen) == (True, "landing")


def test_scanners_write_nothing_and_the_person_can_start(service, survey):
    """A6: HEAD once, GET fifty times, then the person: nothing was written, not even a count."""
    code = _invite(service, survey)
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
    code = _invite(sqlite_service, sqlite_survey)
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


def test_a_code_is_worth_nothing_for_another_purpose(sqlite_service, sqlite_survey):
    """A9: a receipt opens nothing, a link takes nothing back: each is told to be a slip."""
    phone = Respondent.at(sqlite_service)
    phone.begin(sqlite_survey.link)
    phone.answer({"helped": "no"}, action="send")
    receipt = phone.send()
    phone.finish()
    phone.open(f"/s/{receipt}")
    assert (phone.status, phone.screen) == (404, "unknown-link")
    phone.type_code(receipt)
    assert (phone.status in SLIP, phone.screen) == (True, "landing")
    for code in (sqlite_survey.channel_code, _invite(sqlite_service, sqlite_survey)):
        phone.withdraw(code)
        assert (phone.status in SLIP, phone.screen) == (True, "withdraw")
    assert len(sent(sqlite_service)) == 1


def test_a_cookie_that_was_tampered_with_is_no_visit(sqlite_service, sqlite_survey):
    """A10: bits flipped, unsigned, signed by another key or for another purpose, spliced: nobody's visit."""
    owner = Respondent.at(sqlite_service)
    owner.begin(sqlite_survey.link)
    owner.answer({"helped": "yes"})
    owner.answer({"story": "Only I may read this"})
    (name, cookie), other = *owner.cookies.items(), _another_visit(sqlite_service, sqlite_survey)
    flipped = [
        cookie[:n] + ("A" if cookie[n] != "A" else "B") + cookie[n + 1 :] for n in range(0, len(cookie), 9)
    ]
    body = base64.urlsafe_b64encode(json.dumps({"secret": "00" * 16, "survey": "x", "until": 9e9}).encode())
    forged = [
        *flipped,
        cookie.rsplit(".", 1)[0],
        cookie.rsplit(".", 1)[0] + ".",
        cookie.rsplit(".", 1)[0] + "." + other.rsplit(".", 1)[1],
        body.decode() + ".." ,
        "eyJhbGciOiJub25lIn0." + body.decode() + ".",
        _signed(sqlite_service, owner, keys.new().derive("cookie visit").hex(), "survey_app visit"),
        _signed(sqlite_service, owner, _key(sqlite_service), "survey_app staff"),
        _signed(sqlite_service, owner, _key(sqlite_service), "cookie-session"),
        "", ".", "null", "a" * 4000,
    ]  # fmt: skip
    for crumb in forged:
        thief = Respondent(owner.send_request, {name: crumb})
        thief.get("/answer/2")
        assert (thief.status, thief.screen) == (403, "no-visit"), crumb
    assert _signed(sqlite_service, owner, _key(sqlite_service), "survey_app visit") is not None
    thief = Respondent(owner.send_request, {name: other})
    thief.request("POST", "/answer/1", {"csrf_token": _token(owner)})
    assert (thief.status, thief.screen) == (400, "resend")


def test_a_key_that_was_taken_out_opens_no_cookie(sqlite_service, sqlite_survey):
    """A10: after a rotation the older key still opens; once it is gone, its cookies are nobody's."""
    owner = Respondent.at(sqlite_service)
    owner.begin(sqlite_survey.link)
    rotated = _with(sqlite_service, keyring=sqlite_service.keyring.with_new_key())
    retired = _with(sqlite_service, keyring=keys.Keyring(rotated.keyring.keys[:1]))
    kept = Respondent(Respondent.at(rotated).send_request, dict(owner.cookies))
    kept.get("/answer/1")
    assert kept.screen == "question"
    lost = Respondent(Respondent.at(retired).send_request, dict(owner.cookies))
    lost.get("/answer/1")
    assert (lost.status, lost.screen) == (403, "no-visit")


def test_a_cookie_planted_before_the_link_is_opened_is_replaced(sqlite_service, sqlite_survey):
    """A11: a new visit at every opening, but for a draft of the same link begun in this browser (decision 11).

    Then the start page says that something was begun, and starting again makes a visit that sees none of it.
    """
    attacker = Respondent.at(sqlite_service)
    attacker.open(sqlite_survey.link)
    victim = twin(attacker)
    victim.open(sqlite_survey.link)
    assert victim.cookies != attacker.cookies
    attacker.open(f"/s/{_invite(sqlite_service, sqlite_survey)}")
    attacker.start()
    attacker.tell_who()
    attacker.agree()
    other = twin(attacker)
    other.begin(sqlite_survey.link)
    other.answer({"helped": "yes"})
    attacker.get("/answer/2")
    assert attacker.path == "/answer/1"
    shared = twin(other)
    shared.open(sqlite_survey.link)
    assert "Answers were begun here" in shared.words
    shared.press("/start-again")
    shared.start()
    assert shared.screen == "who"
    assert shared.cookies != other.cookies


def test_a_form_of_one_link_cannot_be_posted_with_the_cookie_of_another(sqlite_service, sqlite_survey):
    """A12: refused and shown again under the cookie's own visit; nothing of the two is mixed."""
    one, other = (Respondent.at(sqlite_service) for _ in range(2))
    one.begin(f"/s/{_invite(sqlite_service, sqlite_survey)}")
    other.begin(sqlite_survey.link)
    before = everything(sqlite_service)
    one.post("/answer/1", other.form("/answer/1") | {"helped": "no"})
    assert (one.status, one.screen) == (400, "resend")
    assert everything(sqlite_service) == before
    one.press("/answer/1")
    other.get("/answer/1")
    assert other.form("/answer/1").get("helped") is None


def test_a_forwarded_link_goes_on_and_shows_no_earlier_answer(service, survey):
    """A13: the second device continues and may send; what the first wrote it never reads."""
    code = _invite(service, survey)
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
    code = _invite(service, survey)
    receipt = a_response(
        service, survey, {1: {"helped": "no"}, 3: {"else": "Nobody else reads this"}}, code=code
    )
    phone = Respondent.at(service)
    phone.open(f"/s/{code}")
    assert (phone.status, phone.screen) == (403, "already-sent")
    for address in ("/receipt", "/check", "/answer/1", "/start"):
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


def _invite(service, survey) -> str:
    return an_invitation(service, survey)[1]


def _guess(service: Service) -> str:
    """A code whose check characters fit and that is nobody's."""
    return tokens.grouped(tokens.new(service.keyring, "link"))


def _letters() -> str:
    return "".join(secrets.choice(tokens.ALPHABET) for _ in range(tokens.LENGTH))


def _with(service: Service, *, keyring: keys.Keyring | None = None, **settings: object) -> Service:
    return replace(
        service, settings=replace(service.settings, **settings), keyring=keyring or service.keyring
    )


def _another_visit(service, survey) -> str:
    phone = Respondent.at(service)
    phone.begin(survey.link)
    return next(iter(phone.cookies.values()))


def _token(phone: Respondent) -> str:
    phone.get("/stop")
    return phone.form("/stop")["csrf_token"][0]


def _key(service: Service) -> str:
    return service.keyring.derive("cookie visit").hex()


def _signed(service: Service, owner: Respondent, key: str, salt: str) -> str:
    """The owner's own visit, signed with this key under this salt."""
    app = door(service)
    signer = app.session_interface.get_signing_serializer(app)
    visit = signer.loads(next(iter(owner.cookies.values())))
    return URLSafeTimedSerializer(
        key,
        salt=salt,
        serializer=signer.serializer,
        signer_kwargs={"key_derivation": "hmac", "digest_method": signer.signer_kwargs["digest_method"]},
    ).dumps(visit)
