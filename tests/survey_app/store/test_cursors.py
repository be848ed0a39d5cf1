"""PostgreSQL's answers say the same columns as the driver's own cursor would, whatever was asked before."""

import psycopg
import pytest
import sqlalchemy as sa

from survey_app.store import cursors
from survey_app.store.cursors import RememberingCursor
from survey_app.store.transaction import Store

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def line(database):
    url = sa.make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True, cursor_factory=RememberingCursor) as connection:
        yield connection


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(cursors, "_described", {})


def names(cursor):
    return cursor.description and [column.name for column in cursor.description]


def test_the_store_asks_through_it(database):
    store = Store(database)
    for opens in (store.reading, store.saving, store.writing):
        with opens() as connection:
            assert connection.exec_driver_sql("SELECT 1 AS one, 2 AS two").mappings().one() == {
                "one": 1,
                "two": 2,
            }
            assert isinstance(connection.connection.cursor(), RememberingCursor)
    store.close()
    assert "SELECT 1 AS one, 2 AS two" in cursors._described


def test_a_statement_is_described_once(line):
    first, second = line.cursor(), line.cursor()
    first.execute("SELECT %s::int AS a, 'x' AS b", (1,))
    second.execute("SELECT %s::int AS a, 'x' AS b", (2,))
    assert names(first) == ["a", "b"]
    assert second.description is first.description


def test_one_cursor_that_asks_different_things_tells_each_apart(line):
    cursor = line.cursor()
    for _ in range(2):
        assert names(cursor.execute("SELECT 1 AS a")) == ["a"]
        assert names(cursor.execute("SELECT 1 AS b, 2 AS c")) == ["b", "c"]
        assert names(cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS t (a int)")) is None
        assert names(cursor.execute("INSERT INTO t VALUES (1)")) is None
        assert names(cursor.execute("INSERT INTO t VALUES (1) RETURNING a")) == ["a"]
        cursor.executemany("INSERT INTO t VALUES (%s)", [(1,), (2,)])
        assert names(cursor) is None


def test_a_cursor_that_asked_nothing_or_failed_describes_nothing(line):
    cursor = line.cursor()
    assert cursor.description is None
    with pytest.raises(psycopg.Error):
        cursor.execute("SELECT nothing_of_the_kind AS a")
    assert cursor.description is None
    assert names(cursor.execute("SELECT 1 AS a")) == ["a"]


def test_statements_by_the_thousand_are_not_all_kept(line):
    for number in range(cursors.STATEMENTS + 10):
        assert names(line.execute(f"SELECT 1 AS n{number}")) == [f"n{number}"]
    assert len(cursors._described) <= cursors.STATEMENTS
