"""One file that holds the whole SQLite database, and the way back from it.

The keys and the list of withdrawals are not in it: without the keys its comments stay sealed, and the list
takes out again what was withdrawn after the backup was made. PostgreSQL has tools of its own for this.
"""

import os
import shutil
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from survey_app import clock
from survey_app.errors import SurveyAppError
from survey_app.fieldwork import outbox, withdrawals
from survey_app.settings import Settings
from survey_app.store import records, schema
from survey_app.store.transaction import Store


class BackupRefused(SurveyAppError):
    """A backup or restore that cannot be done as asked; the message says why and what to do."""


def back_up(settings: Settings, file: Path) -> None:
    """Write a compact copy to a new file, readable by its owner alone, while the service runs."""
    database = _sqlite_file(settings, "Back PostgreSQL up with pg_dump.")
    if not database.is_file():
        raise BackupRefused(f"there is no database at {database}")
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise BackupRefused(f"{file} exists; give the name of a new file") from None
    connection = sqlite3.connect(database, isolation_level=None, timeout=30)
    try:
        connection.execute("VACUUM INTO ?", (str(file),))
    finally:
        connection.close()
    _sync(file)


def restore(settings: Settings, file: Path) -> int:
    """Put a backup in the database's place and withdraw again what was withdrawn since; returns how many.

    The service must be stopped; nothing is touched while anything else has the database open.
    """
    database = _sqlite_file(settings, "Restore PostgreSQL with pg_restore, then run: survey-app reapply")
    _require_whole(file)
    _require_unused(database)
    fresh = database.with_name(database.name + ".restoring")
    fresh.unlink(missing_ok=True)
    store = Store(f"sqlite:///{fresh}")  # made for its owner alone
    shutil.copyfile(file, fresh)
    try:
        schema.upgrade(store)
        withdrawn = reapply(store, settings.withdrawn_file)
    finally:
        store.close()
    _sync(fresh)
    fresh.replace(database)
    _sync(database.parent)
    return withdrawn


def reapply(store: Store, withdrawn: Path) -> int:
    """Take out of a restored database what was withdrawn since its backup; have all figures made again."""
    with store.writing() as connection:
        count = withdrawals.reapply(connection, withdrawn)
        connection.execute(sa.delete(records.built))
        for survey_id in connection.execute(sa.select(records.surveys.c.id)).scalars().all():
            outbox.add(connection, "analyse", survey_id, now=clock.now())
    store.checkpoint()
    return count


def _sqlite_file(settings: Settings, otherwise: str) -> Path:
    url = sa.make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        raise BackupRefused(f"this is done here for SQLite only. {otherwise}")
    return Path(url.database or "")


def _require_whole(file: Path) -> None:
    if not file.is_file():
        raise BackupRefused(f"there is no file {file}")
    connection = sqlite3.connect(f"file:{file.absolute()}?mode=ro", uri=True)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.execute("SELECT version_num FROM alembic_version")
    except sqlite3.DatabaseError:
        verdict = "not a backup of this service"
    finally:
        connection.close()
    if verdict != "ok":
        raise BackupRefused(f"{file} is damaged: {verdict}")


def _require_unused(database: Path) -> None:
    """Leaving WAL mode needs the database alone, and puts its log into the file: an old log next to a
    restored file would be played into it."""
    if not database.exists():
        return
    connection = sqlite3.connect(database, timeout=1)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        raise BackupRefused("the database is in use; stop the service first") from None
    except sqlite3.DatabaseError:
        raise BackupRefused(f"{database} is damaged; move it, its -wal and its -shm away first") from None
    finally:
        connection.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
