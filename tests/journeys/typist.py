"""Somebody who uses nothing but Tab, Space and Enter, and walks the same ways as everybody.

Within one group of radios Tab stops once, in every browser; there Space goes on from one to the next.
"""

from dataclasses import dataclass

from journeys.keyboard import Keyboard
from journeys.person import STORY, Person
from playwright.sync_api import Locator

IS_THERE = "part => part === document.activeElement"
IS_IN_GROUP = "part => document.activeElement.name === part.name"
STOPS_AT_MOST = 120


@dataclass
class Typist(Person):
    """A person whose every step is a key. What is to be pressed must not be covered by anything."""

    def leave_by(self, way: Locator) -> "Typist":
        self._come_to(way)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.check()
        return self

    def tick(self, *values: str) -> "Typist":
        for value in values:
            self._choose(self.page.locator(f'input[value="{value}"]'))
        return self

    def write(self, words: str = STORY) -> "Typist":
        self._come_to(self.page.locator("textarea").first)
        self.page.keyboard.insert_text(words)
        return self

    def answer_page(self) -> "Typist":
        for kind in ("radio", "checkbox"):
            for name in self._names(kind):
                self._choose(self.page.locator(f'input[name="{name}"]').first)
        if self.page.locator("textarea").count():
            self.write()
        self.press("Continue")
        return self

    def _choose(self, option: Locator) -> None:
        self._come_to(option, IS_IN_GROUP if option.get_attribute("type") == "radio" else IS_THERE)
        for _ in range(STOPS_AT_MOST):
            if option.is_checked():
                return
            self.page.keyboard.press("Space")
        raise AssertionError(f"space never comes to {option} at {self.path}")

    def _come_to(self, what: Locator, is_there: str = IS_THERE) -> None:
        """By the tab key, round the page if need be."""
        goal = what.element_handle()
        for _ in range(STOPS_AT_MOST):
            self.page.keyboard.press("Tab")
            if goal.evaluate(is_there):
                stop = Keyboard(self).here()
                assert not stop.isCovered, f"something lies over {stop} at {self.path}"
                return
        raise AssertionError(f"the tab key never comes to {what} at {self.path}")
