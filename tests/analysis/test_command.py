"""`python -m analysis`, as somebody at a keyboard meets it."""

import json
import subprocess
import sys

import pytest
import sqlalchemy as sa

from analysis.__main__ import main

TABLES = """
CREATE TABLE documents (hash, body);
CREATE TABLE areas (id, name);
CREATE TABLE inspections (id, area_id);
CREATE TABLE surveys (id, inspection_id, document_hash, opens_at, closes_at, grace_minutes);
CREATE TABLE outcomes (survey_id, outcome, count);
CREATE TABLE released_responses
  (response_id, survey_id, document_hash, sent_on, language, presentation, voice, channel_kind, outcome, answers,
   flags, family_number);
CREATE TABLE released_comments (response_id, survey_id, item, sealed, key_version);
"""


@pytest.fixture
def source(tmp_path, families):
    """The URL of a database in which twelve people have answered, two with a comment."""
    for number in range(12):
        families.answer({"need": "waiting"}, comments={"story": "We waited"} if number < 2 else None)
    url = f"sqlite:///{tmp_path / 'released.db'}"
    engine = sa.create_engine(url)
    document = families.questionnaire
    with engine.begin() as connection:
        for statement in TABLES.split(";")[:-1]:
            connection.exec_driver_sql(statement)
        _insert(connection, "documents", hash=document.hash, body=document.to_json())
        _insert(connection, "areas", id="fenmoor", name="Fenmoor")
        _insert(connection, "inspections", id="revisit", area_id="fenmoor")
        _insert(
            connection,
            "surveys",
            id="ours",
            inspection_id="revisit",
            document_hash=document.hash,
            opens_at=0,
            closes_at=10**15,
            grace_minutes=30,
        )
        for row in families.rows:
            _insert(connection, "released_responses", survey_id="ours", **row)
        for row in families.comments:
            sealed = {"sealed": b"sealed", "key_version": 1}
            _insert(
                connection,
                "released_comments",
                survey_id="ours",
                response_id=row["response_id"],
                item=row["item"],
                **sealed,
            )
    engine.dispose()
    return url


def _insert(connection, table, **values):
    connection.execute(sa.insert(sa.table(table, *map(sa.column, values))), values)


def test_it_writes_the_summary_with_its_tables_and_charts(source, tmp_path, capsys):
    out = tmp_path / "a" / "new" / "folder"
    assert main(["--source", source, "--survey", "ours", "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {
        "summary.html", "summary.css", "summary.json", "tables.csv", "chart-waits.svg",
    }  # fmt: skip
    summary = json.loads((out / "summary.json").read_text())
    assert summary["counts"]["counted"] == 12
    said = capsys.readouterr().out
    assert str(out / "summary.html") in said
    assert "comments are sealed" in said


def test_alone_it_counts_comments_and_reads_none(source, tmp_path):
    main(["--source", source, "--survey", "ours", "--out", str(tmp_path / "out")])
    text = (tmp_path / "out" / "summary.html").read_text()
    assert "2 people wrote a comment. Comments are sealed, and reading them takes the key." in text


def test_the_same_database_gives_the_same_tables_twice(source, tmp_path):
    for name in ("first", "second"):
        main(["--source", source, "--survey", "ours", "--out", str(tmp_path / name)])
    first, second = ((tmp_path / name / "tables.csv").read_bytes() for name in ("first", "second"))
    assert first == second


def test_a_survey_that_is_not_there_is_an_error_and_no_file(source, tmp_path, capsys):
    assert main(["--source", source, "--survey", "theirs", "--out", str(tmp_path / "out")]) == 1
    assert "No figures were made: there is no survey 'theirs'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_unknown_option_is_an_error_and_no_file(source, tmp_path, capsys):
    engine = sa.create_engine(source)
    with engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE released_responses SET answers = '{"need":"sometimes"}'""")
    engine.dispose()
    assert main(["--source", source, "--survey", "ours", "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "12 responses answer 'need' with a value it does not offer" in said
    assert "sometimes" not in said
    assert not (tmp_path / "out").exists()


def test_it_runs_as_a_module_and_explains_itself():
    asked = subprocess.run(
        [sys.executable, "-W", "error", "-m", "analysis", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--source URL" in asked.stdout
