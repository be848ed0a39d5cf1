"""The summary, its files, and responses read whole: what is shown, and that each reading is noted."""

import json

import pytest
import sqlalchemy as sa
from builders import NOW, a_survey

from survey_app.fieldwork import audit, withdrawals
from survey_app.store import records

ROW = {"value": "yes", "label": "Yes <b>", "count": 14, "percent": 58, "is_favourable": True}
TABLE = {
    "id": "wait",
    "title": "What about wait?",
    "kind": "answers",
    "readership": "inspection-team",
    "of_whom": "who answered",
    "base": 24,
    "rows": [ROW, ROW | {"value": "no", "label": "No", "count": 10, "percent": 42}],
    "asides": [ROW | {"value": "blank", "label": "Left blank", "count": 3, "percent": None}],
    "notes": ["Small base."],
}


def a_summary(**facts):
    section = {
        "id": "waits",
        "title": "Waits",
        "words": ["14 of the 24 who answered said yes."],
        "tables": [TABLE],
        "chart": "chart-waits.svg",
        "chart_alt": "Bar chart. 14 said yes.",
    }
    return {
        "readership": "inspection-team",
        "title": "A tiny survey",
        "made_at": "2026-02-03T12:00:00+00:00",
        "limits": ["Nothing is weighted."],
        "sections": [section],
    } | facts


def store_built(service, survey, **files):
    rows = [
        {
            "survey_id": survey.id,
            "readership": "inspection-team",
            "name": name,
            "body": body,
            "built_at": NOW,
        }
        for name, body in files.items()
    ]
    with service.store.writing() as connection:
        connection.execute(sa.insert(records.built), rows)


@pytest.fixture
def entries(sqlite_service):
    def read():
        with sqlite_service.store.reading() as connection:
            assert audit.verify(connection, sqlite_service.keyring) == []
            return [
                (row.actor, row.action, row.subject) for row in connection.execute(sa.select(records.audit))
            ]

    return read


def test_the_summary_says_when_there_is_none_yet(inspector, survey):
    inspector.get(f"/staff/surveys/{survey.id}/summary")
    assert "There is no summary yet" in inspector.words


def test_the_summary_shows_words_tables_and_charts_as_they_were_built(sqlite_service, inspector, survey):
    store_built(sqlite_service, survey, **{"summary.json": json.dumps(a_summary()).encode()})
    inspector.get(f"/staff/surveys/{survey.id}/summary")
    assert "14 of the 24 who answered said yes." in inspector.words
    assert "Nothing is weighted." in inspector.words
    (image,) = inspector.page.all("img")
    assert image.get("src") == f"/staff/surveys/{survey.id}/files/chart-waits.svg"
    assert image.get("alt") == "Bar chart. 14 said yes."
    rows = [[cell.text() for cell in row.all("th", "td")] for row in inspector.page.all("tr")]
    assert rows == [
        ["Answer", "People", "Share of those who answered"],
        ["Yes <b>", "14", "58%"],
        ["No", "10", "42%"],
        ["All who answered", "24", ""],
        ["Counted apart: Left blank", "3", ""],
    ]
    assert {each.get("scope") for each in inspector.page.all("th")} == {"col", "row"}


@pytest.mark.parametrize(
    "summary",
    [
        a_summary(readership="officer-and-forum"),
        a_summary(sections=[a_summary()["sections"][0] | {"tables": [TABLE | {"readership": "public"}]}]),
    ],
    ids=["summary", "one-table"],
)
def test_a_summary_made_for_others_is_refused(sqlite_service, inspector, survey, summary):
    store_built(sqlite_service, survey, **{"summary.json": json.dumps(summary).encode()})
    inspector.get(f"/staff/surveys/{survey.id}/summary")
    assert (inspector.screen, inspector.status) == ("not-allowed", 403)


def test_a_chart_is_shown_under_a_policy_of_its_own(sqlite_service, inspector, survey):
    store_built(sqlite_service, survey, **{"chart-waits.svg": b"<svg/>"})
    reply = inspector.request("GET", f"/staff/surveys/{survey.id}/files/chart-waits.svg")
    assert (reply.body, reply.header("Content-Type")) == (b"<svg/>", "image/svg+xml")
    assert reply.header("Content-Security-Policy").startswith("default-src 'none'; style-src 'self'")


