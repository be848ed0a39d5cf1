"""docs/journeys.md and the tests beside this file name the same people, and each is told whole."""

import ast
from pathlib import Path

import pytest
from journeys.people.told import Journey, journeys, names

HERE = Path(__file__)
A_PAGE = '<html class="x" lang="en"><h1>Sent.</h1><p>It&#39;s <b>yours</b></p></html>'
MADE_UP = """# Some
## One
`test_some.py::test_one`

| what happens | on the screen | what we promise |
|---|---|---|
| it | “It's yours”, “Sent.” | nothing |

- `nothing`
"""


def walked() -> list[tuple[str, str]]:
    """File and name of every test of a journey."""
    return sorted(
        (path.name, part.name)
        for path in HERE.parent.glob("test_*.py")
        if path != HERE
        for part in ast.parse(path.read_text("utf-8")).body
        if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")
    )


def test_every_journey_names_its_test_and_every_test_its_journey() -> None:
    assert names(journeys()) == walked()


def test_ten_people_and_more_are_told_of() -> None:
    assert len(list(journeys())) >= 10


@pytest.mark.parametrize("journey", list(journeys()), ids=lambda journey: journey.title)
def test_a_journey_says_who_what_they_fear_and_what_is_promised_and_kept(journey: Journey) -> None:
    assert len(journey.walked_by) == 1
    for part in ("**Who.** ", "**Fears.** ", "**Test.** "):
        assert journey.text.count(f"\n{part}") == 1
    assert [step for step in journey.steps if len(step) != 3 or not all(step)] == []
    assert journey.kept


def test_words_that_were_not_on_screen_are_seen_and_so_is_another_order() -> None:
    (journey,) = journeys(MADE_UP)
    first, second = A_PAGE.replace("Sent.", ""), A_PAGE.replace("yours", "mine")

    assert journey.missed([A_PAGE]) == []
    assert journey.missed([first, second]) == []
    assert journey.missed([second, first]) == ["Sent."]
    assert journey.missed([second]) == ["It's yours"]
