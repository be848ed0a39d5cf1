"""Key screens as a screen reader is told them, against what was read and found good.

A transcript is the tree of roles, names and states that a browser hands to assistive technology. What
differs from one day to the next (codes, times, places) is written as a stand-in. Renew them with
`RENEW_TRANSCRIPTS=1 python3 run.py test tests/journeys/test_transcripts.py` and read what changed.
"""

import os
import re
from pathlib import Path

import pytest
from journeys import ways_astray, ways_through  # noqa: F401  # each draws its part of the map
from journeys.person import Person
from journeys.ways import PUBLIC, Walk
from journeys.ways_audiences import practice, question_in_easy_read, ways
from journeys.ways_in import landing

TRANSCRIPTS = Path(__file__).with_name("transcripts")
CLOCK = r"(?:12 noon|midnight|\d{1,2}(?:\.\d{2})?[ap]m)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}"
PICTURES = (
    "Star|Tree|House|Bus|Book|Pencil|Ear|Football|Music|Clock|Mobile phone|Computer|Map|Rainbow|Slide|Bed|Plate|"
    "Shop|Padlock|Flag|Eyes|Toy blocks|Calendar|Target"
)
STAND_INS = (
    (re.compile(rf"- listitem: (?:{PICTURES})$", re.M), "- listitem: Star"),
    (re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}(- |-)[A-Z0-9]{4}-[A-Z0-9]{4}\b"), "ABCD-EFGH-JKLM-NPQR"),
    (
        re.compile(rf"{CLOCK} (?:on|at the start of) {DAY}"),
        "12 noon",
    ),  # the end of the grace has a day of its own only late in the evening
    (re.compile(DAY), "Friday 7 February 2020"),
    (re.compile(CLOCK), "12 noon"),
    (re.compile(r"Fenmoor\d+"), "Fenmoor"),
    (re.compile(r"x{100,}"), "x and so on"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "https://survey.example"),
)


def start_in_easy_read(person: Person) -> None:
    ways(person)
    person.tick("easy-read").press("Save and go on")


def consent_in_easy_read(person: Person) -> None:
    start_in_easy_read(person)
    person.press("Start").tick("myself").press("Continue")


def check_in_easy_read(person: Person) -> None:
    question_in_easy_read(person)
    person.answer_page().press("Send what I have done so far")


def receipt_in_easy_read(person: Person) -> None:
    check_in_easy_read(person)
    person.press("Send")


STANDARD = {
    "start": "plain",
    "who": "errors",
    "consent": "plain",
    "question": "plain",
    "question with an error": "errors",
    "check-answers": "complete",
    "come-back": "code",
    "receipt": "plain",
    "withdraw": "mistyped",
    "help": "plain",
    "closed": "with-words",
}
KEPT: dict[str, Walk] = {
    **{name: PUBLIC.ways[name.split(" ")[0], state].walk for name, state in STANDARD.items()},
    "easy read, start": start_in_easy_read,
    "easy read, consent": consent_in_easy_read,
    "easy read, practice": practice,
    "easy read, question": question_in_easy_read,
    "easy read, check-answers": check_in_easy_read,
    "easy read, receipt": receipt_in_easy_read,
}


def transcript(person: Person, where: str = "main") -> str:
    """The title, and what assistive technology is handed of this part of the page."""
    person.check()
    told = f"# {person.page.title()}\n{person.page.locator(where).aria_snapshot()}\n"
    for changing, stand_in in STAND_INS:
        told = changing.sub(stand_in, told)
    return told


def file_of(name: str) -> Path:
    return TRANSCRIPTS / (re.sub(r"\W+", "-", name) + ".yaml")


def compare(told: str, name: str) -> None:
    file = file_of(name)
    if os.environ.get("RENEW_TRANSCRIPTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(told, "utf-8")
    assert told == (file.read_text("utf-8") if file.exists() else "")


@pytest.mark.parametrize("name", KEPT)
def test_a_screen_is_told_as_it_was_read(phone: Person, name: str) -> None:
    KEPT[name](phone)

    compare(transcript(phone), name)


def test_what_stands_around_every_screen_is_told_as_it_was_read(phone: Person) -> None:
    landing(phone)

    compare(transcript(phone, "body"), "whole page")


def test_every_transcript_belongs_to_a_screen() -> None:
    assert set(TRANSCRIPTS.iterdir()) == {file_of(name) for name in (*KEPT, "whole page")}
