"""Every questionnaire in each presentation and language, as its preview draws it: axe, reflow, spacing, targets.

The other engines look at the English ones, from which the rest differ in words alone.
"""

from pathlib import Path

import pytest
from journeys.engines import Engines
from journeys.only_a_browser_sees import find_faults
from playwright.sync_api import Browser

from questionnaires import checks, reading
from survey_app.preview import writing


@pytest.mark.parametrize("file", reading.shipped(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_page_in_every_presentation_and_language(
    browser: Browser, engines: Engines, tmp_path: Path, file: Path
) -> None:
    writing.write(checks.check_file(file).documents, tmp_path)
    editions = sorted(each for each in tmp_path.glob("*.*.html"))
    assert editions
    page = browser.new_page()
    faults = {}
    for edition in editions:
        page.goto(edition.as_uri())
        faults[edition.name] = find_faults(page)
        if edition.name.endswith(".en.html"):
            faults[edition.name] += engines.find_faults(page)
            faults[edition.name] += engines.find_invalid([edition.read_text("utf-8")])
    page.close()
    assert faults == {edition.name: [] for edition in editions}
