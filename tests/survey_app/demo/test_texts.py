"""The sentences that comments are made of: nobody's, and complete."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from survey_app.demo import fragments, full, profile, wording, writing
from survey_app.demo.areas import NORTHMOOR, STAFF
from survey_app.demo.writing import Telling

FOLDER = Path(fragments.__file__).parent / "texts"
NAMES = sorted(path.stem for path in FOLDER.iterdir())
TONES = ("parents", "young-tones", "little-tones", "practitioners-tones", "supporters-tones")


@pytest.mark.parametrize("name", NAMES)
def test_every_slot_is_filled(name: str) -> None:
    chance = Random(1)
    words = wording.of_child(chance, "11-to-15")
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        assert "{" not in wording.filled(chance, line, words)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_that_it_was_made_up_and_is_short(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert re.search("made up|invented", lines[0], re.IGNORECASE)
    assert len(lines) <= 300


@pytest.mark.parametrize("name", TONES)
def test_every_hand_can_begin_end_and_be_short(name: str) -> None:
    known = fragments.lists(name)
    for kind in ("short", "opens", "closes"):
        assert known[f"{kind} good"]
        assert known[f"{kind} bad"]
    assert {"named", "contacts", "grave", "threats"} <= set(known)


def test_there_are_dozens_of_texts_in_six_languages() -> None:
    known = fragments.lists("languages")
    assert set(known) == {"ur", "pl", "ro", "ar", "pa", "so"}
    assert sum(map(len, known.values())) >= 36


def test_telephones_and_addresses_are_those_kept_free_for_fiction() -> None:
    chance = Random(1)
    for _ in range(200):
        assert re.fullmatch(r"(01632 960|07700 900)\d{3}", wording.filled(chance, "{phone}", {}))
        assert wording.filled(chance, "{mail}", {}).endswith("@example.org")
    assert all(address.endswith("@example.org") for _, address, _ in STAFF.values())


def test_a_child_is_spoken_of_in_one_way() -> None:
    words = wording.of_child(Random(1), "under-5")
    assert words["he"] in ("he", "she")
    assert 3 <= int(words["age"]) <= 4
    assert int(words["younger"]) < int(words["age"])
    assert wording.filled(Random(2), "{He} and {his} friend", words).startswith(words["he"].capitalize())


def test_nobody_writes_more_than_a_box_holds() -> None:
    document = full.document(NORTHMOOR.asked[0])
    box = next(question for question in document.questions if question.kind == "comment")
    chance = Random(1)
    people = [profile.a_person(chance, document) for _ in range(30)]
    texts = [writing.comment(chance, replace(box, limit=90), Telling(person, {})) for person in people]
    assert max(map(len, texts)) == 90


def test_a_theme_may_be_of_some_children_alone() -> None:
    (adulthood,) = (theme for theme in fragments.themes("parents-life") if theme.id == "housing-and-work")
    assert adulthood.fits({"age": "19-to-25"})
    assert not adulthood.fits({"age": "under-5"})
    assert not adulthood.fits({})


def test_no_sentence_is_one_of_the_codebooks() -> None:
    """The demonstration would otherwise show how well a book finds its own phrases."""
    book = Path(fragments.__file__).parents[2] / "questionnaires" / "codebooks" / "send.yaml"
    phrases = " ".join(book.read_text("utf-8").casefold().split())
    for name in NAMES:
        for line in (FOLDER / f"{name}.txt").read_text("utf-8").casefold().splitlines():
            for piece in re.split(r"\{\w+\}", line.removeprefix("#")):
                words = piece.strip("+-= ").rstrip(".!?")
                assert len(words) < 40 or words not in phrases, line
