"""The production web server as `serve` starts it, for attacks that a test client would not let through."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from browserless import Browserless
from drivers import FORM, Respondent, over_socket
from replies import check_reply

from survey_app import supervisor
from survey_app.fieldwork import keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store.transaction import Store


@dataclass(frozen=True, kw_only=True)
class Served:
    """A server, the service behind it, and what it wrote to its log."""

    service: Service
    port: int
    log_file: Path

    @property
    def wire(self) -> Browserless:
        return Browserless(self.port)

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8")

    def respondent(self) -> Respondent:
        return Respondent(over_socket(self.port))


def serve(template: Path, folder: Path, **settings: object) -> Iterator[Served]:
    data = folder / "data"
    data.mkdir(mode=0o700)
    shutil.copy(template, data / "survey.db")
    keys.write(data / "keys", keys.new())
    listener = supervisor.listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    chosen = Settings(data=data, base_url=f"http://127.0.0.1:{port}", port=port, **settings)
    child = supervisor.web(chosen, listener, os.environ)
    log_file = folder / "log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            child.command,
            env=child.environment,
            pass_fds=child.descriptors,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    service = Service(settings=chosen, store=Store(chosen.database_url), keyring=keys.read(data / "keys"))
    try:
        supervisor.wait_until_answering(f"http://127.0.0.1:{port}/livez", f"127.0.0.1:{port}", child)
        yield Served(service=service, port=port, log_file=log_file)
    finally:
        service.store.close()
        listener.close()
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(40)


def form_request(served, caller, action, fields):
    cookie = "; ".join(f"{name}={value}" for name, value in caller.cookies.items())
    return post(
        served, action.encode(), FORM.encode(), urlencode(fields, doseq=True).encode(), cookie.encode()
    )


def post(served, target, kind, body, cookie):
    length = b"Content-Length: %d" % len(body)
    return served.wire.head(b"POST " + target, b"Content-Type: " + kind, length, b"Cookie: " + cookie) + body


def checked(reply):
    """Our own pages are checked whole; what the server itself refuses is plain, and gives nothing away."""
    if 'data-screen="' in reply.text:
        check_reply(reply, "/")
    assert reply.status < 500 or reply.status in (501, 505)
    assert b"Traceback" not in reply.body
    return reply
