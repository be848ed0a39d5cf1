"""Every document that comes with the service can be read, from nobody's answers to a full survey."""

import csv
from io import StringIO
from xml.etree import ElementTree

import pytest
from page_checks import PAGE_CHECKS
from page_markup import Page

from analysis import frame
from questionnaires import checks, reading

DOCUMENTS = [each for path in reading.shipped() for each in checks.check_file(path).documents]


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.id)
def shipped(request):
    return request.param


def topics(document):
    """The ids of the parts about themes: a theme asked about several sectors has one for each."""
    for theme in document.themes:
        sectors = {question.sector for question in document.questions if question.theme == theme.id}
        ordered = [each for each in (None, "education", "health", "care") if each in sectors]
        yield from (f"{theme.id}-{each}" if each and len(sectors) > 1 else theme.id for each in ordered)


def test_there_is_a_document_for_every_audience():
    assert {document.audience for document in DOCUMENTS} >= {
        "children-5-10",
        "children-11-15",
        "young-people-16-18",
        "young-people-19-25",
        "supporters",
        "parents-and-carers",
        "practitioners",
        "area-leaders",
    }


@pytest.mark.parametrize("people", [0, 1, 120])
def test_a_shipped_questionnaire_is_summarised(shipped, answering, people):
    built = answering(shipped, people, people).build()
    assert built.summary["counts"]["counted"] == people
    parts = {part["id"]: part for part in built.summary["sections"]}
    about = list(topics(shipped))
    assert list(parts)[: len(about) + 1] == ["who-answered", *about]
    assert set(parts) - {"who-answered", *about} <= {"general", "elsewhere", "supporters"}
    for topic in about:
        assert parts[topic]["words"]
        if any(question.theme == topic and question.is_closed for question in shipped.questions):
            assert people < 120 or parts[topic]["chart"] == f"chart-{topic}.svg"
    for chart in {part["chart"] for part in parts.values()} - {None}:
        assert ElementTree.fromstring(built.files[chart]).get("role") == "img"


@pytest.mark.parametrize("people", [1, 120])
def test_its_page_and_its_tables_hold_the_summary(shipped, answering, people):
    built = answering(shipped, people, 5).build()
    page = Page(built.files["summary.html"].decode())
    assert page.slips == []
    assert [fault for check in PAGE_CHECKS for fault in check(page)] == []
    tables = [table for part in built.summary["sections"] for table in part["tables"]]
    assert [each.text() for each in page.all("caption")] == [table["title"] for table in tables]
    ids = [table["id"] for table in tables]
    titles = [table["title"] for table in tables]
    assert len(ids) == len(set(ids))
    assert len(titles) == len(set(titles))
    written = csv.DictReader(StringIO(built.files["tables.csv"].decode("utf-8-sig"), newline=""))
    assert [row["count"] for row in written] == [
        str(row["count"]) for table in tables for row in table["rows"] + table["asides"]
    ]


def test_no_text_waits_for_a_word(shipped, answering):
    built = answering(shipped, 40, 3).build()
    for name in ("summary.html", "tables.csv"):
        assert b"{" not in built.files[name]
    assert all("{" not in part["chart_alt"] for part in built.summary["sections"] if part["chart"])


def test_nobody_is_called_what_they_are_not(shipped, answering):
    """Bases name the survey's own people; only tables of supporters name supporters."""
    named = {
        "parents-and-carers": "parents and carers",
        "supporters": "supporters",
        "practitioners": "practitioners",
        "area-leaders": "leaders",
    }.get(shipped.audience, "children and young people")
    for part in answering(shipped, 60, 4).build().summary["sections"]:
        who = "supporters" if part["id"] == "supporters" else named
        for table in part["tables"]:
            if table["kind"] != "participation":
                assert table["of_whom"].removeprefix("children described by ").startswith(who)


def test_every_need_can_be_told_met_from_unmet(shipped):
    for question in shipped.questions:
        if question.role == "need":
            values = {option.value for option in question.options if option.is_substantive}
            assert values == {"got-it", "got-some", "waiting", "refused", "did-not-know-how"}


def test_a_frame_of_nobody_has_every_column(shipped):
    empty = frame.from_rows(shipped, [])
    singles = [question.id for question in shipped.questions if question.kind == "one"]
    assert set(singles) <= set(empty.responses.columns)
