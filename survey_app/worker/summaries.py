"""Having a survey's figures made, and keeping them where the console finds them.

Reading is one short transaction, storing another; the figures are computed between the two, in none.
"""

import datetime as dt
from functools import partial
from typing import Final

import sqlalchemy as sa

import analysis
from survey_app.fieldwork import outcomes, responses, surveys
from survey_app.service import Service
from survey_app.store.records import built

READERSHIP: Final = "inspection-team"
SUMMARY = "summary.json"


def make(service: Service, survey_id: str, *, now: dt.datetime) -> dict[str, bytes]:
    """Every file of the survey's summary by name; raise LookupError for no such
    survey, `AnalysisError` where the answers do not fit."""
    unseal = partial(responses.unseal_comment, service.keyring)
    with service.store.reading() as connection:
        survey = surveys.get(connection, survey_id)
        questionnaire = surveys.questionnaire(connection, survey.document_hash)
        frame = analysis.read(connection, survey_id, questionnaire, unseal)
        counts = outcomes.counts(connection, survey_id)
    times = survey.window
    window = analysis.Window(opens_at=times.opens_at, closes_at=times.closes_at, grace=times.grace)
    return analysis.build(frame, readership=READERSHIP, outcomes=counts, window=window, made_at=now).files


def store(service: Service, survey_id: str, files: dict[str, bytes], *, now: dt.datetime) -> None:
    """Put these files in the place of the survey's last ones, all at once."""
    key = {"survey_id": survey_id, "readership": READERSHIP, "built_at": now}
    rows = [key | {"name": name, "body": body} for name, body in files.items()]
    with service.store.writing() as connection:
        connection.execute(
            sa.delete(built).where(built.c.survey_id == survey_id, built.c.readership == READERSHIP)
        )
        connection.execute(sa.insert(built), rows)
