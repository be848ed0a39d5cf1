"""Bringing a database to the newest schema, and asking whether it is there."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

# All tables there are.
from survey_app.store import records, release, request_records, understanding_records  # noqa: F401
from survey_app.store.transaction import Store


def config(connection: sa.Connection) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.attributes["connection"] = connection
    return settings


def upgrade(store: Store) -> None:
    """Run every migration this database lacks; safe to call at each start."""
    with store.writing() as connection:
        settings = config(connection)
        newest = ScriptDirectory.from_config(settings).get_current_head()
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
        release.drop(connection)
        command.upgrade(settings, "head")
        release.create(connection)
