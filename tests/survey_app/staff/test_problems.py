"""What the console says when it refuses, and when it breaks."""

import sqlalchemy as sa
from builders import NOW
from page_checks import check_page
from page_markup import Page

from survey_app.store import records

SUMMARY = "/staff/surveys/fenmoor-parents/summary"


def test_a_fault_of_ours_tells_nothing_of_the_machine(sqlite_service, send, inspector, survey):
    row = {"survey_id": survey.id, "readership": "inspection-team", "name": "summary.json", "built_at": NOW}
    with sqlite_service.store.writing() as connection:
        connection.execute(sa.insert(records.built), row | {"body": b"{}"})
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in inspector.cookies.items())}
    reply = send("GET", SUMMARY, cookie, b"")
    check_page(reply.text, {name.lower(): value for name, value in reply.headers}, reply.status, SUMMARY)
    assert (reply.status, Page(reply.text).all("main")[0].get("data-screen")) == (500, "fault")
    assert not any(word in reply.text for word in ("KeyError", "Traceback", "readership"))


def test_a_host_that_is_not_ours_is_refused(send):
    reply = send("GET", "/staff/sign-in", {"Host": "elsewhere.example"}, b"")
    assert reply.status == 400


def test_a_method_nobody_offers_is_refused_with_those_that_are(inspector):
    reply = inspector.request("POST", "/staff/inspections", inspector.form("/staff/sign-out"))
    assert (reply.status, inspector.screen) == (405, "not-taken")
    assert "GET" in reply.header("Allow")


def test_a_page_of_another_site_changes_nothing(inspector):
    fields = inspector.form("/staff/sign-out")
    reply = inspector.request("POST", "/staff/sign-out", fields, {"Sec-Fetch-Site": "cross-site"})
    assert reply.status == 403
    inspector.get("/staff/inspections")
    assert inspector.screen == "inspections"


def test_an_address_that_leads_nowhere_says_so_to_strangers_too(somebody):
    stranger = somebody()
    stranger.get("/staff/no-such-page")
    assert (stranger.screen, stranger.status) == ("not-found", 404)
