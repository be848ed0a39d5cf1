"""Starting: families are answered whatever becomes of the worker."""

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from survey_app import serving, supervisor
from survey_app.fieldwork import keys
from survey_app.service import Service
from survey_app.supervisor import Child


class Shown(Exception):
    """The service has started, and that is all a test asks of it."""


class Dying(Child):
    """A worker that has died by the time somebody looks."""

    def start(self) -> None:
        super().start()
        assert self.process is not None
        self.process.wait()


@pytest.fixture
def signals() -> Iterator[None]:
    """What the supervisor hears is given back."""
    heard = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.getsignal(number) for number in heard]
    yield
    for number, handler in zip(heard, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_a_worker_that_dies_at_once_does_not_keep_families_out(
    sqlite_service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = Dying(name="worker", command=[sys.executable, "-c", "raise SystemExit(1)"], environment=os.environ)
    monkeypatch.setattr(supervisor, "worker", lambda *_: dies)
    shown: list[Child] = []

    def show(web: Child) -> None:
        shown.append(web)
        raise Shown

    keys.write(sqlite_service.settings.keys_file, keys.new())
    with supervisor.listen("127.0.0.1", 0) as listener:
        settings = replace(sqlite_service.settings, port=listener.getsockname()[1], workers=1, worker=True)
        with pytest.raises(Shown):
            serving.run(settings, listener, os.environ, show)
    assert dies.has_died
    assert [web.name for web in shown] == ["web"]
    assert shown[0].has_died  # it went with its parent
