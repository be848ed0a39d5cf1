"""Is the disk waited for? Between reading a submission and acknowledging it, at least one fsync or
fdatasync must end.

One person at a time sends to one worker while strace writes down, in one file and in order, what the worker
reads and writes and what its database syncs. SQLite syncs in the worker itself. PostgreSQL syncs in the
backend that commits, so the backends are traced too; its background processes are not, for their syncs
(walwriter's above all) promise nothing.
"""

import asyncio
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import processes, respondents
from benchmarks.figures import Broken, CannotRun, Figure, limited
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Subject, running

SUBMISSIONS = 50
CALLS = "trace=recvfrom,recvmsg,read,sendto,sendmsg,write,fsync,fdatasync"
ATTACH_SECONDS = 15
HABITS = Habits(finish="so far")
POSTED = re.compile(r'(recvfrom|recvmsg|read)\b.*"POST ')
SYNCED = re.compile(r"\bf(data)?sync\b.*= 0$")
ANSWERED = re.compile(r'(sendto|sendmsg|write)\(.*"HTTP/1\.1 ')


def run(options: Options) -> Iterator[Figure]:
    if not shutil.which("strace"):
        raise CannotRun("strace is not installed")
    for kind in options.kinds:
        place = options.place("sync-order", kind)
        with running(options.rig_subject, kind, place, workers=1, durable=options.durable) as subject:
            yield from figures(kind, subject, options.times(SUBMISSIONS))


def figures(kind: Kind, subject: Subject, count: int) -> Iterator[Figure]:
    tally, trace = Tally(), subject.folder / "trace"
    asyncio.run(
        respondents.at_once(subject.link, Tally(), HABITS, count=2, crowd=1)
    )  # opens the database's connections
    with traced(traced_processes(subject), trace):
        asyncio.run(respondents.at_once(subject.link, tally, HABITS, count=count, crowd=1))
    synced = list(posts(trace.read_text(errors="replace").splitlines()))
    if tally.failures:
        raise Broken(f"no receipt: {dict(tally.failures)}")
    if len(synced) != tally.posts:
        raise CannotRun(f"{tally.posts} forms were sent, and strace saw {len(synced)}")
    sent = [synced[number - 1] for number in tally.sent_at]
    name, limit = "sync order: submissions synced before their answer", f"= {count} of {count}"
    yield limited(
        name, sum(map(bool, sent)), limit, sum(map(bool, sent)) == count, database=kind, unit=f" of {count}"
    )
    told = (
        f"{sum(map(bool, synced))} of {len(synced)} forms sent, {sum(synced) / len(synced):.2f} syncs a form"
    )
    yield Figure(name="sync order: all pages", database=kind, measured=told)


def traced_processes(subject: Subject) -> list[int]:
    """The one worker, and the backends that serve clients: PostgreSQL names them by address."""
    backends = processes.family([subject.cluster.pid]) if subject.cluster else set()
    return [*subject.workers, *(pid for pid in backends if b"127.0.0.1(" in command_line(pid))]


def command_line(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@contextmanager
def traced(pids: Iterable[int], trace: Path) -> Iterator[None]:
    attached = [part for pid in pids for part in ("-p", str(pid))]
    with (trace.parent / "strace.err").open("wb") as err:
        process = subprocess.Popen(
            ["strace", "-f", "-s", "16", "-e", CALLS, "-o", trace, *attached], stderr=err
        )
    try:
        wait_until_attached(process, trace.parent / "strace.err", len(attached) // 2)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def wait_until_attached(process: subprocess.Popen[bytes], err: Path, count: int) -> None:
    give_up_at = time.monotonic() + ATTACH_SECONDS
    while err.read_text().count(" attached") < count:
        if process.poll() is not None or time.monotonic() > give_up_at:
            raise CannotRun("strace may not attach here: " + err.read_text().strip()[-300:])
        time.sleep(0.1)


def posts(lines: Iterable[str]) -> Iterator[int]:
    """For each form sent, in order: the syncs that ended between reading it and beginning to answer."""
    syncs: int | None = None
    for line in lines:
        if POSTED.search(line):
            syncs = 0
        elif syncs is not None and SYNCED.search(line):
            syncs += 1
        elif syncs is not None and ANSWERED.search(line):
            yield syncs
            syncs = None
