"""Addresses, redirects, frames and other sites: what the public door answers, and to whom."""

import pytest
from attacks.facts import everything
from drivers import Respondent, door

ELSEWHERE = [
    "//evil.example",
    "https:evil.example",
    "/\\evil.example",
    "%5cevil",
    "https://evil.example/",
    "\r\nX: 1",
]
NOT_HERE = [
    "/.git/HEAD", "/.env", "/config", "/instance/app.db", "/console", "/metrics", "/debug", "/backup.sql",
    "/static/../app.py", "/static/%2e%2e/app.py", "/survey.db", "/keys", "/withdrawn.txt", "/admin", "/staff/",
    "/staff", "/robots.txt.bak", "/server-status", "/wp-login.php", "/__debug__/", "/static/", "/static/manifest.json",
    "/s", "/s/", "/answer/1/x.css", "/receipt.js", "/start/style.css", "/readyz.json",
]  # fmt: skip
PUBLIC = {
    "landing", "enter_code", "open_link", "open_printed_link", "start", "begin", "start_again", "who", "tell_who",
    "consent", "give_consent", "declined", "resume", "question", "answer", "check_answers", "send", "receipt",
    "finish", "finished", "withdraw", "ask_withdrawal", "withdrawn", "stop", "stop_and_delete", "stopped",
    "leave_beacon", "help", "privacy", "accessibility", "livez", "readyz",
}  # fmt: skip


@pytest.fixture
def person(sqlite_service, sqlite_survey):
    phone = Respondent.at(sqlite_service)
    phone.begin(sqlite_survey.link)
    return phone


@pytest.mark.parametrize("name", ["next", "url", "return", "redirect", "continue"])
def test_no_parameter_leads_elsewhere(sqlite_service, sqlite_survey, person, name):
    """E3: every redirect of ours is one of our own addresses, whatever the query or the form says."""
    token = person.form("/answer/1")["csrf_token"]
    for where in ELSEWHERE:
        for method, address in (("GET", sqlite_survey.link), ("POST", "/start"), ("POST", "/answer/1")):
            fields = {"csrf_token": token, name: where, "helped": "no"} if method == "POST" else b""
            reply = person.request(method, f"{address}?{name}={where.strip()}", fields)
            assert reply.status in (303, 409), (method, address, reply.status)
            assert reply.header("Location") in ("", "/start", "/answer", "/answer/3", "/check")
            assert not reply.header("X")


@pytest.mark.parametrize("address", NOT_HERE)
def test_files_and_tools_are_not_there(sqlite_service, person, address):
    """E6: 404, and nothing said about why."""
    reply = person.request("GET", address)
    assert (reply.status, person.screen) == (404, "not-found")
    assert reply.header("Cache-Control") == "no-store"


def test_the_public_door_has_these_addresses_and_no_others(sqlite_service):
    """E6: a new address is a decision; nothing of the console is among them."""
    added = {rule.endpoint for rule in door(sqlite_service).url_map.iter_rules()} - PUBLIC
    assert not {name for name in added if "staff" in name or "static" in name}


@pytest.mark.parametrize(
    "query", ["debug=1", "__debugger__=yes&cmd=resource&f=style.css", "__debugger__=yes&pin=1"]
)
def test_no_debugger_answers(sqlite_service, person, query):
    """E7: the page is the page; TRACE is refused."""
    for address in ("/", "/help", "/answer/1", "/nowhere"):
        plain = person.get(address)
        asked = person.get(f"{address}?{query}")
        assert (asked.status, len(asked.body)) == (plain.status, len(plain.body))
        assert person.request("TRACE", address).status in (404, 405)


FOREIGN = [
    {"Origin": "null"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:8080"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_changes_nothing(sqlite_service, person, headers):
    """E10: refused even with the cookie and the form's own token; no header invites other origins."""
    form = person.form("/answer/1") | {"helped": "no"}
    before = everything(sqlite_service)
    for address in ("/answer/1", "/send", "/stop", "/finish", "/leave", "/", "/withdraw"):
        reply = person.request("POST", address, form, headers)
        assert (reply.status, person.screen) == (403, "refused"), address
        assert not [name for name, _ in reply.headers if name.lower().startswith("access-control")]
    assert everything(sqlite_service) == before
    person.get("/answer/1")
    assert person.screen == "question"


def test_without_an_origin_the_token_decides(sqlite_service, person):
    """E10: an old browser that says nothing of where it comes from needs the form's token."""
    before = everything(sqlite_service)
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        reply = person.request("POST", "/answer/1", {"helped": "no"}, {"Content-Type": kind})
        assert reply.status in (400, 415)
    assert everything(sqlite_service) == before
    person.get("/answer/1")
    person.answer({"helped": "no"})
    assert person.path == "/answer/3"


def test_no_page_can_be_framed_or_held(sqlite_service, sqlite_survey, person):
    """E11: every kind of answer forbids frames and cuts the tie to whoever opened it."""
    replies = [
        person.request(*each)
        for each in (
            ("GET", "/"),
            ("GET", sqlite_survey.link),
            ("GET", "/answer/1"),
            ("GET", "/nowhere"),
            ("PUT", "/send"),
            ("POST", "/answer/1"),
            ("GET", "/receipt"),
            ("HEAD", "/start"),
        )
    ]
    assert {reply.status for reply in replies} >= {200, 303, 404, 405, 415}
    for reply in replies:
        assert "frame-ancestors 'none'" in reply.header("Content-Security-Policy")
        assert reply.header("Cross-Origin-Opener-Policy") == "same-origin"
        assert 'target="' not in reply.text
