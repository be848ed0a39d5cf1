"""The PDF as a screen reader meets it: what stands in it is walked element by element (ISO 14289-1)."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from paper_reports import QUOTES, STRANGE, a_cross, a_piece, a_report

from analysis import paper

MARKED = {"BDC", "BMC"}


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(paper.files(a_report(), [a_cross(8)])["report.pdf"])) as opened:
        yield opened


def below(element: pikepdf.Object) -> list[pikepdf.Object]:
    """What stands in a structure element: other elements, and the numbers of marked content."""
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in below(element):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def of_kind(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    return [each for each in elements(pdf.Root.StructTreeRoot) if str(each.S) in kinds]


def attribute(element: pikepdf.Object, name: str) -> str:
    said = element.get("/A", pikepdf.Array())
    parts = list(said) if isinstance(said, pikepdf.Array) else [said]
    return next((str(part[name]) for part in parts if name in part), "")


def text_of(written: bytes, tmp_path) -> str:
    """As a reader that copies, searches or reads aloud gets it."""
    if not shutil.which("pdftotext"):
        pytest.skip("there is no pdftotext here")
    path = tmp_path / "report.pdf"
    path.write_bytes(written)
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def test_it_says_what_it_is(pdf):
    with pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
        assert said["dc:title"] == "Fenmoor & Vale: what people told us"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
    assert pdf.check_pdf_syntax() == []


def test_every_picture_has_words(pdf):
    pictures = of_kind(pdf, "/Figure")
    assert [str(each.Alt) for each in pictures] == ["Bar chart. 12 said “Label 0”."]


def test_every_table_names_its_columns_and_its_rows(pdf):
    tables = of_kind(pdf, "/Table")
    assert len(tables) == 1 + 1 + 4 + 2, "surveys, at a glance, sections, and one cross in two parts"
    for table in tables:
        kinds = {str(each.S) for each in elements(table)}
        assert {"/Caption", "/THead", "/TBody"} <= kinds
        for row in (each for each in elements(table) if each.S == "/TR"):
            scopes = [attribute(cell, "/Scope") for cell in below(row)]
            is_head = scopes[0] == "/Column"
            assert scopes == (["/Column"] * len(scopes) if is_head else ["/Row"] + [""] * (len(scopes) - 1))
            assert [str(cell.S) for cell in below(row)] == ["/TH" if scope else "/TD" for scope in scopes]


def test_headings_leave_no_level_out(pdf):
    levels = [int(str(each.S)[2]) for each in of_kind(pdf, "/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_there_are_contents_and_bookmarks(pdf):
    assert len(of_kind(pdf, "/TOCI")) == 11
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        *("Contents", "What these figures rest on", "Who answered", "Waits"),
        *("Groups side by side", "Lines of enquiry"),
    ]


def test_nothing_is_drawn_that_is_not_tagged(pdf):
    for page in pdf.pages:
        depth = 0
        for drawn in pikepdf.parse_content_stream(page):
            operator = str(drawn.operator)
            depth += (operator in MARKED) - (operator == "EMC")
            assert depth or operator not in {"Tj", "TJ", "Do", "S", "f", "B"}, f"{operator} outside any tag"


def test_quotes_can_be_read_in_every_script(tmp_path):
    text = text_of(paper.files(a_report())["report.pdf"], tmp_path)
    for language, words in QUOTES.items():
        if language not in ("ur", "ar"):  # pdftotext lays those out by their look; the next test asks typst
            for word in words.split():
                assert word in text, language
    assert "#let x = 3 <b>not bold</b> $a$" in text


def test_quotes_say_in_which_language_they_are(pdf):
    said = {str(each.Lang) for each in elements(pdf.Root.StructTreeRoot) if "/Lang" in each}
    assert said >= {"ur", "ar", "bn", "pa", "gu"}


def test_the_fonts_are_the_house_s_own(pdf):
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for page in pdf.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    assert {name.partition("-")[0] for name in fonts} >= {
        *("NotoSans", "NotoSansArabic", "NotoSansBengali", "NotoSansGujarati", "NotoSansGurmukhi"),
    }
    assert not any("Liberation" in name or "Libertinus" in name for name in fonts)


def test_no_sign_anybody_types_stops_a_report(tmp_path):
    line = {
        "theme": STRANGE,
        "claim": STRANGE,
        "whom": STRANGE,
        "state": "to-test",
        "evidence": [a_piece(STRANGE)],
    }
    text = text_of(paper.files(a_report(lines=[line], area=f"Fen{STRANGE}moor"))["report.pdf"], tmp_path)
    assert "漢字" in text
    assert "\u202e" not in text


def test_a_comment_as_long_as_a_book_is_printed():
    line = {"theme": "waits", "claim": "Long", "whom": "", "state": "to-test"}
    long = paper.files(a_report(lines=[line | {"evidence": [a_piece("We waited. " * 20_000)]}]))
    with pikepdf.open(BytesIO(long["report.pdf"])) as pdf:
        assert len(pdf.pages) > 30


def test_a_report_of_nothing_is_a_report():
    files = paper.files(a_report(chapters=[], surveys=[], lines=[]))
    with pikepdf.open(BytesIO(files["report.pdf"])) as pdf:
        assert len(pdf.pages) >= 2


def test_the_same_report_gives_the_same_bytes():
    assert paper.files(a_report(), [a_cross(3)]) == paper.files(a_report(), [a_cross(3)])
