"""The service at run time: its settings, its database, its keys. Doors, worker and command line share it."""

from dataclasses import dataclass

from survey_app.fieldwork import keys
from survey_app.fieldwork.keys import Keyring
from survey_app.settings import Settings
from survey_app.store.transaction import Store


@dataclass(frozen=True, kw_only=True)
class Service:
    settings: Settings
    store: Store
    keyring: Keyring


def start(settings: Settings) -> Service:
    """Open everything and refuse what could lose an answer: see `NotDurable`, `ClockApart`, `BadSettings`."""
    store = Store(settings.database_url, pool_size=settings.threads + 2)
    try:
        store.check_durability()
        store.check_clock()
        return Service(settings=settings, store=store, keyring=keys.read(settings.keys_file))
    except BaseException:
        store.close()
        raise
