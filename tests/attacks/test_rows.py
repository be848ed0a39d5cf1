"""Every attack of the list has a test that names it, and no test names one that is not there."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from attacks.rows import IN_A_BROWSER, NOT_TO_THE_LETTER, ROWS

TESTS = Path(__file__).parents[1]
NAMED = re.compile(r"((?:[A-Z]\d+(?:, )?)+)[:.] ")


def named_in(paths: Iterable[Path]) -> set[str]:
    """The rows that open the docstrings of these files and of the tests in them."""
    rows: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Module) or (
                isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            ):
                opening = NAMED.match(ast.get_docstring(node) or "")
                rows |= set(opening.group(1).split(", ")) if opening else set()
    return rows


def attacks() -> list[Path]:
    return [
        *sorted((TESTS / "attacks").glob("test_*.py")),
        *sorted((TESTS / "analysis").glob("test_*.py")),
        TESTS / "survey_app" / "test_serve_refuses.py",
    ]


def journeys() -> list[Path]:
    return sorted((TESTS / "journeys").glob("test_*.py"))


def test_every_attack_of_the_list_is_tried():
    tried = named_in(path for path in [*attacks(), *journeys()] if path.exists())
    assert ROWS - tried == set(), "no test names these"
    letters = {row[0] for row in ROWS}
    assert {row for row in tried if row[0] in letters} - ROWS == set(), "these are not on the list"


def test_what_only_a_browser_shows_is_tried_in_one():
    assert set(IN_A_BROWSER) - named_in(journeys()) == set()


def test_what_is_tried_otherwise_is_on_the_list():
    assert set(NOT_TO_THE_LETTER) <= ROWS


def test_a_row_without_a_test_is_seen(tmp_path):
    path = tmp_path / "test_some.py"
    path.write_text(
        'def test_one():\n    """A1, B2: words."""\ndef test_two():\n    """Says nothing of C3: no."""\n'
    )
    assert named_in([path]) == {"A1", "B2"}
