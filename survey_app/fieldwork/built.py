"""What the worker has built for one readership: a door shows it, and nobody else's.

The door does not trust the place a thing was stored at alone: a summary and every table in it name whom they
were made for, and one made for others is refused.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from survey_app.errors import NotAllowed
from survey_app.store.records import built

SUMMARY = "summary.json"


def replace(
    connection: sa.Connection,
    survey_id: str,
    readership: str,
    files: Mapping[str, bytes],
    *,
    now: dt.datetime,
) -> None:
    """Put these files, by name, in the place of the survey's last ones, all at once."""
    key = {"survey_id": survey_id, "readership": readership, "built_at": now}
    connection.execute(
        sa.delete(built).where(built.c.survey_id == survey_id, built.c.readership == readership)
    )
    connection.execute(sa.insert(built), [key | {"name": name, "body": body} for name, body in files.items()])


def find_file(connection: sa.Connection, survey_id: str, readership: str, name: str) -> bytes | None:
    """A built file, byte for byte."""
    body: bytes | None = connection.execute(
        sa.select(built.c.body).where(
            built.c.survey_id == survey_id, built.c.readership == readership, built.c.name == name
        )
    ).scalar_one_or_none()
    return body


def find_summary(connection: sa.Connection, survey_id: str, readership: str) -> dict[str, Any] | None:
    """The summary as `analysis.summary.Summary` describes it; None before the worker has built one.

    Raise `NotAllowed` when it, or a table in it, was made for another readership.
    """
    body = find_file(connection, survey_id, readership, SUMMARY)
    if body is None:
        return None
    summary: dict[str, Any] = json.loads(body)
    tables = [table for section in summary["sections"] for table in section["tables"]]
    if any(made["readership"] != readership for made in (summary, *tables)):
        raise NotAllowed(f"this was not made for {readership}")
    return summary
