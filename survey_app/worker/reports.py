"""Having the report of a whole inspection made: read in one short transaction, computed in none."""

import datetime as dt
import json
from dataclasses import asdict
from functools import partial
from typing import Final

import sqlalchemy as sa

import analysis
from survey_app.fieldwork import (
    built_reports,
    inspections,
    known_totals,
    lines,
    outcomes,
    responses,
    surveys,
    translations,
)
from survey_app.fieldwork.surveys import Survey
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.understanding_records import comment_reads
from survey_app.store.understanding_records import translations as translation_rows

READERSHIP: Final = "inspection-team"
_OF_INSPECTION = (
    sa.select(sa.func.count())
    .join(records.surveys, records.surveys.c.id == records.responses.c.survey_id)
    .where(records.surveys.c.inspection_id == sa.bindparam("inspection_id"))
)
_READ = _OF_INSPECTION.select_from(
    comment_reads.join(records.responses, records.responses.c.id == comment_reads.c.response_id)
)
_TRANSLATED = _OF_INSPECTION.select_from(
    translation_rows.join(records.responses, records.responses.c.id == translation_rows.c.response_id)
).where(translation_rows.c.sealed.is_not(None))


def build(service: Service, inspection_id: str, *, now: dt.datetime) -> int:
    """Make the report and put it in the place of the last one; what needs a translation is queued with it.
    How many files; raise as `make` does."""
    files = make(service, inspection_id, now=now)
    entries = json.loads(files["comments.json"])["comments"]
    packed = built_reports.pack(service.keyring, inspection_id, READERSHIP, files)
    with service.store.writing() as connection:
        built_reports.replace(connection, inspection_id, READERSHIP, packed, now=now)
        translations.note(connection, entries, now=now)
    return len(files)


def make(service: Service, inspection_id: str, *, now: dt.datetime) -> dict[str, bytes]:
    """Every file of the inspection's report by name; raise LookupError for no such inspection,
    `AnalysisError` where the answers of a survey do not fit."""
    with service.store.snapshot() as connection:
        whole = read(service, connection, inspection_id)
        done = _done(connection, inspection_id)
        enquiry = lines.for_report(connection, service.keyring, inspection_id)
    return analysis.build_inspection(whole, done=done, lines=enquiry, made_at=now)


def read(service: Service, connection: sa.Connection, inspection_id: str) -> analysis.Inspection:
    """What was released of every survey of the inspection."""
    inspection = inspections.get(connection, inspection_id)
    run = sorted(surveys.of_inspection(connection, inspection_id), key=_place)
    parts = tuple(_part(service, connection, survey) for survey in run)
    totals = tuple(
        analysis.KnownTotal(**asdict(total))
        for total in known_totals.of_inspection(connection, inspection_id)
    )
    return analysis.Inspection(area=inspection.area, kind=inspection.kind, parts=parts, totals=totals)


def _place(survey: Survey) -> tuple[int, str]:
    """Children and young people are heard first."""
    return records.AUDIENCES.index(survey.audience), survey.id


def _part(service: Service, connection: sa.Connection, survey: Survey) -> analysis.Part:
    unseal = partial(responses.unseal_comment, service.keyring)
    questionnaire = surveys.questionnaire(connection, survey.document_hash)
    times = survey.window
    return analysis.Part(
        survey_id=survey.id,
        frame=analysis.read(connection, survey.id, questionnaire, unseal),
        outcomes=outcomes.counts(connection, survey.id),
        window=analysis.Window(opens_at=times.opens_at, closes_at=times.closes_at, grace=times.grace),
    )


def _done(connection: sa.Connection, inspection_id: str) -> analysis.Done:
    known = {"inspection_id": inspection_id}
    return analysis.Done(
        read=connection.execute(_READ, known).scalar_one(),
        translated=connection.execute(_TRANSLATED, known).scalar_one(),
    )
