"""Responses as a CSV file for the inspection team: closed answers, a line each."""

import base64
import csv
from dataclasses import replace
from io import StringIO

import pytest

from analysis.errors import NotForReadership
from analysis.responses_file import responses_csv
from questionnaires.model import Option, Page, Question


def lines(families):
    return list(csv.DictReader(StringIO(responses_csv(families.frame(), "inspection-team"), newline="")))


def test_a_response_is_a_line_of_values_and_of_words(families):
    families.answer({"age": "child", "touches": ["waits", "plans"], "need": "waiting"}, voice="helped")
    families.answer()
    first, second = lines(families)
    assert (first["need"], first["need: Needed?"]) == ("waiting", "Waiting")
    assert (first["touches:waits: Which of these?"], first["touches:none: Which of these?"]) == ("Waits", "")
    assert (first["voice"], first["sent_on"], first["channel_kind"]) == ("helped", "2026-02-03", "forum")
    assert (second["need"], second["need: Needed?"], second["age"]) == ("", "", "")


def test_a_line_is_found_again_in_the_reading_room(families):
    families.answer()
    known = base64.b32encode(families.rows[0]["response_id"]).decode().rstrip("=").lower()
    assert [line["response"] for line in lines(families)] == [known]


def test_no_comment_and_no_family_is_in_it(families):
    families.answer({"need": "waiting"}, comments={"story": "We waited for Alex"}, family_number=b"family!!")
    written = responses_csv(families.frame(), "inspection-team")
    assert "Alex" not in written
    assert not any("story" in name or "family" in name for name in lines(families)[0])


@pytest.mark.parametrize("readership", ["officer-and-forum", "public", "anybody"])
def test_nobody_else_gets_a_response(families, readership):
    families.answer()
    with pytest.raises(NotForReadership):
        responses_csv(families.frame(), readership)


def test_without_responses_there_is_a_heading_alone(families):
    assert responses_csv(families.frame(), "inspection-team").count("\r\n") == 1


def test_an_options_words_are_never_a_formula(families, questionnaire):
    """D5: what an author wrote stands behind an apostrophe."""
    hostile = Option(value="sum", label='=HYPERLINK("http://example.org","x")')
    asked = (
        Question(id="one", kind="one", role="quality", text="=1+1", options=(hostile,), theme="waits"),
        Question(id="many", kind="several", role="touches", text="-1", options=(hostile,), theme="waits"),
    )
    page = Page(id="all", section="", heading="All", questions=asked)
    families.questionnaire = replace(questionnaire, pages=(page,))
    families.answer({"one": "sum", "many": ["sum"]})
    (line,) = lines(families)
    assert line["one: =1+1"] == line["many:sum: -1"] == f"'{hostile.label}"
    assert not any(cell.lstrip(' "').startswith(("=", "-")) for cell in [*line, *line.values()])
