"""The demonstration as a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

DEMO = [sys.executable, "-m", "survey_app", "demo", "--small", "--port", "0", "--workers", "1"]
SECONDS = 60


@contextmanager
def running(*options: str) -> Iterator[dict[str, Any]]:
    """The demonstration's first line, while it runs."""
    command = [*DEMO, "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            printed: dict[str, Any] = json.loads(process.stdout.readline())
            yield printed
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(SECONDS) == 0


@pytest.fixture(scope="session")
def demo_command() -> list[str]:
    return DEMO


@pytest.fixture(scope="session")
def run_demo() -> Callable[..., AbstractContextManager[dict[str, Any]]]:
    """Start it with more options; gives the object on its first line until the block ends."""
    return running
