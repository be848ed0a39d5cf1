"""What `serve` and `demo` set up before the supervisor takes over: checks, data, socket, children.

`serve` refuses whatever real families must not meet; `demo` needs nothing and asks for nothing.
"""

import json
import os
import socket
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from survey_app import clock, doctor, service, supervisor
from survey_app.demo import guide, preparing
from survey_app.errors import BadSettings
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.supervisor import Child

Say = Callable[[str], None]

# An address nobody has (RFC 5737): connecting a datagram to it sends nothing and shows our own address.
NOWHERE = ("192.0.2.1", 9)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # asked for by who starts it


def serve(settings: Settings, say: Say) -> None:
    """Run until told to stop; raise `BadSettings` with every reason not to start."""
    _require_none(doctor.reasons(settings))
    doctor.migrate(settings)
    started = service.start(settings)
    try:
        _require_none(doctor.document_reasons(started, now=clock.now()))
    finally:
        started.store.close()
    with supervisor.listen(settings.host, settings.port) as listener:
        bound = replace(settings, port=listener.getsockname()[1])
        children = _children(bound, listener)

        def show() -> None:
            supervisor.wait_until_answering(_local(bound), bound.hostname, children)
            say(f"Serving {bound.base_url} on {bound.host}:{bound.port}")

        supervisor.run(children, when_started=show)


def demo(wanted: Settings, say: Say, *, data: Path | None, as_json: bool) -> None:
    """Run the made-up inspection until told to stop, in `data` or in a folder that goes with it."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="survey-demo-")))
        listener = stack.enter_context(supervisor.listen(wanted.host, wanted.port))
        port = listener.getsockname()[1]
        base_url = f"http://{_reachable(wanted.host)}:{port}"
        settings = replace(wanted, data=folder.absolute(), port=port, base_url=base_url)
        prepared = preparing.prepare(settings)
        children = _children(settings, listener)
        supervisor.run(children, when_started=lambda: _show(prepared, children, say, as_json=as_json))


def _show(prepared: Service, children: Sequence[Child], say: Say, *, as_json: bool) -> None:
    """Print where to go, once something answers there."""
    settings = prepared.settings
    supervisor.wait_until_answering(_local(settings), settings.hostname, children)
    leaflet = guide.write(prepared, now=clock.now())
    prepared.store.close()
    processes = {"pid": os.getpid(), "web_pid": children[0].pid, "data": str(settings.data)}
    say(json.dumps(leaflet.to_json() | processes) if as_json else leaflet.to_text())


def _require_none(reasons: Sequence[str]) -> None:
    if reasons:
        raise BadSettings(reasons)


def _children(settings: Settings, listener: socket.socket) -> list[Child]:
    children = [supervisor.web(settings, listener)]
    return [*children, supervisor.worker(settings)] if settings.worker else children


def _local(settings: Settings) -> str:
    """Where this machine reaches its own server, whatever the name families use."""
    return f"http://{EVERYWHERE.get(settings.host, settings.host)}:{settings.port}/livez"


def _reachable(host: str) -> str:
    """The address to print: for a server that listens everywhere, this machine's on its own network."""
    if host not in EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
