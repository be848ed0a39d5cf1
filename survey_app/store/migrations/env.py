"""Alembic's side of the house: it is handed a connection inside a transaction and commits nothing itself."""

from typing import Any, Literal

from alembic import context

# Importing them fills the metadata.
from survey_app.store import records, request_records, understanding_records  # noqa: F401
from survey_app.store.base import Instant, metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration is history: it names the column type of its day, not a class that may change."""
    return "sa.BigInteger()" if kind == "type" and isinstance(item, Instant) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_item=render_item,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
