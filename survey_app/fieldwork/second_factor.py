"""The six digits of a reader of content: made by their phone, good for one use, tried five times at most."""

import datetime as dt
from hmac import compare_digest
from typing import Any, Literal

import pyotp
import sqlalchemy as sa

from survey_app.fieldwork import sealing
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import staff

STEP = 30
SLIPS = 5
WAIT = dt.timedelta(minutes=10)
ISSUER = "Survey console"

Verdict = Literal["right", "wrong", "wait"]


def new_secret() -> str:
    return pyotp.random_base32()


def provisioning_address(secret: str, address: str) -> str:
    """What a phone's code generator opens, or reads from a square, instead of the typed secret."""
    return pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=ISSUER)


def seal(keyring: Keyring, staff_id: str, secret: str) -> bytes:
    return sealing.seal(keyring.derive("second factor"), secret.encode(), staff_id.encode())


def check(
    connection: sa.Connection, keyring: Keyring, staff_id: str, typed: str, *, now: dt.datetime
) -> Verdict:
    """Judge a code and remember what follows from it: a step used, or one more slip.

    Nothing is raised, for the slip must be kept. After five slips even the right code waits ten minutes.
    """
    row = connection.execute(sa.select(staff).where(staff.c.id == staff_id).with_for_update()).one()
    since_last = now - row.totp_failed_at if row.totp_failed_at else WAIT
    slips = row.totp_failures if since_last < WAIT else 0
    if slips >= SLIPS:
        return "wait"
    step = _fitting_step(keyring, row, typed, now)
    if step is None:
        _remember(connection, staff_id, totp_failures=slips + 1, totp_failed_at=now)
        return "wrong"
    _remember(connection, staff_id, totp_last_step=step, totp_failures=0, totp_failed_at=None)
    return "right"


def _fitting_step(keyring: Keyring, row: sa.Row[Any], typed: str, now: dt.datetime) -> int | None:
    """The step this code is for: now, or one off for a phone's clock; never one used before."""
    if row.totp_sealed is None:
        return None
    digits = "".join(letter for letter in typed if letter in "0123456789")
    keys = keyring.derive_all("second factor")
    secret = pyotp.TOTP(sealing.unseal_any(keys, row.totp_sealed, row.id.encode()).decode())
    current = int(now.timestamp()) // STEP
    fitting = [
        step
        for step in (current - 1, current, current + 1)
        if compare_digest(secret.at(step * STEP), digits) and step > row.totp_last_step
    ]
    return fitting[0] if fitting else None


def _remember(connection: sa.Connection, staff_id: str, **values: object) -> None:
    connection.execute(sa.update(staff).where(staff.c.id == staff_id).values(values))
