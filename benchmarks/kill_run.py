"""Submissions while workers die: every 2 s a random worker gets SIGKILL, and no acknowledged receipt may be
lost or doubled.

A phone whose line breaks sends the same bytes again; one in ten people taps *send* twice. SIGKILL loses no
page cache, so this proves exactly-once, not durability: that is what `sync_order` and `power_cut` are for.
"""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from benchmarks import respondents
from benchmarks.figures import Figure, exactly, limited
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Ledger, Subject, running

SUBMISSIONS = 10_000
CROWD = 32
WORKERS = 3
KILL_SECONDS = 2.0
HABITS = Habits(finish="so far", double_taps=0.1, retries=60)


def run(options: Options) -> Iterator[Figure]:
    for kind in options.kinds:
        with running(options.rig_subject, kind, options.place("kill-run", kind), workers=WORKERS) as subject:
            yield from figures(kind, subject, options.times(SUBMISSIONS))


def figures(kind: Kind, subject: Subject, count: int) -> Iterator[Figure]:
    before, tally, began_at = subject.ledger([]).total, Tally(), time.monotonic()
    kills = asyncio.run(answer_and_kill(subject, tally, count))
    seconds = time.monotonic() - began_at
    yield from verdicts(kind, tally, subject.ledger(sorted(set(tally.receipts))), before=before)
    enough = max(1, int(seconds / KILL_SECONDS * 0.8))
    yield limited("kill run: workers killed", kills, f">= {enough}", kills >= enough, database=kind, unit="")
    told = f"{len(tally.receipts):,} in {seconds:.0f} s, {tally.double_taps:,} sent by two taps"
    yield Figure(name="kill run: acknowledged", database=kind, measured=told)


def verdicts(kind: Kind, tally: Tally, ledger: Ledger, *, before: int) -> Iterator[Figure]:
    """Twice is also a response whose receipt nobody was given: the same words counted beside themselves."""
    acknowledged = Counter(tally.receipts)
    lost = sum(not ledger.times.get(receipt) for receipt in acknowledged)
    shared = sum(
        times - 1 for times in acknowledged.values()
    )  # one receipt for two people is one of them lost
    yield exactly("kill run: acknowledged and lost", lost + shared, 0, database=kind)
    doubled = sum(times - 1 for times in ledger.times.values() if times > 1)
    stray = max(0, ledger.total - before - len(acknowledged) - tally.failures.total())
    yield exactly("kill run: counted twice", doubled + stray, 0, database=kind)
    yield exactly("kill run: people left without a receipt", tally.failures.total(), 0, database=kind)
    for reason, times in tally.failures.most_common(3):
        yield Figure(name=f"kill run: {times} x {reason[:100]}", database=kind)


async def answer_and_kill(subject: Subject, tally: Tally, count: int) -> int:
    """How many workers were killed while everybody answered."""
    killed: list[int] = []
    killing = asyncio.create_task(kill_now_and_then(subject, killed))
    await respondents.at_once(subject.link, tally, HABITS, count=count, crowd=CROWD)
    killing.cancel()
    with suppress(asyncio.CancelledError):
        await killing
    return len(killed)


async def kill_now_and_then(subject: Subject, killed: list[int]) -> None:
    while True:
        await asyncio.sleep(KILL_SECONDS)
        if workers := subject.workers:
            killed.append(random.choice(workers))
            os.kill(killed[-1], signal.SIGKILL)
