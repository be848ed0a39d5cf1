"""How many responses are counted and which receipts stand for them: no content, nobody's name.

A person, a checker or a rehearsal of a disaster can prove with it that nothing acknowledged was lost.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from survey_app.errors import CodeMistyped
from survey_app.fieldwork import receipts, tokens
from survey_app.service import Service
from survey_app.store.records import outcomes, responses


def read(service: Service, codes: Sequence[str] | None = None) -> dict[str, Any]:
    """`responses`, `receipts` (hex digests) and `outcomes`; with `codes` also how often each is counted."""
    with service.store.reading() as connection:
        digests = set(connection.execute(sa.select(responses.c.receipt_digest)).scalars())
        summed = sa.select(outcomes.c.outcome, sa.func.sum(outcomes.c.count)).group_by(outcomes.c.outcome)
        counts = {outcome: int(count) for outcome, count in connection.execute(summed)}
    ledger = {
        "responses": len(digests),
        "receipts": sorted(digest.hex() for digest in digests),
        "outcomes": counts,
    }
    if codes is None:
        return ledger
    return ledger | {"counted": {code: _counted(service, code, digests) for code in codes}}


def _counted(service: Service, typed: str, digests: set[bytes]) -> int:
    try:
        code = tokens.read(typed, service.keyring, "receipt")
    except CodeMistyped:
        return 0
    return sum(digest in digests for digest in receipts.digests(service.keyring, code))
