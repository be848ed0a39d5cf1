"""Serving the made-up inspection: no settings, no certificate, and so never for real families."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from survey_app import clock, serving, supervisor
from survey_app.demo import guide, preparing
from survey_app.service import Service
from survey_app.serving import Say
from survey_app.settings import Settings
from survey_app.supervisor import Child


def run(
    wanted: Settings, inherited: Mapping[str, str], say: Say, *, data: Path | None, as_json: bool
) -> None:
    """Run until told to stop, in `data` or in a folder that goes with the demonstration."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="survey-demo-")))
        listener = stack.enter_context(supervisor.listen(wanted.host, wanted.port))
        port = listener.getsockname()[1]
        base_url = f"http://{serving.reachable(wanted.host)}:{port}"
        settings = replace(wanted, data=folder.absolute(), port=port, base_url=base_url)
        prepared = preparing.prepare(settings)
        serving.run(settings, listener, inherited, lambda web: say(_leaflet(prepared, web, as_json=as_json)))


def _leaflet(prepared: Service, web: Child, *, as_json: bool) -> str:
    """Where to go; made when the server answers, since staff links last a quarter of an hour."""
    leaflet = guide.write(prepared, now=clock.now())
    prepared.store.close()
    processes = {"pid": os.getpid(), "web_pid": web.pid, "data": str(prepared.settings.data)}
    return json.dumps(leaflet.to_json() | processes) if as_json else leaflet.to_text()
