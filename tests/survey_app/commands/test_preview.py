"""`survey-app preview`: every shipped questionnaire as files that are sound, whole and ask nothing of anybody."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from page_checks import PAGE_CHECKS, requests_elsewhere
from page_markup import Page

from questionnaires import checks, reading, symbols
from survey_app.__main__ import main
from survey_app.preview import directions, door

REVISIT = next(path for path in reading.shipped() if path.name == "parents-and-carers-2-weaknesses.yaml")
PIPED = """
words:
  - name: vehicle
    question: child-needs
    cases: [{any_of: [taxi], text: "the taxi & driver"}]
    otherwise: the bus
"""


def pages_in(folder: Path) -> dict[str, Page]:
    return {file.name: Page(file.read_text("utf-8")) for file in sorted(folder.glob("*.html"))}


def faults(page: Page, folder: Path) -> list[str]:
    """What the page checks find as far as a file has it, and what it needs and has not beside it."""
    found = [fault for check in PAGE_CHECKS for fault in check(page)]
    found += requests_elsewhere(page, "file:///preview.html")
    for element in page.all("link", "img", "a", "script", "form"):
        where = element.get("href") or element.get("src")
        if element.tag in ("script", "form") or urlsplit(where).scheme or where.startswith("/"):
            found.append(f"{element} is not for a file")
        elif where.partition("#")[0] and not (folder / where.partition("#")[0]).is_file():
            found.append(f"{where} is not there")
    return found


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text().split())


@pytest.mark.parametrize("file", reading.shipped(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_shipped_questionnaire_has_a_sound_and_whole_preview(file: Path, tmp_path: Path) -> None:
    assert main(["preview", str(file), "--out", str(tmp_path)]) == 0
    found = pages_in(tmp_path)
    assert {name: faults(page, tmp_path) for name, page in found.items()} == {name: [] for name in found}
    for document in checks.check_file(file).documents:
        for presentation in document.presentations:
            page = found[f"{document.audience}.{presentation}.en.html"]
            names = {control.get("name") for control in page.all("input", "textarea")}
            assert names == {question.id for question in document.questions}
            screens = [each for each in page.all("div") if each.get("class") == "preview-screen"]
            easy = presentation == "easy-read"
            assert len(screens) == len(document.questions if easy else document.pages)


def test_the_index_leads_to_every_file(tmp_path: Path) -> None:
    main(["preview", str(REVISIT), "--out", str(tmp_path)])
    found = pages_in(tmp_path)
    assert {link.get("href") for link in found["index.html"].all("a")} == found.keys() - {"index.html"}


def test_the_sheet_of_pictures_shows_each_with_its_name_and_its_words(tmp_path: Path) -> None:
    main(["preview", str(REVISIT), "--out", str(tmp_path)])
    items = pages_in(tmp_path)["symbols.html"].all("li")
    shown = {(item.all("strong")[0].text(), item.all("span")[0].text()) for item in items}
    assert shown == {(symbol.name, symbol.alt) for symbol in symbols.shipped().values()}


def test_routes_are_told_in_words_between_the_pages(tmp_path: Path) -> None:
    main(["preview", str(REVISIT), "--out", str(tmp_path)])
    said = text_of(pages_in(tmp_path)["parents-and-carers.standard.en.html"])
    assert "After this page: page 2, “What your family has been through”." in said
    assert re.search(r"After this page, if the answer to “Which of these .*?” is “Finding out .*?” or ", said)
    assert "Otherwise: page " in said
    assert "After this page: checking and sending." in said


@pytest.fixture
def piped(tmp_path: Path) -> Path:
    """The sample questionnaire with a word that an earlier answer chooses."""
    sound = Path(__file__).parents[2] / "questionnaires" / "samples" / "sound.yaml"
    text = sound.read_text("utf-8").replace(
        "text: How often is it on time?", "text: How often is {vehicle} late?"
    )
    file = tmp_path / "piped.yaml"
    file.write_text(text.replace("\npages:", f"{PIPED}\npages:"), "utf-8")
    return file


def test_words_put_into_texts_are_shown_with_each_of_their_cases(piped: Path, tmp_path: Path) -> None:
    assert main(["preview", str(piped), "--out", str(tmp_path)]) == 0
    said = text_of(pages_in(tmp_path)["parents-and-carers.standard.en.html"])
    assert "How often is [the taxi & driver / the bus] late?" in said
    assert "“A taxi” gives “the taxi & driver”; any other answer, or none, gives “the bus”." in said


def test_a_page_sends_nothing_and_its_ids_are_its_own() -> None:
    html = (
        '<form id="answers" method="post" action="/page/1"><input type="hidden" name="version" value="0">'
        '<label for="a-b">A?</label><textarea id="a-b" aria-describedby="a-b-info a-b-hint"></textarea>'
        '<button type="submit" class="govuk-button" name="action">Continue</button></form>'
    )
    assert door.still(html, prefix="p1-1") == (
        '<div><label for="p1-1-a-b">A?</label>'
        '<textarea id="p1-1-a-b" aria-describedby="p1-1-a-b-info p1-1-a-b-hint"></textarea>'
        '<button type="button" class="govuk-button" name="action">Continue</button></div>'
    )


def test_no_button_of_a_preview_sends(tmp_path: Path) -> None:
    main(["preview", str(REVISIT), "--out", str(tmp_path)])
    buttons = pages_in(tmp_path)["parents-and-carers.standard.en.html"].all("button")
    assert {button.get("type") for button in buttons} == {"button"}


def test_blocks_in_random_order_are_told() -> None:
    documents = [checks.check_file(file).documents for file in reading.shipped()]
    mixed = next(each for found in documents for each in found if each.random_blocks)
    moved = [page for page in mixed.pages if page.block in mixed.random_blocks]
    before = mixed.page(mixed.number(moved[0].id) - 1)
    assert "whichever block comes first" in directions.after(mixed, before)[0]
    assert all(block in directions.order(mixed) for block in mixed.random_blocks)
    assert "the next block; after the last of them page" in directions.after(mixed, moved[-1])[0]


def test_a_questionnaire_with_problems_is_refused_with_all_of_them(
    piped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = piped.read_text("utf-8").replace("minutes: 4", "minutes: 1").replace("to: others", "to: nowhere")
    piped.write_text(text, "utf-8")
    assert main(["preview", str(piped), "--out", str(tmp_path / "none")]) == 2
    told = capsys.readouterr().err
    assert "No later page is called `nowhere`" in told
    assert "Families are told 1 minutes" in told
    assert not (tmp_path / "none").exists()


def test_a_preview_needs_no_settings_no_database_and_no_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SURVEY_APP_DATA", str(tmp_path / "nowhere"))
    monkeypatch.setenv("SURVEY_APP_NO_SUCH_SETTING", "1")
    monkeypatch.chdir(tmp_path)
    assert main(["preview", str(REVISIT), "--out", "out"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["preview", str(REVISIT), "--out", str(tmp_path / "file" / "out")]) == 2
    assert "cannot be written" in capsys.readouterr().err
