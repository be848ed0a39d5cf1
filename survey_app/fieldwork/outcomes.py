"""How many began, declined, stopped, sent, withdrew: counts of a survey, never columns of a response."""

import sqlalchemy as sa

from survey_app.store import records

_ADD = sa.text(
    "INSERT INTO outcomes (survey_id, outcome, count) VALUES (:survey_id, :outcome, 1) "
    "ON CONFLICT (survey_id, outcome) DO UPDATE SET count = outcomes.count + 1"
)


def add(connection: sa.Connection, survey_id: str, outcome: str) -> None:
    connection.execute(_ADD, {"survey_id": survey_id, "outcome": outcome})


def counts(connection: sa.Connection, survey_id: str) -> dict[str, int]:
    """Every outcome of the survey, 0 where nothing happened."""
    table = records.outcomes
    rows = connection.execute(sa.select(table.c.outcome, table.c.count).where(table.c.survey_id == survey_id))
    return dict.fromkeys(records.OUTCOMES, 0) | {outcome: count for outcome, count in rows}
