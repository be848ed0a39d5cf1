import sqlite3
import stat
import threading

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from survey_app.errors import NotDurable
from survey_app.store.transaction import PRAGMAS, Store

THREADS, ROUNDS = 8, 100
AREA = sa.text(
    "INSERT INTO areas (id, name, safeguarding_team, safeguarding_phone) VALUES (:id, '0', 't', 'p')"
)


@pytest.fixture
def store(database):
    opened = Store(database)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "folder" / "survey.db"


def test_a_commit_here_survives_a_power_cut(store):
    store.check_durability()


def test_every_connection_of_both_engines_is_opened_the_durable_way(file):
    store = Store(f"sqlite:///{file}")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    wanted |= {"trusted_schema": 0, "busy_timeout": 10_000}
    assert set(wanted) == set(PRAGMAS)
    for opens in (store.reading, store.writing, store.reading):
        with opens() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted
    store.close()


@pytest.mark.parametrize(
    ("pragma", "told"),
    [
        ("synchronous=NORMAL", "synchronous is 1, not 2"),
        ("synchronous=OFF", "synchronous is 0, not 2"),
        ("foreign_keys=OFF", "foreign_keys is 0, not 1"),
        ("secure_delete=OFF", "secure_delete is 0, not 1"),
        ("journal_mode=DELETE", "journal_mode is delete, not wal"),
    ],
)
def test_a_database_that_could_lose_an_answer_is_refused(file, pragma, told):
    store = Store(f"sqlite:///{file}")
    event.listen(store._writer, "connect", lambda raw, _: raw.execute(f"PRAGMA {pragma}"))
    with pytest.raises(NotDurable, match=told):
        store.check_durability()
    store.close()


@pytest.mark.parametrize("setting", ["synchronous_commit"])
def test_a_server_that_acknowledges_before_the_disk_is_refused(store, setting):
    if store.is_sqlite:
        return
    event.listen(
        store._writer, "begin", lambda connection: connection.exec_driver_sql(f"SET LOCAL {setting}=off")
    )
    with pytest.raises(NotDurable, match=f"{setting} is off, not on"):
        store.check_durability()


def test_a_database_in_memory_is_refused():
    with pytest.raises(NotDurable):
        Store("sqlite://")


def test_the_file_its_log_and_its_folder_are_for_their_owner_alone(file):
    store = Store(f"sqlite:///{file}")
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE words (word TEXT)")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == {"survey.db": 0o600, "survey.db-wal": 0o600, "survey.db-shm": 0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    store.close()


def test_what_fails_in_the_middle_was_never_there(store):
    with pytest.raises(sa.exc.IntegrityError):
        _add_twice(store, "fenmoor")
    assert _count(store) == 0


def test_a_saved_statement_is_there_for_all_or_was_never_there(store):
    for _ in ("saved", "refused"):
        try:
            with store.saving() as connection:
                connection.execute(AREA, {"id": "fenmoor"})
        except sa.exc.IntegrityError:
            assert _count(store) == 1
    assert _count(store) == 1
    with store.writing() as connection:  # the connection comes back to transactions
        connection.execute(AREA, {"id": "ashby"})
        connection.rollback()
    assert _count(store) == 1


def test_eight_writers_who_read_first_all_get_through(store):
    """BEGIN IMMEDIATE on SQLite, a row lock on PostgreSQL: no writer fails, and no count is lost."""
    with store.writing() as connection:
        connection.execute(AREA, {"id": "fenmoor"})
    barrier, failures = threading.Barrier(THREADS), []

    def count_up():
        barrier.wait(30)
        for _ in range(ROUNDS):
            try:
                _read_then_write(store)
            except sa.exc.DBAPIError as failure:
                failures.append(failure)

    threads = [threading.Thread(target=count_up) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM areas").scalar_one() == str(THREADS * ROUNDS)


def test_a_reader_neither_waits_for_a_writer_nor_sees_its_half(store):
    with store.writing() as writer:
        writer.execute(AREA, {"id": "fenmoor"})
        assert _count(store) == 0
    assert _count(store) == 1


def test_a_reader_that_writes_by_mistake_is_refused(store):
    for opens in (store.reading, store.snapshot):
        with opens() as connection, pytest.raises(sa.exc.DBAPIError, match=r"read-?only"):
            connection.execute(AREA, {"id": "fenmoor"})
    assert _count(store) == 0


def test_a_snapshot_stays_what_it_was_and_a_reader_sees_what_is_new(store):
    with store.snapshot() as snapshot, store.reading() as reader:
        assert snapshot.exec_driver_sql("SELECT count(*) FROM areas").scalar_one() == 0
        with store.writing() as writer:
            writer.execute(AREA, {"id": "fenmoor"})
        assert snapshot.exec_driver_sql("SELECT count(*) FROM areas").scalar_one() == 0
        assert reader.exec_driver_sql("SELECT count(*) FROM areas").scalar_one() == 1


def test_what_was_deleted_is_gone_from_the_file_and_its_log(file):
    store = Store(f"sqlite:///{file}")
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE words (word TEXT)")
        connection.exec_driver_sql("INSERT INTO words VALUES ('the canary sang')")
    assert b"the canary sang" in _bytes(file)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM words")
    store.checkpoint()
    assert b"canary" not in _bytes(file)
    store.close()


def test_what_was_committed_is_there_for_whoever_opens_the_file_next(file):
    store = Store(f"sqlite:///{file}")
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE words (word TEXT)")
        connection.exec_driver_sql("INSERT INTO words VALUES ('kept')")
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT word FROM words").fetchall() == [("kept",)]
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
    store.close()


def _read_then_write(store):
    with store.writing() as connection:
        lock = "" if store.is_sqlite else " FOR UPDATE"
        name = connection.exec_driver_sql(f"SELECT name FROM areas{lock}").scalar_one()
        connection.execute(sa.text("UPDATE areas SET name = :name"), {"name": str(int(name) + 1)})


def _add_twice(store, area):
    with store.writing() as connection:
        connection.execute(AREA, {"id": area})
        connection.execute(AREA, {"id": area})


def _count(store):
    with store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM areas").scalar_one()


def _bytes(file):
    return b"".join(path.read_bytes() for path in file.parent.iterdir())
