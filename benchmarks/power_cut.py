"""Power cuts at random instants, without pulling a plug: what was acknowledged before the cut must be on
the disk.

The database lies on ext4 inside an image file, and that file on XFS. Cloning the image by reflink takes, in
one instant, what the disk had, and nothing of what ext4 still held in memory: a disk after a power cut. The
clone is mounted, which replays ext4's journal; the database recovers from its own log; then every receipt
that a phone already showed before the clone began must be counted there, once. Needs root, loop devices,
and the tools of both file systems.
"""

import asyncio
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks import postgres, respondents
from benchmarks.figures import Broken, CannotRun, Figure, exactly, limited
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Subject, read_ledger, running

CUTS = 20
CROWD = 8
PAUSE_SECONDS = (0.5, 2.5)
WAIT_SECONDS = 30
MOST_SUBMISSIONS = 100_000
TOOLS = ("mkfs.xfs", "mkfs.ext4", "mount", "umount")
HABITS = Habits(finish="so far")


@dataclass(frozen=True, kw_only=True)
class Cut:
    """What one cut found. No `problem`: disk, database and ledger came back by themselves."""

    acknowledged: int
    lost: int
    problem: str = ""

    @property
    def is_harmless(self) -> bool:
        return self.acknowledged > 0 and self.lost == 0 and not self.problem


def run(options: Options) -> Iterator[Figure]:
    refuse_where_impossible()
    for kind in options.kinds:
        with (
            disk(options.place("power-cut", kind)) as (xfs, ext4),
            running(options.rig_subject, kind, ext4 / "subject", durable=options.durable) as subject,
        ):
            cuts = asyncio.run(answer_and_cut(subject, xfs, options.times(CUTS)))
        yield from figures(kind, cuts)


def refuse_where_impossible() -> None:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        raise CannotRun(f"not installed: {', '.join(missing)}")
    if os.geteuid() != 0:
        raise CannotRun("only root may mount the disk that is cut off")
    if not Path("/dev/loop-control").exists():
        raise CannotRun("this machine has no loop devices")


def figures(kind: Kind, cuts: Sequence[Cut]) -> Iterator[Figure]:
    harmless, count = sum(cut.is_harmless for cut in cuts), len(cuts)
    limit, unit = f"= {count} of {count}", f" of {count}"
    name = "power cut: nothing acknowledged lost"
    yield limited(name, harmless, limit, harmless == count > 0, database=kind, unit=unit)
    lost = [cut.lost for cut in cuts]
    yield exactly("power cut: acknowledged and lost", sum(lost), 0, database=kind)
    told = f"{cuts[0].acknowledged:,} to {cuts[-1].acknowledged:,}; lost a cut: {lost}"
    yield Figure(name="power cut: acknowledged before a cut", database=kind, measured=told)
    for problem in sorted({cut.problem for cut in cuts} - {""}):
        yield Figure(name="power cut: did not come back", database=kind, measured=problem, verdict="FAIL")


@contextmanager
def disk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """(XFS, ext4): the mounted XFS, and the mounted ext4 whose whole disk is the file `disk.img` on it."""
    xfs, ext4 = folder / "xfs", folder / "ext4"
    with ExitStack() as stack:
        stack.enter_context(mounted(made(folder / "xfs.img", "8G", "mkfs.xfs", "-q", "-m", "reflink=1"), xfs))
        stack.enter_context(mounted(made(xfs / "disk.img", "2G", "mkfs.ext4", "-q"), ext4))
        yield xfs, ext4


def made(image: Path, size: str, *command: str) -> Path:
    image.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["truncate", "-s", size, image], check=True)
    subprocess.run([*command, image], check=True, stdout=subprocess.DEVNULL)
    return image


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-o", "loop", image, place], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotRun(f"mount: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


async def answer_and_cut(subject: Subject, xfs: Path, count: int) -> list[Cut]:
    """Cut after cut while people go on sending."""
    tally, cuts = Tally(), list[Cut]()
    crowd = respondents.at_once(subject.link, tally, HABITS, count=MOST_SUBMISSIONS, crowd=CROWD)
    sending = asyncio.create_task(crowd)
    for _ in range(count):
        await asyncio.sleep(random.uniform(*PAUSE_SECONDS))
        await somebody_new(tally, cuts[-1].acknowledged if cuts else 0)
        acknowledged = list(tally.receipts)
        await asyncio.to_thread(clone, xfs / "disk.img", xfs / "cut.img")
        cuts.append(await asyncio.to_thread(inspect, subject, xfs, acknowledged))
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
    return cuts


async def somebody_new(tally: Tally, seen: int) -> None:
    """A cut that nothing was acknowledged before would prove nothing, so it waits a while for one."""
    with suppress(TimeoutError):
        async with asyncio.timeout(WAIT_SECONDS):
            while len(tally.receipts) <= seen:
                await asyncio.sleep(0.01)


def clone(disk_image: Path, cut_image: Path) -> None:
    subprocess.run(["cp", "--reflink=always", disk_image, cut_image], check=True)


def inspect(subject: Subject, xfs: Path, acknowledged: list[str]) -> Cut:
    """Bring the clone up as after a power cut and look for every receipt acknowledged before it."""
    try:
        with mounted(xfs / "cut.img", xfs / "cut") as disk_after:
            return look(subject, disk_after / subject.folder.name, acknowledged)
    except (Broken, CannotRun, sqlite3.Error) as problem:
        return Cut(acknowledged=len(acknowledged), lost=len(acknowledged), problem=str(problem))
    finally:
        (xfs / "cut.img").unlink()


def look(subject: Subject, folder: Path, acknowledged: list[str]) -> Cut:
    problem = "; ".join(broken(folder))
    with recovered(folder / "cluster" / "data") if subject.cluster else nullcontext() as cluster:
        times = read_ledger(subject.name, folder, cluster, acknowledged).times
    lost = sum(times.get(receipt) != 1 for receipt in acknowledged)
    return Cut(acknowledged=len(acknowledged), lost=lost, problem=problem)


def recovered(data: Path) -> AbstractContextManager[postgres.Cluster]:
    """The cluster on a clone. Its lock names a process that still runs, as after a real cut it would not."""
    (data / "postmaster.pid").unlink(missing_ok=True)
    return postgres.started(data)


def broken(folder: Path) -> Iterator[str]:
    """What SQLite's own check says of every SQLite database here; PostgreSQL checks itself when it starts."""
    for path in folder.rglob("*.db"):
        with sqlite3.connect(path) as connection:
            verdict = connection.execute("pragma integrity_check").fetchone()[0]
        connection.close()
        if verdict != "ok":
            yield f"{path.name}: {verdict}"
