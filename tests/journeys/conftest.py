"""A browser and a running service for it, one of each for every process that runs tests."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pseudo_language
import pytest
from journeys import engines as others
from journeys import live as running
from journeys.engines import Engines
from journeys.live import Live
from journeys.person import Person
from playwright.sync_api import Browser

import node_packages

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


@pytest.fixture(scope="session")
def abroad(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A service that speaks two languages nobody has, one of which runs from right to left; with easy read."""
    place = tmp_path_factory.mktemp("abroad")
    texts = pseudo_language.collect("survey_app", place)
    pseudo_language.write(texts, "interface", place / "catalogues")
    yield from running.run(
        sqlite_template,
        place / "data",
        questionnaire=running.in_easy_read(running.shipped()),
        languages=("en", pseudo_language.LEFT_TO_RIGHT, pseudo_language.RIGHT_TO_LEFT),
        translations=place / "catalogues",
    )


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """What looks at pages besides axe; fetched from npm the first time."""
    with ExitStack() as leaving:
        try:
            found = leaving.enter_context(others.running())
        except node_packages.Missing as reason:
            pytest.skip(str(reason))
        yield found


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
