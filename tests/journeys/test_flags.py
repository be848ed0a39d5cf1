"""Nobody is taken for a program: traces of ways to answer, replayed as events in a browser, set no flag.

A person cannot be quicker than pages load, and a machine beside the service can: so a moment passes on each page.
"""

import datetime as dt
from collections.abc import Callable

import builders
import pytest
import sqlalchemy as sa
from builders import ASurvey
from drivers import Respondent, over_socket
from journeys.live import HOUR, Live
from journeys.person import STORY, Person

from survey_app import clock
from survey_app.fieldwork import flags
from survey_app.store import records

A_MOMENT = 1.2 * flags.FASTEST / dt.timedelta(milliseconds=1)
Trace = Callable[[Person], object]


@pytest.fixture
def survey(live: Live) -> ASurvey:
    """Two pages to tick on and to write on, and one more."""
    now, area = clock.now().replace(second=0, microsecond=0), f"Fenmoor{next(live.numbers)}"
    return builders.a_survey(live.service, area=area, opens_at=now - HOUR, closes_at=now + HOUR)


def wait(person: Person) -> Person:
    person.page.wait_for_timeout(A_MOMENT)
    return person


def begin(person: Person, survey: ASurvey) -> None:
    person.begin(survey)
    wait(person).page.locator("#helped").check()
    wait(person.press("Continue"))


def send(person: Person) -> None:
    wait(person).press("Continue")
    wait(person).press("Skip this page")
    wait(person).press("Send")
    assert person.screen == "receipt"


def paste(person: Person) -> None:
    """A long text that was written elsewhere, at once and with no key."""
    person.page.locator("textarea").focus()
    person.page.keyboard.insert_text("\n".join([STORY] * 2))


def dictate(person: Person) -> None:
    """Whole phrases at once, some said again in other words, as phones write down what is said."""
    person.page.locator("textarea").focus()
    for phrase in (
        "We waited fourteen months",
        " nobody rang back",
        " nobody ever rang us back",
        " full stop",
    ):
        person.page.keyboard.insert_text(phrase)


def scan_with_one_key(person: Person) -> None:
    """A program moves the focus on, in a steady beat; the one key of the person takes what is lit."""
    for _ in range(3):
        for stop in person.page.locator("main input:visible, main textarea, main button").all():
            stop.focus()
            person.page.wait_for_timeout(40)
    person.page.locator("main input[type=radio]").nth(1).focus()
    person.page.keyboard.press("Space")


def go_back_and_forth(person: Person) -> None:
    for _ in range(3):
        wait(person.back()).page.go_forward()
        wait(person).check()
    person.page.locator("textarea").fill("Changed my mind.")


def listen_to_a_screen_reader(person: Person) -> None:
    """Screen readers press what their own cursor is on: a click without a pointer, at no place."""
    person.page.locator("main input[type=radio]").first.evaluate("box => { box.focus(); box.click() }")
    person.page.locator("textarea").evaluate("(box, words) => { box.value = words }", STORY)


TRACES: tuple[Trace, ...] = (paste, dictate, scan_with_one_key, go_back_and_forth, listen_to_a_screen_reader)


def test_no_way_of_answering_is_flagged_and_neither_is_a_room_behind_one_address(
    live: Live, survey: ASurvey, somebody: Callable[..., Person]
) -> None:
    for trace in TRACES:
        person = somebody()
        begin(person, survey)
        trace(person)
        send(person)

    assert flags_of(live, survey) == [""] * len(TRACES)


def test_no_key_no_finger_and_no_screen_reader_comes_to_the_field_of_the_trap(
    survey: ASurvey, phone: Person
) -> None:
    phone.open(survey).press("Start").tick("myself").press("Continue")

    trap = phone.page.locator("[name=leave_empty]")
    assert trap.count() == 1
    assert not trap.is_visible()
    assert "Leave this empty" not in phone.page.locator("body").aria_snapshot()
    for _ in range(40):
        phone.page.keyboard.press("Tab")
        assert phone.page.evaluate("document.activeElement.name") != "leave_empty"


def test_a_script_that_floods_is_flagged_and_served_all_the_same(live: Live, survey: ASurvey) -> None:
    """It fills every field, and sends as fast as the line lets it."""
    port = int(live.base.rsplit(":", 1)[1])
    for _ in range(3):
        script = Respondent(over_socket(port))
        script.open(survey.link)
        script.start()
        script.tell_who()
        script.press("/consent", {"action": "yes", "leave_empty": "spam"})
        script.answer({"helped": "no"}, action="send")
        assert script.send()

    found = flags_of(live, survey)
    assert len(found) == 3
    assert {"trap" in each for each in found} == {True}
    assert any("haste" in each for each in found)


def flags_of(live: Live, survey: ASurvey) -> list[str]:
    select = sa.select(records.responses.c.flags).where(records.responses.c.survey_id == survey.id)
    with live.service.store.reading() as connection:
        return list(connection.execute(select).scalars())
