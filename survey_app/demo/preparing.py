"""A folder, keys and a database for the demonstration: made once, and found again on a second start."""

from contextlib import ExitStack
from pathlib import Path

from survey_app import clock, service
from survey_app.demo import full, inspection
from survey_app.demo.areas import FULL, Size
from survey_app.demo.full import Tell
from survey_app.errors import BadSettings, SealBroken
from survey_app.fieldwork import channels, keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import schema
from survey_app.store.transaction import Store


def prepare(settings: Settings, *, size: Size = "full", tell: Tell = full.quietly) -> Service:
    """Everything the doors need, with the made-up inspections in it and their windows open now."""
    _make_folder(settings.data)
    if not settings.keys_file.exists():
        keys.write(settings.keys_file, keys.new())
    _migrate(settings)
    with ExitStack() as stack:
        started = service.start(settings)
        stack.callback(started.store.close)
        _fill(started, size, tell)
        stack.pop_all()
    return started


def _fill(started: Service, size: Size, tell: Tell) -> None:
    """Make each area that is not there; open again those that a kept folder holds."""
    now = clock.now()
    with started.store.reading() as connection:
        has_revisit = inspection.exists(connection)
        kept = [area for area in FULL if full.exists(connection, area)]
    if has_revisit:
        _require_same_keys(started)
        inspection.keep_open(started, now=now)
    else:
        inspection.make(started, now=now)
    for area in FULL:
        if area in kept:
            full.keep_open(started, area, now=now)
        else:
            full.make(started, area, now=now, size=size, tell=tell)


def _require_same_keys(started: Service) -> None:
    try:
        with started.store.reading() as connection:
            channels.of_survey(connection, started.keyring, inspection.SURVEY)
    except SealBroken:
        problem = "this database holds a demonstration made with other keys"
        raise BadSettings(
            [f"{problem}; give the data folder it was made with, or an empty database"]
        ) from None


def _make_folder(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True, mode=0o700)


def _migrate(settings: Settings) -> None:
    store = Store(settings.database_url)
    schema.upgrade(store)
    store.close()
