"""Every questionnaire in each presentation and language, as its preview draws it: axe, reflow, spacing, targets."""

from pathlib import Path

import pytest
from journeys.only_a_browser_sees import find_faults
from playwright.sync_api import Browser

from questionnaires import checks, reading
from survey_app.preview import writing


@pytest.mark.parametrize("file", reading.shipped(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_page_in_every_presentation_and_language(browser: Browser, tmp_path: Path, file: Path) -> None:
    writing.write(checks.check_file(file).documents, tmp_path)
    editions = sorted(each for each in tmp_path.glob("*.*.html"))
    assert editions
    page = browser.new_page()
    faults = {}
    for edition in editions:
        page.goto(edition.as_uri())
        faults[edition.name] = find_faults(page)
    page.close()
    assert faults == {edition.name: [] for edition in editions}
