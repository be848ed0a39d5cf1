"""The README is true to the letter: what it names exists, and what it decided has a date."""

import importlib.util
import re
from pathlib import Path

import pytest

from survey_app.cli import _parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CODE = re.compile(r"`([^`\n]+)`")


def load_run() -> dict[str, list[str]]:
    """What `python3 run.py` knows besides the service's own commands."""
    found = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    commands: dict[str, list[str]] = module.COMMANDS
    return commands


def service_commands() -> set[str]:
    return {name for action in _parser()._actions for name in action.choices or ()}


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def run_commands() -> set[str]:
    """Whatever stands behind `python3 run.py`, and the words of code in the paragraph that lists others."""
    listed = next(part for part in section("Two commands").split("\n\n") if part.startswith("Others:"))
    named = set(re.findall(r"python3 run\.py ([a-z]+)", README))
    return named | {word for word in CODE.findall(listed) if re.fullmatch(r"[a-z]+", word)}


def paths() -> set[str]:
    """Words of code that look like a place in this project, and not like an address of the service."""
    return {word for word in CODE.findall(README) if re.fullmatch(r"\.?[a-z_]+(/[a-z_]*)+", word)}


def test_every_command_of_run_py_that_the_readme_names_exists() -> None:
    assert {"demo", "test", "bench", "check", "lint", "types", "serve"} <= run_commands()
    assert run_commands() <= set(load_run()) | service_commands()


def test_whatever_run_py_hands_over_to_is_installed() -> None:
    modules = {words[1] for words in load_run().values()}
    assert {
        name for name in modules if not importlib.util.find_spec(name) and not (ROOT / name).is_dir()
    } == set()


def test_every_command_of_the_service_that_the_readme_names_exists() -> None:
    assert set(re.findall(r"survey-app ([a-z]+)", README)) <= service_commands()


@pytest.mark.parametrize("row", rows("A map of the house"), ids=lambda row: row[0])
def test_every_room_on_the_map_exists_and_is_not_empty(row: list[str]) -> None:
    room = ROOT / row[0].strip("`")
    assert row[0].endswith("/`")
    assert any(path.suffix == ".py" or path.is_dir() for path in room.iterdir())
    inside = [word for cell in row[1:] for word in CODE.findall(cell) if word.endswith("/")]
    assert [word for word in inside if not (room / word).is_dir() and not (ROOT / word).is_dir()] == []


def test_every_room_of_the_service_is_on_the_map() -> None:
    told = {row[0].strip("`").removesuffix("/") for row in rows("A map of the house")}
    there = {
        path.parent.relative_to(ROOT).as_posix()
        for package in ("survey_app", "questionnaires", "analysis")
        for path in (ROOT / package).glob("*/__init__.py")
    }
    assert there - told == set()


def test_every_place_the_readme_names_exists() -> None:
    on_the_map = {path.relative_to(ROOT).as_posix() + "/" for path in (ROOT / "tests").iterdir()}
    missing = {path for path in paths() if not (ROOT / path).exists() and f"tests/{path}" not in on_the_map}
    assert missing == set()


def test_every_relative_link_resolves() -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", README)]
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).is_file()] == []


def test_every_decision_has_a_date_and_a_reason() -> None:
    decisions = rows("Decisions")
    assert decisions
    undated = [row for row in decisions if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])(-[0-3]\d)?", row[0])]
    assert (undated, [row for row in decisions if len(row) != 3 or not all(row)]) == ([], [])
