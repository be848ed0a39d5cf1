"""A respondent's later no: by receipt, without a name, at once.

The digest goes onto a list outside the database before the rows are deleted, so that a restored backup
loses them again.
"""

import datetime as dt
import os
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from survey_app.errors import NothingToWithdraw, WithdrawalOver
from survey_app.fieldwork import outbox, outcomes, receipts, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import responses

Verdict = Literal["counted", "taken-back", "not-counted"]


def verdict(connection: sa.Connection, keyring: Keyring, code: str, withdrawn: Path) -> Verdict:
    """What has become of the answers this receipt stands for; never anything of the answers."""
    if find_survey(connection, keyring, code) is not None:
        return "counted"
    is_taken_back = not set(receipts.digests(keyring, code)).isdisjoint(_listed(withdrawn))
    return "taken-back" if is_taken_back else "not-counted"


def find_survey(connection: sa.Connection, keyring: Keyring, code: str) -> str | None:
    """The survey whose response this receipt stands for, if it is counted."""
    return connection.execute(_FIND, {"digests": list(receipts.digests(keyring, code))}).scalar_one_or_none()


def check(connection: sa.Connection, keyring: Keyring, code: str, *, now: dt.datetime) -> str:
    """The survey whose response this receipt can still take back.

    Raise `NothingToWithdraw` for a receipt that stands for nothing, `WithdrawalOver` past the last moment.
    """
    survey_id = find_survey(connection, keyring, code)
    if survey_id is None:
        raise NothingToWithdraw("no response has this receipt")
    survey = surveys.get(connection, survey_id)
    if survey.instant(now) >= survey.withdrawable_until:
        raise WithdrawalOver("the last moment for withdrawing has passed")
    return survey_id


def withdraw(
    connection: sa.Connection, keyring: Keyring, code: str, withdrawn: Path, *, now: dt.datetime
) -> str:
    """Delete the response, its comments and its consent record; return its survey. Raises as `check` does.

    The caller empties the write-ahead log afterwards, so that the bytes go too.
    """
    survey_id = check(connection, keyring, code, now=now)
    digests = receipts.digests(keyring, code)
    _remember(withdrawn, digests)
    if not connection.execute(_DELETE, {"digests": list(digests)}).all():
        raise NothingToWithdraw("it was taken back in this moment")
    outcomes.add(connection, survey_id, "withdrawn")
    outbox.add(connection, "analyse", survey_id, now=now)
    return survey_id


def reapply(connection: sa.Connection, withdrawn: Path) -> int:
    """After a restore: delete again what was withdrawn since the backup was made."""
    taken_out = connection.execute(_DELETE, {"digests": _listed(withdrawn)}).scalars().all()
    for survey_id in taken_out:
        outcomes.add(connection, survey_id, "withdrawn")
    return len(taken_out)


_IS_NAMED = responses.c.receipt_digest.in_(sa.bindparam("digests", expanding=True))
_FIND = sa.select(responses.c.survey_id).where(_IS_NAMED)
_DELETE = sa.delete(responses).where(_IS_NAMED).returning(responses.c.survey_id)


def _listed(withdrawn: Path) -> list[bytes]:
    """The digests of every receipt that was used to take answers back."""
    if not withdrawn.exists():
        return []
    return [bytes.fromhex(line) for line in withdrawn.read_text("ascii").split()]


def _remember(withdrawn: Path, digests: tuple[bytes, ...]) -> None:
    handle = os.open(withdrawn, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write("".join(f"{digest.hex()}\n" for digest in digests).encode())
        file.flush()
        os.fsync(file.fileno())
