"""gunicorn's threaded worker, with an end to its patience: a request that only drips in gives its thread back.

gunicorn waits for the rest of a head or body for ever; as many slow lines as there are threads would keep
everybody else out. Behind a proxy that reads requests whole, this never acts.
"""

import socket
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

SECONDS = 15.0
"""How long a request may take to arrive; far more than 512 KB need on a slow phone."""


class PatientWorker(ThreadWorker):
    def init_process(self) -> None:
        self.since: dict[Any, float] = {}
        super().init_process()

    def handle(self, conn: Any) -> Any:
        self.since[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            self.since.pop(conn, None)

    def notify(self) -> None:
        """Called about once a second: what has been arriving too long is told that nothing more is read."""
        super().notify()
        for conn, began in list(self.since.items()):
            if time.monotonic() - began > SECONDS:
                _stop_reading(conn.sock)


def _stop_reading(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RD)
    except OSError:
        pass  # gone already
