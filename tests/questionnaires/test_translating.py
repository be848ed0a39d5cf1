"""Where a translation comes from, and what the checks of it let pass."""

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from questionnaires import reading, translating, variants
from questionnaires.model import Questionnaire
from questionnaires.translating import Translation

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def asked() -> Questionnaire:
    questionnaire = reading.read(SAMPLES / "translated.yaml").questionnaire
    assert questionnaire is not None
    return variants.resolve(questionnaire, questionnaire.audience).questionnaire


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """The samples' translation as an installed service has it."""
    place = Path("cy") / "LC_MESSAGES"
    (tmp_path / place).mkdir(parents=True)
    with (SAMPLES / "translations" / place / "questionnaires.po").open("rb") as source:
        catalogue = read_po(source, locale="cy")
    with (tmp_path / place / "questionnaires.mo").open("wb") as made:
        write_mo(made, catalogue)
    return tmp_path


def test_the_translators_file_and_what_was_made_of_it_say_the_same(tmp_path: Path, compiled: Path) -> None:
    source = translating.translation("cy", SAMPLES / "translations", tmp_path / "none")
    assert source.texts["Your child"] == "Eich plentyn"
    assert translating.translation("cy", tmp_path / "none", compiled).texts == source.texts


def test_a_language_that_nobody_translated_into_is_empty(tmp_path: Path, asked: Questionnaire) -> None:
    nothing = translating.translation("ur", tmp_path, tmp_path)
    assert nothing == Translation("ur", {})
    assert len(list(translating.translation_is_complete(asked, nothing))) == 10


def test_the_languages_are_those_with_a_file_for_questionnaires(tmp_path: Path, compiled: Path) -> None:
    (tmp_path / "ur" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "ur" / "LC_MESSAGES" / "interface.po").touch()
    assert translating.languages(SAMPLES / "translations", tmp_path / "none") == ("cy",)
    assert translating.languages(tmp_path / "none", compiled) == ("cy",)


def test_a_text_that_stands_in_two_places_is_told_once(asked: Questionnaire) -> None:
    """The title and the section are both “Your child”."""
    told = [found.where for found in translating.translation_is_complete(asked, Translation("ur", {}))]
    assert "title" in told
    assert "pages.1.section" not in told


def test_names_and_loan_words_may_stay_as_they_are(asked: Questionnaire) -> None:
    same = Translation("cy", {"Your child": "Your child", "Where you live": "Where you live"})
    assert [found.where for found in translating.translation_is_no_copy(asked, same)] == ["pages.1.heading"]


def test_a_name_in_braces_may_move_and_stand_twice(asked: Questionnaire) -> None:
    def told(text: str) -> int:
        return len(
            list(translating.placeholders_match(asked, Translation("cy", {"Is {area} your council?": text})))
        )

    assert told("Ai eich cyngor yw {area}?") == told("{area}, ai {area}?") == 0
    assert told("Ai {ardal}?") == told("Ai?") == told("{area} {place}") == 1


def test_what_is_stale_is_not_called_missing_too(asked: Questionnaire) -> None:
    stale = Translation("cy", {}, frozenset({"Your child"}))
    assert [found.where for found in translating.translation_is_not_stale(asked, stale)] == ["title"]
    assert "title" not in [found.where for found in translating.translation_is_complete(asked, stale)]
