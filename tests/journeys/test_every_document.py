"""Every questionnaire that comes with the service, answered to the receipt on a phone, in each presentation."""

from functools import cache

import builders
import pytest
from journeys.live import Live
from journeys.only_a_browser_sees import text_outside
from journeys.person import Person

from questionnaires import checks, reading
from questionnaires.model import Questionnaire
from survey_app import clock

SCREENS_AT_MOST = 90


@cache
def documents() -> dict[str, Questionnaire]:
    return {
        document.id: document for path in reading.shipped() for document in checks.check_file(path).documents
    }


def ways_to_answer() -> list[tuple[str, str]]:
    return [(name, way) for name, document in documents().items() for way in document.presentations]


@pytest.mark.parametrize(("name", "presentation"), ways_to_answer())
def test_it_can_be_answered_and_sent_on_a_phone(
    live: Live, phone: Person, name: str, presentation: str
) -> None:
    now = clock.now().replace(second=0, microsecond=0)
    survey = builders.a_survey(
        live.service,
        documents()[name],
        area=f"Holt{next(live.numbers)}",
        opens_at=now.replace(year=now.year - 1),
        closes_at=now.replace(year=now.year + 1),
    )
    phone.looks.append(text_outside)
    phone.open(survey)
    if presentation == "easy-read":
        phone.go("/ways").tick("easy-read").press("Save and go on")
    phone.press("Start")
    steps = {
        "who": lambda: phone.tick("family") and _say_who(phone),
        "consent": lambda: phone.press("Yes, I want to take part"),
        "practice": lambda: phone.press("Skip this"),
        "question": phone.answer_page,
        "check-answers": lambda: phone.press("Send"),
    }
    for _ in range(SCREENS_AT_MOST):
        if phone.screen == "receipt":
            return
        steps[phone.screen]()
    raise AssertionError(f"still at {phone.path}")


def _say_who(person: Person) -> None:
    voices = person.page.locator("input[name=voice][type=radio]")
    if voices.count():
        voices.first.check()
    person.press("Continue")
