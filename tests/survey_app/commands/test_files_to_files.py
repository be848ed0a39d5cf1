"""The commands that go from files to files are in the operators' guide, with every option."""

import re
from pathlib import Path
from typing import Any

import pytest

from survey_app.cli import _parser

GUIDE = Path(__file__).parents[3] / "docs" / "operators.md"


@pytest.mark.parametrize("name", ["import-xlsform", "preview"])
def test_every_option_is_in_the_guides_heading_and_no_other_is(name: str) -> None:
    commands: Any = next(action for action in _parser()._actions if action.choices)
    options = {text for action in commands.choices[name]._actions for text in action.option_strings}
    heading = re.search(rf"^### `survey-app {name} FILE([^`]*)`", GUIDE.read_text("utf-8"), re.M)
    assert heading
    assert set(re.findall(r"--[a-z]+", heading[1])) == options - {"-h", "--help"}