def test_the_tables_are_kept_as_a_file_named_by_us(sqlite_service, inspector, survey):
    store_built(sqlite_service, survey, **{"tables.csv": b"\xef\xbb\xbfa,b"})
    reply = inspector.request("GET", f"/staff/surveys/{survey.id}/files/tables.csv")
    assert reply.header("Content-Disposition") == 'attachment; filename="tables.csv"'
    assert reply.header("Content-Type") == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    "name", ["summary.json", "chart-WAITS.svg", "chart-..svg", "other.html", "tables.csv"]
)
def test_a_file_of_another_name_or_not_built_is_not_there(inspector, survey, name):
    assert inspector.request("GET", f"/staff/surveys/{survey.id}/files/{name}").status == 404


def test_no_responses_is_said_plainly(inspector, survey):
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert "Nobody has sent a response yet." in inspector.words


def test_a_response_is_read_whole_in_question_order_with_what_people_saw(inspector, survey, told):
    told({1: {"helped": "yes", "needs": ["yes", "no"]}, 2: {"story": "We waited\n<b>14</b> months."}})
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    inspector.get(link_to(inspector, "Read response 1"))
    said = dict(pairs(inspector.page))
    assert said["What about helped?"] == ["Yes"]
    assert said["What about needs?"] == ["Yes", "No"]
    assert said["What about wait?"] == ["No answer"]
    assert said["What about story?"] == ["We waited <b>14</b> months."]
    assert said["How much"] == ["In part"]
    assert list(said)[-1] == "What about else?"


def test_questions_the_answers_never_led_to_are_left_out(inspector, survey, told):
    told({1: {"helped": "no"}})
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    inspector.get(link_to(inspector, "Read response 1"))
    assert "What about wait?" not in inspector.words


def test_every_list_and_every_response_read_is_noted_and_counted(inspector, survey, told, entries):
    for _ in range(3):
        told()
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert "The team has read 0 of them" in inspector.words
    href = link_to(inspector, "Read response 2")
    inspector.get(href)
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert "The team has read 1 of them" in inspector.words
    noted = [entry for entry in entries() if entry[1] in ("list-responses", "read-response")]
    reference = href.rsplit("/", 1)[-1]
    assert noted == [
        (inspector.id, "list-responses", survey.id),
        (inspector.id, "read-response", f"{survey.id} {reference}"),
        (inspector.id, "list-responses", survey.id),
    ]


def test_the_summary_and_files_read_are_noted(sqlite_service, inspector, survey, entries):
    store_built(sqlite_service, survey, **{"tables.csv": b"a"})
    inspector.get(f"/staff/surveys/{survey.id}/summary")
    inspector.request("GET", f"/staff/surveys/{survey.id}/files/tables.csv")
    assert [entry[1:] for entry in entries()][-2:] == [
        ("read-summary", survey.id),
        ("read-file", f"{survey.id} tables.csv"),
    ]


def test_what_is_refused_is_not_noted_as_read(forum, survey, entries):
    forum.request("GET", f"/staff/surveys/{survey.id}/responses")
    assert all(action == "use-link" for _, action, _ in entries())


def test_the_list_comes_in_pages_of_twenty(inspector, survey, told):
    for _ in range(21):
        told()
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert (len(inspector.page.all("dt")), "page 1 of 2" in inspector.words) == (20, True)
    inspector.get(link_to(inspector, "Next page"))
    assert len(inspector.page.all("dt")) == 1
    inspector.get(link_to(inspector, "Read response 21"))
    assert inspector.screen == "response"


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "²", "9" * 30])
def test_a_page_that_does_not_exist_is_not_there(inspector, survey, told, page):
    told()
    assert inspector.request("GET", f"/staff/surveys/{survey.id}/responses?page={page}").status == 404


def test_a_response_that_was_taken_back_is_gone(sqlite_service, inspector, survey, told):
    receipt = told()
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    href = link_to(inspector, "Read response 1")
    with sqlite_service.store.writing() as connection:
        file = sqlite_service.settings.withdrawn_file
        withdrawals.withdraw(connection, sqlite_service.keyring, receipt, file, now=NOW)
    assert inspector.request("GET", href).status == 404


def test_another_surveys_response_is_not_found_under_this_one(sqlite_service, inspector, survey, told):
    other = a_survey(sqlite_service, area="Elsewhere")
    told()
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    reference = link_to(inspector, "Read response 1").rsplit("/", 1)[-1]
    assert inspector.request("GET", f"/staff/surveys/{other.id}/responses/{reference}").status == 404


def link_to(person, words):
    return next(link.get("href") for link in person.page.all("a") if link.text() == words)


def pairs(page):
    for key, value in zip(page.all("dt"), page.all("dd"), strict=True):
        yield key.text(), [line.text() for line in value.all("p")]
