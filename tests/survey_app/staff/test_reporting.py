"""An inspection's report at the console: what the worker built, shown to the team, and each look noted."""

import pytest
import sqlalchemy as sa

from survey_app.fieldwork import built_reports
from survey_app.store import records
from survey_app.store.understanding_records import built_reports as rows
from survey_app.worker.loop import Worker


@pytest.fixture
def report(sqlite_service, survey, told):
    """Twelve families have answered, and the report is made; where its first page is."""
    for _ in range(12):
        told({1: {"helped": "no"}, 2: {"wait": "yes"}})
    worker = Worker(sqlite_service)
    while worker.look():
        pass
    return f"/staff/inspections/{survey.inspection_id}/report"


@pytest.fixture
def inspector(somebody):
    return somebody("inspector").sign_in()


def noted(service):
    with service.store.reading() as connection:
        entries = connection.execute(sa.select(records.audit.c.action, records.audit.c.subject))
        return [(row.action, row.subject) for row in entries if row.action.startswith("read-")]


def built_at(connection):
    return connection.execute(sa.select(rows.c.built_at).limit(1)).scalar_one()


def links(person, part):
    return [link.get("href") for link in person.page.all("a") if part in link.get("href")]


def test_every_page_and_file_the_report_offers_can_be_opened(inspector, report):
    seen, waiting = set(), [report]
    while waiting:
        here = waiting.pop()
        seen.add(here)
        inspector.request("GET", here)
        assert inspector.status == 200, here
        if "/files/" not in here:
            waiting += [href for href in links(inspector, "/report") if href not in seen | set(waiting)]
    assert any("/by/" in href for href in seen)
    assert any(href.endswith("report.pdf") for href in seen)


def test_each_look_is_noted_by_what_was_looked_at(sqlite_service, inspector, report, survey):
    inspector.get(report)
    inspector.get(f"{report}/who-answered")
    inspector.get(f"{report}/who-answered/{survey.id}")
    inspection = survey.inspection_id
    assert noted(sqlite_service)[-3:] == [
        ("read-report", inspection),
        ("read-chapter", f"{inspection} who-answered"),
        ("read-chapter", f"{inspection} who-answered {survey.id}"),
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "no-such-chapter",
        "..%2f..",
        "who-answered/nobody",
        "files/comments.json",
        "files/report.json",
        "x/by/y",
    ],
)
def test_what_the_report_does_not_offer_is_not_there(inspector, report, rest):
    inspector.request("GET", f"{report}/{rest}")
    assert inspector.status == 404


def test_what_was_made_for_others_is_refused_wherever_it_lies(sqlite_service, inspector, report, survey):
    with sqlite_service.store.writing() as connection:
        body = connection.execute(sa.select(rows.c.body).where(rows.c.name == "report.json")).scalar_one()
        place = (sqlite_service.keyring, survey.inspection_id, "inspection-team")
        told = built_reports.unpack(*place, "report.json", body)
        told = told.replace(b'"inspection-team"', b'"officer-and-forum"', 1)
        forged = built_reports.pack(*place, {"report.json": told})["report.json"]
        connection.execute(sa.update(rows).where(rows.c.name == "report.json").values(body=forged))
    inspector.request("GET", report)
    assert inspector.status == 403


def test_before_anybody_answered_the_page_says_so(inspector, survey):
    inspector.get(f"/staff/inspections/{survey.inspection_id}/report")
    assert "There is no report yet" in inspector.words


def test_a_report_of_an_inspection_is_replaced_whole(sqlite_service, report, survey):
    with sqlite_service.store.writing() as connection:
        packed = built_reports.pack(
            sqlite_service.keyring, survey.inspection_id, "inspection-team", {"one": b"1"}
        )
        built_reports.replace(
            connection, survey.inspection_id, "inspection-team", packed, now=built_at(connection)
        )
        names = connection.execute(sa.select(rows.c.name)).scalars().all()
    assert names == ["one"]


@pytest.mark.parametrize(("day", "says"), [("soon", "Write the day"), ("2020-01-01", "Give a day after")])
def test_a_day_of_publication_that_cannot_be_is_told_and_kept_as_typed(somebody, survey, day, says):
    lead = somebody("lead").sign_in()
    here = f"/staff/inspections/{survey.inspection_id}/publication"
    lead.get(here)
    lead.press(here, {"day": day})
    assert lead.status == 422
    assert says in lead.words
    (typed,) = [field.get("value") for field in lead.page.all("input") if field.get("name") == "day"]
    assert typed == day


def test_a_lead_enters_the_day_and_it_is_noted(sqlite_service, somebody, survey):
    lead = somebody("lead").sign_in()
    here = f"/staff/inspections/{survey.inspection_id}/publication"
    lead.get(here)
    lead.press(here, {"day": "2026-04-01"})
    assert "It is entered as" in lead.words
    with sqlite_service.store.reading() as connection:
        last = connection.execute(
            sa.select(records.audit.c.subject).where(records.audit.c.action == "enter-publication")
        ).scalar_one()
    assert last == f"{survey.inspection_id} 2026-04-01"
