"""The page that stands alone passes the checks of every page, and shows what its tables hold."""

import re
from dataclasses import replace

import pytest
from page_checks import PAGE_CHECKS
from page_markup import Page

from questionnaires.model import Theme


@pytest.mark.parametrize("people", [0, 1, 40])
@pytest.mark.parametrize("readership", ["inspection-team", "officer-and-forum"])
def test_the_page_has_no_fault(random_families, people, readership):
    page = Page(random_families(people, 3).build(readership).files["summary.html"].decode())
    assert page.slips == []
    assert [fault for check in PAGE_CHECKS for fault in check(page)] == []


def test_tables_have_captions_and_every_heading_a_scope(random_families):
    page = Page(random_families(40, 3).build().files["summary.html"].decode())
    for table in page.all("table"):
        assert table.all("caption")[0].text()
        assert {heading.get("scope") for heading in table.all("th")} == {"col", "row"}
        widths = {len(row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1, "rows of one table have the same number of cells"


def test_charts_and_style_are_referred_to_by_name_and_are_among_the_files(random_families):
    built = random_families(40, 3).build()
    text = built.files["summary.html"].decode()
    assert "data:" not in text
    for name in re.findall(r'(?:src|href)="([^"#]+)"', text):
        assert name in built.files


def test_what_inspectors_wrote_is_text_and_never_markup(families, questionnaire):
    themes = (Theme(id="waits", name="<script>alert(1)</script> & co", plain=""), questionnaire.themes[1])
    families.questionnaire = replace(questionnaire, themes=themes)
    families.answer({"need": "waiting", "change": "worse"})
    text = families.build().files["summary.html"].decode()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_page_says_for_whom_and_when_it_was_made(families):
    text = families.build().files["summary.html"].decode()
    assert "For the inspection team only. Made on 6 February 2026, 13:00, London time." in text
