"""What is due by the clock: the heartbeat, drafts whose time is over, old counters, rows to be mixed."""

import sqlalchemy as sa

from survey_app import clock
from survey_app.fieldwork import drafts, surveys, throttle
from survey_app.service import Service
from survey_app.store.records import drafts as draft_rows
from survey_app.store.records import heartbeats
from survey_app.store.records import surveys as survey_rows
from survey_app.worker import shuffling

NAME = "worker"

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
    is_over = {survey.id: survey.window.state(survey.instant(now)) == "closed" for survey in all_surveys}
    _purge_drafts(service, [survey_id for survey_id in ids if is_over[survey_id]])
    for survey_id in ids:
        shuffling.shuffle(service.store, survey_id, is_over=is_over[survey_id])


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
    if to_purge:
        service.store.checkpoint()
