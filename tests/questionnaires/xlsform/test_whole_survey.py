"""Somebody else's SEND survey, from the spreadsheet to a questionnaire that passes all but what people decide."""

import re
from pathlib import Path

import pytest
from xlsforms import WHOLE, a_whole_survey

from questionnaires import checks
from questionnaires.model import Questionnaire
from questionnaires.shape import read_plain
from questionnaires.xlsform import converting, reading, writing
from questionnaires.xlsform.converting import Converted

DECISIONS = {  # what an author answers here, in the order in which it is asked for
    "audience: to-decide": "audience: parents-and-carers",
    "framework: to-decide": "framework: area-send-2023",
    "role: to-decide": "role: quality",
    "theme: to-decide": "theme: c1",
}


@pytest.fixture
def imported(tmp_path: Path) -> Converted:
    return converting.convert(reading.read(a_whole_survey(tmp_path / "survey.xlsx")))


@pytest.fixture
def file(imported: Converted, tmp_path: Path) -> Path:
    path = tmp_path / "survey.yaml"
    writing.write(path, imported.plain, name="survey.xlsx")
    return path


def test_the_first_checks_name_every_role_to_decide_and_nothing_else(file: Path) -> None:
    problems = checks.check_file(file).problems
    undecided = [
        number for number, line in enumerate(file.read_text().splitlines(), 1) if "role: to-decide" in line
    ]
    assert [problem.line for problem in problems] == undecided
    assert {problem.what for problem in problems} == {"This `role` is not known"}


def test_once_roles_are_decided_audience_framework_and_themes_are_named(file: Path) -> None:
    file.write_text(file.read_text().replace("role: to-decide", "role: profile"))
    named = {problem.where for problem in checks.check_file(file).problems if "not known" in problem.what}
    assert {"audience", "framework"} <= named
    assert {name.rpartition(".")[2] for name in named} >= {"theme"}


def test_no_part_of_an_import_is_out_of_shape_or_out_of_place(file: Path) -> None:
    text = file.read_text()
    for asked, answer in DECISIONS.items():
        text = text.replace(asked, answer)
    file.write_text(text)
    plain, shape = read_plain(Questionnaire, file)
    assert plain
    assert shape.problems == []
    found = {problem.check for problem in checks.check_file(file).problems}
    ours = {
        "ids-are-plain",
        "ids-are-unique",
        "routes-lead-forward",
        "routes-end-in-a-default",
        "conditions-can-hold",
        "pages-can-be-reached",
        "scales-keep-their-values",
        "exclusive-options-make-sense",
        "pages-hold-one-idea",
        "minutes-are-honest",
        "views-are-told-from-no-view",
    }
    assert found & ours == set()


def test_every_row_is_asked_or_told(imported: Converted) -> None:
    told = {number for sheet, number, _ in imported.report.lost if sheet == "survey"}
    asked = {number for number, _, _ in imported.report.renamed}
    silent = {
        number for number, row in enumerate(WHOLE, 2) if str(row[0]).startswith(("begin", "end_", "note"))
    }
    assert set(range(2, len(WHOLE) + 2)) - told - asked - silent == set()


def test_the_report_stands_in_the_order_of_the_sheets(imported: Converted) -> None:
    lines = imported.report.lines()
    lost = lines[1 : lines.index("Carried with a change; please look at it:")]
    rows = [(line.split(",")[0] != "  survey", int(re.findall(r"\d+", line)[0])) for line in lost]
    assert rows == sorted(rows)


def test_the_file_begins_with_what_to_do_and_is_written_in_blocks(file: Path) -> None:
    text = file.read_text()
    assert text.startswith("# Imported from survey.xlsx")
    assert "- {" not in text
    assert max(map(len, text.splitlines())) <= writing.WIDTH + 2


def test_a_file_that_is_there_is_not_written_over(file: Path, imported: Converted) -> None:
    with pytest.raises(FileExistsError):
        writing.write(file, imported.plain, name="again")
