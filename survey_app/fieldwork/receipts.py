"""The code a respondent keeps: it proves that the answers are counted, and takes them back.

It derives from the draft's key, so that every retry of a sending shows the same one; the database holds
its HMAC only.
"""

from survey_app.fieldwork import keys, tokens
from survey_app.fieldwork.drafts import Draft
from survey_app.fieldwork.keys import Keyring


def of_draft(keyring: Keyring, draft: Draft) -> str:
    return tokens.from_bytes(keys.bind(draft.key, b"receipt"), keyring, "receipt", draft.key_version)


def digest(keyring: Keyring, code: str, version: int) -> bytes:
    return keyring.digest("receipt", code.encode(), version)


def digests(keyring: Keyring, code: str) -> tuple[bytes, ...]:
    """What a receipt may be stored as, one a key version."""
    return keyring.digests("receipt", code.encode())
