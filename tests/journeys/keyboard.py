"""Hands on a keyboard and nothing else; at each stop the focus must be somewhere, in sight and plain to see."""

from collections.abc import Callable
from dataclasses import dataclass, field

from journeys import pictures
from journeys.person import Person
from playwright.sync_api import FloatRect

FOCUSED = r"""() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const label = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element
    const [a, b] = [element, label].map((each) => each.getBoundingClientRect())
    const left = Math.min(a.left, b.left), top = Math.min(a.top, b.top)
    const line = element.getClientRects()[0]  // a link may run over two
    const middle = [line.left + line.width / 2, line.top + Math.min(line.height, innerHeight - line.top) / 2]
    const there = document.elementFromPoint(...middle)
    return {
        kind: [element.tagName, element.type, element.className].join(' '),
        name: element.name || '', value: element.value || '', id: element.id, type: element.type || '',
        tag: element.tagName.toLowerCase(), words: (element.innerText || '').trim().replace(/\s+/g, ' '),
        isInMain: !!element.closest('main'), isChosen: !!element.checked,
        isCovered: !there || !(element.contains(there) || label.contains(there)),
        box: {x: left, y: top, width: Math.max(a.right, b.right) - left, height: Math.max(a.bottom, b.bottom) - top},
    }
}"""

EDGES = """() => {
    const {top, bottom, width} = lit.getBoundingClientRect()
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0)
    return [top >= 0 ? width : 0, bottom <= innerHeight ? width : 0, height, height]
}"""
"""How much of each edge is in sight."""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """Where the focus is."""

    kind: str
    tag: str
    type: str
    name: str
    value: str
    id: str
    words: str
    isInMain: bool  # noqa: N815  # as the page's own script says it
    isChosen: bool  # noqa: N815
    isCovered: bool  # noqa: N815
    box: FloatRect


@dataclass
class Keyboard:
    person: Person
    looked_at: set[str] = field(default_factory=set)
    """Kinds of stops whose outline has been looked at."""

    def press(self, key: str) -> "Keyboard":
        self.person.page.keyboard.press(key)
        return self

    def write(self, words: str) -> "Keyboard":
        self.person.page.keyboard.type(words)
        return self

    def here(self) -> Stop:
        found = self.person.page.evaluate(FOCUSED)
        assert found, f"the focus is lost at {self.person.path}"
        return Stop(**found)

    def tab(self) -> Stop:
        """On to the next stop, which must be seen."""
        self.press("Tab")
        stop = self.here()
        assert not stop.isCovered, f"something lies over {stop} at {self.person.path}"
        if stop.kind not in self.looked_at:
            self.looked_at.add(stop.kind)
            self._look(stop)
        return stop

    def tab_to(self, words: str) -> "Keyboard":
        """On to the button or link that says this."""
        return self._tab_until(lambda stop: stop.words == words, words)

    def tab_to_what_begins(self, words: str) -> "Keyboard":
        return self._tab_until(lambda stop: stop.words.startswith(words), words)

    def tab_to_a(self, kind: str) -> "Keyboard":
        """On to the next radio, checkbox, box to type in."""
        return self._tab_until(lambda stop: stop.type == kind, kind)

    def _tab_until(self, is_there: Callable[[Stop], bool], what: str) -> "Keyboard":
        for _ in range(80):
            if is_there(self.tab()):
                return self
        raise AssertionError(f"the tab key never comes to {what!r} at {self.person.path}")

    def follow(self) -> "Keyboard":
        """Enter, on what leads to another page."""
        with self.person.page.expect_navigation():
            self.press("Enter")
        self.person.check()
        return self

    def _look(self, stop: Stop) -> None:
        """As much changes as a line of 2 px around it would be (WCAG 2.4.13), and some of it strongly."""
        page = self.person.page
        lit = pictures.around(page, stop.box)
        page.evaluate("globalThis.lit = document.activeElement; lit.blur()")
        unlit = pictures.around(page, stop.box)
        page.evaluate("lit.focus()")
        edges = page.evaluate(EDGES)
        assert pictures.changed(lit, unlit) >= 2 * sum(edges), f"the focus on {stop} is hard to see"
        assert pictures.changed_strongly(lit, unlit) >= 2 * max(edges), f"the focus on {stop} is pale"
