"""Every promise has its tests, and every test that names a promise is listed with it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from promises import PROMISES

TESTS = Path(__file__).parent
SAID = re.compile(r"\bpromise (A\d+)\b|\b(P\d+|R\d+|S\d+)(?=[,:])", re.IGNORECASE)
PLACES = ("attacks", "journeys")


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def said_in(docstring: str) -> set[str]:
    return {a or other for a, other in SAID.findall(docstring)}


@pytest.mark.parametrize("name", PROMISES)
def test_every_promise_has_tests_and_they_are_there(name: str) -> None:
    promise = PROMISES[name]
    assert promise.words.endswith((".", ")"))
    assert promise.tests
    for file, wanted in promise.tests.items():
        found = {each.name for each in functions(TESTS / file)}
        assert set(wanted) <= found, f"{name}: not in {file}"


def test_every_test_that_names_a_promise_is_listed_with_it() -> None:
    named = 0
    for path in sorted(path for place in PLACES for path in (TESTS / place).glob("test_*.py")):
        for test in functions(path):
            for name in said_in(ast.get_docstring(test) or ""):
                named += 1
                listed = PROMISES[name].tests.get(str(path.relative_to(TESTS)), ())
                assert test.name in listed, f"{test.name} speaks of {name}"
    assert named >= 10


def test_a_promise_is_seen_where_it_is_named() -> None:
    assert said_in("G10, P10: neutral. Promise A5, promise A11: large. R11: lost") == {
        "P10",
        "A5",
        "A11",
        "R11",
    }
    assert said_in("A5: an attack, S4 in passing") == set()
