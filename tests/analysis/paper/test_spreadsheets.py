"""The tables as LibreOffice opens them: the same figures, and safety row D5: text stays text."""

import csv
import shutil
import subprocess
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from paper_reports import HOSTILE_CELLS as ATTACKS
from paper_reports import a_cross, a_report

from analysis import paper
from analysis.chapters import Chapter
from analysis.disclosure import protect
from analysis.errors import WrongReadership
from analysis.sections import Section
from analysis.tables import RawRow, RawTable

SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def a_table(texts, readership="inspection-team", kind="answers"):
    rows = tuple(RawRow(value=f"v{at}", label=text, count=at) for at, text in enumerate(texts))
    base = sum(range(len(texts)))
    raw = RawTable(
        id="hostile", title="What?", kind=kind, of_whom="who answered", base=base, rows=rows, asides=()
    )
    return protect(raw, readership)


def a_report_of(table):
    section = Section(id="one", title="Waits", whose="parents", tables=[table])
    return a_report(chapters=[Chapter(id="waits", title="Waits", sections=[section])])


def content(book):
    with ZipFile(BytesIO(book)) as parts:
        return ElementTree.fromstring(parts.read("content.xml"))


def opened(book, tmp_path, sheet):
    """The rows of a sheet, as LibreOffice shows them."""
    office = shutil.which("soffice") or pytest.skip("there is no LibreOffice here")
    (tmp_path / "tables.ods").write_bytes(book)
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    as_csv = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    command = [office, "--headless", home, "--convert-to", as_csv, "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "tables.ods"], check=True, capture_output=True, timeout=120)
    (made,) = tmp_path.glob("*.csv")
    return list(csv.DictReader(StringIO(made.read_text("utf-8"), newline="")))


def test_libreoffice_shows_the_same_figures_as_the_csv_file(tmp_path):
    files = paper.files(a_report())
    rows = opened(files["tables.ods"], tmp_path, sheet=3)
    same = csv.DictReader(StringIO(files["tables.csv"].decode("utf-8-sig"), newline=""))
    assert rows == [row for row in same if row["chapter"] == "Waits"]
    assert {row["count"] for row in rows} >= {"1200", "0", "900", "2"}


def test_libreoffice_shows_hostile_cells_as_they_were_typed(tmp_path):
    files = paper.files(a_report_of(a_table(ATTACKS)))
    rows = opened(files["tables.ods"], tmp_path, sheet=2)
    typed = [" ".join(attack.split()) for attack in ATTACKS]
    assert [" ".join(row["answer"].split()) for row in rows] == typed


def test_no_cell_of_the_book_is_a_formula():
    book = content(paper.files(a_report_of(a_table(ATTACKS)))["tables.ods"])
    assert not [each for each in book.iter() if f"{TABLE}formula" in each.attrib]
    kinds = {each.get(f"{OFFICE}value-type") for each in book.iter(f"{TABLE}table-cell")}
    assert kinds == {"string", "float", None}


def test_no_cell_of_the_csv_file_starts_like_a_formula():
    """However a reader splits it: at commas, semicolons or tabs."""
    written = paper.files(a_report_of(a_table(ATTACKS)))["tables.csv"].decode("utf-8-sig")
    for separator in ",;\t":
        cells = [
            cell for row in csv.reader(StringIO(written, newline=""), delimiter=separator) for cell in row
        ]
        assert not [cell for cell in cells if cell.lstrip(' "').startswith(SIGNS)]


def test_each_chapter_has_a_sheet_under_a_name_every_spreadsheet_takes():
    long = "Needs are identified: accurately [and] in good time / all of them"
    chapters = [
        Chapter(id=str(at), title=title, sections=a_report().chapters[1].sections)
        for at, title in enumerate((long, long[:40], "Waits"))
    ]
    book = content(paper.files(a_report(chapters=chapters), [a_cross(2)])["tables.ods"])
    names = [each.get(f"{TABLE}name") for each in book.iter(f"{TABLE}table")]
    assert names == [
        "About",
        "1 Needs are identified accurate",
        "2 Needs are identified accurate",
        "3 Waits",
        "4 Groups side by side",
    ]


def test_groups_side_by_side_are_lines_that_name_their_group():
    written = paper.files(a_report(), [a_cross(2)])["tables.csv"].decode("utf-8-sig")
    rows = [row for row in csv.DictReader(StringIO(written, newline="")) if row["group"]]
    assert [(row["group"], row["answer"], row["count"], row["base"]) for row in rows] == [
        ("Group 1", "Label 0", "12", "21"),
        ("Group 1", "Label 1", "9", "21"),
        ("Group 1", "Left blank", "2", "21"),
        ("Group 2", "Label 0", "12", "21"),
        ("Group 2", "Label 1", "9", "21"),
        ("Group 2", "Left blank", "2", "21"),
    ]


def test_programs_know_the_book_by_its_first_bytes():
    with ZipFile(BytesIO(paper.files(a_report())["tables.ods"])) as parts:
        first = parts.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert parts.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"


def test_what_was_made_for_others_is_not_printed_for_the_team():
    table = a_table(["People"], "officer-and-forum", "participation")
    with pytest.raises(WrongReadership):
        paper.files(a_report_of(table))
