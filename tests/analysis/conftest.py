"""A small revisit, and people who answer it or any other document, as rows of the released views."""

import datetime as dt
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

import analysis
from analysis import frame
from analysis.frame import Frame
from analysis.tables import RawRow, RawTable
from questionnaires import routing
from questionnaires.answers import split
from questionnaires.model import Option, Page, Question, Questionnaire, Theme

OPENS_AT = dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC)
WINDOW = analysis.Window(
    opens_at=OPENS_AT, closes_at=OPENS_AT + dt.timedelta(days=4), grace=dt.timedelta(minutes=30)
)
MADE_AT = dt.datetime(2026, 2, 6, 13, tzinfo=dt.UTC)
OUTCOMES = {"begun": 70, "declined": 1, "stopped": 4, "sent": 58, "sent-in-grace": 2, "withdrawn": 3}

NO_VIEW = (
    Option(value="not-needed", label="Not needed", is_substantive=False),
    Option(value="dont-know", label="Do not know", is_substantive=False),
)
NEED = (
    Option(value="got-it", label="Got it", is_favourable=True),
    Option(value="got-some", label="Got some"),
    Option(value="waiting", label="Waiting"),
    Option(value="refused", label="Told no"),
    Option(value="did-not-know-how", label="Did not know how"),
    *NO_VIEW,
)
CHANGE = (
    Option(value="better", label="Better", is_favourable=True),
    Option(value="same", label="The same"),
    Option(value="worse", label="Worse"),
    Option(value="did-not-use-then", label="Did not know it then", is_substantive=False),
    *NO_VIEW,
)
QUALITY = (
    Option(value="well", label="Well", is_favourable=True),
    Option(value="quite-well", label="Quite well", is_favourable=True),
    Option(value="badly", label="Badly"),
    *NO_VIEW,
)
AGES = tuple(Option(value=age, label=age.capitalize()) for age in ("child", "teenager", "adult"))
TOUCHES = (
    Option(value="waits", label="Waits"),
    Option(value="plans", label="Plans"),
    Option(value="none", label="Neither", is_exclusive=True),
    Option(value="dont-know", label="Not sure", is_substantive=False, is_exclusive=True),
)
YES_NO = (Option(value="yes", label="Yes"), Option(value="no", label="No"), *NO_VIEW)
QUESTIONS = (
    Question(id="age", kind="one", role="age", text="How old?", options=AGES),
    Question(id="touches", kind="several", role="touches", text="Which of these?", options=TOUCHES),
    Question(id="need", kind="one", role="need", text="Needed?", options=NEED, theme="waits"),
    Question(id="change", kind="one", role="change", text="Better since?", options=CHANGE, theme="waits"),
    Question(id="quality", kind="one", role="quality", text="How well?", options=QUALITY, theme="waits"),
    Question(id="story", kind="comment", role="comment", text="What else?", theme="waits", limit=200),
    Question(id="other", kind="one", role="touches", text="Anything bad?", options=YES_NO, theme="other"),
    Question(id="more", kind="comment", role="comment", text="Anything else?", limit=200),
)


@dataclass
class Families:
    """Who answered: `answer` adds one response, `frame` gives all of them to analysis."""

    questionnaire: Questionnaire
    rows: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    has_key: bool = True

    def answer(
        self, answers: dict[str, Any] | None = None, *, comments: dict[str, str] | None = None, **facts: Any
    ) -> None:
        response_id = len(self.rows).to_bytes(16)
        usual = {
            "response_id": response_id,
            "document_hash": self.questionnaire.hash,
            "sent_on": "2026-02-03",
            "language": "en",
            "presentation": "standard",
            "voice": "supporter" if self.questionnaire.audience == "supporters" else "myself",
            "channel_kind": "forum",
            "outcome": "complete",
            "answers": json.dumps(answers or {}),
            "flags": "",
            "family_number": response_id,
        }
        self.rows.append(usual | facts)
        for item, text in (comments or {}).items():
            self.comments.append({"response_id": response_id, "item": item, "text": text})

    def frame(self) -> Frame:
        comments = self.comments if self.has_key else [each | {"text": None} for each in self.comments]
        return frame.from_rows(self.questionnaire, self.rows, comments, has_texts=self.has_key)

    def build(self, readership: Any = "inspection-team", **facts: Any) -> analysis.Built:
        usual = {"outcomes": OUTCOMES, "window": WINDOW, "made_at": MADE_AT}
        return analysis.build(self.frame(), readership=readership, **(usual | facts))

    def words(self, section_id: str, readership: Any = "inspection-team") -> list[str]:
        summary = self.build(readership).summary
        return next(part["words"] for part in summary["sections"] if part["id"] == section_id)


