"""The worker's day: look what is due, do one thing, look again; and keep the house in between.

Whatever fails is tried again later and stops nothing else. Only counts, kinds and types of errors are
logged.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

import sqlalchemy as sa

from survey_app import clock
from survey_app.fieldwork import built, outbox, surveys
from survey_app.fieldwork.outbox import Due
from survey_app.service import Service
from survey_app.store.records import outbox as outbox_rows
from survey_app.worker import letters, reports, summaries, upkeep

LOOKS_EVERY = 0.5
KEEPS_HOUSE_EVERY = 15.0
BEATS_EVERY = 5.0
REST_AFTER_BUILD = dt.timedelta(seconds=10)
REST_AFTER_REPORT = dt.timedelta(minutes=2)
"""A report's drawings and documents take every processor for seconds. Made as often as figures they cost families'
requests a tenth more; inspectors read for longer than two minutes."""
BUILD_SHARE = 20
"""After a build twenty times as long passes before the next of the same survey: at most 5 % of a processor goes into
figures however fast responses come."""
MOST_TRIES = 7
"""Of a letter: about ten minutes, and a sign-in link is good for fifteen."""

log = logging.getLogger("survey_app.worker")


class Worker:
    """What one worker process remembers between two looks."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.rested_at: dict[tuple[str, str], dt.datetime] = {}
        """When the figures of a survey, or the report of an inspection, may be made again."""

    def look(self) -> bool:
        """Do one thing that is due; False when there was none."""
        now = clock.now()
        if not self._is_anything_due(now):
            return False
        with self.service.store.writing() as connection:
            due = outbox.claim(connection, now=now)
        if due is None:
            return False
        try:
            self._do(due)
        except Exception as slip:  # the outermost handler: one bad letter stops nothing
            log.warning("failed", exc_info=slip, extra={"facts": {"kind": due.kind, "tries": due.attempts}})
            self._put_off(due)
        return True

    def _is_anything_due(self, now: dt.datetime) -> bool:
        """Asked without a lock, for SQLite has one writer at a time and families come first."""
        is_free = sa.or_(outbox_rows.c.claimed_until.is_(None), outbox_rows.c.claimed_until <= now)
        due = sa.select(outbox_rows.c.kind).where(outbox_rows.c.due_at <= now, is_free).limit(1)
        with self.service.store.reading() as connection:
            return connection.execute(due).first() is not None

    def _do(self, due: Due) -> None:
        if due.kind == "mail":
            content = outbox.unseal(self.service.keyring, due)
            letters.deliver(self.service.settings, content, reference=due.subject)
        elif not self._build(due):
            return
        with self.service.store.writing() as connection:
            outbox.done(connection, due)

    def _build(self, due: Due) -> bool:
        """Make figures, unless they were made a moment ago: then wait for more responses."""
        now, wanted = clock.now(), (due.kind, due.subject)
        rested_at = self.rested_at.get(wanted, now)
        if now < rested_at:
            self._wait(due, rested_at)
            return False
        files = _MAKE[due.kind](self.service, due.subject, now)
        ended = clock.now()
        rest = REST_AFTER_REPORT if due.kind == "report" else REST_AFTER_BUILD
        self.rested_at[wanted] = ended + max(rest, BUILD_SHARE * (ended - now))
        seconds = round((ended - now).total_seconds(), 2)
        log.info("built", extra={"facts": {"kind": due.kind, "files": files, "seconds": seconds}})
        return True

    def _wait(self, due: Due, until: dt.datetime) -> None:
        row = (outbox_rows.c.kind == due.kind, outbox_rows.c.subject == due.subject)
        with self.service.store.writing() as connection:
            connection.execute(
                sa.update(outbox_rows).where(*row).values(claimed_until=None, attempts=0, due_at=until)
            )

    def _put_off(self, due: Due) -> None:
        with self.service.store.writing() as connection:
            if due.kind == "mail" and due.attempts >= MOST_TRIES:
                log.error("given up", extra={"facts": {"kind": due.kind, "tries": due.attempts}})
                outbox.done(connection, due)
            else:
                outbox.failed(connection, due, now=clock.now())


def _summarise(service: Service, survey_id: str, now: dt.datetime) -> int:
    """One survey's figures; its inspection's report follows."""
    files = summaries.make(service, survey_id, now=now)
    with service.store.writing() as connection:
        built.replace(connection, survey_id, summaries.READERSHIP, files, now=now)
        outbox.add(connection, "report", surveys.get(connection, survey_id).inspection_id, now=now)
    return len(files)


def _report(service: Service, inspection_id: str, now: dt.datetime) -> int:
    return reports.build(service, inspection_id, now=now)


_MAKE = {"analyse": _summarise, "report": _report}


def run(service: Service, stop: threading.Event) -> None:
    """Work until `stop` is set."""
    worker, last_beat, last_upkeep = Worker(service), 0.0, 0.0
    while not stop.is_set():
        if time.monotonic() - last_beat >= BEATS_EVERY:
            _carefully(upkeep.beat, service)
            last_beat = time.monotonic()
        if time.monotonic() - last_upkeep >= KEEPS_HOUSE_EVERY:
            _carefully(upkeep.keep_house, service)
            last_upkeep = time.monotonic()
        if not _carefully(lambda _: worker.look(), service):
            stop.wait(LOOKS_EVERY)


def _carefully(task: Callable[[Service], bool | None], service: Service) -> bool:
    """Do a task whose failing (a database that is starting again, a file away) must not end the worker."""
    try:
        return bool(task(service))
    except Exception as slip:  # the outermost handler
        log.warning("failed", exc_info=slip)
        return False
