"""The demonstration as a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from tempfile import TemporaryFile
from typing import Any

import pytest

DEMO = [sys.executable, "-m", "survey_app", "demo", "--small", "--port", "0", "--workers", "1"]
SECONDS = 60


@contextmanager
def running(*options: str) -> Iterator[dict[str, Any]]:
    """The demonstration's first line, while it runs; what it said besides, where that does not come."""
    command = [*DEMO, "--json", *options]
    with (
        TemporaryFile("w+") as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True) as process,
    ):
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            if not line:
                said.seek(0)
                pytest.fail(said.read())
            yield json.loads(line)
        finally:
            process.send_signal(signal.SIGTERM)
            ended = process.wait(SECONDS)
        assert ended == 0


@pytest.fixture(scope="session")
def demo_command() -> list[str]:
    return DEMO


@pytest.fixture(scope="session")
def run_demo() -> Callable[..., AbstractContextManager[dict[str, Any]]]:
    """Start it with more options; gives the object on its first line until the block ends."""
    return running
