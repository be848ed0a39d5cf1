"""The command line, used the way an operator or a checker uses it."""

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, a_response, a_survey

from survey_app.__main__ import main
from survey_app.demo import inspection
from survey_app.fieldwork import audit, keys, sign_in, tokens, withdrawals
from survey_app.service import Service
from survey_app.settings import PREFIX, Settings
from survey_app.supervisor import environment

ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}, 2: {"story": "A long wait."}}


def use(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """Make this service the one that the environment describes."""
    keys.write(service.settings.keys_file, service.keyring)
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    for name, value in environment(service.settings, {}).items():
        monkeypatch.setenv(name, value)
    return service


@pytest.fixture
def known(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    return use(service, monkeypatch)


@pytest.fixture
def sqlite_known(sqlite_service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    return use(sqlite_service, monkeypatch)


def test_the_ledger_counts_and_shows_no_content(known: Service, capsys: pytest.CaptureFixture[str]) -> None:
    survey = a_survey(known)
    for _ in range(3):
        a_response(known, survey, ANSWERS)
    assert main(["ledger", "--json"]) == 0
    printed = capsys.readouterr().out
    ledger = json.loads(printed)
    assert ledger["responses"] == 3
    assert len(set(ledger["receipts"])) == 3
    assert ledger["outcomes"] == {"begun": 3, "sent": 3}
    assert "wait" not in printed


def test_the_ledger_says_of_each_receipt_if_it_is_counted(
    known: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = a_survey(known)
    kept, taken = (a_response(known, survey, ANSWERS) for _ in range(2))
    with known.store.writing() as connection:
        withdrawals.withdraw(connection, known.keyring, taken, known.settings.withdrawn_file, now=NOW)
    codes = tmp_path / "codes"
    codes.write_text(f"{kept}\n{tokens.grouped(kept).lower()}\n{taken}\nnonsense\n")
    assert main(["ledger", "--json", "--receipts", str(codes)]) == 0
    counted = json.loads(capsys.readouterr().out)["counted"]
    assert counted == {kept: 1, tokens.grouped(kept).lower(): 1, taken: 0, "nonsense": 0}


def test_keys_are_made_once_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PREFIX + "DATA", str(tmp_path / "data"))
    assert main(["keys", "make"]) == 0
    made = tmp_path / "data" / "keys"
    before = made.read_text()
    assert made.stat().st_mode & 0o077 == 0
    assert main(["keys", "make"]) == 1
    assert made.read_text() == before
    assert "already" in capsys.readouterr().err


def test_a_new_key_leaves_the_old_one_to_open_what_it_sealed(known: Service) -> None:
    assert main(["keys", "rotate"]) == 0
    assert keys.read(known.settings.keys_file).keys[1:] == known.keyring.keys


def test_a_restored_backup_has_no_response_that_was_withdrawn_since(
    sqlite_known: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service, file = sqlite_known, tmp_path / "backup.db"
    survey = a_survey(service)
    kept, taken = (a_response(service, survey, ANSWERS) for _ in range(2))
    assert main(["backup", str(file)]) == 0
    assert file.stat().st_mode & 0o077 == 0
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, taken, service.settings.withdrawn_file, now=NOW)
    lost = a_response(service, survey, ANSWERS)
    service.store.close()
    assert main(["restore", str(file)]) == 0
    capsys.readouterr()
    codes = tmp_path / "codes"
    codes.write_text(f"{kept}\n{taken}\n{lost}\n")
    main(["ledger", "--json", "--receipts", str(codes)])
    assert json.loads(capsys.readouterr().out)["counted"] == {kept: 1, taken: 0, lost: 0}


def test_nothing_is_restored_while_the_database_is_in_use(
    sqlite_known: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "backup.db"
    assert main(["backup", str(file)]) == 0
    user = sqlite3.connect(sqlite_known.settings.data / "survey.db")
    user.execute("SELECT count(*) FROM responses").fetchall()
    assert main(["restore", str(file)]) == 1
    user.close()
    assert "in use" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"not a database, whatever its name says"])
def test_a_file_that_is_no_backup_replaces_nothing(
    sqlite_known: Service, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    a_response(sqlite_known, a_survey(sqlite_known), ANSWERS)
    sqlite_known.store.close()
    file = tmp_path / "backup.db"
    file.write_bytes(content)
    assert main(["restore", str(file)]) == 1
    capsys.readouterr()
    main(["ledger", "--json"])
    assert json.loads(capsys.readouterr().out)["responses"] == 1


def test_a_backup_never_writes_over_a_file(sqlite_known: Service, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    file.write_text("kept")
    assert main(["backup", str(file)]) == 1
    assert file.read_text() == "kept"


def test_postgresql_is_left_to_its_own_tools(known: Service, tmp_path: Path) -> None:
    status = main(["backup", str(tmp_path / "backup.db")])
    assert status == (0 if known.store.is_sqlite else 1)


def test_after_a_foreign_restore_withdrawals_are_applied_again(
    known: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = a_survey(known)
    receipt = a_response(known, survey, ANSWERS)
    digest = known.keyring.digest("receipt", receipt.encode())
    known.settings.withdrawn_file.write_text(digest.hex() + "\n")
    assert main(["reapply"]) == 0
    assert "1 withdrawn" in capsys.readouterr().out


def test_a_sign_in_link_is_printed_for_staff_only(known: Service, capsys: pytest.CaptureFixture[str]) -> None:
    survey = a_survey(known)
    roles = [(survey.inspection_id, "forum")]
    with known.store.writing() as connection:
        sign_in.add_staff(
            connection, known.keyring, name="Volunteer", address="volunteer@example.org", roles=roles, now=NOW
        )
    assert main(["staff", "link", "Volunteer@example.org"]) == 0
    assert capsys.readouterr().out.startswith("http://localhost/staff/sign-in/")
    assert main(["staff", "link", "stranger@example.org"]) == 2


def test_audit_verify_names_an_entry_that_was_changed(
    known: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    with known.store.writing() as connection:
        for number in range(3):
            audit.record(connection, known.keyring, actor="a", action="read", subject=str(number), now=NOW)
    assert main(["audit", "verify"]) == 0
    tampered = replace(known.keyring, keys=keys.new().keys)
    keys.write(known.settings.keys_file, tampered)
    assert main(["audit", "verify"]) == 1
    assert "entry 1" in capsys.readouterr().out


def test_analyse_writes_the_summary_with_its_comments(sqlite_known: Service, tmp_path: Path) -> None:
    inspection.make(sqlite_known, now=NOW)
    out = tmp_path / "out"
    assert main(["analyse", "--survey", inspection.SURVEY, "--out", str(out)]) == 0
    assert {"summary.json", "summary.html", "tables.csv"} <= {path.name for path in out.iterdir()}


def test_report_writes_every_document_of_an_inspection(sqlite_known: Service, tmp_path: Path) -> None:
    inspection.make(sqlite_known, now=NOW)
    out = tmp_path / "out"
    assert main(["report", "--inspection", inspection.INSPECTION, "--out", str(out)]) == 0
    written = {path.name for path in out.iterdir()}
    assert {"report.html", "report.pdf", "tables.ods", "tables.csv", "report.json"} <= written


def test_analyse_says_what_it_does_not_know(sqlite_known: Service, tmp_path: Path) -> None:
    assert main(["analyse", "--survey", "nowhere", "--out", str(tmp_path / "out")]) == 1
    assert main(["report", "--inspection", "nowhere", "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()


def test_the_doctor_says_what_serve_would_refuse_and_that_the_worker_is_silent(
    known: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "serve would refuse: SURVEY_APP_BASE_URL" in told
    assert "BAD   worker: has never run" in told


def test_migrate_makes_a_new_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=tmp_path / "new")
    for name, value in environment(settings, {}).items():
        monkeypatch.setenv(name, value)
    assert main(["migrate"]) == 0
    assert (tmp_path / "new" / "survey.db").exists()


def test_check_finds_no_problem_in_what_is_shipped() -> None:
    assert main(["check"]) == 0


def test_check_prints_a_problem_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("id: broken\nversion: one\n")
    assert main(["check", str(file)]) == 1
    assert f"{file}:2" in capsys.readouterr().out


def test_a_stranger_command_is_refused_with_how_to_use_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "survey_app", "dance"], capture_output=True, check=False, text=True
    )
    assert ended.returncode == 2
    assert "usage: survey-app" in ended.stderr
