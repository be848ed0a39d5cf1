"""gunicorn's threaded worker, with an end to its patience: a request that only drips in gives its thread back.

gunicorn waits for the rest of a head or body for ever, and for ever until its answer is taken; as many slow lines as
there are threads would keep everybody else out. It also lets a thread wait five seconds for the first byte of a new
line, and sees each line off by hand for up to two seconds, in which it takes no other: here the poller does both.
Behind a proxy that reads requests whole, this never acts.
"""

import errno
import resource
import socket
import struct
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any

from survey_app import clock
from survey_app.sharing import SharingWorker
from survey_app.turnstile import UPLOAD

SECONDS = 20.0
"""How long a request may take to arrive: a full page of comments at 10 KB a second."""

FIRST_BYTE = 10.0
"""Seconds after which a new line on which nothing came is closed."""

UNREAD = struct.pack("ll", 20, 0)
"""Seconds and microseconds after which an answer of which nothing more was taken is given up."""

LINES = 4_000
"""So many may be open in one process, most of them idle; each is a file to the system, which may allow fewer."""
OTHER_FILES = 200

GOODBYE = 2.0
"""Seconds for the other side to hang up: to hang up first would lose it the end of its answer (RFC 9112, 9.6)."""

UPLOAD_SECONDS = 900.0
"""A recording may take longer: 50 MB from a phone that sends half a megabit a second. Few arrive at a time."""


class PatientWorker(SharingWorker):
    def init_process(self) -> None:
        self.since: dict[Any, float] = {}
        self.leaving: dict[Any, float] = {}
        self.worker_connections = _allow_files(LINES + OTHER_FILES) - OTHER_FILES
        super().init_process()

    @property
    def in_hand(self) -> int:
        return super().in_hand - len(self.leaving)

    def enqueue_req(self, conn: Any) -> None:
        """A new line waits for its first byte in the poller."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, UNREAD)
        conn.sock.setblocking(False)
        conn.timeout = clock.ticks() + FIRST_BYTE
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn: Any) -> Any:
        self.since[conn] = clock.ticks()
        try:
            return super().handle(conn)
        finally:
            self.since.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        if (req.method, req.path) == UPLOAD:
            self.since[conn] += UPLOAD_SECONDS - SECONDS
        try:
            return super().handle_request(req, conn)
        except BlockingIOError:
            raise ConnectionResetError(errno.ECONNRESET, "nobody reads the answer") from None

    def notify(self) -> None:
        """Called about once a second: what has been arriving too long is told that nothing more is read."""
        super().notify()
        for conn, began in list(self.since.items()):
            if clock.ticks() - began > SECONDS:
                _stop_reading(conn.sock)
        for conn, until in list(self.leaving.items()):
            if until <= clock.ticks():
                self._hang_up(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """What is not kept open is told that no more comes, and waits for the other side without anybody waiting."""
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
            return
        with suppress(OSError):  # gone already, which the poller then says
            conn.sock.shutdown(socket.SHUT_WR)
        try:
            conn.sock.setblocking(False)
            self.poller.register(conn.sock, EVENT_READ, partial(self._on_goodbye, conn))
        except (OSError, ValueError):  # closed already
            self._hang_up(conn)
        else:
            self.leaving[conn] = clock.ticks() + GOODBYE

    def _on_goodbye(self, conn: Any, line: socket.socket) -> None:
        """Something more has come, which nobody reads, or the end."""
        with suppress(OSError):
            if line.recv(65536):
                return
        self._hang_up(conn)

    def _hang_up(self, conn: Any) -> None:
        self.leaving.pop(conn, None)
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()


def _allow_files(wanted: int) -> int:
    """How many files this process may have open from now on: as many, or what the system allows."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if now != resource.RLIM_INFINITY and now < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
    return allowed


def _stop_reading(line: socket.socket) -> None:
    with suppress(OSError):  # gone already
        line.shutdown(socket.SHUT_RD)
