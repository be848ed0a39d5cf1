"""A browser and a running service for it, one of each for every process that runs tests."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from journeys import live as running
from journeys.live import Live
from journeys.person import Person
from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 320, "height": 568}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, kept from calling home."""
    chromium = shutil.which("chromium") or pytest.skip("there is no Chromium here")
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def live(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    yield from running.run(sqlite_template, tmp_path_factory.mktemp("live") / "data")


@pytest.fixture
def somebody(browser: Browser, live: Live) -> Iterator[Callable[..., Person]]:
    """Make a person with a browser of their own: `somebody(java_script_enabled=False)`."""
    with ExitStack() as leaving:

        def make(at: Live = live, **facts: Any) -> Person:
            context = browser.new_context(**{"viewport": PHONE, "base_url": at.base, **facts})
            context.set_default_timeout(5000)
            leaving.callback(context.close)
            return Person(at, context)

        yield make


@pytest.fixture
def phone(somebody: Callable[..., Person]) -> Person:
    """Somebody on the smallest phone we know of, with scripts."""
    return somebody()
