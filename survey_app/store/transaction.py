"""Reading and writing: the only doors to the database, and the only commit.

SQLite has two engines. Writers begin with BEGIN IMMEDIATE, since a transaction that reads first and writes
later fails at once under load however long it may wait. Readers never block a writer: a page reads statement
by statement, which costs least; who adds figures up reads a snapshot, in one plain BEGIN.
`synchronous=FULL` puts the write-ahead log on the disk before a commit returns: with NORMAL a power cut
takes back what families were told is safe.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from survey_app import clock
from survey_app.errors import ClockApart, NotDurable
from survey_app.store.cursors import RememberingCursor

BRIEFLY, PATIENTLY = "PRAGMA busy_timeout=200", "PRAGMA busy_timeout=10000"
RESTED_SECONDS = 2.0
# Pages ask the same few questions: planning each once a connection halves what the server does for them.
LIMITS = "-c statement_timeout=20000 -c lock_timeout=10000 -c plan_cache_mode=force_generic_plan -c jit=off"
READ_ONLY = " -c default_transaction_read_only=on"
CLOCK_TOLERANCE = dt.timedelta(seconds=1)
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": "on",
    "secure_delete": "on",
    "trusted_schema": "off",
    "busy_timeout": "10000",
}
POSTGRES_MUST = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


_DEAD = sa.text(
    "SELECT relname FROM pg_stat_user_tables WHERE n_dead_tup > 0 AND relname IN :names"
).bindparams(sa.bindparam("names", expanding=True))

_VACUUM = sa.DDL("VACUUM %(table)s")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class Store:
    """One database, opened the durable way."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            _make_private(Path(self.url.database or ""))
            self._writer = _sqlite_engine(self.url, pool_size, begin="BEGIN IMMEDIATE")
            self._reader = _sqlite_engine(self.url, pool_size, pragmas={"query_only": "on"})
        else:
            self._writer = _postgres_engine(self.url, pool_size)
            self._reader = _postgres_engine(self.url, pool_size, options=READ_ONLY).execution_options(
                isolation_level="AUTOCOMMIT"
            )
            self._saver = self._writer.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Each statement sees what is committed when it runs."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[sa.Connection]:
        """Every statement sees the database as it was at the first."""
        with self._reader.connect() as connection:
            connection.exec_driver_sql("BEGIN" if self.is_sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is on the disk when this ends, or none of it."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def saving(self) -> Iterator[sa.Connection]:
        """For what one statement says: each is on the disk, or not done, when it returns.

        PostgreSQL commits it in the same round trip; BEGIN and COMMIT would be two more a page.
        """
        with self.writing() if self.is_sqlite else self._saver.connect() as connection:
            yield connection

    def check_durability(self) -> None:
        """Raise `NotDurable` unless a commit here survives a power cut (decision 15)."""
        wrong = self._sqlite_slips() if self.is_sqlite else self._postgres_slips()
        if wrong:
            raise NotDurable("the database could lose acknowledged answers: " + "; ".join(wrong))

    def check_clock(self) -> None:
        """Raise `ClockApart` when this machine and PostgreSQL disagree by more than a second."""
        if self.is_sqlite:
            return
        with self.reading() as connection:
            before = clock.now()
            theirs = connection.execute(sa.text("SELECT clock_timestamp()")).scalar_one()
            after = clock.now()
        apart = max(before - theirs, theirs - after)
        if apart > CLOCK_TOLERANCE:
            raise ClockApart(f"this machine's clock is {apart.total_seconds():.1f} s from the database's")

    def checkpoint(self) -> None:
        """Empty SQLite's write-ahead log into the file, so that deleted text is overwritten everywhere."""
        if self.is_sqlite:
            with self._reader.connect() as connection:
                raw = connection.connection.driver_connection
                if raw is not None:
                    # It waits for readers and holds writers meanwhile: briefly, for the worker tries again.
                    raw.execute(BRIEFLY)
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    raw.execute(PATIENTLY)

    def vacuum(self, *tables: sa.Table) -> None:
        """Let PostgreSQL take the bytes of deleted rows, where it counts any, off these tables' pages."""
        if self.is_sqlite:
            return
        with self._writer.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            dead = set(connection.execute(_DEAD, {"names": [table.name for table in tables]}).scalars())
            for table in tables:
                if table.name in dead:
                    connection.execute(_VACUUM.against(table))

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()

    def _sqlite_slips(self) -> list[str]:
        must = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
        with self.writing() as connection:
            now = {name: connection.exec_driver_sql("PRAGMA " + name).scalar() for name in must}
        return [f"{name} is {now[name]}, not {value}" for name, value in must.items() if now[name] != value]

    def _postgres_slips(self) -> list[str]:
        show = sa.text("SELECT current_setting(:name)")
        with self.writing() as connection:
            now = {name: connection.execute(show, {"name": name}).scalar_one() for name in POSTGRES_MUST}
        return [f"{name} is {now[name]}, not {on}" for name, on in POSTGRES_MUST.items() if now[name] != on]


def _make_private(path: Path) -> None:
    """Create the file for its owner only: SQLite gives its log and index the same mode."""
    if str(path) in (".", ":memory:"):
        raise NotDurable("a database in memory keeps nothing")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _sqlite_engine(
    url: sa.URL, pool_size: int, *, begin: str = "", pragmas: Mapping[str, str] = MappingProxyType({})
) -> sa.Engine:
    engine = sa.create_engine(
        url,
        pool_size=pool_size,
        max_overflow=10,
        hide_parameters=True,
        connect_args={"timeout": 10},
        skip_autocommit_rollback=not begin,
    )

    @event.listens_for(engine, "connect")
    def _connect(raw: Any, _record: Any) -> None:
        raw.isolation_level = None  # the driver must not begin transactions of its own
        for name, value in {**PRAGMAS, **pragmas}.items():
            raw.execute(f"PRAGMA {name}={value}")

    if begin:
        # In the dialect's place for it a fault is SQLAlchemy's, and BEGIN costs a tenth of a statement of ours.
        engine.dialect.do_begin = _beginning(begin)  # type: ignore[method-assign,assignment]
    return engine


def _beginning(begin: str) -> Callable[[Any], None]:
    def do_begin(raw: Any) -> None:
        raw.execute(begin)

    return do_begin


def _postgres_engine(url: sa.URL, pool_size: int, *, options: str = "") -> sa.Engine:
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=10,
        hide_parameters=True,
        pool_timeout=10,
        skip_autocommit_rollback=True,
        pool_use_lifo=True,  # few connections, with their statements prepared
        connect_args={
            "connect_timeout": 5,
            "prepare_threshold": 1,
            "options": LIMITS + options,
            "cursor_factory": RememberingCursor,
        },
    )
    event.listen(engine, "checkin", _rest)
    event.listen(engine, "checkout", partial(_wake, engine.dialect.loaded_dbapi.Error))
    return engine


def _rest(_raw: Any, record: Any) -> None:
    record.info["since"] = clock.ticks()


def _wake(fault: type[Exception], raw: Any, record: Any, _proxy: Any) -> None:
    """Ask a connection that has rested whether it still lives: asking each time costs a round trip a page."""
    if clock.ticks() - record.info.get("since", clock.ticks()) > RESTED_SECONDS:
        try:
            raw.execute("SELECT 1")
            raw.rollback()
        except fault as gone:
            raise sa.exc.DisconnectionError("the connection has gone") from gone
