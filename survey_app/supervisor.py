"""The parent of a running service: it holds the listening socket, starts the web server and the worker,
starts them again when they die, and takes them with it when it goes.

Nothing here answers a request. The socket outlives the web server, so that connections made while it is
started again wait instead of being refused.
"""

import ctypes
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from survey_app.settings import PREFIX, Settings

PATIENCE = 35.0
"""Seconds the children have to finish what they are answering; the web server's own limit is 30."""
SHORT_LIFE = 10.0
LONGEST_PAUSE = 30.0
BIND_SECONDS = 10.0
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(kw_only=True)
class Child:
    """A process that is to be running, and how often it has died soon after its start."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    descriptors: tuple[int, ...] = ()
    short_lives: int = 0
    started_at: float = 0.0
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  # our own programs
            self.command,
            env=dict(self.environment),
            pass_fds=self.descriptors,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,  # the first line of our own output belongs to whoever started us
            preexec_fn=_end_with_parent,  # the parent has one thread
        )

    @property
    def pid(self) -> int:
        """0 before the first start."""
        return self.process.pid if self.process else 0

    @property
    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def revive(self) -> None:
        """Start again if it has died: at once the first time, more slowly the more often it dies young."""
        if not self.has_died or time.monotonic() < self.started_at + self._pause:
            return
        is_short = time.monotonic() - self.started_at < SHORT_LIFE + self._pause
        self.short_lives = self.short_lives + 1 if is_short else 0
        self.start()

    @property
    def _pause(self) -> float:
        return min(LONGEST_PAUSE, 2.0**self.short_lives - 1)

    def signal(self, number: int) -> None:
        if self.process is not None and not self.has_died:
            self.process.send_signal(number)

    def end(self, deadline: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; waits a little for the port of a service that is just ending."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    deadline = time.monotonic() + BIND_SECONDS
    while True:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(2048)
            return listener
        except OSError:
            listener.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def web(settings: Settings, listener: socket.socket, inherited: Mapping[str, str]) -> Child:
    descriptor = listener.fileno()
    return Child(
        name="web",
        command=[sys.executable, "-m", "gunicorn", *_gunicorn(settings, descriptor)],
        environment=environment(settings, inherited),
        descriptors=(descriptor,),
    )


def worker(settings: Settings, inherited: Mapping[str, str]) -> Child:
    command = [sys.executable, "-m", "survey_app.worker"]
    return Child(name="worker", command=command, environment=environment(settings, inherited))


def environment(settings: Settings, inherited: Mapping[str, str]) -> dict[str, str]:
    """An environment with every setting in it, the way `Settings.from_environment` reads it."""
    kept = {name: value for name, value in inherited.items() if not name.startswith(PREFIX)}
    absolute = replace(settings, data=settings.data.absolute())
    values = {each.name: getattr(absolute, each.name) for each in fields(Settings)}
    return kept | {PREFIX + name.upper(): _text(value) for name, value in values.items() if value is not None}


def run(children: Sequence[Child], *, when_started: Callable[[], None]) -> None:
    """Keep the children running until SIGTERM or SIGINT; SIGHUP asks the web server for fresh processes.

    What `when_started` raises ends the children and goes on to the caller.
    """
    stop = threading.Event()
    _on_signals(children, stop)
    for child in children:
        child.start()
    try:
        when_started()
        while not stop.wait(0.5):
            for child in children:
                child.revive()
    finally:
        for child in children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in children:
            child.end(deadline)


def wait_until_answering(url: str, host: str, web: Child, *, seconds: float = 30.0) -> None:
    """Return once the server gives any answer at all; raise TimeoutError when it does not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not web.has_died:
        if _answers(url, host):
            return
        time.sleep(0.05)
    raise TimeoutError("the web server did not start")


def _answers(url: str, host: str) -> bool:
    try:
        with urlopen(Request(url, headers={"Host": host}), timeout=5):  # noqa: S310  # our own http address
            return True
    except HTTPError as refusal:
        return refusal.code < 500
    except (URLError, OSError):
        return False


def _on_signals(children: Sequence[Child], stop: threading.Event) -> None:
    def _stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    def _refresh(_number: int, _frame: FrameType | None) -> None:
        for child in children:
            if child.name == "web":
                child.signal(signal.SIGHUP)

    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGHUP, _refresh)


def _gunicorn(settings: Settings, descriptor: int) -> list[str]:
    shared_memory = Path("/dev/shm")  # noqa: S108  # heartbeats of web processes must not wait for a disk
    return [
        "--worker-class=survey_app.patience.PatientWorker",
        f"--bind=fd://{descriptor}",
        f"--workers={settings.workers}",
        f"--threads={settings.threads}",
        "--keep-alive=5",
        "--timeout=30",
        "--graceful-timeout=30",
        "--limit-request-line=4094",
        "--limit-request-fields=64",
        "--limit-request-field_size=8190",
        "--umask=0o077",
        "--log-level=warning",
        "--no-control-socket",
        *([f"--worker-tmp-dir={shared_memory}"] if shared_memory.is_dir() else []),
        "survey_app.app:from_environment()",
    ]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _end_with_parent() -> None:
    """On Linux: end when the parent is killed, for an orphan would keep the port and the database."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)
