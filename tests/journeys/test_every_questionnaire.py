"""Every questionnaire in each presentation and language, as its preview draws it: axe, reflow, spacing, targets.

The other engines, and every look at spacing and colours, go to the English ones; the rest differ from them in
words alone, so axe and the width of a phone are asked. A language in which a text is missing cannot be offered.
"""

from functools import cache
from pathlib import Path

import pytest
from journeys.engines import Engines
from journeys.only_a_browser_sees import NARROWEST, axe_faults, find_faults, text_outside
from playwright.sync_api import Browser

from questionnaires import catalogues, checks, reading, texts
from questionnaires.model import Questionnaire
from survey_app.preview import writing


@cache
def documents(file: Path) -> tuple[Questionnaire, ...]:
    return checks.check_file(file).documents


def name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def translated() -> list[tuple[Path, str]]:
    """Every file with each other language in which it can be published."""
    return [
        (file, language)
        for file in reading.shipped()
        for language in catalogues.languages()
        if language != catalogues.SOURCE
        and not any(catalogues.lacks(text, language) for each in documents(file) for text in texts.of(each))
    ]


@pytest.mark.parametrize("file", reading.shipped(), ids=name)
def test_every_page_in_english_in_every_presentation(
    browser: Browser, engines: Engines, tmp_path: Path, file: Path
) -> None:
    writing.write(documents(file), tmp_path)
    editions = sorted(tmp_path.glob("*.en.html"))
    assert len(editions) == sum(len(document.presentations) for document in documents(file))
    page = browser.new_page()
    faults = {}
    for edition in editions:
        page.goto(edition.as_uri())
        faults[edition.name] = find_faults(page) + engines.find_faults(page)
        faults[edition.name] += engines.find_invalid([edition.read_text("utf-8")])
    page.close()
    assert faults == {edition.name: [] for edition in editions}


@pytest.mark.parametrize(
    ("file", "language"), translated(), ids=lambda value: str(getattr(value, "stem", value))
)
def test_every_page_in_another_language(browser: Browser, tmp_path: Path, file: Path, language: str) -> None:
    writing.write(documents(file), tmp_path)
    editions = sorted(tmp_path.glob(f"*.{language}.html"))
    assert len(editions) == len(documents(file))
    page = browser.new_page(viewport={"width": NARROWEST, "height": 640})
    faults = {}
    for edition in editions:
        page.goto(edition.as_uri())
        faults[edition.name] = axe_faults(page) + text_outside(page)
    page.close()
    assert faults == {edition.name: [] for edition in editions}


def test_the_questionnaires_of_families_are_there_in_every_language() -> None:
    assert len(translated()) == 3 * (len(catalogues.languages()) - 1)
