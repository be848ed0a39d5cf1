"""gunicorn's threaded worker, with an end to its patience: a request that only drips in gives its thread back.

gunicorn waits for the rest of a head or body for ever; as many slow lines as there are threads would keep
everybody else out. Behind a proxy that reads requests whole, this never acts.
"""

import socket
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from survey_app import clock

SECONDS = 20.0
"""How long a request may take to arrive: a full page of comments at 10 KB a second."""

UPLOAD = ("POST", "/other-ways/recording")
UPLOAD_SECONDS = 900.0
"""A recording may take longer: 50 MB from a phone that sends half a megabit a second. Few arrive at a time."""


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    def init_process(self) -> None:
        self.since: dict[Any, float] = {}
        super().init_process()

    def handle(self, conn: Any) -> Any:
        self.since[conn] = clock.ticks()
        try:
            return super().handle(conn)
        finally:
            self.since.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        if (req.method, req.path) == UPLOAD:
            self.since[conn] += UPLOAD_SECONDS - SECONDS
        return super().handle_request(req, conn)

    def notify(self) -> None:
        """Called about once a second: what has been arriving too long is told that nothing more is read."""
        super().notify()
        for conn, began in list(self.since.items()):
            if clock.ticks() - began > SECONDS:
                _stop_reading(conn.sock)


def _stop_reading(line: socket.socket) -> None:
    with suppress(OSError):  # gone already
        line.shutdown(socket.SHUT_RD)