@pytest.fixture
def questionnaire() -> Questionnaire:
    return Questionnaire(
        id="small-revisit",
        version=1,
        audience="parents-and-carers",
        framework="revisit-2019",
        language="en",
        title="A small revisit",
        minutes=2,
        themes=(
            Theme(id="waits", name="Waits for assessment", plain="waiting to be checked"),
            Theme(id="other", name="Other serious concerns", plain="other bad things"),
        ),
        pages=(Page(id="all", section="", heading="All", questions=QUESTIONS),),
    )


@pytest.fixture
def families(questionnaire: Questionnaire) -> Families:
    return Families(questionnaire)


@pytest.fixture
def answering() -> Callable[[Questionnaire, int, int], Families]:
    """So many people who answer a document at random, on the path; the same for the same seed."""
    return _answering


@pytest.fixture
def random_families(questionnaire: Questionnaire) -> Callable[[int, int], Families]:
    """The same for the small revisit."""
    return lambda people, seed: _answering(questionnaire, people, seed)


def _answering(questionnaire: Questionnaire, people: int, seed: int) -> Families:
    chance = random.Random(seed)
    made = Families(questionnaire)
    for _ in range(people):
        given = {question.id: _at_random(chance, question) for question in questionnaire.questions}
        answers = {item: answer for item, answer in given.items() if answer}
        closed, comments = split(questionnaire, routing.on_path(questionnaire, answers))
        voice = chance.choices(("myself", "helped", "supporter"), (8, 2, 1))[0]
        made.answer(
            closed,
            comments=comments,
            voice="supporter" if questionnaire.audience == "supporters" else voice,
            language=chance.choice(("en", "ur")),
            presentation=chance.choice(("standard", "easy-read")),
            channel_kind=chance.choice(("forum", "school", "other")),
            outcome=chance.choices(("complete", "partial"), (9, 1))[0],
            sent_on=f"2026-02-0{chance.randint(2, 6)}",
        )
    return made


def _at_random(chance: random.Random, question: Question) -> str | list[str]:
    if not question.is_closed:
        return "We waited " * chance.randint(1, 9) if chance.random() < 0.3 else ""
    if chance.random() < 0.1:
        return ""
    if question.kind == "one":
        return chance.choice(question.options).value
    alone = [option.value for option in question.options if option.is_exclusive]
    ticked = [each.value for each in question.options if not each.is_exclusive and chance.random() < 0.5]
    return ticked or [chance.choice(alone)]


@pytest.fixture
def a_table() -> Callable[..., RawTable]:
    """A raw table of these counts, with one aside of 3."""

    def made(
        counts: Sequence[int], *, kind: Any = "answers", base: int | None = None, **facts: Any
    ) -> RawTable:
        rows = tuple(
            RawRow(value=f"v{at}", label=f"Label {at}", count=count, is_favourable=at == 0)
            for at, count in enumerate(counts)
        )
        usual = {
            "id": "a-table",
            "title": "How?",
            "kind": kind,
            "of_whom": "who answered",
            "base": sum(counts) if base is None else base,
            "rows": rows,
            "asides": (RawRow(value="dont-know", label="Do not know", count=3),),
        }
        return RawTable(**(usual | facts))

    return made
