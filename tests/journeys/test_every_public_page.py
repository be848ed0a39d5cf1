"""A browser comes to every screen of the public door in every state, and looks at what is drawn and sent.

In each way it can be shown: as it is, dark, in forced colours, without scripts, from right to left, in easy read.
"""

from collections.abc import Callable

import pytest
from journeys import (  # noqa: F401  # each draws its part of the map
    ways_asking,
    ways_astray,
    ways_audiences,
    ways_children,
    ways_easy,
    ways_in,
    ways_through,
    ways_together,
)
from journeys.engines import Engines
from journeys.live import Live
from journeys.modes import Looking, modes_of
from journeys.person import Person
from journeys.test_reading_aloud import DEVICE, give_voices
from journeys.ways import PUBLIC

from survey_app.respondent.problem_screens import PROBLEM_SCREENS
from survey_app.respondent.screens import SCREENS


def test_there_is_a_way_to_every_state_of_every_screen() -> None:
    states = {(screen.name, state) for screen in (*SCREENS, *PROBLEM_SCREENS) for state in screen.states}

    assert set(PUBLIC.ways) == states


@pytest.mark.parametrize(("screen", "state"), PUBLIC.ways)
def test_every_page_can_be_read_and_used_by_everybody_however_it_is_shown(
    abroad: Live, somebody: Callable[..., Person], engines: Engines, screen: str, state: str
) -> None:
    """A19, G12: nor does any of them ask for something elsewhere, or keep a code in its address."""
    person = give_voices(somebody(abroad), DEVICE)
    PUBLIC.ways[screen, state].walk(person)
    assert person.screen == screen
    assert PUBLIC.states_of(person, screen) == {state}
    before = engines.find_invalid(person.read)

    found = Looking(person, engines, screen, state).find()

    assert found == {mode: [] for mode in modes_of(screen, state)}
    assert before == []
    person.check()
