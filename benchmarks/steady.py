"""Twenty people a second begin, each thinks 1 to 5 seconds a page, for a minute, on two cores: nobody may
meet an error.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import processes, respondents
from benchmarks.figures import Figure, exactly
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Subject, running

EACH_SECOND = 20.0
SECONDS = 60.0
CORES = 2
HABITS = Habits(think=(1.0, 5.0))


def run(options: Options) -> Iterator[Figure]:
    for kind in options.kinds:
        with ExitStack() as stack:
            yield from figures(kind, start_on_two_cores(stack, kind, options), options.seconds or SECONDS)


def start_on_two_cores(stack: ExitStack, kind: Kind, options: Options) -> Subject:
    """The server and its database on the first cores, the phones on the others (on all, if none)."""
    ours = os.sched_getaffinity(0)
    servers = set(sorted(ours)[:CORES])
    stack.callback(os.sched_setaffinity, 0, ours)
    os.sched_setaffinity(0, servers)  # inherited by all that is started now
    subject = stack.enter_context(running(options.rig_subject, kind, options.place("steady", kind)))
    os.sched_setaffinity(0, ours - servers or ours)
    return subject


def figures(kind: Kind, subject: Subject, seconds: float) -> Iterator[Figure]:
    tally, began_at, cpu = Tally(), time.monotonic(), processes.cpu_seconds(subject.roots)
    begun = asyncio.run(
        respondents.at_rate(subject.link, tally, HABITS, each_second=EACH_SECOND, seconds=seconds)
    )
    elapsed, used = time.monotonic() - began_at, processes.cpu_seconds(subject.roots) - cpu
    name = f"steady: errors in {begun:,} sessions, {EACH_SECOND:g} begun a second"
    yield exactly(name, begun - len(tally.receipts), 0, database=kind)
    told = f"p95 {1000 * tally.p95:.0f} ms, {used / elapsed:.2f} cores busy for {elapsed:.0f} s"
    yield Figure(name="steady: page load", database=kind, measured=told)
    for reason, times in tally.failures.most_common(3):
        yield Figure(name=f"steady: {times} x {reason[:100]}", database=kind)
