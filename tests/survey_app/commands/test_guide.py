"""The operators' guide: its whole inspection works as it is printed, and its headings name every option."""

import datetime as dt
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from drivers import Respondent

from survey_app.__main__ import main
from survey_app.cli import _parser

GUIDE = Path(__file__).parents[3] / "docs" / "operators.md"

Opened = Callable[[str], Respondent]


def steps() -> list[list[str]]:
    """The commands of the guide's whole inspection, in order, exactly as they are printed."""
    section = GUIDE.read_text("utf-8").split("## A whole inspection, step by step\n")[1].split("\n## ")[0]
    printed = "".join(re.findall(r"^```\n(.*?)^```", section, re.MULTILINE | re.DOTALL))
    return [shlex.split(line) for line in printed.replace("\\\n", " ").splitlines()]


def totals() -> str:
    """The guide's file of known totals, as it is printed."""
    lines = re.findall(r"^    ((?:classification|all|age|plan),.*\n)", GUIDE.read_text("utf-8"), re.MULTILINE)
    return "".join(lines)


def test_the_guides_whole_inspection_works_in_order_as_it_is_printed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    questionnaire: str,
    opened: Opened,
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(questionnaire, "fenmoor.yaml")
    Path("totals.csv").write_text(totals(), "utf-8")
    printed = []
    with time_machine.travel(dt.datetime(2027, 2, 22, 9, tzinfo=dt.UTC), tick=False):
        for program, *words in steps():
            assert program == "survey-app"
            assert main(words) == 0, capsys.readouterr().err
            printed.append(capsys.readouterr().out)
    links = set(re.findall(r"http://localhost/s/\S+", "".join(printed)))
    with time_machine.travel(dt.datetime(2027, 3, 5, 13, tzinfo=dt.UTC), tick=False):
        screens = sorted(opened(link).screen for link in links)
    assert screens == ["revoked", *["start"] * 4]


def test_the_guides_whole_inspection_uses_every_command_that_sets_one_up() -> None:
    used = {" ".join(words[1:3]) for words in steps()}
    unused = {"staff remove", "staff link", "channel list", "invitation stop", "invitation reissue"}
    assert set(setting_up_commands()) - unused <= used


def test_every_option_of_a_command_that_sets_up_is_in_the_guides_heading_and_no_other_is() -> None:
    headings = dict(re.findall(r"^### `survey-app ([a-z]+ [a-z]+)([^`]*)`", GUIDE.read_text("utf-8"), re.M))
    told = {name: set(re.findall(r"--[a-z0-9-]+", headings[name])) for name in setting_up_commands()}
    assert told == setting_up_commands()


def setting_up_commands() -> dict[str, set[str]]:
    """Each of them with its options."""
    groups: Any = next(action for action in _parser()._actions if action.choices)
    found = {}
    for group in ("inspection", "survey", "channel", "invitation", "staff"):
        inner: Any = next(action for action in groups.choices[group]._actions if action.choices)
        for name, command in inner.choices.items():
            options = {text for action in command._actions for text in action.option_strings}
            found[f"{group} {name}"] = options - {"-h", "--help"}
    return found
