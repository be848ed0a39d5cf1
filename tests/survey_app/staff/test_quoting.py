"""Choosing a quote by hand: sentences ticked, a line and a side chosen; the words stay in the comment."""

from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import lines, reading_room, withdrawals
from survey_app.fieldwork.lines import Words
from survey_app.store import records
from survey_app.store.understanding_records import comment_reads

STORY = "We waited 14 months. Mrs. Smith rang once! Then nobody did."


@pytest.fixture
def receipt(told):
    return told({1: {"helped": "yes"}, 2: {"story": STORY}})


@pytest.fixture
def reference(sqlite_service, survey, receipt):
    with sqlite_service.store.reading() as connection:
        (entry,) = reading_room.browse(connection, survey.id, 1).entries
    return entry.reference


@pytest.fixture
def page(survey, reference):
    named = urlencode({"survey": survey.id, "reference": reference, "item": "story"})
    return f"/staff/inspections/{survey.inspection_id}/lines/quote?{named}"


@pytest.fixture
def line(sqlite_service, survey, inspector):
    words = Words(theme="waits", claim="They wait.", whom="The pathway")
    with sqlite_service.store.writing() as connection:
        return lines.draft(
            connection, sqlite_service.keyring, survey.inspection_id, words, actor=inspector.id, now=NOW
        )


def test_a_run_of_sentences_becomes_a_quote_with_its_reference_and_who_said_it(
    inspector, survey, reference, page, line
):
    inspector.get(page)
    inspector.press(page, {"sentence": ["1", "2"], "line": line, "side": "contradicts"})
    assert inspector.path.endswith(f"/lines/{line}")
    assert "Mrs. [name] rang once! Then nobody did." in inspector.words
    assert "A parent or carer, asked “What about story?”. Response" in inspector.words
    assert f"/staff/surveys/{survey.id}/responses/{reference}" in {
        link.get("href") for link in inspector.page.all("a")
    }
    assert "14 months" not in inspector.words


def test_names_are_masked_for_whoever_chooses(inspector, page, line):
    inspector.get(page)
    assert "Smith" not in inspector.reply.text
    assert "Mrs. [name] rang once!" in inspector.words


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"sentence": []}, "Tick the sentences to quote."),
        ({"sentence": ["0", "2"]}, "Tick sentences that stand next to one another."),
        ({"sentence": ["7"]}, "Tick sentences that stand next to one another."),
        ({"sentence": ["x"]}, "Tick sentences that stand next to one another."),
        ({"line": ""}, "Choose the line of enquiry this quote is for."),
        ({"line": "aaaa-aaaa"}, "Choose the line of enquiry this quote is for."),
        ({"side": "both"}, "Choose whether it supports or contradicts the claim."),
    ],
)
def test_a_quote_that_cannot_be_kept_comes_back_as_it_was_chosen(inspector, page, line, facts, what):
    inspector.get(page)
    inspector.press(page, {"sentence": ["1"], "line": line, "side": "supports"} | facts)
    assert (inspector.status, what in inspector.words) == (422, True)
    known = set(inspector.form(page).get("sentence", ()))
    assert known == set(facts.get("sentence", ["1"])) & {"0", "1", "2"}


def test_a_long_quote_is_kept_with_the_advice_to_shorten_it(inspector, survey, told, sqlite_service, line):
    told({1: {"helped": "yes"}, 2: {"story": "a b c. " * 27}})
    with sqlite_service.store.reading() as connection:
        (entry,) = reading_room.browse(connection, survey.id, 1).entries
    named = urlencode({"survey": survey.id, "reference": entry.reference, "item": "story"})
    page = f"/staff/inspections/{survey.inspection_id}/lines/quote?{named}"
    inspector.get(page)
    inspector.press(page, {"sentence": [str(n) for n in range(27)], "line": line, "side": "supports"})
    assert "This quote is long." in inspector.words


def test_without_a_line_the_page_leads_to_writing_one_and_back(inspector, page):
    inspector.get(page)
    assert "there is none yet" in inspector.words
    new = page.replace("/quote?", "/new?")
    assert new in {link.get("href") for link in inspector.page.all("a")}
    inspector.get(new)
    inspector.press(new, {"theme": "waits", "claim": "", "whom": "The pathway"})
    assert inspector.status == 422
    inspector.press(new, {"claim": "They wait."})
    assert "They wait." in inspector.words
    assert "Keep this quote" in inspector.words


def test_opening_it_is_noted_and_counts_as_read(sqlite_service, inspector, survey, reference, page):
    inspector.get(page)
    with sqlite_service.store.reading() as connection:
        last = connection.execute(
            sa.select(records.audit).order_by(records.audit.c.number.desc()).limit(1)
        ).one()
        read = connection.execute(sa.select(comment_reads.c.item)).scalars().all()
    assert (last.actor, last.action, last.subject) == (
        inspector.id,
        "read-comment",
        f"{survey.id} {reference}/story",
    )
    assert read == ["story"]


def test_where_the_author_took_the_answers_back_the_place_says_so(
    sqlite_service, inspector, receipt, page, line, tmp_path
):
    inspector.get(page)
    inspector.press(page, {"sentence": ["0"], "line": line, "side": "contradicts"})
    with sqlite_service.store.writing() as connection:
        withdrawals.withdraw(connection, sqlite_service.keyring, receipt, tmp_path / "withdrawn", now=NOW)
    inspector.get(inspector.path)
    assert "A quote stood here. Its author has taken their answers back." in inspector.words
    assert "Nothing yet speaks against this." in inspector.words
    assert inspector.request("GET", page).status == 404


def test_only_the_team_chooses_quotes(sqlite_service, somebody, page, line):
    for role in ("forum", "officer"):
        person = somebody(role).sign_in()
        assert person.request("GET", page).status == 403
        person.get("/staff/inspections")
        (token, *_) = [
            each.get("value") for each in person.page.all("input") if each.get("name") == "csrf_token"
        ]
        fields = {"csrf_token": token, "sentence": ["0"], "line": line, "side": "supports"}
        assert person.request("POST", page, fields).status == 403
