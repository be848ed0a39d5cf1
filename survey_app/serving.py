"""What `serve` does before the supervisor takes over: refuse, migrate, check, open the port."""

import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from survey_app import clock, doctor, service, supervisor
from survey_app.errors import BadSettings
from survey_app.settings import Settings
from survey_app.supervisor import Child

Say = Callable[[str], None]

# An address nobody has (RFC 5737): connecting a datagram to it sends nothing and shows our own address.
NOWHERE = ("192.0.2.1", 9)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # asked for by who starts it


def serve(settings: Settings, inherited: Mapping[str, str], say: Say) -> None:
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
        run(
            bound,
            listener,
            inherited,
            lambda _: say(f"Serving {bound.base_url} on {bound.host}:{bound.port}"),
        )


def run(
    settings: Settings,
    listener: socket.socket,
    inherited: Mapping[str, str],
    show: Callable[[Child], None],
) -> None:
    """Start the children on this socket, call `show` with the web server once it answers, and keep them."""
    web = supervisor.web(settings, listener, inherited)
    children = [web, *([supervisor.worker(settings, inherited)] if settings.worker else [])]

    def when_started() -> None:
        # A worker that dies meanwhile is started again later: families are answered without it.
        supervisor.wait_until_answering(_local(settings), settings.hostname, web)
        show(web)

    supervisor.run(children, when_started=when_started)


def _require_none(reasons: Sequence[str]) -> None:
    if reasons:
        raise BadSettings(reasons)


def _local(settings: Settings) -> str:
    """Where this machine reaches its own server, whatever the name families use."""
    return f"http://{_in_url(EVERYWHERE.get(settings.host, settings.host))}:{settings.port}/livez"


def reachable(host: str) -> str:
    """The address to print: for a server that listens everywhere, this machine's on its own network."""
    if host not in EVERYWHERE:
        return _in_url(host)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
