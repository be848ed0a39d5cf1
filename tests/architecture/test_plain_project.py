"""The project speaks of itself alone: nothing in it names a place on the machine it was written on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Put together here, so that this file is not found itself.
PLACES = tuple(a + b for a, b in (("/wo", "rk/"), ("sha", "red/"), ("/tmp/", "plan"), ("/ro", "ot/")))


def machine_places(root: Path) -> Iterator[str]:
    """Every line of every file that is or may be committed and names such a place."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout
    for name in sorted(filter(None, names.split("\0"))):
        if not (root / name).is_file():
            continue
        for number, line in enumerate((root / name).read_bytes().splitlines(), 1):
            for place in PLACES:
                if place.encode() in line:
                    yield f"{name}:{number}: {place}"


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    assert list(machine_places(ROOT)) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_place_is_named(place: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / "notes.md").write_text(f"plain\nsee {place}notes\n", "utf-8")
    (tmp_path / "picture.bin").write_bytes(b"\xff\x00")
    assert list(machine_places(tmp_path)) == [f"notes.md:2: {place}"]
