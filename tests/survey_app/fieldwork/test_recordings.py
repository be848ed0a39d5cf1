"""Recordings at rest: sealed piece by piece, whole or not at all, and swept away when they belong to nobody."""

import datetime as dt
import os
from pathlib import Path

import pytest

from survey_app.errors import SealBroken
from survey_app.fieldwork import keys, media, recordings
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.recordings import PIECE, TAG_BYTES, Arriving
from survey_app.fieldwork.requests import Recording

NOW = dt.datetime(2026, 2, 3, 12, 0, tzinfo=dt.UTC)
LENGTHS = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def keyring() -> Keyring:
    return keys.new()


def keep(folder: Path, keyring: Keyring, content: bytes, *, step: int = 1000) -> Recording:
    arriving = Arriving(folder, 0)
    for start in range(0, len(content), step):
        arriving.write(content[start : start + step])
    return arriving.keep(keyring, "audio/ogg")


def opened(folder: Path, keyring: Keyring, kept: Recording) -> bytes:
    return b"".join(recordings.pieces(folder, keyring, kept))


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("step", [999, PIECE, 10 * PIECE])
def test_what_was_written_is_read_again(folder: Path, keyring: Keyring, length: int, step: int) -> None:
    content = os.urandom(length)
    kept = keep(folder, keyring, content, step=step)
    assert kept.length == length
    assert opened(folder, keyring.with_new_key(), kept) == content


@pytest.mark.parametrize(
    "damage",
    [
        lambda sealed: sealed[:-1],
        lambda sealed: sealed[: PIECE + TAG_BYTES],
        lambda sealed: sealed[PIECE + TAG_BYTES :],
        lambda sealed: sealed + b"\0",
        lambda sealed: b"\0" + sealed[1:] if sealed[0] else b"\1" + sealed[1:],
        lambda sealed: sealed[PIECE + TAG_BYTES : 2 * (PIECE + TAG_BYTES)] + sealed[PIECE + TAG_BYTES :],
        lambda sealed: b"",
    ],
    ids=["shorter", "cut", "begun-late", "longer", "changed", "moved", "empty"],
)
def test_what_was_changed_cut_off_or_moved_does_not_open(folder: Path, keyring: Keyring, damage) -> None:
    kept = keep(folder, keyring, os.urandom(3 * PIECE))
    path = folder / kept.file
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(SealBroken):
        opened(folder, keyring, kept)


def test_another_files_key_does_not_open_it(folder: Path, keyring: Keyring) -> None:
    first, second = (keep(folder, keyring, b"x") for _ in range(2))
    (folder / first.file).replace(folder / second.file)
    with pytest.raises(SealBroken):
        opened(folder, keyring, second)
    with pytest.raises(SealBroken):
        opened(folder, keys.new(), second)


def test_a_file_that_is_not_on_this_machine_is_not_found(folder: Path, keyring: Keyring) -> None:
    kept = keep(folder, keyring, b"x")
    (folder / kept.file).unlink()
    with pytest.raises(LookupError):
        recordings.pieces(folder, keyring, kept)


def test_rests_and_files_of_no_request_are_swept_after_an_hour_and_not_before(
    folder: Path, keyring: Keyring
) -> None:
    known, orphan = keep(folder, keyring, b"x"), keep(folder, keyring, b"x")
    rest = f"{0:032x}{recordings.ARRIVING}"
    (folder / rest).write_bytes(b"what a killed process had written")
    for path in folder.iterdir():
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    names = frozenset({known.file})
    assert recordings.sweep(folder, names, now=NOW + recordings.REST) == 0
    assert recordings.sweep(folder, names, now=NOW + recordings.REST + dt.timedelta(seconds=1)) == 2
    assert not {rest, orphan.file} & {path.name for path in folder.iterdir()}
    assert opened(folder, keyring, known) == b"x"


def test_the_time_of_day_a_recording_came_is_forgotten(folder: Path, keyring: Keyring) -> None:
    kept = keep(folder, keyring, b"x")
    os.utime(folder / kept.file, (NOW.timestamp(), NOW.timestamp()))
    recordings.sweep(folder, frozenset({kept.file}), now=NOW)
    written = dt.datetime.fromtimestamp((folder / kept.file).stat().st_mtime, dt.UTC)
    assert written == NOW.replace(hour=0)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
        b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00",
        b"RIFF\x24\x08\x00\x00AVI LIST",
        b"RIFF\x24\x08\x00\x00WEBPVP8 ",
        b"\xff\xfe<\x00h\x00t\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x1a\x45\xdf\xa3" + bytes(60),
        b" ID3\x04",
        b"GIF89a",
        b"<svg xmlns=",
    ],
)
def test_pictures_texts_and_programs_are_no_recordings(head: bytes) -> None:
    assert media.media_type(head) == ""
