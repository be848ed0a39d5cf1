"""The keys, kept in one file outside the database: newest first, each with a version number.

A key is never used itself. Every purpose gets its own key from it by HKDF (RFC 5869), so that a code for
one purpose is worth nothing for another.
"""

import base64
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from hmac import digest as hmac
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from survey_app.errors import BadSettings

KEY_BYTES = 32


@lru_cache(maxsize=256)
def _derive(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


@dataclass(frozen=True)
class Keyring:
    """(version, key) pairs, newest first. The newest seals; all of them open."""

    keys: tuple[tuple[int, bytes], ...]

    def __repr__(self) -> str:
        return f"Keyring(versions={[version for version, _ in self.keys]})"

    @property
    def newest(self) -> int:
        return self.keys[0][0]

    @property
    def versions(self) -> tuple[int, ...]:
        return tuple(version for version, _ in self.keys)

    def derive(self, purpose: str, version: int | None = None) -> bytes:
        """The 32-byte key for a purpose, from the newest key or from the one named."""
        wanted = self.newest if version is None else version
        for candidate, key in self.keys:
            if candidate == wanted:
                return _derive(key, purpose)
        raise KeyError(f"no key of version {wanted}")

    def derive_all(self, purpose: str) -> tuple[bytes, ...]:
        """One key a version, newest first: for finding what an older key made."""
        return tuple(_derive(key, purpose) for _, key in self.keys)

    def digest(self, purpose: str, value: bytes, version: int | None = None) -> bytes:
        """The HMAC-SHA-256 under which a secret is found without being stored."""
        return hmac(self.derive(purpose, version), value, "sha256")

    def digests(self, purpose: str, value: bytes) -> tuple[bytes, ...]:
        return tuple(hmac(key, value, "sha256") for key in self.derive_all(purpose))

    def with_new_key(self) -> "Keyring":
        return Keyring(((self.newest + 1, secrets.token_bytes(KEY_BYTES)), *self.keys))


def new() -> Keyring:
    return Keyring(((1, secrets.token_bytes(KEY_BYTES)),))


def bind(key: bytes, *parts: bytes) -> bytes:
    """A key that needs both a server's key and something only a person holds."""
    material = b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=key, info=b"bound").derive(material)


def fingerprint(value: bytes) -> bytes:
    return sha256(value).digest()


def write(path: Path, keyring: Keyring) -> None:
    """Replace the file in one step, readable by its owner alone, on the disk before this returns."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(_lines(keyring.keys))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read(path: Path) -> Keyring:
    try:
        rows = [line.split() for line in path.read_text("ascii").splitlines() if line.strip()]
        keys = tuple((int(version), base64.b64decode(key, validate=True)) for version, key in rows)
    except (OSError, ValueError) as slip:
        raise BadSettings([f"the file of keys at {path} cannot be read: {type(slip).__name__}"]) from None
    problems = _problems(keys)
    if problems:
        raise BadSettings([f"the file of keys at {path} {problem}" for problem in problems])
    return Keyring(keys)


def _lines(keys: Iterable[tuple[int, bytes]]) -> Iterable[str]:
    return (f"{version} {base64.b64encode(key).decode()}\n" for version, key in keys)


def _problems(keys: tuple[tuple[int, bytes], ...]) -> list[str]:
    if not keys:
        return ["is empty"]
    problems = []
    if any(len(key) != KEY_BYTES or len(set(key)) < 8 for _, key in keys):
        problems.append("holds a key that is not 32 random bytes")
    if len({version for version, _ in keys}) < len(keys):
        problems.append("gives one version to two keys")
    return problems
