"""H7. `serve` starts only where families are safe: each bad configuration is refused with its reason."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
import sqlalchemy as sa

from survey_app.__main__ import main
from survey_app.fieldwork import keys
from survey_app.settings import PREFIX
from survey_app.store.transaction import Store

Change = Callable[[pytest.MonkeyPatch, Path], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder and an environment with which `serve` would start."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700, exist_ok=True)
    keys.write(data / "keys", keys.new())
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    good = {"DATA": str(data), "BASE_URL": "https://survey.example.org", "MAIL": "smtp", "PORT": "0"}
    for name, value in good.items():
        monkeypatch.setenv(PREFIX + name, value)
    return data


def sets(name: str, value: str) -> Change:
    return lambda monkeypatch, _: monkeypatch.setenv(PREFIX + name, value)


def keys_hold(text: str) -> Change:
    return lambda _, data: (data / "keys").write_text(text) and None


KEY = "{} MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n"

BAD: dict[str, tuple[Change, str]] = {
    "no secret": (lambda _, data: (data / "keys").unlink(), "there is no file of keys"),
    "a default secret": (keys_hold(f"1 {'A' * 43}=\n"), "not 32 random bytes"),
    "an empty file of keys": (keys_hold(""), "is empty"),
    "one version for two keys": (keys_hold(KEY.format(1) * 2), "gives one version to two keys"),
    "keys that others may read": (lambda _, data: (data / "keys").chmod(0o644), "others may read"),
    "a data folder that others may open": (lambda _, data: data.chmod(0o755), "others may look into"),
    "debug": (sets("DEBUG", "yes"), "SURVEY_APP_DEBUG must be off"),
    "answers sent in clear": (sets("BASE_URL", "http://survey.example.org"), "must begin with https://"),
    "a base URL with a path": (sets("BASE_URL", "https://example.org/survey"), "a scheme and a host only"),
    "sign-in links in a log": (sets("MAIL", "console"), "SURVEY_APP_MAIL must be smtp"),
    "no web process": (sets("WORKERS", "0"), "must be at least 1"),
    "no language": (sets("LANGUAGES", ","), "at least one language"),
    "a database in memory": (sets("DATABASE", "sqlite:///:memory:"), "keeps nothing"),
    "a database of no known kind": (
        sets("DATABASE", "nosql://here"),
        "must begin with sqlite:// or postgresql://",
    ),
    "a database that is not there": (
        sets("DATABASE", "postgresql://survey@127.0.0.1:1/survey"),
        "the database cannot be used",
    ),
    "a misspelt setting": (sets("BASEURL", "https://example.org"), "is not a setting"),
    "a port that is no number": (sets("PORT", "https"), "must be a whole number"),
}


@pytest.mark.parametrize("name", BAD)
def test_serve_refuses(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change, reason = BAD[name]
    change(monkeypatch, folder)
    assert main(["serve"]) == 2
    assert reason in capsys.readouterr().err


def test_serve_refuses_a_database_that_could_lose_a_commit(
    database: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = sa.make_url(database)
    if url.get_backend_name() == "sqlite":
        monkeypatch.setenv(PREFIX + "DATABASE", "sqlite:///:memory:")
    else:
        store = Store(database)
        with store.writing() as connection:
            connection.exec_driver_sql(f'ALTER DATABASE "{url.database}" SET synchronous_commit = off')
        store.close()
        monkeypatch.setenv(PREFIX + "DATABASE", database)
    assert main(["serve"]) == 2
    told = capsys.readouterr().err
    assert "keeps nothing" in told or "synchronous_commit is off" in told


def test_every_reason_stands_on_its_own_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("debug", "answers sent in clear", "sign-in links in a log", "no secret"):
        BAD[name][0](monkeypatch, folder)
    assert main(["serve"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_the_command_itself_refuses_with_status_2(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "DEBUG", "yes")
    ended = subprocess.run([sys.executable, "-m", "survey_app", "serve"], capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"SURVEY_APP_DEBUG" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_with_nothing_to_refuse_it_serves_until_it_is_told_to_stop(folder: Path) -> None:
    command = [sys.executable, "-m", "survey_app", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line.startswith("Serving https://survey.example.org on 127.0.0.1:")
            port = int(line.rsplit(":", 1)[1])
            request = Request(f"http://127.0.0.1:{port}/livez", headers={"Host": "survey.example.org"})
            with urlopen(request, timeout=10) as answer:
                assert answer.status == 200
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(40) == 0
