"""What is left behind: in the database's bytes, in the log, in the browser; and who could read it."""

import json
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import sqlalchemy as sa
from attacks.facts import column, everything, sent
from builders import CLOSES_AT, a_draft, a_questionnaire, a_survey, an_invitation
from drivers import Respondent, door

import survey_app
from survey_app.errors import SealBroken
from survey_app.fieldwork import keys, receipts, sealing, throttle, tokens

COMMENT = "The canary sang in Cedar Close about waiting"
CLOSED = b'{"helped":"yes","needs":["yes","no"],"wait":"yes"}'
ADDRESS = "203.0.113.77"
AGENT = "CanaryBrowser/7"
PURPOSE = re.compile(r'(?:derive(?:_all)?|digests?)\(\s*f?"([a-z ]+)"')


def test_a_journey_leaves_no_words_codes_or_addresses(service, survey, log):
    """A20: token, receipt, comment, network address and agent of a real journey: 0 hits in database, WAL and log."""
    _, code = an_invitation(service, survey)
    phone = Respondent.at(service, address=ADDRESS)
    begin(phone, f"/s/{code}")
    secret = _visit(service, phone)["secret"]
    during = remains(service, log)
    phone.send()
    receipt = phone.receipt()
    after = remains(service, log)
    for found in (during, after):
        for canary in (*_spellings(code), COMMENT, "canary", ADDRESS, AGENT, secret):
            assert canary.encode() not in found, canary
        assert bytes.fromhex(secret) not in found
    for canary in _spellings(receipt):
        assert canary.encode() not in after
    assert sent(service)[0]["story"] == COMMENT
    assert str(survey.id).encode() in after, "what is looked through is not empty"


def test_the_code_of_a_channel_is_nowhere_in_clear(service, survey, log):
    """A20: it is kept, for it is printed again; but sealed."""
    begin(Respondent.at(service), survey.link)
    found = remains(service, log)
    for canary in _spellings(survey.channel_code):
        assert canary.encode() not in found


def test_no_draft_opens_with_the_servers_keys_alone(service, survey):
    """A20: every key of the server, and every value of the database, tried on every draft: none opens.

    Left out is to work a personal link out again from its invitation, as a reminder does: that is a link.
    """
    _, code = an_invitation(service, survey)
    answers = {1: {"helped": "yes"}, 2: {"story": COMMENT}}
    held = [a_draft(service, survey, answers), a_draft(service, survey, answers, code=code)]
    rotated = replace(service, keyring=service.keyring.with_new_key())
    drafts = _rows(service, "SELECT d.id, k.wrapped FROM drafts d JOIN draft_keys k ON k.draft_id = d.id")
    pages = _rows(service, "SELECT draft_id, page, version, sealed FROM draft_pages")
    found = _all_values(service)
    candidates = {keys.bind(key, value) for key, value in product(_all_keys(rotated), found)} | _all_keys(
        rotated
    )
    candidates |= {value for value in found if len(value) == keys.KEY_BYTES}
    assert len(drafts) == 5, "two witnesses', two here, and the second once more under its link"
    assert len(candidates) > 1000
    for key in candidates:
        for draft_id, wrapped in drafts:
            assert not _opens(key, wrapped, draft_id)
        for draft_id, page, version, sealed in pages:
            assert not _opens(key, sealed, b"%b|%d|%d" % (draft_id, page, version))
    with_its_visit = keys.bind(service.keyring.derive("draft key", 1), held[0])
    assert any(_opens(with_its_visit, wrapped, draft_id) for draft_id, wrapped in drafts)


