"""How a person comes to each screen of the public door in each of its states, by links and buttons alone.

What only time, the team or a broken disk can bring about (a closed window, a stopped link, a fault) is
brought about in the running service while the person is on their way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from journeys.person import Person

Walk = Callable[[Person], object]


@dataclass(frozen=True)
class Way:
    """A walk to a state of a screen, and what the main part holds in that state and in no other: a CSS
    selector, empty where the screen has but one state."""

    walk: Walk
    sign: str


@dataclass(frozen=True)
class Map:
    """The ways through one door."""

    ways: dict[tuple[str, str], Way] = field(default_factory=dict)

    def leads_to(self, screen: str, state: str = "plain", *, sign: str = "") -> Callable[[Walk], Walk]:
        def keep(walk: Walk) -> Walk:
            assert (screen, state) not in self.ways, f"two ways lead to {screen} ({state})"
            self.ways[screen, state] = Way(walk, sign)
            return walk

        return keep

    def states_of(self, person: Person, screen: str) -> set[str]:
        """The states of the screen whose sign stands on the page."""
        signs = {state: way.sign for (name, state), way in self.ways.items() if name == screen}
        return {state for state, sign in signs.items() if not sign or person.page.locator(sign).count()}


PUBLIC = Map()
CONSOLE = Map()
