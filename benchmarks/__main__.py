"""`python -m benchmarks [NAME...]`: runs what is named (all, when nothing is) and prints one table.

Exit status: 0 when every figure is within its limit, 1 when one is not, 2 when this machine could not
measure one. Everything happens on 127.0.0.1, in a temporary folder, and ends by itself.
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from benchmarks import (
    analysing,
    authoring,
    console_pages,
    crossing,
    flood,
    growing,
    journeys,
    kill_run,
    lighthouse,
    power_cut,
    steady,
    sync_order,
    weights,
)
from benchmarks.figures import Broken, CannotRun, Figure, exit_status, table
from benchmarks.options import Options

BENCHMARKS: dict[str, Callable[[Options], Iterator[Figure]]] = {
    "authoring": authoring.run,
    "weights": weights.run,
    "lighthouse": lighthouse.run,
    "journeys": journeys.run,
    "steady": steady.run,
    "flood": flood.run,
    "sync-order": sync_order.run,
    "kill-run": kill_run.run,
    "power-cut": power_cut.run,
    "numbers": analysing.numbers,
    "report": analysing.report,
    "cross-tabs": crossing.run,
    "growth": growing.run,
    "console-pages": console_pages.run,
}


def main(arguments: Sequence[str] | None = None) -> int:
    signal.signal(signal.SIGTERM, leave)
    asked = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's own account has to pass through
        options = Options(
            folder=Path(folder),
            kinds=(asked.database,) if asked.database else Options.kinds,
            rig_subject=asked.subject,
            durable=not asked.undurable,
            count=asked.count,
            seconds=asked.seconds,
            driver=asked.driver,
        )
        figures = [figure for name in asked.names or BENCHMARKS for figure in measured(name, options)]
    print(table(figures))
    return exit_status(figures)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    made.add_argument("--database", choices=("sqlite", "postgresql"), help="this one only")
    made.add_argument(
        "--count",
        type=int,
        help="responses, submissions, people or cuts, instead of each benchmark's own number",
    )
    made.add_argument("--seconds", type=float, help="length of the steady run")
    made.add_argument("--subject", choices=("floor", "product"), default="product", help="whom the rigs try")
    made.add_argument(
        "--undurable", action="store_true", help="a floor that does not wait for the disk: rigs must fail it"
    )
    made.add_argument(
        "--driver", default="", help="another load generator for the journeys: its path and arguments"
    )
    return made


def measured(name: str, options: Options) -> Iterator[Figure]:
    """The figures of one benchmark; what cannot be measured here is said, never passed over."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    try:
        for figure in BENCHMARKS[name](options):
            print("  " + table([figure]).splitlines()[1], file=sys.stderr, flush=True)
            yield figure
    except CannotRun as reason:
        yield Figure(name=name, measured=str(reason), verdict="CANNOT RUN")
    except Broken as reason:
        yield Figure(name=name, measured=str(reason), verdict="FAIL")


def leave(_number: int, _frame: FrameType | None) -> None:
    """Leave by the ordinary way out, past every clean-up."""
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
