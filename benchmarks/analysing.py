"""What the worker computes, measured without it: answers to columns, the numbers of a report, the report, a file
of responses.

2,500 responses of forty closed items, in one process, by the clock; each beside a reference of the same minute.
"""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from io import StringIO

import analysis
from analysis import cross_pages, frame, items, telling
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.responses_file import responses_csv
from analysis.tables import SafeTable
from benchmarks import crowds, timing
from benchmarks.figures import Figure, at_most
from benchmarks.options import Options

PEOPLE = 2_500
READ = 20_000
MICROSECONDS = 40
WRITTEN = 5_000
CSV_SECONDS = 0.45
NUMBERS_SECONDS = 3
REPORT_SECONDS = 20
ROUNDS = 3
MADE_AT = crowds.OPENS_AT


def numbers(options: Options) -> Iterator[Figure]:
    yield from _to_columns(options.times(READ))
    yield from _to_csv(options.times(WRITTEN))
    people = options.times(PEOPLE)
    rows = list(crowds.responses(people))
    seconds = timing.best(
        lambda: all_numbers(frame.from_rows(crowds.document(), rows, crowds.comments(people))), ROUNDS
    )
    name = f"numbers of {people:,} x {crowds.ITEMS}"
    yield at_most(name, seconds, NUMBERS_SECONDS, unit=" s")
    yield Figure(name=f"{name}: beside", measured=timing.in_turns(seconds))


def report(options: Options) -> Iterator[Figure]:
    """With charts, PDF and spreadsheets, as the worker has it made."""
    people = options.times(PEOPLE)
    whole = crowds.inspection(people)
    files = build(whole)
    seconds = timing.best(lambda: build(whole), ROUNDS)
    name = f"whole report of {people:,} x {crowds.ITEMS}"
    yield at_most(name, seconds, REPORT_SECONDS, unit=" s")
    yield Figure(name=f"{name}: beside", measured=timing.in_turns(seconds))
    kinds = ", ".join(f"{_count(files, kind)} {kind}" for kind in ("json", "svg", "pdf", "ods"))
    yield Figure(name=f"{name}: files", measured=f"{kinds}; {sum(map(len, files.values())) / 1e6:.1f} MB")


def build(whole: analysis.Inspection) -> dict[str, bytes]:
    return analysis.build_inspection(whole, done=analysis.Done(), made_at=MADE_AT + dt.timedelta(days=8))


def all_numbers(made: Frame) -> list[SafeTable]:
    """Every figure of a report, without pictures and paper: coverage, items, sensitivity, cross-tabulations."""
    own = made.own
    told = [
        telling.people(made),
        telling.stopped(made, {"begun": len(made), "sent": len(made)}),
        telling.not_heard(made, ()),
        telling.sectors(made),
        telling.hangs_on(made),
        telling.changed(made),
    ]
    distributions = [
        protect(items.distribution(own, each), "inspection-team")
        for each in crowds.closed(made.questionnaire)
    ]
    for _ in cross_pages.pages("parents", made):
        pass
    return [*distributions, *(table for each in told for table in each.tables)]


def _to_columns(people: int) -> Iterator[Figure]:
    rows = list(crowds.responses(people))
    ours = timing.best(lambda: frame.from_rows(crowds.document(), rows), ROUNDS)
    alone = timing.best(lambda: [json.loads(row["answers"]) for row in rows], ROUNDS)
    yield at_most("answers to columns, a response", 1e6 * ours / people, MICROSECONDS, unit=" µs")
    beside = f"{ours / alone:.2f} x json.loads of the same answers alone ({1e6 * alone / people:.1f} µs)"
    yield Figure(name="answers to columns: beside", measured=beside)


def _to_csv(people: int) -> Iterator[Figure]:
    """Of those the survey is for; the same cells without making them safe are the reference."""
    made = crowds.people(people)
    text = responses_csv(made, "inspection-team")
    cells = list(csv.reader(StringIO(text)))
    ours = timing.best(lambda: responses_csv(made, "inspection-team"), ROUNDS)
    alone = timing.best(lambda: csv.writer(StringIO(newline="")).writerows(cells), ROUNDS)
    yield at_most(f"{people:,} responses to CSV", ours, CSV_SECONDS, unit=" s")
    beside = (
        f"{ours / alone:.1f} x csv.writer of the same cells alone ({alone:.3f} s); {len(text) / 1e6:.1f} MB"
    )
    yield Figure(name="responses to CSV: beside", measured=beside)


def _count(files: dict[str, bytes], kind: str) -> int:
    return sum(name.endswith(f".{kind}") for name in files)
