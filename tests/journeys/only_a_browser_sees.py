"""What must hold of every page as it is drawn: axe, reflow, text spacing, sizes of what is pressed.

Each check names its faults in words. Requirements: WCAG 2.2 AA throughout, and of AAA contrast 7:1
(1.4.6) and targets (2.5.5).
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

NARROWEST = 320
"""CSS pixels: a small phone, and a desk's screen enlarged four times (WCAG 1.4.10)."""
ENLARGED = 256
"""What is left of the height of a desk's screen, 1024, when it is enlarged four times."""
LEAST_TARGET = 48
"""CSS pixels; of WCAG's 44 (2.5.5) the rest is for hands that shake."""
CONTRAST = ["color-contrast", "color-contrast-enhanced"]  # below 4.5:1, and from there to 7:1
# A code in large letters under its own heading is no heading; the rule is experimental.
NOT_FOR_US = {"p-as-heading"}
MEASURES = Path(__file__).with_name("measures.js").read_text("utf-8")


@cache
def _axe() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


def find_faults(page: Page) -> list[str]:
    """Everything wrong with the page, all that folds unfolded: as it stands, dark, narrow, widely spaced."""
    faults = faults_as_shown(page)
    page.emulate_media(color_scheme="dark")
    faults += [f"in the dark: {fault}" for fault in axe_faults(page, CONTRAST)]
    page.emulate_media(color_scheme="null")
    return faults


def faults_as_shown(page: Page) -> list[str]:
    """As `find_faults`, but in the colours it has."""
    unfold(page)
    faults = axe_faults(page) + small_targets(page)
    faults += page.evaluate("measures.moving()")
    before = page.viewport_size
    page.set_viewport_size({"width": NARROWEST, "height": ENLARGED})
    faults += page.evaluate("measures.outside()")
    page.evaluate("measures.spaceText(true)")
    faults += [f"with wide spacing: {fault}" for fault in page.evaluate("measures.outside()")]
    page.evaluate("measures.spaceText(false)")
    if before:
        page.set_viewport_size(before)
    return faults


def unfold(page: Page) -> None:
    page.evaluate(MEASURES)
    page.evaluate("measures.unfold()")


def small_targets(page: Page) -> list[str]:
    """What is too small to be hit by a hand that shakes; links within other words may be as high as a line."""
    page.evaluate(MEASURES)
    faults: list[str] = page.evaluate("least => measures.smallTargets(least)", LEAST_TARGET)
    return faults


def text_outside(page: Page) -> list[str]:
    """What is cut off or makes the page scroll sideways, at the size it has."""
    page.evaluate(MEASURES)
    faults: list[str] = page.evaluate("measures.outside()")
    return faults


def unbounded(page: Page) -> list[str]:
    """What is to be pressed or filled in and has no edge of its own; for forced colours, which leave no
    grounds to tell it by."""
    page.evaluate(MEASURES)
    faults: list[str] = page.evaluate("measures.unbounded()")
    return faults


def moving(page: Page) -> list[str]:
    page.evaluate(MEASURES)
    faults: list[str] = page.evaluate("measures.moving()")
    return faults


def axe_faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds with these rules, or with every rule it has: AAA, best practice, experimental."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(
        """rules => axe.run(document, {
            resultTypes: ["violations"],
            runOnly: {type: "rule", values: rules || axe.getRules().map(rule => rule.ruleId)},
        }).then(results => results.violations)""",
        rules,
    )
    return [_said(rule, node) for rule in found if rule["id"] not in NOT_FOR_US for node in rule["nodes"]]


def _said(rule: dict[str, Any], node: dict[str, Any]) -> str:
    why = re.sub(r"\s+", " ", node.get("failureSummary", ""))
    return f"axe {rule['id']}: {node['html'][:160]} ({why})"
