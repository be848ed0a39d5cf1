"""What the service holds of the people of one inspection, as docs/journeys.md says it."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from builders import ASurvey
from journeys.live import Live

from survey_app.fieldwork import responses
from survey_app.store import records, request_records


def kept(live: Live, survey: ASurvey) -> list[str]:
    """Answers sent, drafts that were not, and requests; nothing else is kept of anybody."""
    with live.service.store.reading() as connection:
        found = Counter(
            [
                *map(_response, _responses(connection, survey)),
                *("a sealed draft, never sent" for _ in _drafts(connection, survey)),
                *(f"a request: {kind}" for kind in _requests(connection, survey)),
            ]
        )
    return [f"{count} × {what}" for what, count in sorted(found.items())] or ["nothing"]


def answers(live: Live, survey: ASurvey) -> list[dict[str, Any]]:
    """The ticked answers of each response."""
    with live.service.store.reading() as connection:
        return [json.loads(row.answers) for row in _responses(connection, survey)]


def words(live: Live, survey: ASurvey) -> set[str]:
    """What was sent in people's own words, unsealed."""
    with live.service.store.reading() as connection:
        ids = [row.id for row in _responses(connection, survey)]
        rows = connection.execute(
            sa.select(records.comments).where(records.comments.c.response_id.in_(ids))
        ).all()
    return {
        responses.unseal_comment(live.service.keyring, row.response_id, row.item, row.sealed, row.key_version)
        for row in rows
    }


def family_numbers(live: Live, survey: ASurvey) -> set[bytes]:
    """Each response has one; the same where one person answered for several children."""
    with live.service.store.reading() as connection:
        return {row.family_number for row in _responses(connection, survey)}


def flags(live: Live, survey: ASurvey) -> set[str]:
    with live.service.store.reading() as connection:
        return {row.flags for row in _responses(connection, survey)}


def _in_inspection(select: sa.Select[Any], table: sa.Table, survey: ASurvey) -> sa.Select[Any]:
    of_survey = sa.select(records.surveys.c.id).where(records.surveys.c.inspection_id == survey.inspection_id)
    return select.where(table.c.survey_id.in_(of_survey))


def _responses(connection: sa.Connection, survey: ASurvey) -> Iterator[sa.Row[Any]]:
    table, yes = records.responses, records.consents
    select = sa.select(table, yes.c.adult_knows).join(yes, yes.c.response_id == table.c.id)
    yield from connection.execute(_in_inspection(select, table, survey))


def _response(row: sa.Row[Any]) -> str:
    facts = [row.audience, row.voice, *(f"helped by {row.help}" for _ in [0] if row.help)]
    facts += [row.language, row.presentation, row.outcome]
    facts += [f"adult knows: {row.adult_knows}"] if row.adult_knows else []
    return ", ".join(facts)


def _drafts(connection: sa.Connection, survey: ASurvey) -> Iterator[sa.Row[Any]]:
    table = records.drafts
    select = sa.select(table.c.id).where(~table.c.is_sent)
    yield from connection.execute(_in_inspection(select, table, survey))


def _requests(connection: sa.Connection, survey: ASurvey) -> Iterator[str]:
    table = request_records.requests
    yield from connection.execute(
        sa.select(table.c.kind).where(table.c.inspection_id == survey.inspection_id)
    ).scalars()
