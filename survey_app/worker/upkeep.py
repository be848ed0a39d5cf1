"""What is due by the clock: the heartbeat, drafts whose time is over, old counters, rows to be mixed."""

import datetime as dt
import logging

import sqlalchemy as sa

from survey_app import clock
from survey_app.errors import DraftGone, SealBroken
from survey_app.fieldwork import (
    built,
    coming_back,
    drafts,
    outbox,
    outcomes,
    participation,
    responses,
    surveys,
    throttle,
)
from survey_app.fieldwork.surveys import Survey
from survey_app.service import Service
from survey_app.store import records, request_records, understanding_records
from survey_app.store.records import drafts as draft_rows
from survey_app.store.records import heartbeats
from survey_app.store.records import surveys as survey_rows
from survey_app.worker import publishing, requests, shuffling
from survey_app.worker.summaries import READERSHIP

NAME = "worker"
log = logging.getLogger("survey_app.worker")
KEPT_PAUSED = dt.timedelta(days=7)
"""How long after its end the drafts of a paused survey stay, for a lead who gives it another window."""
FIGURES_FOLLOW = ("sent", "sent-in-grace", "sent-when-left", "withdrawn")
HOLD_CONTENT = (
    records.responses,
    records.comments,
    records.consents,
    records.invitations,
    records.drafts,
    records.draft_keys,
    records.draft_pages,
    request_records.requests,
    request_records.recordings,
    understanding_records.comment_reads,
    understanding_records.translations,
    understanding_records.lifted_masks,
    understanding_records.searches,
    understanding_records.lines_of_enquiry,
    understanding_records.evidence,
)

_BEAT = sa.text(
    "INSERT INTO heartbeats (name, beat_at) VALUES (:name, :now) "
    "ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at"
).bindparams(sa.bindparam("now", type_=heartbeats.c.beat_at.type))


def beat(service: Service) -> None:
    """Say that the worker is alive; readiness asks for it."""
    with service.store.writing() as connection:
        connection.execute(_BEAT, {"name": NAME, "now": clock.now()})


def keep_house(service: Service) -> None:
    now = clock.now()
    with service.store.writing() as connection:
        throttle.forget(connection, now=now)
    with service.store.reading() as connection:
        ids = connection.execute(sa.select(survey_rows.c.id)).scalars().all()
        all_surveys = [surveys.get(connection, survey_id) for survey_id in ids]
    over = [survey for survey in all_surveys if _is_over(survey, now)]
    for survey in over:
        _send_left(service, survey, now)
    _purge_drafts(service, [survey.id for survey in over])
    for survey in all_surveys:
        _ask_for_figures(service, survey, now)
        shuffling.shuffle(service.store, survey.id, is_over=survey in over)
        _count_participation(service, survey, now)
    requests.tell(service, now=now)
    requests.forget(service, now=now)
    publishing.publish(service, now=now)
    service.store.checkpoint()  # again, for one is cut short by whoever is reading
    service.store.vacuum(*HOLD_CONTENT)


def _ask_for_figures(service: Service, survey: Survey, now: dt.datetime) -> None:
    """A response sent in the moment figures were begun asks for none: they are compared with the counts."""
    with service.store.snapshot() as connection:
        found = built.find_summary(connection, survey.id, READERSHIP)
        counts = outcomes.counts(connection, survey.id)
    made_from = found["counts"] if found else {}
    if any(counts[name] != made_from.get(name, 0) for name in FIGURES_FOLLOW):
        with service.store.writing() as connection:
            outbox.add(connection, "analyse", survey.id, now=now)


def _count_participation(service: Service, survey: Survey, now: dt.datetime) -> None:
    with service.store.reading() as connection:
        if not participation.is_due(participation.last(connection, survey.id), now):
            return
    with service.store.writing() as connection:
        participation.take(connection, survey.id, now=now)


def _is_over(survey: Survey, now: dt.datetime) -> bool:
    kept = KEPT_PAUSED if survey.is_paused else drafts.KEPT_AFTER
    return survey.instant(now) >= survey.window.ends_at + kept


def _send_left(service: Service, survey: Survey, now: dt.datetime) -> None:
    """Send for those who chose that what they saved counts, one by one; what does not open stops nobody else."""
    with service.store.reading() as connection:
        left = coming_back.left_behind(connection, survey.id)
    for draft_id in left:
        try:
            with service.store.writing() as connection:
                responses.send_left(connection, service.keyring, draft_id, now=now)
        except (SealBroken, DraftGone) as slip:
            log.error("a draft that was to count does not open", exc_info=slip)


def _purge_drafts(service: Service, over: list[str]) -> None:
    """Delete what was not sent in time, and its bytes with it."""
    with service.store.reading() as connection:
        kept = connection.execute(
            sa.select(draft_rows.c.survey_id).where(draft_rows.c.survey_id.in_(over)).distinct()
        ).scalars()
        to_purge = kept.all()
    for survey_id in to_purge:
        with service.store.writing() as connection:
            drafts.purge(connection, survey_id)
