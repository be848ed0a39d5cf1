"""Made-up responses by the thousand or the million, for measuring analysis alone: random, seeded, of nobody.

The largest questionnaire that is shipped for parents and carers, with items repeated under other names until
it has forty. A million people draw from some thousand different sets of answers, so that making them
costs less than what is measured.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import numpy as np

from analysis import columns, frame
from analysis.columns import PERSON, Columns
from analysis.frame import Frame
from analysis.inspection import Inspection, Part
from analysis.summary import Window
from questionnaires import checks, reading
from questionnaires.model import Page, Question, Questionnaire

ITEMS = 40
DIFFERENT = 2_000
BLANK = 0.15  # of answers: not on the path, or skipped
WRITING = 0.3  # of responses, in one comment
WORDS = ("we", "asked", "for", "help", "in", "spring", "and", "waited", "three", "months", "nobody", "rang")
SEED = 20
OPENS_AT = dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC)
WINDOW = Window(opens_at=OPENS_AT, closes_at=OPENS_AT + dt.timedelta(days=7), grace=dt.timedelta(minutes=30))


@cache
def document() -> Questionnaire:
    """With exactly forty closed items."""
    shipped = [each for path in reading.shipped() for each in checks.check_file(path).documents]
    largest = max(
        (each for each in shipped if each.audience == "parents-and-carers"),
        key=lambda each: len(closed(each)),
    )
    themed = [question for question in closed(largest) if question.theme]
    more = tuple(
        replace(themed[at % len(themed)], id=f"again-{at}") for at in range(ITEMS - len(closed(largest)))
    )
    again = Page(id="again", section="", heading="Again", questions=more)
    return replace(largest, pages=(*largest.pages, again))


def closed(questionnaire: Questionnaire) -> list[Question]:
    return [question for question in questionnaire.questions if question.is_closed]


@cache
def answers() -> tuple[str, ...]:
    """Different sets of answers, as they are stored."""
    chance = Random(SEED)
    return tuple(json.dumps(_answered(chance), separators=(",", ":")) for _ in range(DIFFERENT))


def _answered(chance: Random) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for question in closed(document()):
        values = [option.value for option in question.options]
        if chance.random() > BLANK:
            several = question.kind == "several"
            given[question.id] = chance.sample(values, 2) if several else chance.choice(values)
    return given


def responses(count: int) -> Iterator[dict[str, Any]]:
    """Rows as the released view gives them."""
    chance, sets, document_hash = Random(SEED + count), answers(), document().hash
    for at in range(count):
        number = at.to_bytes(16)
        yield {
            "response_id": number,
            "family_number": number,
            "document_hash": document_hash,
            "sent_on": "2026-02-03",
            "language": "en" if chance.random() < 0.9 else "ur",
            "presentation": "standard",
            "voice": "myself",
            "channel_kind": ("forum", "school", "health")[at % 3],
            "outcome": "complete",
            "flags": "",
            "answers": sets[int(chance.random() * DIFFERENT)],
        }


def comments(count: int) -> Iterator[dict[str, Any]]:
    chance = Random(SEED)
    asked = [question.id for question in document().questions if not question.is_closed]
    for at in range(count):
        if chance.random() < WRITING:
            text = " ".join(chance.choices(WORDS, k=chance.randint(4, 80)))
            yield {"response_id": at.to_bytes(16), "item": chance.choice(asked), "text": text}


def people(count: int) -> Frame:
    return frame.from_rows(document(), responses(count), comments(count))


def inspection(count: int) -> Inspection:
    """One survey of an area."""
    part = Part(
        survey_id="parents", frame=people(count), outcomes={"begun": count, "sent": count}, window=WINDOW
    )
    return Inspection(area="Fenmoor", kind="area-send", parts=(part,))


def coded(count: int) -> Columns:
    """Category codes at random, for numbers of people that nobody reads from a database in one benchmark."""
    small = columns.of(people(100))
    chance = np.random.default_rng(SEED)
    codes = np.empty((len(small.names), count), dtype=np.uint8)
    for at, (name, named) in enumerate(small.names.items()):
        from_blank = name in {question.id for question in closed(document())} or ":" in name
        codes[at] = chance.integers(0 if from_blank else 1, len(named.values) + 1, count, dtype=np.uint8)
    codes[list(small.names).index(PERSON)] = 1
    return replace(small, codes=codes)
