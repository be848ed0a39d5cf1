"""A browser comes to every screen of the public door in every state, and looks at what is drawn and sent."""

import pytest
from journeys import (  # noqa: F401  # each draws its part of the map
    ways_asking,
    ways_astray,
    ways_audiences,
    ways_children,
    ways_in,
    ways_through,
    ways_together,
)
from journeys.engines import Engines
from journeys.only_a_browser_sees import find_faults
from journeys.person import Person
from journeys.ways import PUBLIC

from survey_app.respondent.problem_screens import PROBLEM_SCREENS
from survey_app.respondent.screens import SCREENS


def test_there_is_a_way_to_every_state_of_every_screen() -> None:
    states = {(screen.name, state) for screen in (*SCREENS, *PROBLEM_SCREENS) for state in screen.states}

    assert set(PUBLIC.ways) == states


@pytest.mark.parametrize(("screen", "state"), PUBLIC.ways)
def test_every_page_can_be_read_and_used_by_everybody(
    phone: Person, engines: Engines, screen: str, state: str
) -> None:
    """A19, G12: nor does any of them ask for something elsewhere, or keep a code in its address."""
    PUBLIC.ways[screen, state].walk(phone)

    assert phone.screen == screen
    assert PUBLIC.states_of(phone, screen) == {state}
    assert find_faults(phone.page) == []
    assert engines.find_faults(phone.page) == []
    assert engines.find_invalid(phone.read) == []
    phone.check()
