import subprocess
import sys
from pathlib import Path

import pytest

from questionnaires.__main__ import main

SOUND = Path(__file__).parent / "samples" / "sound.yaml"


def test_the_shipped_questionnaires_are_checked_when_no_file_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("No problems in ")


def test_every_problem_of_every_file_is_printed_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape, meaning = tmp_path / "shape.yaml", tmp_path / "meaning.yaml"
    sound = SOUND.read_text(encoding="utf-8")
    shape.write_text(sound.replace("minutes: 4", "minutes: four").replace("kind: several", "kind: odd"))
    meaning.write_text(sound.replace("minutes: 4", "minutes: 1").replace("to: others", "to: nowhere"))
    assert main(["check", str(shape), str(meaning)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in printed[:3]] == [f"{shape}:8:", f"{shape}:47:", f"{meaning}:8:"]
    assert any("No later page is called `nowhere`" in line for line in printed)


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "questionnaires", "check", str(SOUND)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.startswith(
        "No problems"
    )
