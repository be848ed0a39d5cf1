"""Codes guessed, mistyped, dressed up by mail programs, and used for what they are not."""

import secrets

import pytest
from attacks.facts import column, replaced, sent
from builders import an_invitation
from drivers import Respondent

from survey_app.fieldwork import throttle, tokens
from survey_app.service import Service

GUESSES = 10_000
SLIP = (422, 404)
"""One wrong code in 900 has check characters that fit, and is told to be unknown instead."""
INVISIBLE = "\u200b"


def test_ten_thousand_guesses_hit_nothing_and_hinder_nobody(sqlite_service, sqlite_survey):
    """A1: all the same page; 300 right codes from the same place in the same minute are all let in."""
    codes = [an_invitation(sqlite_service, sqlite_survey)[1] for _ in range(300)]
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
    phone.type_code(an_invitation(sqlite_service, sqlite_survey)[1])
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
    behind = replaced(sqlite_service, proxies=1)
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
    for code in (sqlite_survey.channel_code, an_invitation(sqlite_service, sqlite_survey)[1]):
        phone.withdraw(code)
        assert (phone.status in SLIP, phone.screen) == (True, "withdraw")
    assert len(sent(sqlite_service)) == 1


def _guess(service: Service) -> str:
    """A code whose check characters fit and that is nobody's."""
    return tokens.grouped(tokens.new(service.keyring, "link"))


def _letters() -> str:
    return "".join(secrets.choice(tokens.ALPHABET) for _ in range(tokens.LENGTH))
