"""Bytes to a server that listens on a port of this machine, for what no client library would send."""

import socket
from dataclasses import dataclass

from replies import Reply


@dataclass(frozen=True)
class Browserless:
    """A client that speaks bytes, to a server that listens on a port of this machine."""

    port: int

    def connect(self, *, seconds: float = 10.0) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def exchange(self, request: bytes, *, ends: bool = False, seconds: float = 10.0) -> Reply:
        """Send bytes, read one answer; `ends` says that nothing more will come."""
        with self.connect(seconds=seconds) as line:
            try:
                line.sendall(request)
                if ends:
                    line.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all was sent; the answer may still be there
            return read_reply(line)

    def get(self, target: bytes, *headers: bytes, host: bytes = b"") -> Reply:
        return self.exchange(self.head(b"GET " + target, *headers, host=host))

    def head(self, start: bytes, *headers: bytes, host: bytes = b"") -> bytes:
        own = host or b"127.0.0.1:%d" % self.port
        return b"\r\n".join([start + b" HTTP/1.1", b"Host: " + own, b"Connection: close", *headers, b"", b""])


def read_reply(line: socket.socket) -> Reply:
    """The answer on this line; status 0 when it was closed without one."""
    received = b""
    try:
        while piece := line.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    head, _, body = received.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = tuple((name, value.strip()) for name, _, value in (row.partition(":") for row in rest))
    return Reply(int(first.split()[1]) if first else 0, headers, body)
