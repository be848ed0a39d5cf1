"""The same cross-tabulations counted by three engines from the same file, each in a process of its own.

`python -m benchmarks.engines NAME FOLDER` prints one line of JSON: seconds from opening the file to the last
count, the most memory the process ever held, and a sum over all cells that must be the same for all. DuckDB and
Polars are no part of the service: they come with the extra `bench`, and are asked for only here.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import columns, crosstabs, lattice
from benchmarks.figures import CannotRun

TABLES = 120
BY = (("plan",), ("age",), ("setting",), ("plan", "age"), ("plan", "setting"))
Asked = Sequence[tuple[str, ...]]  # names of columns: classifications, then the question


def tables(read: columns.Columns) -> list[tuple[str, tuple[str, ...]]]:
    """Questions with one answer, by one and by two classifications."""
    asked = [each.id for each in lattice.questions(read.questionnaire) if each.kind == "one"]
    offered = [(question, by) for by, question in product(BY, asked) if _may(read, question, by)]
    return offered[:TABLES]


def ours(folder: Path) -> int:
    read = columns.read(folder)
    made = [crosstabs.cross(read, question, *by) for question, by in tables(read)]
    counts = (row.count for cross in made for part in cross.parts for row in part.rows + part.asides)
    return sum(count**2 for count in counts)


def duckdb(folder: Path) -> int:
    engine = importlib.import_module("duckdb")
    read = columns.read(folder)
    asked = _columns(read)
    connection = engine.connect()
    connection.register(
        "given", pd.DataFrame({name: read.column(name) for name in _names(asked)}, copy=False)
    )
    connection.sql("CREATE TABLE answers AS SELECT * FROM given")  # faster than asking what is outside
    counted: list[int] = []
    for each in asked:
        named = ", ".join(f'"{name}"' for name in each)
        counted += (
            count for (count,) in connection.sql(f"SELECT count(*) FROM answers GROUP BY {named}").fetchall()
        )
    return sum(count**2 for count in counted)


def polars(folder: Path) -> int:
    engine = importlib.import_module("polars")
    read = columns.read(folder)
    asked = _columns(read)
    table = engine.DataFrame({name: np.asarray(read.column(name)) for name in _names(asked)}).lazy()
    made = engine.collect_all([table.group_by(each).len().select("len") for each in asked])
    return sum(count**2 for counts in made for count in counts["len"].to_list())


ENGINES: dict[str, Callable[[Path], int]] = {"ours": ours, "duckdb": duckdb, "polars": polars}


def require(name: str) -> None:
    """Load the engine, before the clock starts; raise `CannotRun` where it is not installed."""
    if name == "ours":
        return
    try:
        importlib.import_module(name)
    except ImportError as error:
        raise CannotRun(f"{name} is not installed: pip install 'survey-app[bench]'") from error


def _columns(read: columns.Columns) -> list[tuple[str, ...]]:
    known = {each.id: each for each in lattice.offered(read.questionnaire)}
    names = {
        name: asked.id if (asked := each.question(read.questionnaire)) else each.column
        for name, each in known.items()
    }
    return [(*(names[each] for each in by), question) for question, by in tables(read)]


def _names(asked: Iterable[tuple[str, ...]]) -> list[str]:
    return sorted({name for each in asked for name in each})


def _may(read: columns.Columns, question: str, by: tuple[str, ...]) -> bool:
    asked = next(each for each in lattice.questions(read.questionnaire) if each.id == question)
    return by in set(lattice.crossings(read.questionnaire, asked))


def peak_mb() -> float:
    """The most this process ever held; of the program that runs now, not of the one that started it."""
    line = next(
        each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM")
    )
    return int(line.split()[1]) * 1024 / 1e6


def measured(name: str, folder: Path) -> dict[str, Any]:
    require(name)
    begun = time.perf_counter()
    total = ENGINES[name](folder)
    return {"seconds": time.perf_counter() - begun, "mb": peak_mb(), "total": total}


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]))))
