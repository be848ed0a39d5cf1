"""Having a survey's figures made: read in one short transaction, computed in none."""

import datetime as dt
from functools import partial
from typing import Final

import analysis
from survey_app.fieldwork import outcomes, responses, surveys
from survey_app.service import Service

READERSHIP: Final = "inspection-team"


def make(service: Service, survey_id: str, *, now: dt.datetime) -> dict[str, bytes]:
    """Every file of the survey's summary by name; raise LookupError for no such
    survey, `AnalysisError` where the answers do not fit."""
    unseal = partial(responses.unseal_comment, service.keyring)
    with service.store.snapshot() as connection:
        survey = surveys.get(connection, survey_id)
        questionnaire = surveys.questionnaire(connection, survey.document_hash)
        frame = analysis.read(connection, survey_id, questionnaire, unseal)
        counts = outcomes.counts(connection, survey_id)
    times = survey.window
    window = analysis.Window(opens_at=times.opens_at, closes_at=times.closes_at, grace=times.grace)
    return analysis.build(frame, readership=READERSHIP, outcomes=counts, window=window, made_at=now).files
