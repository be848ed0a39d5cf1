"""The command line as somebody who sets inspections up uses it, on a database of each kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from drivers import Respondent

from questionnaires import reading
from survey_app import clock, service, supervisor
from survey_app.__main__ import main
from survey_app.demo.inspection import day_1_open_at
from survey_app.fieldwork import audit, keys
from survey_app.settings import Settings
from survey_app.store import records

TEAM = ["--safeguarding-team", "Fenmoor children's team", "--safeguarding-phone", "01632 960 001"]

Do = Callable[..., dict[str, Any]]
Refused = Callable[..., str]


@pytest.fixture
def questionnaire() -> str:
    """The file of the revisit's questionnaire that comes with the service."""
    return str(next(path for path in reading.shipped() if path.parent.name == "revisit"))


@pytest.fixture(autouse=True)
def settings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """What the environment says: a fresh database of each kind, or the folder of a test about SQLite alone."""
    data = tmp_path / "data"
    is_on_each = {"database", "service"} & set(request.fixturenames)
    url = request.getfixturevalue("database") if is_on_each else ""
    ours = Settings(data=data, database=url, base_url="http://localhost")
    for name, value in supervisor.environment(ours, {}).items():
        monkeypatch.setenv(name, value)
    if "service" in request.fixturenames:
        keys.write(ours.keys_file, request.getfixturevalue("service").keyring)
    return ours


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str]) -> Do:
    """Carry a command out that must succeed, and read what it prints for programs."""

    def carry_out(*words: str) -> dict[str, Any]:
        capsys.readouterr()
        status = main([*words, "--json"])
        told = capsys.readouterr()
        assert (status, told.err) == (0, "")
        facts: dict[str, Any] = json.loads(told.out)
        return facts

    return carry_out


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """The reasons for which a command was refused, without how it is used."""

    def reasons(*words: str) -> str:
        capsys.readouterr()
        try:
            status = main(list(words))
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = capsys.readouterr()
        assert (status, told.out) == (2, "")
        assert "Traceback" not in told.err
        return told.err.partition("survey-app: ")[2] or told.err.partition(": error: ")[2]

    return reasons


@pytest.fixture
def fenmoor(database: str, do: Do) -> str:
    """An inspection whose window is open now, made on a database of each kind."""
    main(["keys", "make"])
    day_1 = day_1_open_at(clock.now()).isoformat()
    do("inspection", "add", "--id", "fenmoor", "--area", "Fenmoor", *TEAM, "--day-1", day_1)
    return "fenmoor"


@pytest.fixture
def parents(fenmoor: str, questionnaire: str, do: Do) -> str:
    """A survey in it, unpublished."""
    do("survey", "add", "--id", "parents", "--inspection", fenmoor, "--questionnaire", questionnaire)
    return "parents"


@pytest.fixture
def opened(settings: Settings) -> Callable[[str], Respondent]:
    """What a parent is shown first by a link."""

    def parent_at(link: str) -> Respondent:
        started = service.start(settings)
        parent = Respondent.at(started)
        parent.open(link.removeprefix(settings.base_url))
        started.store.close()
        return parent

    return parent_at


@pytest.fixture
def noted(settings: Settings) -> Callable[[], list[str]]:
    """What stands in the audit log, checked to hold together and to be the command line's."""

    def entries() -> list[str]:
        started = service.start(settings)
        with started.store.reading() as connection:
            assert audit.verify(connection, started.keyring) == []
            rows = connection.execute(sa.select(records.audit).order_by(records.audit.c.number)).all()
        started.store.close()
        assert {row.actor for row in rows} <= {"command line"}
        return [f"{row.action} {row.subject}" for row in rows]

    return entries
