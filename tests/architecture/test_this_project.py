"""The rules, held against this project. That each rule can fail is shown beside it, in planted trees."""

from pathlib import Path

import pytest
from architecture import conduct, law
from architecture.allowed import ALLOWED, breaches, key
from architecture.sources import Rule, Tree

RULES = (*law.RULES, *conduct.RULES)


@pytest.fixture(scope="module")
def project() -> Tree:
    return Tree(Path(__file__).parents[2])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nothing_here_breaks(rule: Rule, project: Tree) -> None:
    assert breaches(rule, project) == []


def test_the_rules_see_the_packages(project: Tree) -> None:
    assert {source.package for source in project.sources} == {"questionnaires", "survey_app", "analysis"}
    assert "tests/architecture/law.py" in project.files(".py")


def test_every_allowance_is_still_needed(project: Tree) -> None:
    needed = {key(rule, breach) for rule in RULES for breach in rule(project)}
    assert ALLOWED.keys() - needed == set()