def test_taking_back_erases_the_bytes(sqlite_service, sqlite_survey):
    """G9: after the withdrawal neither the sealed comment nor the closed answers are in the file or its log."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    receipt = phone.send()
    rows = _rows(
        sqlite_service,
        "SELECT r.receipt_digest, r.id, c.sealed FROM responses r JOIN comments c ON c.response_id = r.id",
    )
    digests = receipts.digests(sqlite_service.keyring, receipt.replace("-", ""))
    traces = [*next(row for row in rows if row[0] in digests), CLOSED]
    before = _bytes(sqlite_service)
    assert all(trace in before for trace in traces)
    phone.withdraw(receipt)
    assert phone.screen == "withdrawn"
    after = _bytes(sqlite_service)
    assert [trace for trace in traces if trace in after] == []
    assert (sqlite_service.settings.withdrawn_file.stat().st_mode & 0o777) == 0o600


def test_stopping_erases_the_bytes(sqlite_service, sqlite_survey):
    """G9: what was never sent leaves nothing either."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    kept = {row[0] for row in _rows(sqlite_service, "SELECT sealed FROM draft_pages")}
    phone.stop()
    assert (phone.screen, phone.cookies) == ("stopped", {})
    gone = kept - {row[0] for row in _rows(sqlite_service, "SELECT sealed FROM draft_pages")}
    assert len(gone) == 3
    assert not [trace for trace in gone if trace in _bytes(sqlite_service)]


def test_a_receipt_takes_back_once_and_says_so_afterwards(service, survey):
    """G9: gone from what analysis reads at once; a second time, and unknown codes, are told kindly and counted."""
    phone = Respondent.at(service)
    begin(phone, survey.link)
    receipt = phone.send()
    other = Respondent.at(service)
    other.withdraw(receipt.lower().replace("-", " "))
    assert other.screen == "withdrawn"
    assert sent(service) == []
    other.withdraw(receipt)
    assert (other.status, other.screen) == (404, "withdraw")
    assert "may have been taken back already" in other.words
    for _ in range(throttle.MOST):
        other.withdraw(tokens.new(service.keyring, "receipt"))
    assert other.status == 429
    begin(phone, survey.link)
    second = phone.send()
    other.withdraw(second)
    assert other.screen == "withdrawn", "a right code is never refused"
    assert column(
        service, "SELECT CAST(SUM(count) AS INTEGER) FROM outcomes WHERE outcome = 'withdrawn'"
    ) == [2]


def test_after_the_last_moment_the_page_says_so(sqlite_service, sqlite_survey, clock):
    """G9: at the close the answers stay, and the page is honest about it."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    receipt = phone.send()
    clock.move_to(CLOSES_AT)
    late = Respondent.at(sqlite_service)
    late.withdraw(receipt)
    assert (late.status, late.screen) == (403, "withdraw")
    assert "has passed" in late.words
    assert len(sent(sqlite_service)) == 1


def test_leaving_ends_the_visit_at_once(sqlite_service, sqlite_survey):
    """G10: the way out is a plain outside link; what it tells us as it goes ends the visit in this browser."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    (way_out,) = [a for a in phone.page.all("a") if a.get("data-leave")]
    assert way_out.get("href").startswith("https://")
    assert way_out.get("rel") == "noreferrer"
    reply = phone.request("POST", way_out.get("data-leave"))
    assert (reply.status, phone.cookies) == (204, {})
    assert reply.header("Clear-Site-Data") == '"cache", "storage"'
    for address in ("/answer/1", "/answer/3", "/check", "/start", "/receipt"):
        phone.get(address)
        assert phone.screen == "no-visit"
        assert COMMENT not in phone.reply.text


