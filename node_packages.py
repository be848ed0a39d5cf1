"""What tests and benchmarks take from npm, fetched when first asked for: nobody has to install it by hand.

A folder says what it needs in ``package.json`` and its lock file. What they name is put into a folder of
its own under ``node_modules``, which git does not see, and is there either whole or not at all: several
processes may ask at once. Node.js is found as ``build_assets`` finds it.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import build_assets

NAMED_IN = ("package.json", "package-lock.json")
FETCHING = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class Missing(Exception):
    """There is no Node.js here, or npm could not fetch what is asked for."""


@dataclass(frozen=True, kw_only=True)
class Packages:
    """Where node is, and the folder from which it finds the packages."""

    node: str
    folder: Path

    @property
    def modules(self) -> Path:
        return self.folder / "node_modules"


def fetch(place: Path) -> Packages:
    """What the lock file of `place` names, from npm unless it is here already."""
    try:
        npm, node = build_assets.node_commands()
    except SystemExit as reason:
        raise Missing(str(reason)) from None
    named = build_assets.digest(place / name for name in NAMED_IN)
    packages = Packages(node=node, folder=place / "node_modules" / named[:16])
    if not packages.folder.exists():
        _fetch([*npm, *FETCHING], node, place, packages.folder)
    return packages


def _fetch(command: list[str], node: str, place: Path, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        new = Path(scratch) / "new"
        new.mkdir()
        for name in NAMED_IN:
            shutil.copy(place / name, new / name)
        whole = {**os.environ, "PATH": path}
        done = subprocess.run(command, capture_output=True, text=True, cwd=new, env=whole, check=False)  # noqa: S603  # npm
        if done.returncode:
            raise Missing(f"npm could not fetch what {place.name} needs: {done.stderr.strip()[-400:]}")
        try:
            new.rename(folder)
        except OSError:
            if not folder.exists():  # else another process was first, and its packages are the same
                raise
