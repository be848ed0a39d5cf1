"""How many began, declined, stopped, sent, withdrew: counts of a survey, never columns of a response."""

import secrets

import sqlalchemy as sa

from survey_app.store import records

PARTS = 16
"""Rows a count is spread over: a row is locked until its writer's commit is on the disk."""

_ADD = sa.text(
    "INSERT INTO outcomes (survey_id, outcome, part, count) VALUES (:survey_id, :outcome, :part, 1) "
    "ON CONFLICT (survey_id, outcome, part) DO UPDATE SET count = outcomes.count + 1"
)


def add(connection: sa.Connection, survey_id: str, outcome: str) -> None:
    part = secrets.randbelow(PARTS)
    connection.execute(_ADD, {"survey_id": survey_id, "outcome": outcome, "part": part})


def counts(connection: sa.Connection, survey_id: str) -> dict[str, int]:
    """Every outcome of the survey, 0 where nothing happened."""
    table = records.outcomes
    rows = connection.execute(
        sa.select(table.c.outcome, sa.func.sum(table.c.count))
        .where(table.c.survey_id == survey_id)
        .group_by(table.c.outcome)
    )
    return dict.fromkeys(records.OUTCOMES, 0) | {outcome: int(count) for outcome, count in rows}
