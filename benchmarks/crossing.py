"""120 cross-tabulations of 1,000,000 responses from a columnar file, side by side with DuckDB and Polars.

Each in a process of its own, in turn, from the same file, from opening it to the last count: ours on one core,
theirs on all. What is counted must be the same.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis import columns
from benchmarks import crowds, engines
from benchmarks.figures import Broken, CannotRun, Figure, at_most, exactly
from benchmarks.options import Options

PEOPLE = 1_000_000
SECONDS, MB = 1, 300
LEVEL = 1.1  # times the faster of the others
ROUNDS = 3
NAME = f"{engines.TABLES} cross-tabs"


def run(options: Options) -> Iterator[Figure]:
    folder = options.place("columns")
    folder.mkdir(exist_ok=True)
    columns.write(crowds.coded(options.times(PEOPLE)), folder)
    yield Figure(name="columnar file", measured=f"{(folder / columns.CODES).stat().st_size / 1e6:.0f} MB")
    yield from figures(folder, ROUNDS)


def figures(folder: Path, rounds: int) -> Iterator[Figure]:
    others, missing = installed()
    told = [turn(["ours", *others], folder) for _ in range(rounds)]
    best = {name: min(each[name]["seconds"] for each in told) for name in told[0]}
    yield at_most(f"{NAME}: time", best["ours"], SECONDS, unit=" s")
    yield at_most(f"{NAME}: memory", max(each["ours"]["mb"] for each in told), MB, unit=" MB")
    for name in others:
        yield Figure(name=f"{NAME}: {name}", measured=compared(name, told))
    if others:
        ratio = best["ours"] / min(best[name] for name in others)
        yield at_most(f"{NAME}: times the faster of {' and '.join(others)}", ratio, LEVEL)
        yield exactly(f"{NAME}: counts that differ", differing(told), 0)
    for reason in missing:
        yield Figure(name=f"{NAME}: side by side", measured=str(reason), verdict="CANNOT RUN")


def installed() -> tuple[list[str], list[CannotRun]]:
    found, missing = [], []
    for name in engines.ENGINES:
        try:
            engines.require(name)
        except CannotRun as reason:
            missing.append(reason)
        else:
            found.append(name)
    return [name for name in found if name != "ours"], missing


def turn(names: list[str], folder: Path) -> dict[str, dict[str, Any]]:
    return {name: measured(name, folder) for name in names}


def measured(name: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.engines", name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Broken(f"{name}: {done.stderr.strip()[-300:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def compared(name: str, told: list[dict[str, dict[str, Any]]]) -> str:
    """In the order of the rounds, ours before theirs."""
    pairs = [f"{each['ours']['seconds']:.2f} / {each[name]['seconds']:.2f} s" for each in told]
    return f"ours / {name}: {', '.join(pairs)}; {max(each[name]['mb'] for each in told):.0f} MB"


def differing(told: list[dict[str, dict[str, Any]]]) -> int:
    return sum(found["total"] != told[0]["ours"]["total"] for each in told for found in each.values())
