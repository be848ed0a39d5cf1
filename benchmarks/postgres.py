"""A PostgreSQL of our own for one run: a private cluster on a free loopback port, gone with its folder.

It trusts every local connection; it holds made-up answers only, and for minutes.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.figures import CannotRun

START_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Cluster:
    url: str
    pid: int
    data: Path

    def ask(self, query: str) -> int:
        """The one whole number that the query gives."""
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            row = connection.execute(query.encode()).fetchone()
        return int(row[0]) if row else 0


def binaries() -> Path:
    """The folder of `initdb` and `postgres`: on the path, or where Debian keeps its newest version."""
    found = shutil.which("initdb")
    folders = (
        [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_of)
    )
    if not folders:
        raise CannotRun("PostgreSQL is not installed: no initdb on the path nor under /usr/lib/postgresql")
    return folders[-1]


def version_of(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def owner() -> str | None:
    """PostgreSQL refuses to run as root, so root hands it to the account made for it."""
    if os.geteuid() != 0:
        return None
    if all(account.pw_name != "postgres" for account in pwd.getpwall()):
        raise CannotRun("PostgreSQL refuses to run as root, and this machine has no account named postgres")
    return "postgres"


@contextmanager
def cluster(folder: Path, *, options: Sequence[str] = ()) -> Iterator[Cluster]:
    """A new cluster in `folder`, with one empty database named survey."""
    folder.mkdir(parents=True, exist_ok=True)
    if owner():
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"
    made: list[str | Path] = [
        binaries() / "initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "survey",
        "-E",
        "UTF8",
        "--no-instructions",
    ]
    subprocess.run(made, user=owner(), cwd="/", check=True, stdout=subprocess.DEVNULL)
    with started(data, options=options) as running:
        yield running


@contextmanager
def started(data: Path, *, options: Sequence[str] = ()) -> Iterator[Cluster]:
    """The cluster kept in `data`, served until the block ends (also one that a power cut left behind)."""
    port = free_port()
    settings = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={data}", *options]
    command: list[str | Path] = [
        binaries() / "postgres",
        "-D",
        data,
        *(part for setting in settings for part in ("-c", setting)),
    ]
    log_file = data.parent / "postgres.log"
    with log_file.open("ab") as log:
        process = subprocess.Popen(command, user=owner(), cwd="/", stdout=log, stderr=log)
    try:
        url = f"postgresql+psycopg://survey@127.0.0.1:{port}/survey"
        wait_for(url, process, log_file)
        yield Cluster(url=url, pid=process.pid, data=data)
    finally:
        stop(process)


def wait_for(url: str, process: subprocess.Popen[bytes], log_file: Path) -> None:
    """Until it answers; a new cluster gets its database now."""
    plain = url.replace("+psycopg", "").removesuffix("/survey") + "/postgres"
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        try:
            with psycopg.connect(plain, autocommit=True) as connection:
                if not connection.execute("select 1 from pg_database where datname = 'survey'").fetchone():
                    connection.execute("create database survey")
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise CannotRun(f"PostgreSQL did not start: {log_file.read_text()[-300:].strip()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=START_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
