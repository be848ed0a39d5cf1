"""What looks at pages sees what is wrong with them: each check meets a page made to break it."""

import pytest
from journeys.keyboard import Keyboard
from journeys.only_a_browser_sees import find_faults, unbounded
from journeys.person import Person

WRONG = {
    "wide": ('<p style="inline-size: 500px">Words', "px wide on a screen of 320"),
    "cut": ('<div style="overflow: hidden; block-size: 20px">Words<br>below', "is cut off"),
    "tight": (
        '<div style="overflow: hidden; block-size: 1em; line-height: 1">Words',
        "with wide spacing: <div> “Words” is cut off",
    ),
    "over the edge": ('<p style="position: absolute; right: -9px">Words', "runs over the edge"),
    "small": ('<button style="block-size: 47px; inline-size: 99px">Words', "99 × 47 px, less than 48"),
    "restless": ('<p style="transition: color 1s">Words', "moves"),
    "pale": ('<p style="color: #666; background: #fff">Words', "axe color-contrast-enhanced"),
    "pale in the dark": (
        "<style>@media (prefers-color-scheme: dark) { p { color: #666; background: #000 } }</style><p>Words",
        "in the dark: axe color-contrast",
    ),
    "nameless": ('<input type="text" style="block-size: 48px">', "axe label"),
    "unruly": ("<h1>Words</h1><h3>More", "axe heading-order"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_page_with_something_wrong_is_told_apart(phone: Person, name: str) -> None:
    body, fault = WRONG[name]

    phone.page.set_content(f"<!doctype html><html lang=en><title>t</title><main>{body}")

    assert [each for each in find_faults(phone.page) if fault in each]


def test_a_control_without_an_edge_is_told_apart(phone: Person) -> None:
    phone.page.set_content('<button style="border: 0">Words</button><button>Words</button>')

    assert unbounded(phone.page) == ["<button> “Words” has no edge"]


@pytest.mark.parametrize(
    ("style", "complaint"),
    [
        ("button:focus { outline: none }", "hard to see"),
        ("button:focus { outline: 5px solid #ccc }", "is pale"),
        ("div { position: fixed; inset: 0 }", "lies over"),
    ],
)
def test_a_focus_that_cannot_be_seen_is_told_apart(phone: Person, style: str, complaint: str) -> None:
    phone.page.set_content(f"<style>{style}</style><main><button>Words</button></main><div></div>")

    with pytest.raises(AssertionError, match=complaint):
        Keyboard(phone).tab()


def test_a_request_for_something_elsewhere_is_told_apart(phone: Person) -> None:
    phone.context.route("http://elsewhere.example/**", lambda route: route.abort())
    phone.page.set_content('<img src="http://elsewhere.example/pixel.gif">')

    with pytest.raises(AssertionError, match="elsewhere"):
        phone.check()
