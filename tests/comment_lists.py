"""The list of an inspection's comments as the worker would make it, without its reading of texts."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import built_reports, surveys
from survey_app.fieldwork.references import reference
from survey_app.fieldwork.responses import unseal_comment
from survey_app.service import Service
from survey_app.store.records import comments, responses

Facts = Callable[[str], dict[str, Any]]
"""From a comment's text to what its entry says beside the usual."""


def entries(service: Service, inspection_id: str, facts: Facts = lambda text: {}) -> list[dict[str, Any]]:
    """An entry for each comment there is, in the order of (survey, response, item)."""
    with service.store.reading() as connection:
        run = {each.id: each for each in surveys.of_inspection(connection, inspection_id)}
        rows = connection.execute(
            sa.select(comments, responses.c.survey_id, responses.c.voice)
            .join(responses, comments.c.response_id == responses.c.id)
            .where(responses.c.survey_id.in_(run))
            .order_by(responses.c.survey_id, comments.c.response_id, comments.c.item)
        ).all()
        questions = {
            (survey_id, question.id): question
            for survey_id, survey in run.items()
            for question in surveys.questionnaire(connection, survey.document_hash).questions
        }
    made = []
    for row in rows:
        text = unseal_comment(service.keyring, row.response_id, row.item, row.sealed, row.key_version)
        question = questions[row.survey_id, row.item]
        made.append(
            {
                "survey": row.survey_id,
                "reference": reference(row.response_id),
                "item": row.item,
                "question": question.text,
                "theme": question.theme,
                "sector": question.sector,
                "plan": None,
                "voice": row.voice,
                "language": "en",
                "needs_translation": False,
                "words": len(text.split()),
                "group": None,
                "cues": [],
                "criteria": [],
                "grave": False,
                **facts(text),
            }
        )
    return made


def store_list(service: Service, inspection_id: str, facts: Facts = lambda text: {}) -> list[dict[str, Any]]:
    """Build the list of all comments there are now; returns its entries."""
    made = entries(service, inspection_id, facts)
    body = json.dumps({"made_at": NOW.isoformat(), "comments": made}).encode()
    with service.store.writing() as connection:
        packed = built_reports.pack(
            service.keyring, inspection_id, "inspection-team", {"comments.json": body}
        )
        built_reports.replace(connection, inspection_id, "inspection-team", packed, now=NOW)
    return made


def place(entry: dict[str, Any]) -> dict[str, str]:
    """What an address names a comment by."""
    return {name: entry[name] for name in ("survey", "reference", "item")}
