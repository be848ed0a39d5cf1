import re
from collections import Counter
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from questionnaires import codebooks, frameworks, reading
from questionnaires.codebooks import Code, Codebook
from questionnaires.readability import words

DOCUMENT = Path(__file__).parents[2] / "docs" / "codebook.md"


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebooks.shipped()["send"]


@cache
def said(text: str) -> str:
    """The words of a text, to look for whole words in."""
    return f" {' '.join(words(text.replace('-', ' ')))} ".casefold()


def holding(cue: str, code: Code) -> int:
    """How many of the code's phrases hold the cue."""
    return sum(said(cue) in said(phrase.text) for phrase in code.phrases)


def rows(heading: str) -> list[list[str]]:
    """The cells of the document's table under a heading."""
    section = DOCUMENT.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_every_codebook_is_sound_and_found_by_its_file_name() -> None:
    files = sorted(codebooks.FOLDER.glob("*.yaml"))
    assert files
    assert all(not reading.read_plain(Codebook, file)[1].problems for file in files)
    assert list(codebooks.shipped()) == [file.stem for file in files]


def test_ids_are_plain_and_stand_once(book: Codebook) -> None:
    ids = [code.id for code in book.codes]
    assert len(ids) == len(set(ids))
    assert [each for each in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", each)] == []


def test_names_and_definitions_differ(book: Codebook) -> None:
    for texts in ([said(code.name) for code in book.codes], [said(code.definition) for code in book.codes]):
        assert len(texts) == len(set(texts))


def test_every_code_shows_five_to_ten_phrases_in_both_voices(book: Codebook) -> None:
    for code in book.codes:
        voices = Counter(phrase.voice for phrase in code.phrases)
        assert 5 <= voices.total() <= 10, code.id
        assert voices["young-person"] >= 2, code.id
        assert voices["parent"] >= 2, code.id


def test_no_phrase_stands_twice_in_the_book(book: Codebook) -> None:
    phrases = Counter(said(phrase.text) for code in book.codes for phrase in code.phrases)
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_every_code_is_told_apart_from_others_that_exist(book: Codebook) -> None:
    ids = {code.id for code in book.codes}
    for code in book.codes:
        assert code.neighbours, code.id
        assert set(code.neighbours) <= ids - {code.id}, code.id
    assert {neighbour for code in book.codes for neighbour in code.neighbours} == ids


def test_criteria_are_those_of_the_framework_and_each_has_a_code(book: Codebook) -> None:
    known = {theme.id for theme in frameworks.shipped()["area-send-2023"].themes}
    assert {criterion for code in book.codes for criterion in code.criteria} == known


def test_every_code_has_a_few_cues_in_lower_case(book: Codebook) -> None:
    for code in book.codes:
        assert 3 <= len(code.cues) <= 8, code.id
        assert [cue for cue in code.cues if cue != cue.lower()] == []


def test_no_cue_stands_in_a_cue_of_another_code(book: Codebook) -> None:
    for code, other in permutations(book.codes, 2):
        clashes = [(cue, theirs) for cue in code.cues for theirs in other.cues if said(cue) in said(theirs)]
        assert clashes == [], (code.id, other.id)


def test_a_cue_is_more_at_home_in_its_own_code_than_in_any_other(book: Codebook) -> None:
    for code, other in permutations(book.codes, 2):
        strays = [
            cue for cue in code.cues if holding(cue, other) and holding(cue, other) >= holding(cue, code)
        ]
        assert strays == [], (code.id, other.id)


def test_the_grave_list_of_the_document_is_the_books(book: Codebook) -> None:
    assert [row[0] for row in rows("The grave list")] == [code.id for code in book.grave]


def test_the_documents_table_is_the_books(book: Codebook) -> None:
    in_book = [
        [code.id, code.name, code.sector, ", ".join(code.criteria), "yes" if code.is_grave else ""]
        for code in book.codes
    ]
    assert rows("The codes") == in_book


def test_the_document_names_the_version_it_describes(book: Codebook) -> None:
    assert f"version {book.version} " in DOCUMENT.read_text(encoding="utf-8")
