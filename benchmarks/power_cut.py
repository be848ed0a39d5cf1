"""Power cuts at random instants, without pulling a plug: what was acknowledged before the cut must be on the disk.

The database lies on ext4 inside an image file, and that file on XFS. Cloning the image by reflink takes, in one instant,
what the disk had, and nothing of what ext4 still held in memory: a disk after a power cut. The clone is mounted, which
replays ext4's journal; the database recovers from its own log; then every receipt that a phone already showed before the
clone began must be counted there, once. Needs root, loop devices, and the tools of both file systems.
"""

import asyncio
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import postgres, respondents
from benchmarks.figures import CannotRun, Figure, exactly, limited
from benchmarks.options import Options
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, Subject, read_ledger, running

CUTS = 20
CROWD = 8
PAUSE_SECONDS = (0.5, 2.5)
MOST_SUBMISSIONS = 100_000
TOOLS = ("mkfs.xfs", "mkfs.ext4", "mount", "umount")
HABITS = Habits(finish="so far")


@dataclass(kw_only=True)
class Cuts:
    """What the cuts found: how many, how many acknowledged before each, how many of those missing, what was broken."""

    acknowledged: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def run(options: Options) -> Iterator[Figure]:
    refuse_where_impossible()
    for kind in options.kinds:
        with disk(options.place("power-cut", kind)) as (xfs, ext4):
            with running(options.rig_subject, kind, ext4 / "subject", durable=options.durable) as subject:
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


def figures(kind: Kind, cuts: Cuts) -> Iterator[Figure]:
    count = len(cuts.lost)
    whole = sum(lost == 0 for lost in cuts.lost) - len(cuts.broken)
    yield limited("power cut: nothing acknowledged lost", whole, f"= {count} of {count}", whole == count > 0, database=kind, unit=f" of {count}")
    yield exactly("power cut: acknowledged and lost", sum(cuts.lost), 0, database=kind)
    told = f"{cuts.acknowledged[0]:,} to {cuts.acknowledged[-1]:,}; lost a cut: {cuts.lost}"
    yield Figure(name="power cut: acknowledged before a cut", database=kind, measured=told)
    for problem in cuts.broken:
        yield Figure(name="power cut: broken database", database=kind, measured=problem, verdict="FAIL")


@contextmanager
def disk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """(XFS, ext4): the mounted XFS, and the mounted ext4 whose whole disk is the file `disk.img` on it."""
    xfs, ext4 = folder / "xfs", folder / "ext4"
    with mounted(made(folder / "xfs.img", "8G", "mkfs.xfs", "-q", "-m", "reflink=1"), xfs):
        with mounted(made(xfs / "disk.img", "2G", "mkfs.ext4", "-q"), ext4):
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


async def answer_and_cut(subject: Subject, xfs: Path, count: int) -> Cuts:
    """Cut after cut while people go on sending."""
    tally, cuts = Tally(), Cuts()
    sending = asyncio.create_task(respondents.at_once(subject.link, tally, HABITS, count=MOST_SUBMISSIONS, crowd=CROWD))
    for _ in range(count):
        await asyncio.sleep(random.uniform(*PAUSE_SECONDS))
        acknowledged = list(tally.receipts)
        await asyncio.to_thread(clone, xfs / "disk.img", xfs / "cut.img")
        await asyncio.to_thread(inspect, subject, xfs, acknowledged, cuts)
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
    return cuts


def clone(disk_image: Path, cut_image: Path) -> None:
    subprocess.run(["cp", "--reflink=always", disk_image, cut_image], check=True)


def inspect(subject: Subject, xfs: Path, acknowledged: list[str], cuts: Cuts) -> None:
    """Bring the clone up as after a power cut and look for every receipt acknowledged before it."""
    with ExitStack() as stack:
        stack.callback((xfs / "cut.img").unlink)
        folder = stack.enter_context(mounted(xfs / "cut.img", xfs / "cut")) / subject.folder.name
        cuts.broken += broken(folder)
        cluster = stack.enter_context(postgres.started(folder / "cluster" / "data")) if subject.cluster else None
        ledger = read_ledger(subject.name, folder, cluster, acknowledged)
    cuts.acknowledged.append(len(acknowledged))
    cuts.lost.append(sum(ledger.times.get(receipt) != 1 for receipt in acknowledged))


def broken(folder: Path) -> Iterator[str]:
    """What SQLite's own check says of every SQLite database here; PostgreSQL checks itself when it starts."""
    for path in folder.rglob("*.db"):
        with sqlite3.connect(path) as connection:
            verdict = connection.execute("pragma integrity_check").fetchone()[0]
        connection.close()
        if verdict != "ok":
            yield f"{path.name}: {verdict}"
