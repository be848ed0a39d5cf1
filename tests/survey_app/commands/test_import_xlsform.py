"""`survey-app import-xlsform` as somebody types it, who has a form from elsewhere and no service."""

import sys
from pathlib import Path

import pytest
from xlsforms import a_whole_survey

from survey_app.__main__ import main


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return a_whole_survey(tmp_path / "survey.xlsx")


def test_an_import_writes_the_questionnaire_and_tells_what_is_missing(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "ours.yaml"
    assert main(["import-xlsform", str(form), "--to", str(written)]) == 0
    told = capsys.readouterr().out
    assert "  survey, row 12: a place on a map: where people are is not asked\n" in told
    assert told.endswith(f"Next: survey-app check {written}\n")
    assert main(["check", str(written)]) == 1
    checked = capsys.readouterr().out.splitlines()
    assert len(checked) == written.read_text().count("role: to-decide")


def test_nothing_is_written_over(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text("hours of work")
    assert main(["import-xlsform", str(form), "--to", str(ours)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert ours.read_text() == "hours of work"


@pytest.mark.parametrize(
    ("name", "to", "reason"),
    [
        ("nowhere.xlsx", "ours.yaml", "cannot be opened"),
        ("survey.xlsx", "no-folder/ours.yaml", "cannot be written"),
    ],
)
def test_a_refusal_says_why(
    form: Path, name: str, to: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-xlsform", str(form.parent / name), "--to", str(form.parent / to)]) == 2
    assert reason in capsys.readouterr().err


def test_without_the_optional_part_the_command_says_how_to_install_it(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "questionnaires.xlsform.reading", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == "pyxform"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_NoPyxform(), *sys.meta_path])
    assert main(["import-xlsform", str(form), "--to", str(tmp_path / "ours.yaml")]) == 1
    assert "pip install 'survey-app[xlsform]'" in capsys.readouterr().err


class _NoPyxform:
    """A machine on which pyxform was never installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.split(".")[0] == "pyxform":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
