"""Questionnaires to try the engine on: one of every kind of question, the shipped one, and made-up ones."""

from pathlib import Path

import pytest

from questionnaires import reading, variants
from questionnaires.model import Option, Page, Question, Questionnaire

SHIPPED = Path(reading.__file__).parent / "revisit" / "parents-and-carers-2-weaknesses.yaml"


@pytest.fixture(scope="session")
def revisit() -> Questionnaire:
    """The shipped questionnaire for a revisit."""
    questionnaire = reading.read(SHIPPED).questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.fixture(scope="session", params=reading.shipped(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def documents(request: pytest.FixtureRequest) -> tuple[Questionnaire, ...]:
    """Every audience's document of every shipped file, a file at a time."""
    questionnaire = reading.read(request.param).questionnaire
    assert questionnaire is not None
    return tuple(
        variants.resolve(questionnaire, audience).questionnaire
        for audience in variants.audiences(questionnaire)
    )


@pytest.fixture
def page() -> Page:
    """A single choice, several choices of which one is exclusive, and a comment of 20 characters."""
    options = (Option(value="good", label="Good"), Option(value="bad", label="Bad"))
    none = Option(value="none", label="None", is_exclusive=True)
    return Page(
        id="page",
        section="",
        heading="",
        questions=(
            Question(id="how-good", kind="one", role="profile", text="How?", options=options),
            Question(
                id="which-ones", kind="several", role="profile", text="Which?", options=(*options, none)
            ),
            Question(id="what-else", kind="comment", role="comment", text="What?", limit=20),
        ),
    )
