"""Every way a page can be shown, and what the engines find in each, from one walk to the page.

Colours change where the page stands. Without our scripts it is the page as it was sent: where they changed
nothing, that is the page looked at already. From right to left and in easy read the request that brought the
page is sent again by the same browser, which now asks for the other language or has chosen easy read; the
answer is put in the page's place. So a page costs one walk, however many ways there are.
"""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

import pseudo_language
from journeys.engines import Engines
from journeys.only_a_browser_sees import (
    CONTRAST,
    axe_faults,
    faults_as_shown,
    small_targets,
    text_outside,
    unbounded,
    unfold,
)
from journeys.person import Person
from journeys.ways_astray import broken

MODES = ("standard", "dark", "forced colours", "no script", "right to left", "easy read")
ENGLISH_ALONE = (
    "Easy read is written in English alone: in another language these pages are the standard ones."
)
NOT_THERE = {
    ("practice", "plain", "right to left"): ENGLISH_ALONE,
    ("practice", "tried", "right to left"): ENGLISH_ALONE,
    **{
        (screen, "easy-read", "right to left"): ENGLISH_ALONE
        for screen in (
            "question",
            "start",
            "who",
            "consent",
            "declined",
            "someone-to-talk-to",
            "check-answers",
            "receipt",
        )
    },
}
"""Ways in which a page is never shown, and why."""
LOST = "the page does not come back as it was"

WORD_OF_FORMS = re.compile(r'(name="csrf_token" value=")([^"]*)')
SCRIPT = re.compile(r"<script\b[^>]*></script>")
MAIN = re.compile(r'<main\b[^>]*data-screen="([^"]*)".*?</main>', re.DOTALL)
TAG = re.compile(
    r"<(?!span\b|bdi\b)([a-z][a-z0-9]*)"
)  # those two mark words of another language than the page's
TOUCHED = """sent => new DOMParser().parseFromString(sent, "text/html").documentElement.outerHTML !==
    document.documentElement.outerHTML"""


def modes_of(screen: str, state: str) -> tuple[str, ...]:
    return tuple(mode for mode in MODES if (screen, state, mode) not in NOT_THERE)


@dataclass(frozen=True)
class Looking:
    """At the page a person has come to. `find` may be asked once: it leaves another page in its place."""

    person: Person
    engines: Engines
    screen: str
    state: str

    def find(self) -> dict[str, list[str]]:
        """The faults by the way in which the page was shown when they were found."""
        sent, is_touched = self.person.read[-1], self.person.page.evaluate(TOUCHED, self.person.read[-1])
        found = {"standard": faults_as_shown(self.person.page) + self.engines.look(self.person.page)}
        found |= self._in_colours()
        found["standard"] += self.engines.find_invalid([sent])
        found["no script"] = self._instead(SCRIPT.sub("", sent)) if is_touched else []
        if "right to left" in modes_of(self.screen, self.state):
            found["right to left"] = self._from_right_to_left(sent)
        found["easy read"] = self._in_easy_read(sent)
        return found

    def _in_colours(self) -> Iterator[tuple[str, list[str]]]:
        page = self.person.page
        page.emulate_media(color_scheme="dark")
        yield "dark", axe_faults(page, CONTRAST) + self.engines.look(page)
        page.emulate_media(color_scheme="null", forced_colors="active")
        yield "forced colours", axe_faults(page, CONTRAST) + self.engines.look(page) + unbounded(page)
        page.emulate_media(forced_colors="null")

    def _from_right_to_left(self, sent: str) -> list[str]:
        told = self._again(pseudo_language.RIGHT_TO_LEFT)
        if 'dir="rtl"' not in told.partition(">")[2].partition(">")[0] or shape(told) != shape(sent):
            return [LOST]
        return self._instead(told)

    def _in_easy_read(self, sent: str) -> list[str]:
        """The same page for whoever chose easy read: most of them say nothing in other words."""
        request = self.person.context.request
        ways = request.get("/ways").text()
        word = WORD_OF_FORMS.search(ways)
        if 'value="easy-read"' not in ways or not word:
            return []
        form = {"csrf_token": word[2], "presentation": "easy-read"}
        request.post("/ways", form=form, max_redirects=0)
        told = self._again("en")
        if WORD_OF_FORMS.sub("", told) == WORD_OF_FORMS.sub("", sent):
            return []
        return self._instead(told) if shape(told)[:1] == shape(sent)[:1] else [LOST]

    def _again(self, language: str) -> str:
        """What the request that brought the page brings now."""
        page = self.person.page
        asked = [each for each in self.person.asked if each.is_navigation_request()]
        last = [each for each in asked if each.frame == page.main_frame][-1]
        headers = {"Accept-Language": language}
        if last.method == "POST":
            headers |= {"Content-Type": last.headers["content-type"], "Origin": self.person.live.base}
        with broken(self.person) if self.screen == "fault" else nullcontext():
            answer = self.person.context.request.fetch(
                last.url, method=last.method, data=last.post_data_buffer, headers=headers
            )
        return answer.text()

    def _instead(self, html: str) -> list[str]:
        """Put a page in the place of this one, at the same address, and look at it."""
        page = self.person.page
        page.set_content(html)
        unfold(page)
        faults = axe_faults(page) + self.engines.look(page) + text_outside(page) + small_targets(page)
        return faults + self.engines.find_invalid([html])


def shape(html: str) -> list[str]:
    """The name of the screen and the tags of its main part: the same in every language."""
    main = MAIN.search(html)
    return [main[1], *TAG.findall(main[0])] if main else []
