from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo

from questionnaires import catalogues, extraction, glossary, reading, texts
from questionnaires.model import Page, Question, Questionnaire, Term

ROOT = Path(reading.__file__).parent
SHARED = (reading.GLOSSARY, *sorted((ROOT / "frameworks").glob("*.yaml")))


def extracted(*files: Path) -> set[str]:
    """What translators are given of these files."""
    found: set[str] = set()
    for file in files:
        with file.open("rb") as opened:
            found.update(text for _, _, text, _ in extraction.extract(opened, {}, [], {}))
    return found


def test_translators_get_every_text_families_read_of_every_shipped_document(
    documents: tuple[Questionnaire, ...],
) -> None:
    given = extracted(*reading.shipped(), *SHARED)
    for document in documents:
        assert set(texts.of(document)) <= given


def test_translators_get_no_text_of_a_questionnaire_that_nobody_reads() -> None:
    for file in reading.shipped():
        questionnaire = reading.read(file).questionnaire
        assert questionnaire is not None
        assert extracted(file) <= set(texts.of(questionnaire))


def test_easy_read_is_not_translated() -> None:
    """It is in English alone: a translation of it would need people to test it in that language."""
    beside = [reading.easy_read_of(file) for file in reading.shipped()]
    there = [file for file in beside if file.exists()]
    assert there
    assert extracted(*there) == set()


def test_inspectors_own_words_ids_and_values_are_not_translated(revisit: Questionnaire) -> None:
    translated = texts.of(revisit)
    assert "Other serious problems with help for children" in translated
    assert "Other serious concerns" not in translated
    assert not {"got-it", "need", "parents-and-carers", "waits-need", "health"} & set(translated)


def test_a_text_that_stands_in_many_places_is_translated_once(revisit: Questionnaire) -> None:
    assert texts.of(revisit).count("I'd rather not say") == 1


def test_each_text_is_extracted_with_its_line() -> None:
    """Babel's own reader of methods, as the catalogue command uses it."""
    for file in reading.shipped():
        lines = file.read_text(encoding="utf-8").splitlines()
        found = list(extract_from_file("questionnaires.extraction:extract", file))
        assert found
        for line, text, _, _ in found:
            assert isinstance(text, str)
            assert text.split()[0] in "".join(lines[line - 1 : line + 1])


def test_an_empty_key_gives_translators_nothing() -> None:
    assert list(extraction.extract(BytesIO(b"title:\nhint: ''\ntext: Yes\n"), {}, [], {})) == [
        (3, "gettext", "Yes", [])
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of compiled catalogues with one language in it."""
    catalogue = Catalog(locale="cy")
    catalogue.add("How old is your child?", "Faint yw oed eich plentyn?")
    compiled = tmp_path / "cy" / "LC_MESSAGES" / "questionnaires.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as opened:
        write_mo(opened, catalogue)
    return tmp_path


def test_a_text_comes_in_the_language_asked_for(folder: Path) -> None:
    said = catalogues.translate("How old is your child?", "cy", folder=folder)
    assert said == "Faint yw oed eich plentyn?"


def test_without_a_translation_the_source_text_stands(folder: Path) -> None:
    assert catalogues.translate("Not translated", "cy", folder=folder) == "Not translated"
    assert catalogues.translate("How old is your child?", "ur", folder=folder) == "How old is your child?"
    assert catalogues.translate("How old is your child?", "en") == "How old is your child?"


def test_no_text_is_no_text_in_every_language(folder: Path) -> None:
    """Catalogues keep their own heading under the empty text."""
    assert catalogues.translate("", "cy", folder=folder) == ""


def a_page_that_says(text: str) -> Page:
    question = Question(id="q-1", kind="comment", role="comment", text=text, limit=1)
    return Page(id="p", section="", heading="", questions=(question,))


@pytest.mark.parametrize(
    ("text", "is_explained"),
    [
        ("Do you have an EHC plan?", True),
        ("Do you have an ehc plan", True),
        ("“EHC plans”, they say.", True),
        ("The EHC is a plan", False),
        ("A planet", False),
        ("Replan", False),
    ],
)
def test_a_term_is_explained_on_the_page_that_uses_it(
    revisit: Questionnaire, text: str, is_explained: bool
) -> None:
    terms = [term.term for term in glossary.on_page(revisit, a_page_that_says(text))]
    assert terms == (["EHC plan"] if is_explained else [])


def test_terms_stand_in_the_order_of_the_glossary(revisit: Questionnaire) -> None:
    explained = glossary.on_page(revisit, revisit.page(revisit.number("waits-need")))
    assert all(isinstance(term, Term) for term in explained)
    assert [term.term for term in explained] == ["ADHD", "autism"]
