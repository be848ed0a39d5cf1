"""A keyboard; and one switch with the program that drives it: Tab, Space and Enter, and no key besides."""

from dataclasses import dataclass

from journeys.keyboard import Keyboard, Stop

KEYS = {"Tab", "Space", "Enter"}


@dataclass
class Keys(Keyboard):
    def _look(self, stop: Stop) -> None:
        """How a focus looks is measured in the tests of the keyboard, on each kind of stop."""


@dataclass
class Switch(Keys):
    def press(self, key: str) -> "Switch":
        assert key in KEYS, f"there is no key for {key}"
        super().press(key)
        return self

    def write(self, words: str) -> "Switch":
        raise AssertionError("there are no letters on a switch")


def go(keys: Keyboard, words: str) -> None:
    """To the button or link that says this, and through it."""
    keys.tab_to(words).follow()


def choose_first(keys: Keyboard, kind: str = "radio") -> Stop:
    """The first answer of the next list, which Space takes."""
    keys.tab_to_a(kind).press("Space")
    assert keys.here().isChosen
    return keys.here()


def answer_page(keys: Keyboard, story: str = "") -> None:
    """The first answer of each list, a story where one can write, and on."""
    answered: set[str] = set()
    while (stop := keys.tab()).words != "Continue" or not stop.isInMain:
        if stop.type in {"radio", "checkbox"} and stop.name not in answered:
            keys.press("Space")
            assert keys.here().isChosen
        elif stop.tag == "textarea" and story:
            keys.write(story)
        answered.add(stop.name)
    keys.follow()
