"""Safety row D5: no cell of the CSV file is ever a formula, whatever stands in a label."""

import csv
from io import StringIO

import pytest

from analysis import sheet
from analysis.disclosure import protect
from analysis.tables import RawRow

ATTACKS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tplain",
    " =1+1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|'/C calc'!A0",
    "\uff1d\uff11",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    ";=1",
    'a";=1',
    "a;=1",
    "a\n=1",
    '"=1+1"',
)
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n"


def as_file(a_table, text):
    rows = (RawRow(value="v", label=text, count=20), RawRow(value="w", label="plain", count=5))
    return sheet.csv_text([protect(a_table((1,), rows=rows, base=25, title=text), "inspection-team")])


@pytest.mark.parametrize("text", ATTACKS)
def test_no_cell_starts_like_a_formula(a_table, text):
    """Row D5, read as it was written, and by readers that split at semicolons, tabs or line ends alone."""
    written = as_file(a_table, text)
    for separator in ",;\t":
        for row in csv.reader(StringIO(written, newline=""), delimiter=separator):
            assert not any(cell.lstrip(' "').startswith(tuple(SIGNS)) for cell in row if cell)


@pytest.mark.parametrize("text", ATTACKS)
def test_only_apostrophes_are_added(a_table, text):
    cells = list(csv.reader(StringIO(as_file(a_table, text), newline="")))[1]
    assert cells[6].replace("'", "") == text.replace("'", "")
    assert "'" in cells[6]


@pytest.mark.parametrize(
    "text", ["Better", "Got it, and more", "A - B", "5 to 10", "Yes, and we got it", "I don't know"]
)
def test_plain_words_stay_as_they_are(text):
    assert sheet.safe_cell(text) == text


def test_the_file_holds_every_row_with_its_base_and_readership(families):
    for _ in range(12):
        families.answer({"need": "waiting"})
    written = families.build().files["tables.csv"]
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(written.decode("utf-8-sig"), newline="")))
    waiting = next(row for row in rows if row["table"] == "need" and row["answer"] == "Waiting")
    assert (waiting["count"], waiting["percent"], waiting["base"]) == ("12", "100", "12")
    assert {row["made for"] for row in rows} == {"inspection-team"}


def test_a_withheld_count_is_a_word(families):
    written = families.build("officer-and-forum").files["tables.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(written, newline="")))
    assert {row["count"] for row in rows} == {"withheld"}
