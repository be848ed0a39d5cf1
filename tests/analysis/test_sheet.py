"""Safety row D5: no cell of the CSV file is ever a formula, whatever stands in a label."""

import csv
import itertools
import re
import shutil
import subprocess
import time
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


def through_libreoffice(written, tmp_path):
    """The cells of a CSV file as LibreOffice shows them, which evaluates what it takes for a formula."""
    office = shutil.which("soffice") or pytest.skip("there is no LibreOffice here")
    (tmp_path / "tables.csv").write_text(written, "utf-8-sig", newline="")
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    reads = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
    shows = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    command = [office, "--headless", home, reads, "--convert-to", shows, "--outdir", tmp_path / "shown"]
    subprocess.run([*command, tmp_path / "tables.csv"], check=True, capture_output=True, timeout=120)
    (shown,) = (tmp_path / "shown").glob("*.csv")
    return list(csv.reader(StringIO(shown.read_text("utf-8-sig"), newline="")))


def test_libreoffice_shows_every_cell_as_text(a_table, tmp_path):
    """D5: each case is shown as it was typed, behind the apostrophe where it could have been a formula."""
    rows = tuple(RawRow(value=f"v{at}", label=text, count=1) for at, text in enumerate(ATTACKS))
    table = protect(a_table((1,), rows=rows, base=len(rows)), "inspection-team")
    shown = through_libreoffice(sheet.csv_text([table]), tmp_path)
    labels = [row[6] for row in shown if row[5] == "base"]
    assert [" ".join(label.split()) for label in labels] == [
        " ".join(sheet.safe_cell(text).split()) for text in ATTACKS
    ]
    assert all("'" in label for label in labels)


def test_libreoffice_would_have_run_a_bare_formula(tmp_path):
    """The test above can fail."""
    assert through_libreoffice('"=1+1"\r\n', tmp_path) == [["2"]]


# What one expression found before, on texts short enough for it.
SLOW = re.compile(r'(^|[;,\t\r\n"])([\s"\'\u00a0\ufeff]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])')
LEADS = re.compile(r"^(?=[\t\r\n])")


def test_apostrophes_stand_where_the_slow_expression_put_them():
    for length in range(6):
        for signs in itertools.product("=;\" '\ta", repeat=length):
            text = "".join(signs)
            assert sheet.safe_cell(text) == SLOW.sub(r"\1\2'", LEADS.sub("'", text)), text


@pytest.mark.parametrize("text", ['"', " ", "\t", ";", "=", "\t=", ',"" '])
def test_50_000_characters_take_a_moment(text):
    """A comment may be long, and made to be slow."""
    long = (text * 50_000)[:50_000]
    began = time.perf_counter()
    sheet.safe_cell(long)
    assert time.perf_counter() - began < 2


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
