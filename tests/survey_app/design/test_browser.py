"""What only a browser can see: sizes, focus, contrast, scripts, and what is left after leaving."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

PAGES = (
    "everything",
    "everything?state=errors",
    "one-question",
    "first",
    "console",
    "everything?language=ar",
)
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 320, "height": 568}},
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 320, "height": 568}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 320, "height": 568}, "forced_colors": "active"},
    "no script": {"viewport": {"width": 320, "height": 568}, "java_script_enabled": False},
}
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary, textarea')]
  .filter((each) => !each.closest('p, li:not(.govuk-error-summary__list li), .govuk-skip-link'))
  .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 48 || box.height < 48))
  .map(([told, box]) => `${told} is ${box.width} x ${box.height}`)"""
LONGEST_LINE = """() => {
  const lines = new Map()
  const words = document.createRange()
  const text = document.getElementById('measured').firstChild
  for (let place = 0; place < text.length; place++) {
    words.setStart(text, place)
    words.setEnd(text, place + 1)
    const top = Math.round(words.getBoundingClientRect().top)
    lines.set(top, (lines.get(top) ?? 0) + 1)
  }
  return Math.max(...lines.values())
}"""


@pytest.mark.parametrize("look", ["phone", "desk", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing_up_to_the_highest_level(
    open_page: OpenPage, address: str, where: str, look: str
) -> None:
    page = open_page(**LOOKS[look])
    page.goto(f"{address}/{where}")

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("look", ["phone", "desk", "forced colours"])
@pytest.mark.parametrize("where", PAGES)
def test_a_page_never_scrolls_sideways_and_everything_to_press_is_48_pixels(
    open_page: OpenPage, address: str, where: str, look: str
) -> None:
    page = open_page(**LOOKS[look])
    page.goto(f"{address}/{where}")

    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look]["viewport"]["width"]
    assert page.evaluate(SMALL) == []


def test_a_line_is_at_most_eighty_characters(open_page: OpenPage, address: str) -> None:
    page = open_page(**LOOKS["desk"])
    page.goto(f"{address}/first")
    page.evaluate(
        "(words) => { const p = document.querySelector('main p'); p.id = 'measured'; p.textContent = words }",
        "We want to know how it is for your family, and if it has become any better since then. " * 8,
    )

    assert 50 <= page.evaluate(LONGEST_LINE) <= 80


def test_errors_take_the_focus_and_each_leads_to_its_field(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/everything?state=errors")
    expect(page.locator(".govuk-error-summary")).to_be_focused()

    page.locator(".govuk-error-summary a[href='#story']").click()

    expect(page.locator("#story")).to_be_focused()


def test_a_page_is_answered_by_keyboard_alone(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/one-question")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")

    expect(page.locator("input[value='a']")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("button")).to_be_focused()


def test_help_opens_in_place_without_a_script(open_page: OpenPage, address: str) -> None:
    page = open_page(**LOOKS["no script"])
    page.goto(f"{address}/everything")

    page.locator("summary", has_text="Help now").click()

    expect(page.locator("a[href='tel:08001111']")).to_be_visible()


def test_leaving_forgets_the_visit_and_takes_this_page_s_place(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="The weather", content_type="text/html")
    )
    page.goto(f"{address}/first")
    page.goto(f"{address}/everything")
    token = page.locator("[name=csrf_token]").input_value()

    with page.expect_request(f"{address}/leave") as told:
        page.locator(".app-exit").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")

    assert told.value.method == "POST"
    assert (told.value.post_data or "").startswith("csrf_token=")
    assert token
    page.go_back()
    expect(page).to_have_url(f"{address}/first")


def test_leaving_works_without_a_script(open_page: OpenPage, address: str) -> None:
    page = open_page(**LOOKS["no script"])
    page.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="The weather", content_type="text/html")
    )
    page.goto(f"{address}/everything")

    page.locator(".app-exit").click()

    page.wait_for_url("https://www.bbc.co.uk/weather")


def test_the_characters_left_are_seen_at_once_and_read_out_after_a_pause(
    open_page: OpenPage, address: str
) -> None:
    page = open_page()
    page.goto(f"{address}/everything")
    seen, heard = page.locator("[aria-hidden=true].govuk-hint"), page.locator("[role=status]")
    expect(seen).to_have_text("Characters left: 1,000")

    page.locator("#story").fill("é 👨\n")

    expect(seen).to_have_text("Characters left: 996")
    assert heard.text_content() == ""
    expect(heard).to_have_text("Characters left: 996")


def test_too_many_characters_are_counted_and_kept(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/everything")

    page.locator("#story").fill("x" * 1012)

    expect(page.locator("[aria-hidden=true].govuk-hint")).to_have_text("Characters too many: 12")
    assert len(page.locator("#story").input_value()) == 1012


def test_none_of_these_stands_alone(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/everything")
    boxes = {value: page.locator(f"[name=touches][value={value}]") for value in ("a", "b", "none")}

    boxes["none"].check()
    expect(boxes["a"]).not_to_be_checked()

    boxes["b"].check()
    expect(boxes["none"]).not_to_be_checked()


@pytest.mark.parametrize("where", PAGES)
def test_nothing_is_fetched_from_elsewhere_and_nothing_is_refused(
    open_page: OpenPage, address: str, where: str
) -> None:
    page = open_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(f"{address}/{where}")

    assert [url for url in asked if not url.startswith(address)] == []
    assert complaints == []


def test_on_paper_there_are_no_buttons(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/everything")
    page.emulate_media(media="print")

    expect(page.locator(".app-quick")).to_be_hidden()
    expect(page.locator("button").first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_text_spaced_out_by_its_reader_is_not_cut(open_page: OpenPage, address: str) -> None:
    """WCAG 2.2, 1.4.12: line height 1.5, paragraphs 2, letters 0.12 and words 0.16 of the size."""
    page = open_page(**LOOKS["phone"], bypass_csp=True)
    page.goto(f"{address}/everything?state=errors")

    page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important} p {margin-bottom: 2em !important}"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
