"""Two things a person may choose: a code to come back with, and that what is saved counts if they do not.

Each makes one more key to the draft, and neither is made without being asked for.
"""

import sqlalchemy as sa

from survey_app.fieldwork import drafts, keys, tokens
from survey_app.fieldwork.drafts import Draft
from survey_app.fieldwork.keys import Keyring
from survey_app.store import records


def code(keyring: Keyring, draft: Draft) -> str:
    """The code of a draft; it derives from the draft's key, so asking twice gives the same one."""
    return tokens.from_bytes(keys.bind(draft.key, b"resume"), keyring, "resume", draft.key_version)


def has_code(connection: sa.Connection, keyring: Keyring, draft: Draft) -> bool:
    return drafts.find(connection, keyring, code(keyring, draft).encode()) is not None


def give_code(connection: sa.Connection, keyring: Keyring, draft: Draft) -> None:
    """Make the code a key to the draft; without this it opens nothing."""
    if not has_code(connection, keyring, draft):
        drafts.hold(connection, keyring, draft, code(keyring, draft).encode(), kind="code")


def let_it_count(connection: sa.Connection, keyring: Keyring, draft: Draft) -> None:
    """Give the service a key of its own: only then can it send for a person who does not come back."""
    if drafts.find(connection, keyring, _service_secret(draft.id)) is None:
        drafts.hold(connection, keyring, draft, _service_secret(draft.id), kind="service")


def left_behind(connection: sa.Connection, survey_id: str) -> tuple[bytes, ...]:
    """Unsent drafts whose people chose that what they saved counts."""
    table, held = records.drafts, records.draft_keys
    ids = connection.execute(
        sa.select(table.c.id)
        .join(held, held.c.draft_id == table.c.id)
        .where(table.c.survey_id == survey_id, table.c.is_sent == sa.false(), held.c.kind == "service")
    ).scalars()
    return tuple(ids)


def open_left(connection: sa.Connection, keyring: Keyring, draft_id: bytes) -> Draft:
    """Open such a draft, with the key its person gave the service; nobody else's can be opened so."""
    return drafts.get(connection, keyring, _service_secret(draft_id), to_write=True)


def _service_secret(draft_id: bytes) -> bytes:
    """What stands in for a person's secret where the service may open a draft by itself."""
    return b"service" + draft_id
