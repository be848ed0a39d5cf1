"""An inspector reaches a line of enquiry that others can rest on: on the smallest phone, without scripts."""

from collections.abc import Callable

from journeys.console import enter
from journeys.person import Person
from journeys.ways_finding import CLAIM, WHOM, add_evidence, go_to_a_quote, to_the_lines, write_a_line


def test_a_line_is_written_weighed_and_released_without_scripts(somebody: Callable[..., Person]) -> None:
    lead = somebody(java_script_enabled=False)
    survey = to_the_lines(lead, "lead")
    write_a_line(lead)
    assert lead.sees("Nothing yet speaks against this. Look for it before you rest on it.")
    here = lead.path
    add_evidence(lead, "supports")
    go_to_a_quote(lead, survey)
    lead.tick("0", "1", "contradicts")
    lead.page.locator("input[name=line]").first.check()
    lead.press("Keep this quote")

    assert lead.path == here
    supports, contradicts = (
        lead.page.locator(f"section[aria-labelledby={side}]") for side in ("supports", "contradicts")
    )
    assert "The audit of June counted 212 waits." in supports.inner_text()
    assert "We waited fourteen months." in contradicts.locator("blockquote").inner_text()
    assert supports.bounding_box()["y"] < contradicts.bounding_box()["y"]

    lead.follow("Back to lines of enquiry").press("Choose what the nominated officer sees")
    lead.page.locator("input[name=line]").first.check()
    lead.press("Go on and see the list").press("Show this to the nominated officer")
    officer = enter(somebody(java_script_enabled=False), "officer", survey=survey)
    officer.leave_by(officer.main.get_by_role("link").first)
    officer.press("See whom inspectors want to meet")
    assert officer.sees(WHOM)
    assert CLAIM not in officer.page.content()


def test_both_sides_stand_beside_one_another_on_a_desk(somebody: Callable[..., Person]) -> None:
    inspector = somebody(viewport={"width": 1280, "height": 900})
    to_the_lines(inspector)
    write_a_line(inspector)
    boxes = [
        inspector.page.locator(f"section[aria-labelledby={side}]").bounding_box()
        for side in ("supports", "contradicts")
    ]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


def test_a_quote_is_chosen_with_the_keyboard_alone(somebody: Callable[..., Person]) -> None:
    inspector = somebody(viewport={"width": 1280, "height": 900})
    survey = to_the_lines(inspector)
    write_a_line(inspector)
    go_to_a_quote(inspector, survey)
    inspector.page.locator("input[name=sentence]").first.focus()
    press = inspector.page.keyboard.press
    for key in ("Space", "Tab", "Tab", "Space", "Tab", "Space", "Tab"):
        press(key)
    with inspector.page.expect_navigation():
        press("Enter")
    assert (
        "We waited fourteen months."
        in inspector.page.locator("section[aria-labelledby=supports]").inner_text()
    )
