"""A folder, keys and a database for the demonstration: made once, and found again on a second start."""

from contextlib import ExitStack
from pathlib import Path

from survey_app import clock, service
from survey_app.demo import inspection
from survey_app.errors import BadSettings, SealBroken
from survey_app.fieldwork import channels, keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import schema
from survey_app.store.transaction import Store


def prepare(settings: Settings) -> Service:
    """Everything the doors need, with the made-up inspection in it and its window open now."""
    _make_folder(settings.data)
    if not settings.keys_file.exists():
        keys.write(settings.keys_file, keys.new())
    _migrate(settings)
    with ExitStack() as stack:
        started = service.start(settings)
        stack.callback(started.store.close)
        _fill(started)
        stack.pop_all()
    return started


def _fill(started: Service) -> None:
    with started.store.reading() as connection:
        is_there = inspection.exists(connection)
    if is_there:
        _require_same_keys(started)
        inspection.keep_open(started, now=clock.now())
    else:
        inspection.make(started, now=clock.now())


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
