"""Short names for rows with random ids, as addresses and the audit call them: "abcd-efgh". They open nothing."""

import base64
import secrets

BYTES = 5


def new() -> bytes:
    return secrets.token_bytes(BYTES)


def name(row_id: bytes) -> str:
    letters = base64.b32encode(row_id).decode().lower()
    return f"{letters[:4]}-{letters[4:]}"


def row_id(wanted: str) -> bytes:
    """The inverse of `name`; raise LookupError for what is not of our letters."""
    try:
        return base64.b32decode(wanted.replace("-", "", 1).upper())
    except ValueError:
        raise LookupError(wanted) from None
