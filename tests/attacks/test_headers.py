"""What every answer of both doors carries, whoever asks for whatever in whatever way."""

import re

import pytest
import sqlalchemy as sa
from attacks.colleagues import House
from attacks.facts import replaced
from drivers import FORM, Respondent, door
from page_checks import header_faults

from survey_app.design import static
from survey_app.staff.door import create_console

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "OPTIONS")
PART = re.compile(r"<(?:\w+:)?(\w+)>")


@pytest.fixture
def house(sqlite_service, sqlite_survey):
    """Over https, for then there is one header more."""
    secure = replaced(sqlite_service, base_url="https://localhost")
    return House.of(secure, sqlite_survey)


@pytest.fixture
def people(house):
    """Nobody, somebody answering, and one colleague of each role."""
    family = Respondent(house.send)
    family.begin(house.survey.link)
    family.answer({"helped": "yes"})
    roles = {
        role: house.colleague(*role.split()) for role in ("forum", "inspector", "lead", "lead inspector")
    }
    return {"nobody": Respondent(house.send), "family": family} | roles


def test_every_route_gives_every_role_the_headers_that_protect(house, people, sqlite_service):
    """E8: each address of both doors, seven methods, six kinds of people: all headers on every status."""
    values = house.values() | {"number": "1", "step": "1", "kind": "braille", "film": "start"}
    addresses = [rule.rule for rule in door(sqlite_service).url_map.iter_rules()]
    addresses += ["/staff" + rule.rule for rule in create_console(sqlite_service).url_map.iter_rules()]
    addresses += ["/nowhere", "/staff/nowhere", "/static/nowhere.css"]
    seen = set()
    for address in addresses:
        target = PART.sub(lambda found: values.get(found[1], "1"), address)
        for method in METHODS:
            for role, person in people.items():
                reply = house.send(method, target, _sent(person), b"a=b" if method == "POST" else b"")
                assert _faults(reply) == [], (method, target, role, reply.status)
                assert reply.status < 500 or target == "/readyz", (method, target, role)
                seen.add(reply.status)
    assert seen >= {200, 303, 400, 403, 404, 405}


def test_a_fault_and_static_files_have_them_too(house, people, log):
    """E8: 5xx, and what is kept for ever."""
    for name in ("survey.css", "question.mjs", "favicon.svg"):
        reply = house.send("GET", static.asset(name), {}, b"")
        assert (reply.status, reply.header("X-Content-Type-Options")) == (200, "nosniff")
        assert "default-src 'none'" in reply.header("Content-Security-Policy")
        assert "immutable" in reply.header("Cache-Control")
    with house.service.store.writing() as connection:
        connection.execute(sa.text("ALTER TABLE draft_pages RENAME TO gone"))
    reply = house.send("GET", "/answer/1", _sent(people["family"]), b"")
    with house.service.store.writing() as connection:
        connection.execute(sa.text("ALTER TABLE gone RENAME TO draft_pages"))
    assert reply.status == 503
    assert _faults(reply) == []
    log.lines.clear()  # the fault is told there, and is ours


def test_a_recording_is_given_out_under_a_name_of_ours_and_never_shown(house):
    """F17, D11: whatever a stranger sent, the team gets a file to keep, in a box without rights, with a plain name."""
    lead = house.colleague("lead", "inspector")
    place = f"/staff/inspections/{house.survey.inspection_id}/requests/{house.recording_sent()}/recording"
    reply = house.send("GET", place, _sent(lead), b"")
    assert reply.status == 200
    assert b"<svg" in reply.body
    assert reply.header("Content-Type") == "audio/ogg"
    assert reply.header("Content-Disposition") == 'attachment; filename="recording.ogg"'
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert "sandbox" in reply.header("Content-Security-Policy")


def _sent(person):
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    return {"Content-Type": FORM} | ({"Cookie": cookies} if cookies else {})


def _faults(reply):
    sent = {name.lower(): value for name, value in reply.headers}
    faults = [fault for fault in header_faults(sent) if reply.is_page or "content-type" not in fault]
    if not sent.get("strict-transport-security", "").startswith("max-age=31536000"):
        faults.append("no strict-transport-security")
    for name, value in reply.headers:
        if name.lower() == "set-cookie" and not value.startswith(("__Host-", "__Secure-")):
            faults.append(f"a cookie without its prefix: {value[:20]}")
    return faults
