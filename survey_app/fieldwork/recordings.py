"""Recordings at rest: files of random names beside the database, sealed piece by piece as they arrive.

Each file has a random key of its own (AES-256-GCM); a piece's nonce is its number and whether it is the last, so
that none can be moved, left out or cut off. The key stands with the request, sealed under the service's keys:
when the request is deleted, what a disk or a copy still holds of the file opens no more. A file is written under
another name until it is whole, and what is left of one that never was is swept away.
"""

import datetime as dt
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from survey_app.errors import SealBroken
from survey_app.fieldwork import sealing
from survey_app.fieldwork.keys import KEY_BYTES, Keyring
from survey_app.fieldwork.requests import Recording

PIECE = 64 * 1024
TAG_BYTES = 16
ARRIVING = ".arriving"
REST = dt.timedelta(hours=1)
"""How long a file may stand without a request: longer than any may take to arrive."""
LEAST_FREE = 1_000_000_000
"""Bytes of the disk that recordings leave: answers stand on it too."""
DAY = 24 * 60 * 60


class Arriving:
    """A recording while it is written. Whoever makes one either keeps it or takes it away."""

    def __init__(self, folder: Path, most: int) -> None:
        """Raise OSError when the disk has no room for `most` bytes beside what it must keep free."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if shutil.disk_usage(folder).free < LEAST_FREE + most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.length = 0
        self._folder = folder
        self._name = secrets.token_hex(16)
        self._key = secrets.token_bytes(KEY_BYTES)
        self._cipher = AESGCM(self._key)
        self._held = b""
        self._pieces = 0
        self._path = folder / (self._name + ARRIVING)
        self._file = os.fdopen(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")

    def write(self, data: bytes) -> None:
        """Raise OSError when the disk takes no more."""
        self.length += len(data)
        self._held += data
        while len(self._held) > PIECE:
            self._seal(self._held[:PIECE], is_last=False)
            self._held = self._held[PIECE:]

    def keep(self, keyring: Keyring, media_type: str) -> Recording:
        """Put the whole file on the disk under its own name."""
        self._seal(self._held, is_last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._path = self._path.rename(self._folder / self._name)
        _sync(self._folder)
        return Recording(
            file=self._name,
            media_type=media_type,
            length=self.length,
            key_sealed=sealing.seal(keyring.derive("recording"), self._key, self._name.encode()),
        )

    def take_away(self) -> None:
        """Leave nothing of it; also once it was kept, when its request was not."""
        self._path.unlink(missing_ok=True)
        with suppress(OSError):  # a full disk once more
            self._file.close()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._pieces, is_last=is_last)
        self._file.write(self._cipher.encrypt(nonce, piece, self._name.encode()))
        self._pieces += 1


def pieces(folder: Path, keyring: Keyring, recording: Recording) -> Iterator[bytes]:
    """The recording in clear, piece by piece; raise LookupError when its file is not here, and `SealBroken`."""
    bound_to = recording.file.encode()
    cipher = AESGCM(sealing.unseal_any(keyring.derive_all("recording"), recording.key_sealed, bound_to))
    path = folder / recording.file
    if not path.is_file():
        raise LookupError(recording.file)
    return _opened(path, cipher, bound_to)


def _opened(path: Path, cipher: AESGCM, bound_to: bytes) -> Iterator[bytes]:
    with path.open("rb") as file:
        sealed, number, is_last = file.read(PIECE + TAG_BYTES), 0, False
        while not is_last:
            after = file.read(PIECE + TAG_BYTES)
            is_last = not after
            try:
                yield cipher.decrypt(_nonce(number, is_last=is_last), sealed, bound_to)
            except (InvalidTag, ValueError):
                raise SealBroken("this recording was changed or cut off") from None
            sealed, number = after, number + 1


def sweep(folder: Path, known: frozenset[str], *, now: dt.datetime) -> int:
    """Take away what belongs to no request and has for an hour not been written to; returns how many files.

    The others lose the time of day they were written at: a disk tells it to whoever may read it.
    """
    rests = 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        written = path.stat().st_mtime
        if path.name in known:
            _forget_time(path, written)
        elif written < (now - REST).timestamp():
            path.unlink(missing_ok=True)
            rests += 1
    return rests


def _forget_time(path: Path, written: float) -> None:
    midnight = written // DAY * DAY
    if written != midnight:
        os.utime(path, (midnight, midnight))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(sealing.NONCE_BYTES - 1, "big") + bytes([is_last])


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
