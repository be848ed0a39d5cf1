"""AES-256-GCM around text at rest: a nonce, then the sealed bytes, bound to where they belong."""

import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from survey_app.errors import SealBroken

NONCE_BYTES = 12


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raise `SealBroken` when the key, the place or a single bit is another."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise SealBroken("this does not open here") from None


def unseal_any(keys: Iterable[bytes], sealed: bytes, bound_to: bytes) -> bytes:
    """Unseal with whichever key fits, newest first: for what may have been sealed before a rotation."""
    for key in keys:
        try:
            return unseal(key, sealed, bound_to)
        except SealBroken:
            continue
    raise SealBroken("no key opens this")
