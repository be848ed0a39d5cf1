"""A phone: cookies, one kept connection, redirects followed, and the same request sent again when the line
is lost.

It speaks to this machine only, and every wait ends.
"""

import asyncio
import gzip
import random
import time
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

REQUEST_SECONDS = 60
MOST_REDIRECTS = 5
RETRY_SECONDS = (0.05, 0.4)
LOST = (ConnectionError, asyncio.IncompleteReadError, TimeoutError)


class Refused(Exception):
    """The server answered, but not with a page."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes

    @property
    def is_redirect(self) -> bool:
        return self.status in (301, 302, 303, 307, 308)

    @property
    def text(self) -> str:
        is_zipped = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if is_zipped else self.body).decode()


@dataclass(frozen=True, kw_only=True)
class Page:
    url: str
    text: str
    seconds: float


@dataclass(kw_only=True)
class Line:
    """One connection; `is_used` once a reply came over it, for the server may close it at any time after."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    is_used: bool = False


@dataclass(kw_only=True)
class Phone:
    base: str
    retries: int = 0
    accepts: str = "gzip"
    cookies: dict[str, str] = field(default_factory=dict)
    line: Line | None = None

    async def visit(self, url: str, body: bytes | None = None, *, referer: str = "") -> Page:
        """A page as a person sees it load: the request and every redirect after it."""
        began_at = time.perf_counter()
        for _ in range(MOST_REDIRECTS):
            reply = await self.ask(url, body, referer=referer)
            if not reply.is_redirect:
                break
            url, body = urljoin(url, reply.headers["location"]), None
        if reply.status != 200:
            raise Refused(f"{reply.status} at {urlsplit(url).path}")
        return Page(url=url, text=reply.text, seconds=time.perf_counter() - began_at)

    async def ask(self, url: str, body: bytes | None = None, *, referer: str = "") -> Reply:
        """One reply; for a lost line or a server not ready the same bytes go again, up to `retries` times."""
        for attempt in range(self.retries + 1):
            try:
                async with asyncio.timeout(
                    REQUEST_SECONDS
                ):  # not wait_for, which can swallow a cancellation in 3.11
                    reply = await self.once(url, body, referer)
                if reply.status != 503 or attempt == self.retries:
                    return reply
            except LOST:
                self.hang_up()
                if attempt == self.retries:
                    raise
            await asyncio.sleep(random.uniform(*RETRY_SECONDS))
        raise Refused("no attempt was made")

    async def once(self, url: str, body: bytes | None, referer: str) -> Reply:
        """As in a browser, a kept connection that turns out closed is replaced and the request repeated."""
        if self.line and self.line.is_used:
            try:
                return await self.exchange(self.line, url, body, referer)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.hang_up()
        self.line = await self.dial()
        return await self.exchange(self.line, url, body, referer)

    async def dial(self) -> Line:
        address = urlsplit(self.base)
        if address.hostname != "127.0.0.1":
            raise Refused("only this machine is ever called")
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        return Line(reader=reader, writer=writer)

    async def exchange(self, line: Line, url: str, body: bytes | None, referer: str) -> Reply:
        line.writer.write(self.request(url, body, referer))
        reply = await read_reply(line.reader)
        line.is_used = True
        for cookie in reply.cookies:
            self.keep(cookie)
        if reply.headers.get("connection", "").lower() == "close":
            self.hang_up()
        return reply

    def request(self, url: str, body: bytes | None, referer: str) -> bytes:
        address = urlsplit(url)
        path = address.path + (f"?{address.query}" if address.query else "")
        lines = [f"{'GET' if body is None else 'POST'} {path or '/'} HTTP/1.1", f"Host: {address.netloc}"]
        lines += [
            "User-Agent: Mozilla/5.0 (Linux; Android 10; K)",
            "Accept: text/html",
            f"Accept-Encoding: {self.accepts}",
        ]
        lines += ["Accept-Language: en-GB", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if referer:
            lines.append(f"Referer: {referer}")
        if body is not None:
            lines += [
                f"Origin: {self.base}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join([*lines, "", ""]).encode() + (body or b"")

    def keep(self, cookie: str) -> None:
        pair, *rest = cookie.split(";")
        name, _, value = pair.strip().partition("=")
        if not value or any(part.strip().lower() == "max-age=0" for part in rest):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def twin(self) -> "Phone":
        """A second tap by the same hand: the same cookies over another connection."""
        return Phone(base=self.base, retries=self.retries, accepts=self.accepts, cookies=dict(self.cookies))

    def hang_up(self) -> None:
        if self.line:
            self.line.writer.close()
        self.line = None


async def read_reply(reader: asyncio.StreamReader) -> Reply:
    start, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip().split("\r\n")
    pairs = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    headers = dict(pairs)
    cookies = tuple(value for name, value in pairs if name == "set-cookie")
    body = await read_body(reader, headers)
    return Reply(status=int(start.split()[1]), headers=headers, cookies=cookies, body=body)


async def read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.read()
    parts = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
    await reader.readexactly(2)
    return b"".join(parts)
