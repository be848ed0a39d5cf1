"""Why a service must not start, and how one that runs is doing. Operators read both; families neither."""

import datetime as dt
import shutil
from dataclasses import dataclass

import sqlalchemy as sa

from survey_app import clock, settings
from survey_app.errors import BadSettings, ClockApart, NotDurable
from survey_app.fieldwork import films, keys, surveys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import records, schema
from survey_app.store.transaction import Store

BEAT_IS_OLD = dt.timedelta(seconds=60)
WORK_IS_LATE = dt.timedelta(minutes=2)
LEAST_FREE = 0.10
KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Finding:
    what: str
    is_well: bool
    detail: str


def reasons(configured: Settings) -> list[str]:
    """Everything at once that keeps this service from starting; empty when it may."""
    return settings.refusals(configured) + _keys_reasons(configured) + _store_reasons(configured)


def _keys_reasons(configured: Settings) -> list[str]:
    if not configured.keys_file.is_file():
        return []  # named by the settings' own refusals
    try:
        keys.read(configured.keys_file)
    except BadSettings as slip:
        return list(slip.problems)
    return []


def _store_reasons(configured: Settings) -> list[str]:
    try:
        if sa.make_url(configured.database_url).get_backend_name() not in KINDS:
            return ["SURVEY_APP_DATABASE must begin with sqlite:// or postgresql://"]
        store = Store(configured.database_url)
    except (NotDurable, sa.exc.ArgumentError, OSError) as slip:
        return [f"SURVEY_APP_DATABASE: {slip}"]
    found: list[str] = []
    try:
        for check in (store.check_durability, store.check_clock):
            try:
                check()
            except (NotDurable, ClockApart) as slip:
                found.append(str(slip))
    except sa.exc.SQLAlchemyError as slip:
        found.append(f"SURVEY_APP_DATABASE: the database cannot be used: {type(slip).__name__}")
    finally:
        store.close()
    return found


def migrate(configured: Settings) -> None:
    """Bring the database to the newest schema."""
    store = Store(configured.database_url)
    try:
        schema.upgrade(store)
    finally:
        store.close()


def document_reasons(service: Service, *, now: dt.datetime) -> list[str]:
    """Surveys not yet over whose stored questionnaire is not the one that was published."""
    found = []
    with service.store.reading() as connection:
        for survey_id in connection.execute(sa.select(records.surveys.c.id)).scalars().all():
            survey = surveys.get(connection, survey_id)
            if survey.window.state(now) == "closed":
                continue
            try:
                surveys.questionnaire(connection, survey.document_hash)
            except ValueError as slip:
                found.append(f"survey {survey_id}: {slip}")
    return found


def examine(service: Service) -> list[Finding]:
    """How the running service is doing."""
    now = clock.now()
    documents = document_reasons(service, now=now)
    return [
        _beat(service, now),
        _outbox(service, now),
        _disk(service),
        Finding("questionnaires", not documents, "; ".join(documents) or "as they were published"),
        _films(service),
    ]


def _beat(service: Service, now: dt.datetime) -> Finding:
    with service.store.reading() as connection:
        beat_at = connection.execute(sa.select(sa.func.max(records.heartbeats.c.beat_at))).scalar()
    if beat_at is None:
        return Finding("worker", False, "has never run")
    seconds = (now - beat_at).total_seconds()
    return Finding("worker", now - beat_at < BEAT_IS_OLD, f"last seen {seconds:.0f} s ago")


def _outbox(service: Service, now: dt.datetime) -> Finding:
    late = sa.select(sa.func.count()).where(records.outbox.c.due_at < now - WORK_IS_LATE)
    with service.store.reading() as connection:
        count = connection.execute(late).scalar_one()
    return Finding("outbox", count == 0, f"{count} things are late by more than two minutes")


def _films(service: Service) -> Finding:
    found = films.read(service.settings.films)
    shown = ", ".join(found.of) or "none"
    return Finding(
        "films", not found.problems, " ".join(found.problems) or f"shown where they belong: {shown}"
    )


def _disk(service: Service) -> Finding:
    usage = shutil.disk_usage(service.settings.data)
    share = usage.free / usage.total
    return Finding("disk", share >= LEAST_FREE, f"{share:.0%} free where {service.settings.data} is")
