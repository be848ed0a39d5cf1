"""Serving the made-up inspections: no settings, no certificate, and so never for real families."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from survey_app import clock, serving, supervisor
from survey_app.demo import guide, preparing
from survey_app.demo.areas import Size
from survey_app.service import Service
from survey_app.serving import Say
from survey_app.settings import Settings
from survey_app.supervisor import Child


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked of the demonstration beside settings."""

    data: Path | None
    """Where to keep it; in a folder that goes with it, if nowhere."""
    as_json: bool
    size: Size


def run(wanted: Settings, inherited: Mapping[str, str], say: Say, tell: Say, wish: Wish) -> None:
    """Run until told to stop. `say` prints the leaflet, `tell` how far the making has come."""
    with ExitStack() as stack:
        folder = wish.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="survey-demo-")))
        listener = stack.enter_context(supervisor.listen(wanted.host, wanted.port))
        port = listener.getsockname()[1]
        base_url = f"http://{serving.reachable(wanted.host)}:{port}"
        settings = replace(wanted, data=folder.absolute(), port=port, base_url=base_url)
        prepared = preparing.prepare(settings, size=wish.size, tell=tell)
        serving.run(
            settings, listener, inherited, lambda web: say(_leaflet(prepared, web, as_json=wish.as_json))
        )


def _leaflet(prepared: Service, web: Child, *, as_json: bool) -> str:
    """Where to go; made when the server answers, since staff links last a quarter of an hour."""
    leaflet = guide.write(prepared, now=clock.now())
    prepared.store.close()
    processes = {"pid": os.getpid(), "web_pid": web.pid, "data": str(prepared.settings.data)}
    return json.dumps(leaflet.to_json() | processes) if as_json else leaflet.to_text()
