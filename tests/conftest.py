"""Real collaborators for every test: a migrated database of each kind, real keys, a fixed clock.

With CI set, a skipped test is a failed one, and the number of tests on each database is printed.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from survey_app.fieldwork import keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import schema
from survey_app.store.transaction import Store

POSTGRES = os.environ.get("SURVEY_TEST_POSTGRES", "")
"""URL of a PostgreSQL server on which tests may make and drop databases."""

_numbers = count()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "survey.db"
    store = Store(f"sqlite:///{path}")
    schema.upgrade(store)
    store.checkpoint()
    store.close()
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The name of a migrated PostgreSQL database, cloned for each test."""
    if not POSTGRES:
        pytest.skip("SURVEY_TEST_POSTGRES names no server")
    name = f"survey_template_{os.getpid()}"
    _on_server(f'CREATE DATABASE "{name}"')
    store = Store(_postgres_url(name))
    schema.upgrade(store)
    store.close()
    yield name
    _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database of each kind in turn."""
    if request.param == "sqlite":
        path = tmp_path / "data" / "survey.db"
        path.parent.mkdir(mode=0o700)
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("postgres_template")
    name = f"survey_{os.getpid()}_{next(_numbers)}"
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield _postgres_url(name)
    _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def service(database: str, tmp_path: Path) -> Iterator[Service]:
    """A running service without its doors, on each database in turn."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700, exist_ok=True)
    settings = Settings(data=data, database=database, base_url="http://localhost")
    store = Store(database)
    yield Service(settings=settings, store=store, keyring=keys.new())
    store.close()


@pytest.fixture
def sqlite_service(sqlite_template: Path, tmp_path: Path) -> Iterator[Service]:
    """A running service on SQLite alone, for what no database changes: pages, words, headers."""
    data = tmp_path / "sqlite-data"
    data.mkdir(mode=0o700)
    shutil.copy(sqlite_template, data / "survey.db")
    settings = Settings(data=data, base_url="http://localhost")
    store = Store(settings.database_url)
    yield Service(settings=settings, store=store, keyring=keys.new())
    store.close()


def _postgres_url(name: str) -> str:
    return sa.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


def _on_server(statement: str) -> None:
    engine = sa.create_engine(
        sa.make_url(POSTGRES).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[None]:  # pytest's own protocol for wrappers
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    kinds: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        for kind in ("sqlite", "postgresql"):
            kinds[kind] += f"[{kind}" in report.nodeid or f"-{kind}" in report.nodeid
    for kind, passed in sorted(kinds.items()):
        terminalreporter.write_line(f"on {kind}: {passed} tests passed")
