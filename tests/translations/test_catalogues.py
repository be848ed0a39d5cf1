"""Every language that is offered: whole, with its placeholders, and honest about who has read it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from questionnaires import catalogues, checks, reading, translating
from survey_app.settings import Settings

ROOT = Path(catalogues.__file__).parent.parent
TRANSLATIONS = ROOT / "translations"
LANGUAGES = [language for language in Settings().languages if language != catalogues.SOURCE]
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z][a-z0-9-]*\}")
TRANSLATED = (
    "area-send-2023/parents-and-carers",
    "area-send-2023/children-and-young-people",
    "area-send-2023/children-5-10-in-pictures",
)
TOO_LONG = 3  # times the source, for texts of five words and more: then a sentence was added
DIRECTIONAL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


@cache
def catalogue(language: str, part: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / f"{part}.po").open("rb") as opened:
        return read_po(opened, locale=language)


@cache
def interface_texts() -> frozenset[str]:
    """What the doors say, as the translators' command collects it."""
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(ROOT / "survey_app", methods, {"**/templates/**.html": {"silent": "false"}})
    return frozenset(text for _, _, text, _, _ in found if isinstance(text, str))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_is_translated_whole_and_nothing_is_stale(language: str) -> None:
    said = {str(each.id): str(each.string) for each in catalogue(language, "interface") if each.id}
    missing = sorted(text for text in interface_texts() if not said.get(text, "").strip())
    assert (missing, sorted(said.keys() - interface_texts())) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TRANSLATED)
def test_the_questionnaires_of_families_pass_every_check_in_the_language(language: str, name: str) -> None:
    (path,) = (path for path in reading.shipped() if path.with_suffix("").as_posix().endswith(name))
    assert checks.check_file(path, [translating.translation(language)]).problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", catalogues.PARTS)
def test_placeholders_marks_and_lengths_are_sound(language: str, part: str) -> None:
    wrong = [
        str(each.id)
        for each in catalogue(language, part)
        if each.id and each.string and not _is_sound(str(each.id), str(each.string))
    ]
    assert wrong == []


def _is_sound(source: str, said: str) -> bool:
    is_short = len(source.split()) < 5
    return (
        Counter(PLACEHOLDER.findall(source)) == Counter(PLACEHOLDER.findall(said))
        and not DIRECTIONAL.search(said)
        and said == said.strip()
        and (is_short or len(said) <= TOO_LONG * len(source))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", catalogues.PARTS)
def test_the_header_says_who_has_read_it_and_counts_as_the_language_does(language: str, part: str) -> None:
    """Arabic has six forms for numbers, English two."""
    found = catalogue(language, part)
    assert found.last_translator.startswith(("drafted, awaiting a native reader's review", "signed by "))
    text = (TRANSLATIONS / language / "LC_MESSAGES" / f"{part}.po").read_text("utf-8")
    assert f"nplurals={Catalog(locale=language).num_plurals};" in text
    assert catalogues.is_reviewed(language) == all(
        catalogue(language, each).last_translator.startswith("signed by ") for each in catalogues.PARTS
    )


def test_a_signed_catalogue_counts_as_read(tmp_path: Path) -> None:
    for part in catalogues.PARTS:
        place = tmp_path / "ur" / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        signed = Catalog(locale="ur", last_translator="signed by a reader", fuzzy=False)
        with (place / f"{part}.mo").open("wb") as made:
            write_mo(made, signed)
    assert catalogues.is_reviewed("ur", folder=tmp_path)
    assert not catalogues.is_reviewed("pl", folder=tmp_path)
    assert catalogues.languages(tmp_path) == ("en", "ur")


def test_every_language_on_offer_has_its_catalogues() -> None:
    assert set(catalogues.languages()) == {catalogues.SOURCE, *LANGUAGES}
