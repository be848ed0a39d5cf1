"""Having a survey's figures made, and keeping them where the console finds them.

Reading is one short transaction, storing another; the figures are computed between the two, in none.
"""

import datetime as dt
import json
from functools import partial

import sqlalchemy as sa

import analysis
from analysis import source
from analysis.tables import Readership
from survey_app.fieldwork import responses
from survey_app.service import Service
from survey_app.store.records import built

READERSHIP: Readership = "inspection-team"
SUMMARY = "summary.json"


def make(service: Service, survey_id: str, *, now: dt.datetime) -> dict[str, bytes]:
    """Every file of the survey's summary by name; raise `AnalysisError` where the answers do not fit."""
    unseal = partial(responses.unseal_comment, service.keyring)
    with service.store.reading() as connection:
        questionnaire, window = source.survey(connection, survey_id)
        frame = source.read(connection, survey_id, questionnaire, unseal)
        outcomes = source.outcomes(connection, survey_id)
    made = analysis.build(frame, readership=READERSHIP, outcomes=outcomes, window=window, made_at=now)
    return {SUMMARY: json.dumps(made.summary, ensure_ascii=False).encode(), **made.files}


def store(service: Service, survey_id: str, files: dict[str, bytes], *, now: dt.datetime) -> None:
    """Put these files in the place of the survey's last ones, all at once."""
    key = {"survey_id": survey_id, "readership": READERSHIP, "built_at": now}
    rows = [key | {"name": name, "body": body} for name, body in files.items()]
    with service.store.writing() as connection:
        connection.execute(
            sa.delete(built).where(built.c.survey_id == survey_id, built.c.readership == READERSHIP)
        )
        connection.execute(sa.insert(built), rows)
