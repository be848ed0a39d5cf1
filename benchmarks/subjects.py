"""What is measured: the floor and the product, each started from outside as a stranger would, each with its
own database.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import create_engine, text

from benchmarks import floor, postgres, processes
from benchmarks.figures import Broken

Name = Literal["floor", "product"]
Kind = Literal["sqlite", "postgresql"]

ROOT = Path(__file__).parents[1]
START_SECONDS = 90
STOP_SECONDS = 40
THREADS = 8


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """How many responses a database counts, and how often each of the asked receipts."""

    total: int
    times: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One running server and its database."""

    name: Name
    kind: Kind
    link: str
    pid: int
    folder: Path
    cluster: postgres.Cluster | None

    @property
    def roots(self) -> list[int]:
        """The processes whose CPU is the subject's: the server's and its database's."""
        return [self.pid, *([self.cluster.pid] if self.cluster else [])]

    @property
    def workers(self) -> list[int]:
        return processes.workers(urlsplit(self.link).port or 80, [self.pid])

    def commits(self) -> int:
        """How many writing transactions its database has seen, counted by the database itself."""
        if self.cluster:
            return self.cluster.ask("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        return sum(map(wal_commits, self.folder.rglob("*-shm")))

    def ledger(self, receipts: Sequence[str]) -> Ledger:
        return read_ledger(self.name, self.folder, self.cluster, receipts)


def wal_commits(index: Path) -> int:
    """SQLite counts them at byte 8 of its write-ahead log's index (iChange, sqlite.org/walformat.html)."""
    return int.from_bytes(index.read_bytes()[8:12], sys.byteorder)


@contextmanager
def running(
    name: Name, kind: Kind, folder: Path, *, workers: int = 2, durable: bool = True
) -> Iterator[Subject]:
    """A subject with a fresh database in `folder`. Not `durable`: a floor that does not wait for the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)  # PostgreSQL's own account has to pass through
    options = () if durable else ("synchronous_commit=off",)
    with (
        postgres.cluster(folder / "cluster", options=options)
        if kind == "postgresql"
        else nullcontext() as cluster
    ):
        url = database_url(name, folder, cluster)
        command = (
            floor_command(url, workers, durable)
            if name == "floor"
            else product_command(folder, cluster, workers)
        )
        with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
            process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT)
        try:
            link = floor_link(command, folder, process) if name == "floor" else product_link(folder, process)
            yield Subject(name=name, kind=kind, link=link, pid=process.pid, folder=folder, cluster=cluster)
        finally:
            stop(process)


def database_url(name: Name, folder: Path, cluster: postgres.Cluster | None) -> str:
    return cluster.url if cluster else f"sqlite:///{folder}/{name}.db"


def floor_command(url: str, workers: int, durable: bool) -> list[str]:
    synchronous = "full" if durable else "normal"
    floor.writing(url, synchronous).dispose()  # tables before workers, which would race to make them
    address = f"127.0.0.1:{postgres.free_port()}"
    settings = [
        "-k",
        "gthread",
        "-w",
        str(workers),
        "--threads",
        str(THREADS),
        "-b",
        address,
        "--no-control-socket",
    ]
    return [sys.executable, "-m", "gunicorn", *settings, f"benchmarks.floor:create({url!r}, {synchronous!r})"]


def product_command(folder: Path, cluster: postgres.Cluster | None, workers: int) -> list[str]:
    asked = [
        "demo",
        "--small",
        "--json",
        "--port",
        "0",
        "--workers",
        str(workers),
        "--data",
        str(folder / "data"),
    ]
    return [sys.executable, "-m", "survey_app", *asked, *(["--database", cluster.url] if cluster else [])]


def floor_link(command: Sequence[str], folder: Path, process: subprocess.Popen[bytes]) -> str:
    wait_until(lambda: b"Booting worker" in (folder / "err").read_bytes(), process, folder)
    return f"http://{command[command.index('-b') + 1]}/s/OPEN"


def product_link(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """The first channel's link, from the one JSON object on the first line."""
    wait_until(lambda: b"\n" in (folder / "out").read_bytes(), process, folder)
    told = json.loads((folder / "out").read_text().splitlines()[0])
    return str(told["channels"][0]["link"])


def wait_until(is_ready: Callable[[], bool], process: subprocess.Popen[bytes], folder: Path) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while not is_ready():
        if process.poll() is not None or time.monotonic() > give_up_at:
            raise Broken("the server did not start: " + (folder / "err").read_text()[-2000:].strip())
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        for pid in processes.family([process.pid]):
            os.kill(pid, signal.SIGKILL)
        process.wait()


def read_ledger(
    name: Name, folder: Path, cluster: postgres.Cluster | None, receipts: Sequence[str]
) -> Ledger:
    """What the database kept in `folder` counts (one that a power cut left behind, too)."""
    if name == "floor":
        return floor_ledger(database_url(name, folder, cluster), receipts)
    return product_ledger(folder, cluster, receipts)


def floor_ledger(url: str, receipts: Sequence[str]) -> Ledger:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = Counter(connection.execute(text("select receipt from responses")).scalars())
    engine.dispose()
    return Ledger(total=found.total(), times={receipt: found[receipt] for receipt in receipts})


def product_ledger(folder: Path, cluster: postgres.Cluster | None, receipts: Sequence[str]) -> Ledger:
    typed = folder / "receipts.txt"
    typed.write_text("".join(f"{receipt}\n" for receipt in receipts))
    asked = [sys.executable, "-m", "survey_app", "ledger", "--json", "--receipts", str(typed)]
    place = {"SURVEY_APP_DATA": str(folder / "data"), "SURVEY_APP_DATABASE": cluster.url if cluster else ""}
    done = subprocess.run(
        asked, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | place
    )
    if done.returncode:
        raise Broken("the ledger: " + done.stderr.strip()[-300:])
    told = json.loads(done.stdout)
    return Ledger(total=told["responses"], times=told["counted"])
