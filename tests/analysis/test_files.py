"""Responses from a CSV file or a data frame: the same figures as from the database, or a clear reason why not."""

import csv
import json

import pandas as pd
import pytest

from analysis import files
from analysis.__main__ import main
from analysis.errors import (
    DocumentMismatch,
    MissingColumn,
    RepeatedResponse,
    SeveralSurveys,
    SourceUnreadable,
    UnknownOption,
    UnknownValue,
    UnreadableValue,
)


def as_table(made, **facts):
    rows = [
        row | {name: row[name].hex() for name in ("response_id", "family_number")} | facts
        for row in made.rows
    ]
    return pd.DataFrame(rows, columns=[*files.COLUMNS, *facts], dtype=str)


def as_comments(made):
    rows = [row | {"response_id": row["response_id"].hex()} for row in made.comments]
    return pd.DataFrame(rows, columns=list(files.COMMENTS), dtype=str)


@pytest.fixture
def written(random_families, tmp_path):
    """Thirty people in two files, with a comment that a careless reader would split."""
    made = random_families(30, 8)
    made.answer({"need": "waiting"}, comments={"story": 'We said "no", they\nsaid; =1+1, “ja” ñ'})
    as_table(made).to_csv(tmp_path / "responses.csv", index=False)
    as_comments(made).to_csv(tmp_path / "comments.csv", index=False, quoting=csv.QUOTE_ALL)
    (tmp_path / "questionnaire.json").write_text(made.questionnaire.to_json(), encoding="utf-8")
    return made


def test_a_file_gives_the_same_frame_as_the_rows_themselves(written, tmp_path):
    read = files.from_csv(
        tmp_path / "responses.csv", [written.questionnaire], comments=tmp_path / "comments.csv"
    )
    whole = written.frame()
    assert read.responses.equals(whole.responses)
    assert read.comments.equals(whole.comments)
    assert read.has_texts


def test_a_data_frame_in_another_order_and_with_more_columns_gives_the_same(written):
    table = as_table(written, survey_id="ours", audience="parents-and-carers", note="=1+1")
    table = table.iloc[::-1][sorted(table.columns)]
    assert files.from_data_frame(table, written.questionnaire).responses.equals(written.frame().responses)


def test_without_comments_nobody_is_said_to_have_written_nothing(written, tmp_path):
    read = files.from_csv(tmp_path / "responses.csv", [written.questionnaire])
    assert (len(read.comments), read.has_texts) == (0, False)


def test_the_hash_says_which_of_a_files_audiences_answered(written, answering, tmp_path):
    other = type(written.questionnaire).from_json(
        written.questionnaire.to_json().replace('"version":1', '"version":2')
    )
    read = files.from_csv(tmp_path / "responses.csv", [other, written.questionnaire])
    assert read.questionnaire.version == 1
    with pytest.raises(DocumentMismatch, match="31 responses were given to another document"):
        files.from_csv(tmp_path / "responses.csv", [other])


@pytest.mark.parametrize("name", files.COLUMNS)
def test_a_column_that_is_missing_is_named(written, name):
    with pytest.raises(MissingColumn, match=f"no column '{name}'"):
        files.from_data_frame(as_table(written).drop(columns=name), written.questionnaire)


@pytest.mark.parametrize(
    ("name", "cell", "refusal"),
    [
        ("response_id", "12", UnreadableValue),
        ("response_id", "g" * 32, UnreadableValue),
        ("family_number", "", UnreadableValue),
        ("sent_on", "3 February", UnreadableValue),
        ("sent_on", "2026-02-30", UnreadableValue),
        ("sent_on", "20260203", UnreadableValue),
        ("flags", None, UnreadableValue),
        ("answers", '{"need":"sometimes"}', UnknownOption),
        ("voice", "robot", UnknownValue),
        ("language", "Klingon!", UnknownValue),
        ("document_hash", "0" * 64, DocumentMismatch),
    ],
)
def test_a_cell_that_is_not_what_its_column_holds_is_named_by_row_and_not_repeated(
    written, name, cell, refusal
):
    table = as_table(written).astype(object)
    table.loc[2, name] = cell
    with pytest.raises(refusal) as refused:
        files.from_data_frame(table, written.questionnaire)
    if refusal is UnreadableValue:
        assert str(refused.value).endswith("in row 3")
        assert f"'{name}'" in str(refused.value)
    assert not cell or len(cell) < 3 or cell not in str(refused.value)


def test_one_survey_and_one_audience_at_a_time(written):
    table = as_table(written, survey_id="ours")
    table.loc[0, "survey_id"] = "theirs"
    with pytest.raises(SeveralSurveys):
        files.from_data_frame(table, written.questionnaire)
    with pytest.raises(UnknownValue, match="audience"):
        files.from_data_frame(as_table(written, audience="practitioners"), written.questionnaire)


def test_a_response_twice_in_a_file_stops_everything(written):
    table = as_table(written)
    with pytest.raises(RepeatedResponse):
        files.from_data_frame(pd.concat([table, table[:1]]), written.questionnaire)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00not utf-8\xff",
        b'response_id,answers\n"unclosed',
        b"a,b\n1,2,3\n",
        b"response_id\n\x00\n",
    ],
)
def test_what_is_no_table_of_responses_is_said_so(body, questionnaire, tmp_path):
    path = tmp_path / "responses.csv"
    path.write_bytes(body)
    with pytest.raises((SourceUnreadable, MissingColumn)):
        files.from_csv(path, [questionnaire])


def test_a_file_that_is_not_there_is_said_so(questionnaire, tmp_path):
    with pytest.raises(SourceUnreadable, match="cannot be read as a CSV file"):
        files.from_csv(tmp_path / "no.csv", [questionnaire])


def test_the_command_reads_a_file_and_makes_up_no_count_of_those_who_began(written, tmp_path, capsys):
    arguments = ["--source", str(tmp_path / "responses.csv"), "--questionnaire"]
    arguments += [str(tmp_path / "questionnaire.json"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert "does not say when the survey was open" in capsys.readouterr().out
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["counts"]["counted"] == 31
    assert any("Its window is not known here. Answers were sent from " in each for each in summary["limits"])
    assert "begun" not in summary["counts"]
    assert not any("began" in sentence for sentence in summary["sections"][0]["words"])


@pytest.mark.parametrize("name", ["responses.csv", "no.json", "no.yaml"])
def test_the_command_says_that_a_questionnaire_cannot_be_read(written, tmp_path, capsys, name):
    (tmp_path / "no.yaml").write_text("id: x\n")
    arguments = ["--source", str(tmp_path / "responses.csv"), "--questionnaire", str(tmp_path / name)]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 1
    assert "No figures were made" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
