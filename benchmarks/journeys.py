"""The whole journey, floor and product in turn in one run: server CPU, database included, page times,
commits a page.

Machines change their pace within seconds. So the turns are short and many, each ratio is that of two turns side by
side, and the middle one of them counts.
"""

import asyncio
import json
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import get_args

from benchmarks import processes, respondents, yardstick
from benchmarks.figures import Figure, at_most, exactly, limited
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Name, Subject, running

CROWD = 16
RESPONSES = 64
ROUNDS = 11
IDLE_SECONDS = 3.0
MOST_TIMES_FLOOR = 2.0
FLOOR_MS: dict[Kind, float] = {"sqlite": 21.0, "postgresql": 24.0}
FLOOR_TOLERANCE = 0.25


@dataclass(frozen=True, kw_only=True)
class Driven:
    """What the phones saw."""

    responses: int
    posts: int
    failures: int
    p95_seconds: float


@dataclass(frozen=True, kw_only=True)
class Round:
    """One turn of one subject."""

    driven: Driven
    cpu_seconds: float
    commits: float

    @property
    def cpu_ms(self) -> float:
        """Server CPU a response."""
        return 1000 * self.cpu_seconds / max(1, self.driven.responses)

    @property
    def pages(self) -> float:
        """Forms sent a response."""
        return self.driven.posts / max(1, self.driven.responses)

    @property
    def page_cpu_ms(self) -> float:
        return self.cpu_ms / self.pages if self.pages else 0.0

    @property
    def p95_ms(self) -> float:
        return 1000 * self.driven.p95_seconds


@dataclass(kw_only=True)
class Measured:
    floor: list[Round] = field(default_factory=list)
    product: list[Round] = field(default_factory=list)
    yardstick_ms: list[float] = field(default_factory=list)


def run(options: Options) -> Iterator[Figure]:
    for kind in options.kinds:
        measured = measure(kind, options)
        yield yardstick.figure(median(measured.yardstick_ms))
        yield floor_figure(kind, measured)
        yield from product_figures(kind, measured)


def measure(kind: Kind, options: Options) -> Measured:
    measured = Measured()
    with ExitStack() as stack:
        subjects = [
            stack.enter_context(running(name, kind, options.place("journeys", kind, name)))
            for name in get_args(Name)
        ]
        idle = [commits_a_second(subject) for subject in subjects]
        for number in range(ROUNDS + 1):
            for subject, own in zip(subjects, idle, strict=True):
                yardstick_ms = yardstick.turn_ms()
                taken = one_round(subject, options, idle=own, seed=number * 10_000)
                if number:  # the first round only warms caches, pools and compiled templates
                    measured.yardstick_ms.append(yardstick_ms)
                    (measured.floor if subject.name == "floor" else measured.product).append(taken)
    return measured


def one_round(subject: Subject, options: Options, *, idle: float, seed: int) -> Round:
    """`idle`: the commits a second it makes when nobody answers."""
    commits, cpu, began_at = subject.commits(), processes.cpu_seconds(subject.roots), time.monotonic()
    driven = drive_outside(subject, options) if options.driver else drive(subject, options, seed=seed)
    seconds, cpu_used = time.monotonic() - began_at, processes.cpu_seconds(subject.roots) - cpu
    made = subject.commits() - commits - idle * seconds
    return Round(driven=driven, cpu_seconds=cpu_used, commits=made)


def commits_a_second(subject: Subject) -> float:
    """What it writes when nobody answers: a heartbeat, perhaps."""
    before = subject.commits()
    time.sleep(IDLE_SECONDS)
    return (subject.commits() - before) / IDLE_SECONDS


def drive(subject: Subject, options: Options, *, seed: int) -> Driven:
    tally = Tally()
    count = options.times(RESPONSES)
    asyncio.run(respondents.at_once(subject.link, tally, Habits(), count=count, crowd=CROWD, seed=seed))
    for reason, times in tally.failures.most_common(3):
        print(f"  {subject.name} {subject.kind}: {times} x {reason}", file=sys.stderr)
    failures = tally.failures.total()
    return Driven(responses=len(tally.receipts), posts=tally.posts, failures=failures, p95_seconds=tally.p95)


def drive_outside(subject: Subject, options: Options) -> Driven:
    """Another program makes the journeys: it takes these options and prints one JSON object."""
    asked = ["--url", subject.link, "--reuse", "--done", 'id="receipt"', "-c", str(CROWD), "--count"]
    command = [sys.executable, *shlex.split(options.driver), *asked, str(options.times(RESPONSES))]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    posts = round((told["pages_per_session"] - 1) * told["started"])  # the first page was opened, not sent
    p95 = told["latency"]["all_pages"]["p95_ms"] / 1000
    return Driven(responses=told["completed"], posts=posts, failures=told["failed"], p95_seconds=p95)


def floor_figure(kind: Kind, measured: Measured) -> Figure:
    """The floor must cost what it is known to cost, else every ratio to it is worthless."""
    scale = median(measured.yardstick_ms) / yardstick.NOMINAL_MS
    scaled = median(taken.cpu_ms for taken in measured.floor) / scale
    low, high = FLOOR_MS[kind] * (1 - FLOOR_TOLERANCE), FLOOR_MS[kind] * (1 + FLOOR_TOLERANCE)
    limit = f"{low:.2f} to {high:.2f} ms"
    name = "floor: CPU a response, scaled by the yardstick"
    return limited(name, scaled, limit, low <= scaled <= high, database=kind, unit=" ms")


def product_figures(kind: Kind, measured: Measured) -> Iterator[Figure]:
    floor, product = measured.floor, measured.product
    for name, rounds in (("floor", floor), ("product", product)):
        cpu, pages, p95 = (middle(rounds, reading) for reading in ("cpu_ms", "pages", "p95_ms"))
        told = f"{cpu:.1f} ms CPU, {pages:.1f} forms sent, page p95 {p95:.0f} ms"
        yield Figure(name=f"{name}: a response", database=kind, measured=told)
    for told, reading in (
        ("CPU a response / floor, at equal pages", "page_cpu_ms"),
        ("page p95 / floor, 16 at once", "p95_ms"),
    ):
        yield at_most(told, ratio(measured, reading), MOST_TIMES_FLOOR, database=kind, unit=" x")
    commits = sum(taken.commits for taken in product) / max(1, sum(taken.driven.posts for taken in product))
    yield at_most("commits a page", round(commits, 2), 1, database=kind)
    yield exactly("errors", sum(taken.driven.failures for taken in [*floor, *product]), 0, database=kind)


def ratio(measured: Measured, reading: str) -> float:
    """The middle one of the ratios of turns side by side."""
    pairs = zip(measured.product, measured.floor, strict=True)
    return median(getattr(ours, reading) / getattr(theirs, reading) for ours, theirs in pairs)


def middle(rounds: Sequence[Round], reading: str) -> float:
    return float(median(getattr(taken, reading) for taken in rounds))
