"""`python -m survey_app.worker` works until it is told to stop; `analyse` makes one survey's files and ends,
`report` a whole inspection's.

A process of its own, so that the figures' libraries are never loaded where families are answered.
"""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from analysis import AnalysisError
from survey_app import clock, security, service
from survey_app.errors import SurveyAppError
from survey_app.settings import Settings
from survey_app.worker import loop, reports, summaries

NICENESS = 10
"""Families are answered first when the machine is busy."""


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    security.log_to_stderr()
    try:
        started = service.start(Settings.from_environment(os.environ))
    except SurveyAppError as refusal:
        print(refusal, file=sys.stderr)  # one reason a line
        return 2
    if given.task == "analyse":
        return _write(lambda: summaries.make(started, given.survey, now=clock.now()), given.out)
    if given.task == "report":
        return _write(lambda: reports.make(started, given.inspection, now=clock.now()), given.out)
    _work(started)
    return 0


def _work(started: service.Service) -> None:
    stop = threading.Event()

    def _stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    os.nice(NICENESS)
    loop.run(started, stop)


def _write(make: Callable[[], dict[str, bytes]], out: Path) -> int:
    try:
        files = make()
    except (AnalysisError, LookupError) as refusal:
        print(f"No figures were made: {type(refusal).__name__} {refusal}", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, body in files.items():
        (out / name).write_bytes(body)
        print(out / name)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m survey_app.worker")
    tasks = parser.add_subparsers(dest="task")
    analyse = tasks.add_parser("analyse", help="make one survey's summary as files, with its comments")
    analyse.add_argument("--survey", required=True, metavar="ID")
    report = tasks.add_parser("report", help="make an inspection's whole report as files")
    report.add_argument("--inspection", required=True, metavar="ID")
    for each in (analyse, report):
        each.add_argument("--out", required=True, type=Path, metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main())
