"""PostgreSQL's cursor, which describes the columns of a statement when it first meets it and not at every answer.

The driver makes an object a column each time SQLAlchemy asks whether rows came: a twentieth of what a page costs.
"""

from collections.abc import Sequence
from typing import Any

import psycopg

STATEMENTS = 500
"""The pages' own are fewer than a hundred; those with lists of varying length may push each other out."""

_described: dict[str, Sequence[Any] | None] = {}


class RememberingCursor(psycopg.Cursor[Any]):
    """A statement's text says its columns, for the tables do not change under a running service."""

    _text: str | None = None

    def execute(self, query: Any, *given: Any, **options: Any) -> "RememberingCursor":
        self._text = query if isinstance(query, str) else None
        super().execute(query, *given, **options)
        return self

    def executemany(self, query: Any, *given: Any, **options: Any) -> None:
        self._text = None
        super().executemany(query, *given, **options)

    @property
    def description(self) -> Any:
        """As the driver's; made anew for what is no text, or is run many times at once."""
        if self._text is None or self.pgresult is None:
            return super().description
        try:
            return _described[self._text]
        except KeyError:
            found = super().description
            if len(_described) >= STATEMENTS:
                _described.clear()
            _described[self._text] = found
            return found
