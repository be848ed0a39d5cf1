"""Private pages and the caches between: what must never be kept, whatever its address looks like."""

import re

import pytest
from attacks.caches import SharedCache
from attacks.colleagues import FILES, REPORT_FILES, House
from builders import an_invitation
from drivers import Respondent, door, in_process
from replies import Reply

from survey_app.design import static
from survey_app.staff.door import create_console

SECRET = "Nobody else may read this"
DISGUISES = (
    "{}/x.css", "{}.js", "{}/.png", "{};x.css", "{}%2fx.css", "{}%3bx.css", "{}/..%2fx.css", "{}%00.css", "{}%0a.css",
    "{}%23x.css", "{}/static/x.css", "/static/..{}", "/static/%2e%2e{}", "/static/..%2f..{}", "{}//x.css",
)  # fmt: skip
OFFERED = {"reading.file": FILES, "reporting.file": REPORT_FILES}
PRIVATE = ("/answer/2", "/check", "/receipt", "/start", "/come-back", "/stop")


@pytest.fixture
def house(sqlite_service, sqlite_survey):
    return House.of(sqlite_service, sqlite_survey)


@pytest.fixture
def writer(sqlite_service, sqlite_survey):
    """Somebody who has written what nobody else may read."""
    person = Respondent.at(sqlite_service)
    person.begin(sqlite_survey.link)
    person.answer({"helped": "yes"})
    person.answer({"story": SECRET})
    return person


def test_two_people_behind_one_cache_never_meet(sqlite_service, sqlite_survey):
    """E9: whole journeys by one shared cache, one after the other: nothing was kept, and each sees their own."""
    cache = SharedCache(in_process(sqlite_service))
    receipts = []
    for number in range(2):
        _, code = an_invitation(sqlite_service, sqlite_survey)
        person = Respondent(cache)
        for address in ("/", "/help", "/privacy", "/livez", "/nowhere"):
            person.get(address)
        person.begin(f"/s/{code}")
        person.answer({"helped": "yes"})
        person.answer({"story": f"{SECRET} {number}"})
        person.get("/answer/2")
        assert person.form("/answer/2")["story"] == [f"{SECRET} {number}"]
        receipts.append(person.send())
    assert len(set(receipts)) == 2
    assert cache.kept == {}


def test_a_cache_that_is_let_would_keep_and_mix_them_up():
    """E9: the cache of these tests is one that an answer without its headers would be lost in."""
    pages = iter([Reply(200, (("Set-Cookie", "visit=1"),), b"one's"), Reply(200, (), b"another's")])
    cache = SharedCache(lambda method, path, headers, body: next(pages))
    assert [cache("GET", "/answer/1", {"Cookie": each}, b"").body for each in ("a", "b")] == [b"one's"] * 2


def test_nothing_that_is_made_for_somebody_may_be_kept(house, sqlite_service):
    """E9: pages, tables, charts, sheets, recordings and codes to print, by a cache and by their headers alike.

    No JSON is served. What is the same for everybody, style sheets and scripts, may be kept and sets no
    cookie.
    """
    cache = SharedCache(house.send)
    person, values = house.colleague("lead", "inspector", by=cache), house.values()
    kinds = set()
    for rule in create_console(sqlite_service).url_map.iter_rules():
        for name in OFFERED.get(rule.endpoint, [""]):
            if "GET" in rule.methods:
                given = {part: values[part] for part in rule.arguments} | ({"name": name} if name else {})
                reply = cache("GET", "/staff" + rule.build(given)[1], _cookies(person), b"")
                kinds.add(reply.header("Content-Type").partition(";")[0])
                assert reply.header("Cache-Control") == "no-store", rule
    documents = {"application/pdf", "application/vnd.oasis.opendocument.spreadsheet"}
    assert kinds == {"text/html", "text/css", "text/csv", "image/svg+xml", "audio/ogg"} | documents
    assert cache.kept == {}
    for name in static.manifest():
        reply = cache("GET", static.asset(name), {}, b"")
        assert not reply.header("Set-Cookie")
    assert len(cache.kept) == len(set(static.manifest().values()))


def test_a_private_page_under_the_name_of_a_file_is_not_there(house, writer):
    """E12: what looks like a style sheet beside a private page is no page: 404, not to be kept, and no cookie of it."""
    for target in [disguise.format(address) for address in PRIVATE for disguise in DISGUISES]:
        reply = house.send("GET", target, _cookies(writer), b"")
        assert reply.status == 404, target
        assert reply.header("Cache-Control") == "no-store", target
        assert not reply.header("Set-Cookie"), target
        assert SECRET not in reply.text


def test_a_link_under_the_name_of_a_file_is_not_there(house, sqlite_survey):
    """E12: nothing is begun, and no code comes back, for what a cache might take for a file."""
    for ending in ("/x.css", ".css", "/.js", "%2fx.png", ";x.js", "/logo.svg"):
        reply = house.send("GET", sqlite_survey.link + ending, {}, b"")
        assert (reply.status, reply.header("Cache-Control")) == (404, "no-store"), ending
        assert not reply.header("Set-Cookie"), ending
        assert sqlite_survey.channel_code not in re.sub("[^A-Z0-9]", "", reply.text.upper())


def test_no_address_of_the_public_door_looks_like_a_file(sqlite_service):
    """E12: caches that go by endings find none, but the icon that browsers ask for by themselves."""
    endings = {rule.rule for rule in door(sqlite_service).url_map.iter_rules() if "." in rule.rule}
    assert endings <= {"/favicon.ico"}


def _cookies(person):
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in person.cookies.items())}