def test_finishing_clears_the_phone(sqlite_service, sqlite_survey):
    """G11: what the server can ask a browser to forget, it asks for; pages are never stored."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    phone.send()
    reply = phone.request("POST", "/finish", phone.form("/finish"))
    assert (reply.status, reply.header("Clear-Site-Data")) == (303, '"cache", "storage"')
    assert phone.cookies == {}
    phone.get("/receipt")
    assert phone.screen == "no-visit"


def test_the_only_cookie_is_the_visit_and_only_once_there_is_one(sqlite_service, sqlite_survey):
    """G13: none before a link is opened; then one, for this host alone, gone with the visit. A journey over https."""
    secure = replace(
        sqlite_service, settings=replace(sqlite_service.settings, base_url="https://survey.example")
    )
    phone = Respondent.at(secure)
    for address in ("/", "/help", "/privacy", "/accessibility", "/livez", "/nowhere"):
        assert not phone.request("GET", address).header("Set-Cookie"), address
    reply = phone.request("GET", sqlite_survey.link)
    (crumb,) = [value for name, value in reply.headers if name == "Set-Cookie"]
    name, *facts = crumb.split("; ")
    assert name.startswith("__Host-visit=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(facts)
    assert "Domain" not in crumb
    begin(phone, sqlite_survey.link)
    phone.send()
    assert set(phone.cookies) == {"__Host-visit"}
    assert phone.reply.header("Strict-Transport-Security").startswith("max-age=31536000")
    phone.finish()
    assert phone.cookies == {}


def test_the_visit_in_the_cookie_says_nothing_of_the_answers(sqlite_service, sqlite_survey):
    """G13: keys and the way in; no answer, no code."""
    phone = Respondent.at(sqlite_service)
    begin(phone, sqlite_survey.link)
    visit = _visit(sqlite_service, phone)
    assert set(visit) <= {
        "secret",
        "survey",
        "languages",
        "channel",
        "until",
        "voice",
        "help",
        "csrf_token",
        "_permanent",
    }
    assert sqlite_survey.channel_code not in json.dumps(visit)


@pytest.mark.parametrize("words", ["SEND", "disab", "special educational"])
def test_addresses_and_the_last_pages_names_are_neutral(sqlite_service, words):
    """G10: the titles of the receipt, the stop and the exit pages, and every address, tell nobody what this is."""
    survey = a_survey(sqlite_service, a_questionnaire(title="Your views"))
    phone = Respondent.at(sqlite_service)
    phone.open(survey.link)
    titles = [_title(phone)]
    begin(phone, survey.link)
    phone.send()
    titles.append(_title(phone))
    phone.finish()
    titles.append(_title(phone))
    assert not [title for title in titles if words.lower() in title.lower()]
    assert phone.path == "/finished"


def begin(phone, link):
    """A journey up to the check, with a comment one can look for."""
    phone.begin(link)
    phone.answer({"helped": "yes", "needs": ["yes", "no"]})
    phone.answer({"wait": "yes", "story": COMMENT})


def remains(service, log):
    """All that the service has written anywhere, as bytes."""
    folder = service.settings.data
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join([everything(service).encode(), "\n".join(log.lines).encode(), *files])


def _spellings(code):
    plain = code.replace("-", "")
    grouped = tokens.grouped(plain)
    return plain, grouped, plain.lower(), grouped.lower(), plain[:12]


def _bytes(service):
    path = Path(service.store.url.database)
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(path.name + "*")))


def _rows(service, statement):
    with service.store.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement))]


def _visit(service, phone):
    app = door(service)
    return app.session_interface.get_signing_serializer(app).loads(next(iter(phone.cookies.values())))


def _all_keys(service):
    """Every key that follows from the file of keys, for every purpose the program text names, and the files' own."""
    folder = Path(survey_app.__file__).parent
    purposes = {
        purpose for path in folder.rglob("*.py") for purpose in PURPOSE.findall(path.read_text("utf-8"))
    }
    purposes |= {"check link", "check receipt", "cookie visit", "cookie staff", "draft key", ""}
    versions = service.keyring.versions
    derived = {service.keyring.derive(purpose, version) for purpose in purposes for version in versions}
    return derived | {key for _, key in service.keyring.keys}


def _all_values(service):
    """Every value that stands in the database, as bytes, and what the keys make of it."""
    tables = sa.inspect(service.store._reader).get_table_names()
    values = {b""}
    for table in tables:
        for row in _rows(service, f'SELECT * FROM "{table}"'):
            values |= {value if isinstance(value, bytes) else str(value).encode() for value in row}
    return {bytes(value) for value in values}


def _opens(key, sealed, place):
    try:
        return bool(sealing.unseal(key, sealed, place))
    except SealBroken:
        return False


def _title(phone):
    return phone.page.all("title")[0].text()
