"""How a response is named in addresses and in the audit: small letters, unlike any code of ours."""

import base64


def reference(response_id: bytes) -> str:
    return base64.b32encode(response_id).decode().rstrip("=").lower()


def response_id(named: str) -> bytes:
    """The inverse; raise LookupError for what is not of its letters."""
    try:
        return base64.b32decode(named.upper() + "=" * (-len(named) % 8))
    except ValueError:
        raise LookupError(named) from None
