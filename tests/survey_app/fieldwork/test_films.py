"""What a folder of films holds, and what is said of one that is not whole."""

from pathlib import Path

import pytest
from films import WORDS, put_film

from survey_app.fieldwork import films
from survey_app.fieldwork.films import Source


def test_without_a_folder_there_are_no_films() -> None:
    found = films.read(None)

    assert (dict(found.of), dict(found.files), found.problems) == ({}, {}, ())


def test_a_whole_film_is_shown_with_its_captions_and_its_words(tmp_path: Path) -> None:
    put_film(tmp_path, "start")
    (tmp_path / "start.bsl.mp4").write_bytes(b"another")

    found = films.read(tmp_path)

    film = found.of["start"]
    assert film.sources == (
        Source("/films/start.bsl.webm", "video/webm"),
        Source("/films/start.bsl.mp4", "video/mp4"),
    )
    assert film.captions == "/films/start.bsl.vtt"
    assert film.words == tuple(WORDS.strip().split("\n\n"))
    assert found.problems == ()


def test_only_what_is_played_is_served(tmp_path: Path) -> None:
    put_film(tmp_path, "start")
    put_film(tmp_path, "half")
    (tmp_path / "half.bsl.vtt").unlink()
    (tmp_path / "notes.doc").write_text("for us")

    assert set(films.read(tmp_path).files) == {"/films/start.bsl.webm", "/films/start.bsl.vtt"}


@pytest.mark.parametrize(
    ("ending", "content", "said"),
    [
        ("webm", None, "start.bsl has no film"),
        ("vtt", None, "start.bsl has no captions and is not shown"),
        ("vtt", b"1\n00:00:00,000 --> 00:00:05,000\nHello.\n", "start.bsl.vtt holds no captions"),
        ("txt", None, "start.bsl has no transcript and is not shown"),
        ("txt", b" \n", "start.bsl.txt is empty"),
        ("txt", b"\xff\xfeH\x00", "start.bsl.txt is not UTF-8 text"),
        ("txt", b"a" * (films.MOST_WORDS + 1), "start.bsl.txt is longer than"),
    ],
)
def test_a_film_that_is_not_whole_is_not_shown_and_a_sentence_says_why(
    tmp_path: Path, ending: str, content: bytes | None, said: str
) -> None:
    put_film(tmp_path, "start")
    part = tmp_path / f"start.bsl.{ending}"
    part.unlink() if content is None else part.write_bytes(content)

    found = films.read(tmp_path)

    assert (dict(found.of), dict(found.files)) == ({}, {})
    (problem,) = found.problems
    assert problem.startswith(said)
    assert problem.endswith(".")


@pytest.mark.parametrize("name", ["start.mp4", "Start.bsl.mp4", "start.bsl.mov", "start.bsl.mp4.part"])
def test_a_name_we_do_not_know_is_told_and_not_served(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"film")

    found = films.read(tmp_path)

    assert dict(found.files) == {}
    assert found.problems == (f"{name} is not named like a film: see docs/operators.md.",)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert films.read(tmp_path / "none").problems == (f"There is no folder {tmp_path / 'none'}.",)


def test_a_film_says_the_words_of_a_question_however_lines_are_broken(tmp_path: Path) -> None:
    put_film(tmp_path, "waits", words="How long\ndid you wait?\n\nChoose one.")

    film = films.read(tmp_path).of["waits"]

    assert film.says("How long did you wait?")
    assert not film.says("How long do you wait?")
