"""Old and plain browsers: no style sheet, no script, no cookie; and nothing that would break half-way."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from journeys import test_every_public_page, ways_together  # noqa: F401  # the first draws the whole map
from journeys.live import Live
from journeys.only_a_browser_sees import axe_faults, text_outside, unbounded
from journeys.person import Person
from journeys.ways import PUBLIC
from playwright.sync_api import BrowserType, Route

from survey_app.design import static

SHEETS = ("survey.css", "survey.rtl.css")
NEWER_SELECTOR = re.compile(
    r":has\(|:is\(|:where\(|:focus-visible|:focus-within|:not\([^)]*,|:lang\([^)]*,|::marker|&"
)
RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
SUPPORTS = re.compile(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
NEWER = re.compile(
    r"(?<=[{;])(?:--[^:{};]*:[^;{}]*"  # custom properties, and what calls for one
    r"|[a-z-]+:[^;{}]*(?:var|min|max|clamp|env)\([^;{}]*"
    r"|(?:(?:min-|max-)?(?:inline|block)-size|(?:margin|padding|border|inset)-(?:inline|block)[a-z-]*"
    r"|inset|gap|text-wrap|accent-color|color-scheme|forced-color-adjust):[^;{}]*);?"
)
HIDES = re.compile(r"display:none|visibility:|opacity:|pointer-events|clip|content-visibility")


@pytest.fixture
def plain(somebody: Callable[..., Person]) -> Person:
    """A browser that shows HTML and nothing else."""
    person = somebody(java_script_enabled=False)
    person.context.route("**/*.css", lambda route: route.fulfill(content_type="text/css", body=""))
    return person


@pytest.mark.parametrize(("screen", "state"), PUBLIC.ways)
def test_every_page_is_reached_and_works_as_plain_html(plain: Person, screen: str, state: str) -> None:
    """Each by its links and buttons alone; what is there to be pressed can be seen without a style sheet."""
    PUBLIC.ways[screen, state].walk(plain)

    assert plain.screen == screen
    assert PUBLIC.states_of(plain, screen) == {state}
    for control in plain.page.locator("main input, main textarea, main button, main a").all():
        is_meant = (
            control.get_attribute("type") != "hidden" and control.get_attribute("name") != "leave_empty"
        )
        is_folded = control.evaluate("part => !!part.closest('details:not([open])')")
        assert control.is_visible() == (is_meant and not is_folded), control.evaluate(
            "part => part.outerHTML"
        )


def test_scripts_are_modules_from_files_which_old_engines_never_run(live: Live, phone: Person) -> None:
    ways_together.next_person_before_sending(phone)
    phone.press("Go back to the questions")

    found = [tag for page in phone.read for tag in re.findall(r"<script\b[^>]*>", page)]
    assert any("tablet" in tag for tag in found)
    assert any("question" in tag for tag in found)
    assert [
        tag
        for tag in found
        if not re.fullmatch(r'<script type="module" src="/static/[\w.-]+"( data-aloud="[^"]+")?>', tag)
    ] == []
    assert not [page for page in phone.read if "<noscript" in page or "nomodule" in page]


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_hangs_on_a_selector_that_old_browsers_do_not_know(name: str) -> None:
    """A rule one of whose selectors is unknown is dropped whole: so those stand apart, and only place things."""
    sheet = (static.DIST / "files" / static.manifest()[name]).read_text("utf-8")
    newer = [(selectors, body) for selectors, body in rules(sheet) if NEWER_SELECTOR.search(selectors)]

    assert newer
    for selectors, body in newer:
        assert all(NEWER_SELECTOR.search(selector) for selector in split(selectors)), selectors
        assert not HIDES.search(body), (selectors, body)


def test_a_browser_of_ten_years_ago_shows_every_word_and_every_control(phone: Person) -> None:
    """Without custom properties, sides named by the flow of writing, and selectors that came since; radios
    and checkboxes, which the style sheet draws, have an edge."""
    phone.context.route("**/survey*.css", _as_it_was_understood)
    phone.looks += [unbounded, lambda page: axe_faults(page, ["color-contrast"]), text_outside]

    for screen, state in (("question", "errors"), ("question", "stale"), ("check-answers", "partial")):
        phone.context.clear_cookies()
        PUBLIC.ways[screen, state].walk(phone)

        assert phone.screen == screen


def _as_it_was_understood(route: Route) -> None:
    sheet = SUPPORTS.sub("", route.fetch().text())
    kept = RULE.sub(lambda rule: "" if NEWER_SELECTOR.search(rule[1]) else rule[0], sheet)
    assert "var(" in kept
    route.fulfill(content_type="text/css", body=NEWER.sub("", kept))


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r"([^{}@;]+)\{([^{}]*)\}", sheet)


def split(selectors: str) -> list[str]:
    """At the commas between them, not at those in brackets."""
    return re.split(r",(?![^(]*\))", selectors)


def test_a_browser_that_refuses_cookies_says_what_to_do(
    live: Live, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    """As people set it in the browser itself."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    context = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args, base_url=live.base)
    person = Person(live, context)

    person.open(live.a_survey())

    assert context.cookies() == []
    assert person.screen == "no-visit"
    assert person.sees("If cookies are off, switch them on for this page")
    assert person.page.get_by_role("link", name="Type a code").is_visible()
    context.close()
