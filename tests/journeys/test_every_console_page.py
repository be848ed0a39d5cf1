"""A browser comes to every screen of the console in every state, and looks at what is drawn and sent."""

from collections.abc import Callable

import pytest
from journeys import (  # noqa: F401  # draw the map
    ways_asking,
    ways_console,
    ways_finding,
    ways_reading,
    ways_report,
)
from journeys.engines import Engines
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person
from journeys.ways import CONSOLE

from survey_app.staff.problem_screens import PROBLEM_SCREENS
from survey_app.staff.screens import SCREENS


def test_there_is_a_way_to_every_state_of_every_screen_of_the_console() -> None:
    states = {(screen.name, state) for screen in (*SCREENS, *PROBLEM_SCREENS) for state in screen.states}

    assert set(CONSOLE.ways) == states


@pytest.mark.parametrize(("screen", "state"), CONSOLE.ways)
def test_every_page_of_the_console_can_be_read_and_used_by_everybody(
    somebody: Callable[..., Person], engines: Engines, screen: str, state: str
) -> None:
    colleague = somebody(viewport={"width": 1280, "height": 900})

    CONSOLE.ways[screen, state].walk(colleague)

    assert colleague.screen == screen
    assert CONSOLE.states_of(colleague, screen) == {state}
    assert find_faults(colleague.page) == []
    assert engines.find_faults(colleague.page) == []
    assert engines.find_invalid(colleague.read) == []
    colleague.check()
