import subprocess
import sys
from pathlib import Path

import pytest

from questionnaires import reading
from questionnaires.__main__ import main

SOUND = Path(__file__).parent / "samples" / "sound.yaml"
FAMILY = Path(__file__).parent / "samples" / "family" / "children.yaml"


def test_the_shipped_questionnaires_are_checked_when_no_file_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--quiet"]) == 0
    printed = capsys.readouterr().out
    assert printed == f"No problems in {len(reading.shipped())} questionnaires.\n"


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
    command = [sys.executable, "-m", "questionnaires", "check", "--quiet", str(SOUND)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.startswith(
        "No problems"
    )


def test_what_was_measured_is_printed_for_each_document_in_each_presentation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(FAMILY)]) == 0
    file, head, *rows, blank, last = capsys.readouterr().out.splitlines()
    assert (file, blank, last) == (str(FAMILY), "", "No problems in 1 questionnaire.")
    assert head.split() == ["for", "presentation", "reading", "age", "hardest", "page", "takes", "told"]
    assert [row.split()[:2] for row in rows] == [
        ["children-11-15", "standard"],
        ["children-11-15", "easy-read"],
        ["supporters", "standard"],
        ["supporters", "easy-read"],
    ]
    assert [row.split()[-2:] for row in rows] == [["5", "min"], ["6", "min"]] * 2


def test_a_translation_is_checked_when_its_language_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody translates into Volapuk: every text lacks it."""
    assert main(["check", "--language", "vo", str(SOUND)]) == 1
    printed = capsys.readouterr().out
    assert f"{SOUND}:7: “Is the bus better now?” has no vo. Have it translated" in printed
