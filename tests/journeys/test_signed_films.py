"""Signed films in a real browser: nothing is loaded before somebody plays, then film, captions and words are there."""

import gzip
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from films import put_film
from journeys import live as running
from journeys.engines import Engines
from journeys.live import Live
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person
from journeys.test_weights import FIRST_PAGE, files
from journeys.ways_in import who
from playwright.sync_api import Browser, Locator

from survey_app.respondent import playing

# Two seconds of noise, so that it is long enough to be sent in pieces; a browser is the only maker of films here.
RECORD = """async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 270 })
  const pen = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm', videoBitsPerSecond: 8e6 })
  const parts = []
  recorder.ondataavailable = (event) => parts.push(event.data)
  const image = pen.createImageData(480, 270)
  const draw = setInterval(() => {
    for (let at = 0; at < image.data.length; at++) image.data[at] = Math.random() * 256
    pen.putImageData(image, 0, 0)
  }, 40)
  recorder.start()
  await new Promise((done) => setTimeout(done, 2000))
  const stopped = new Promise((done) => { recorder.onstop = done })
  recorder.stop()
  clearInterval(draw)
  await stopped
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
  let text = ''
  for (const each of bytes) text += String.fromCharCode(each)
  return btoa(text)
}"""
ENDED = """async (film) => {
  if (!film.ended) await new Promise((done) => { film.onended = done })
  return film.currentTime
}"""
CAPTIONS = """async (film) => {
  const track = film.querySelector('track')
  const loaded = new Promise((done) => { track.onload = done })
  track.track.mode = 'showing'
  await loaded
  return [...track.track.cues].map((cue) => cue.text)
}"""


@pytest.fixture(scope="session")
def a_film(browser: Browser) -> bytes:
    page = browser.new_page()
    film = b64decode(page.evaluate(RECORD))
    page.close()
    return film


@pytest.fixture(scope="session")
def filmed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, a_film: bytes) -> Iterator[Live]:
    """A service with films of three pages and a question."""
    place = tmp_path_factory.mktemp("filmed")
    question = running.shipped().page(1).questions[0]
    words = "Before you start. Inspectors want to know how it is for your child and your family.\n\n" * 30
    put_film(place / "films", "start", a_film, words)
    put_film(place / "films", "who", a_film)
    put_film(place / "films", "help", a_film)
    put_film(place / "films", question.id, a_film, question.text)
    yield from running.run(sqlite_template, place / "data", films=place / "films")


@pytest.fixture
def signer(filmed: Live, somebody: Callable[..., Person]) -> Person:
    return somebody(filmed)


def unfold(person: Person) -> Locator:
    person.main.locator("summary", has_text="Watch in British Sign Language (BSL)").first.click()
    return person.main.locator("video").first


def play(person: Person, film: Locator) -> float:
    """By the keyboard, to the end; how many seconds it was."""
    film.focus()
    person.page.keyboard.press("Space")
    seconds: float = film.evaluate(ENDED)
    return seconds


def loaded(person: Person) -> list[str]:
    return [each.url for each in person.asked if "/films/" in each.url]


def test_a_film_is_loaded_only_when_it_is_played_and_plays_to_its_end_with_captions(
    signer: Person, a_film: bytes
) -> None:
    signer.open(signer.live.a_survey())
    film = unfold(signer)
    assert signer.sees("Inspectors want to know how it is for your child")
    assert loaded(signer) == []

    assert play(signer, film) > 1

    assert film.evaluate(CAPTIONS) == ["Hello. This survey is about help for children."]
    assert len(a_film) > playing.PIECE
    assert len([each for each in loaded(signer) if each.endswith("webm")]) > 1
    signer.check()


def test_the_first_page_with_a_film_is_still_light_and_runs_no_script(signer: Person) -> None:
    signer.open(signer.live.a_survey())

    html = sum(len(gzip.compress(page.encode())) for page in signer.read)
    assert html + sum(files(signer, "stylesheet", "image", "other").values()) <= FIRST_PAGE
    assert files(signer, "script") == {}
    assert loaded(signer) == []


def test_without_scripts_the_film_is_there_with_its_own_buttons_and_words(
    filmed: Live, somebody: Callable[..., Person]
) -> None:
    parent = somebody(filmed, java_script_enabled=False)
    parent.open(filmed.a_survey())

    assert unfold(parent).is_visible()
    assert parent.sees("Inspectors want to know how it is for your child")


def test_a_page_before_any_visit_and_a_question_have_films_too(signer: Person) -> None:
    signer.go("/help")
    assert play(signer, unfold(signer)) > 1

    signer.begin(signer.live.a_survey())

    group = signer.main.locator(".govuk-form-group").first
    group.locator("summary").first.click()
    assert play(signer, group.locator("video")) > 1
    assert signer.main.locator("video").count() == 1


@pytest.mark.parametrize("walk", [lambda person: person.go("/help"), who], ids=["help", "who"])
def test_a_page_with_a_film_can_be_seen_and_used_by_everybody(
    signer: Person, engines: Engines, walk: Callable[[Person], object]
) -> None:
    walk(signer)
    unfold(signer)

    assert find_faults(signer.page) == []
    assert engines.find_faults(signer.page) == []
    assert engines.find_invalid(signer.read) == []
