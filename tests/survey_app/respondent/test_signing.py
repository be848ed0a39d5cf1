"""Films of sign language: shown where they belong and nowhere else, and sent in pieces to whoever plays them."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ASurvey, a_questionnaire, a_survey
from drivers import Respondent
from films import WEBM, put_film
from werkzeug.test import Client, TestResponse

from survey_app import doctor
from survey_app.app import create_app
from survey_app.respondent import playing
from survey_app.security import CSP
from survey_app.service import Service

FILM = b"<video "
PLAYING = "/films/start.bsl.webm"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "films"


@pytest.fixture
def filmed(sqlite_service: Service, folder: Path) -> Service:
    """The same service with this folder of films, read when its doors are made."""
    return replace(sqlite_service, settings=replace(sqlite_service.settings, films=folder))


@pytest.fixture
def player(filmed: Service, folder: Path) -> Client:
    put_film(folder, "start", WEBM)
    return Client(create_app(filmed))


def fetch(client: Client, path: str = PLAYING, **headers: str) -> TestResponse:
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_page_with_a_film_shows_it_with_captions_and_words_and_may_load_it(
    filmed: Service, folder: Path
) -> None:
    put_film(folder, "start")
    parent = Respondent.at(filmed)

    parent.open(a_survey(filmed).link)

    assert FILM in parent.reply.body
    assert b'preload="none"' in parent.reply.body
    assert b"autoplay" not in parent.reply.body
    assert b'<track kind="captions" srclang="en" label="English" src="/films/start.bsl.vtt">' in (
        parent.reply.body
    )
    assert "Nobody asks for your name." in parent.words
    assert parent.reply.header("Content-Security-Policy") == f"{CSP}; media-src 'self'"


def test_every_other_page_stands_as_if_there_were_no_films(
    sqlite_service: Service, filmed: Service, folder: Path, survey: ASurvey
) -> None:
    put_film(folder, "start")
    plain, other = Respondent.at(sqlite_service), Respondent.at(filmed)
    for path in ("/help", "/privacy", "/accessibility", "/nowhere"):
        plain.get(path)
        other.get(path)
        assert other.reply.body == plain.reply.body
        assert other.reply.header("Content-Security-Policy") == CSP


def test_a_page_before_any_visit_has_its_film_too(filmed: Service, folder: Path) -> None:
    put_film(folder, "help")
    parent = Respondent.at(filmed)

    parent.get("/help")

    assert FILM in parent.reply.body


def test_a_film_is_shown_to_those_alone_whose_words_it_says(
    filmed: Service, folder: Path, survey: ASurvey
) -> None:
    """Parents and carers: the plain name; whoever speaks for a family says yes to more than they do."""
    put_film(folder, "consent")
    put_film(folder, "start-child")
    parent = Respondent.at(filmed)

    parent.open(survey.link)
    assert FILM not in parent.reply.body
    parent.start()
    parent.tell_who("supporter")
    assert FILM not in parent.reply.body
    parent.get("/who")
    parent.tell_who("myself")
    assert FILM in parent.reply.body


def test_a_question_has_its_film_as_long_as_the_film_says_its_words(
    filmed: Service, folder: Path, survey: ASurvey
) -> None:
    questions = a_questionnaire().pages[0].questions
    put_film(folder, questions[0].id, words=f"Hello.\n\n{questions[0].text}")
    parent = Respondent.at(filmed)

    parent.begin(survey.link)

    assert parent.reply.body.count(FILM) == 1
    assert parent.reply.header("Content-Security-Policy") == f"{CSP}; media-src 'self'"


def test_a_question_whose_words_have_changed_has_no_film(
    filmed: Service, folder: Path, survey: ASurvey
) -> None:
    put_film(folder, a_questionnaire().pages[0].questions[0].id, words="What this question once asked.")
    parent = Respondent.at(filmed)

    parent.begin(survey.link)

    assert FILM not in parent.reply.body


def test_a_film_is_sent_whole_and_asked_for_again_only_if_it_has_changed(player: Client) -> None:
    with fetch(player) as whole:
        assert (whole.status_code, whole.data) == (200, WEBM)
        assert whole.headers["Content-Type"] == "video/webm"
        assert whole.headers["X-Content-Type-Options"] == "nosniff"
        assert whole.headers["Cache-Control"] == "no-cache"
        assert "Set-Cookie" not in whole.headers
        tag = whole.headers["ETag"]
    with fetch(player, If_None_Match=tag) as again:
        assert (again.status_code, again.data) == (304, b"")


def test_captions_come_as_captions(player: Client) -> None:
    with fetch(player, "/films/start.bsl.vtt") as captions:
        assert captions.headers["Content-Type"] == "text/vtt; charset=utf-8"
        assert captions.data.startswith(b"WEBVTT")


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [("bytes=0-", 0, 2052), ("bytes=0-1", 0, 2), ("bytes=100-199", 100, 200), ("bytes=-52", 2000, 2052)],
)
def test_a_phone_gets_the_part_it_asks_for(player: Client, asked: str, begin: int, end: int) -> None:
    with fetch(player, Range=asked) as part:
        assert (part.status_code, part.data) == (206, WEBM[begin:end])
        assert part.headers["Content-Range"] == f"bytes {begin}-{end - 1}/{len(WEBM)}"
        assert part.headers["X-Content-Type-Options"] == "nosniff"


def test_a_part_behind_the_end_is_refused(player: Client) -> None:
    with fetch(player, Range="bytes=9999-") as refused:
        assert refused.status_code == 416


def test_a_long_film_is_sent_in_pieces_one_after_another(filmed: Service, folder: Path) -> None:
    long = WEBM * 600
    assert len(long) > 2 * playing.PIECE
    put_film(folder, "start", long)
    client, got = Client(create_app(filmed)), b""

    while len(got) < len(long):
        with fetch(client, Range=f"bytes={len(got)}-") as part:
            assert part.status_code == 206
            assert 0 < len(part.data) <= playing.PIECE
            got += part.data

    assert got == long


@pytest.mark.parametrize(
    "path",
    [
        "/films/",
        "/films/start.bsl.txt",
        "/films/other.bsl.webm",
        "/films/../survey.db",
        "/films/..%2fsurvey.db",
        "/films//start.bsl.webm",
        "/films/START.bsl.webm",
    ],
)
def test_nothing_but_films_leaves_the_folder(player: Client, folder: Path, path: str) -> None:
    (folder / "other.bsl.webm").write_bytes(b"come later: nobody has looked at it")

    with fetch(player, path) as refused:
        assert refused.status_code == 404


def test_a_film_taken_away_since_is_not_there(player: Client, folder: Path) -> None:
    (folder / "start.bsl.webm").unlink()

    with fetch(player) as gone:
        assert gone.status_code == 404


def test_who_loads_films_slowly_keeps_nobody_from_the_questions(player: Client) -> None:
    """Half of the threads at most; each is given back when its film is sent, or its phone is gone."""
    with ExitStack() as slow:
        for _ in range(4):
            assert slow.enter_context(fetch(player)).status_code == 200
        with fetch(player) as refused:
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
        with fetch(player, "/help") as page:
            assert page.status_code == 200
    with fetch(player) as again:
        assert again.status_code == 200


@pytest.mark.parametrize("missing", ["vtt", "txt"])
def test_the_doctor_names_a_film_without_captions_or_transcript_and_no_page_shows_it(
    filmed: Service, folder: Path, missing: str
) -> None:
    put_film(folder, "help")
    assert _told_of_films(filmed) == (True, "shown where they belong: help")
    (folder / f"help.bsl.{missing}").unlink()

    is_well, sentence = _told_of_films(filmed)

    assert not is_well
    assert sentence.startswith("help.bsl has no ")
    parent = Respondent.at(filmed)
    parent.get("/help")
    assert FILM not in parent.reply.body


def _told_of_films(service: Service) -> tuple[bool, str]:
    (found,) = (finding for finding in doctor.examine(service) if finding.what == "films")
    return found.is_well, found.detail
