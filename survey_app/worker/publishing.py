"""Telling families what they told us: made once, when the inspectors' report is out."""

import datetime as dt
import logging
from importlib.resources import files

import analysis
from survey_app import clock
from survey_app.fieldwork import built_reports, inspections, publication
from survey_app.service import Service
from survey_app.worker import reports

log = logging.getLogger("survey_app.worker")


def publish(service: Service, *, now: dt.datetime) -> None:
    """Make the release of each inspection that is due. One whose answers may still come waits for its day."""
    with service.store.reading() as connection:
        due = publication.due(connection, now=now)
    for inspection_id in due:
        try:
            _release(service, inspection_id, now)
        except analysis.AnalysisError as refusal:
            log.warning("not released", exc_info=refusal)


def _release(service: Service, inspection_id: str, now: dt.datetime) -> None:
    with service.store.snapshot() as connection:
        published_on = inspections.get(connection, inspection_id).published_on
        whole = reports.read(service, connection, inspection_id)
    made = analysis.build_public(
        whole,
        published_on=published_on,
        today=clock.local_day(now),
        made_at=now,
        symbols=_symbols(),
    )
    packed = built_reports.pack(service.keyring, inspection_id, publication.READERSHIP, made)
    with service.store.writing() as connection:
        if not publication.is_released(connection, inspection_id):
            built_reports.replace(connection, inspection_id, publication.READERSHIP, packed, now=now)


def _symbols() -> dict[str, bytes]:
    folder = files("survey_app.design") / "symbols"
    return {
        file.name.removesuffix(".svg"): file.read_bytes()
        for file in folder.iterdir()
        if file.name.endswith(".svg")
    }
