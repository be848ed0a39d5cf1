"""Cookies bent, forged, planted and crossed: a visit is its own or nobody's."""

import base64
import json

from attacks.facts import everything, replaced, twin
from builders import an_invitation
from drivers import Respondent, door
from itsdangerous import URLSafeTimedSerializer

from survey_app.fieldwork import keys
from survey_app.service import Service


def test_a_cookie_that_was_tampered_with_is_no_visit(sqlite_service, sqlite_survey):
    """A10: bits flipped, unsigned, signed by another key or for another purpose, spliced: nobody's visit."""
    owner = Respondent.at(sqlite_service)
    owner.begin(sqlite_survey.link)
    owner.answer({"helped": "yes"})
    owner.answer({"story": "Only I may read this"})
    (name, cookie), other = *owner.cookies.items(), _another_visit(sqlite_service, sqlite_survey)
    # Not its last letter: two bits of that one stand for nothing, so that A and B there are one signature.
    flipped = [
        cookie[:n] + ("A" if cookie[n] != "A" else "B") + cookie[n + 1 :]
        for n in range(0, len(cookie) - 1, 9)
    ]
    body = base64.urlsafe_b64encode(json.dumps({"secret": "00" * 16, "survey": "x", "until": 9e9}).encode())
    forged = [
        *flipped,
        cookie.rsplit(".", 1)[0],
        cookie.rsplit(".", 1)[0] + ".",
        cookie.rsplit(".", 1)[0] + "." + other.rsplit(".", 1)[1],
        body.decode() + ".." ,
        "eyJhbGciOiJub25lIn0." + body.decode() + ".",
        _signed(sqlite_service, owner, keys.new().derive("cookie visit").hex()),
        _signed(sqlite_service, owner, sqlite_service.keyring.derive("cookie console").hex()),
        _signed_as_flask_does(sqlite_service, owner),
        "", ".", "null", "a" * 4000,
    ]  # fmt: skip
    for crumb in forged:
        thief = Respondent(owner.send_request, {name: crumb})
        thief.get("/answer/2")
        assert (thief.status, thief.screen) == (403, "no-visit"), crumb
    known = Respondent(owner.send_request, {name: _signed(sqlite_service, owner, _key(sqlite_service))})
    known.get("/answer/2")
    assert known.screen == "question"  # so it was the key that made the others nobody's
    thief = Respondent(owner.send_request, {name: other})
    thief.request("POST", "/answer/1", {"csrf_token": _token(owner)})
    assert (thief.status, thief.screen) == (400, "resend")


def test_a_key_that_was_taken_out_opens_no_cookie(sqlite_service, sqlite_survey):
    """A10: after a rotation the older key still opens; once it is gone, its cookies are nobody's."""
    owner = Respondent.at(sqlite_service)
    owner.begin(sqlite_survey.link)
    rotated = replaced(sqlite_service, keyring=sqlite_service.keyring.with_new_key())
    retired = replaced(sqlite_service, keyring=keys.Keyring(rotated.keyring.keys[:1]))
    kept = Respondent(Respondent.at(rotated).send_request, dict(owner.cookies))
    kept.get("/answer/1")
    assert kept.screen == "question"
    lost = Respondent(Respondent.at(retired).send_request, dict(owner.cookies))
    lost.get("/answer/1")
    assert (lost.status, lost.screen) == (403, "no-visit")


def test_a_cookie_planted_before_the_link_is_opened_is_replaced(sqlite_service, sqlite_survey):
    """A11: a new visit at every opening, but for a draft of the same link begun in this browser.

    Then the start page says that something was begun, and starting again makes a visit that sees none of it.
    """
    attacker = Respondent.at(sqlite_service)
    attacker.open(sqlite_survey.link)
    victim = twin(attacker)
    victim.open(sqlite_survey.link)
    assert victim.cookies != attacker.cookies
    attacker.open(f"/s/{an_invitation(sqlite_service, sqlite_survey)[1]}")
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
    one.begin(f"/s/{an_invitation(sqlite_service, sqlite_survey)[1]}")
    other.begin(sqlite_survey.link)
    before = everything(sqlite_service)
    one.post("/answer/1", other.form("/answer/1") | {"helped": "no"})
    assert (one.status, one.screen) == (400, "resend")
    assert everything(sqlite_service) == before
    one.press("/answer/1")
    other.get("/answer/1")
    assert other.form("/answer/1").get("helped") is None


def _another_visit(service, survey) -> str:
    phone = Respondent.at(service)
    phone.begin(survey.link)
    return next(iter(phone.cookies.values()))


def _token(phone: Respondent) -> str:
    phone.get("/stop")
    return phone.form("/stop")["csrf_token"][0]


def _key(service: Service) -> str:
    return service.keyring.derive("cookie visit").hex()


def _signed(service: Service, owner: Respondent, key: str) -> str:
    """The owner's own visit, signed by this key."""
    visit = _visit(service, owner)
    app = door(service)
    return type(app.session_interface.get_signing_serializer(app))([key]).dumps(visit)


def _signed_as_flask_does(service: Service, owner: Respondent) -> str:
    """By the right key, but as whatever else might use it would sign."""
    return URLSafeTimedSerializer(
        _key(service), salt="cookie-session", signer_kwargs={"key_derivation": "hmac"}
    ).dumps(_visit(service, owner))


def _visit(service: Service, owner: Respondent) -> dict[str, object]:
    app = door(service)
    return app.session_interface.get_signing_serializer(app).loads(next(iter(owner.cookies.values())))
