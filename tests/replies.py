"""One answer of the public door, and what must hold of every one of them."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from page_checks import check_page, header_faults

OF_THE_MACHINE = re.compile(
    r"Traceback|File \"|\.py\b|site-packages|\b(?:werkzeug|gunicorn|sqlalchemy|sqlite3?|psycopg|jinja2?)\b"
    r"|SELECT\s.{0,80}\sFROM|INSERT INTO|survey_app|/(?:work|usr|home|tmp|opt)/|\bpython/?3",
    re.IGNORECASE,
)
FORM_TOKEN = re.compile(r'(name="csrf_token" value=")[^"]*')
PASSING = {"content-length", "set-cookie", "date"}
NOT_A_LETTER = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def is_page(self) -> bool:
        return self.header("Content-Type").startswith("text/html")


NOTHING = Reply(0, (), b"")
"""Before the first answer."""


def check_reply(reply: Reply, path: str, *, codes: Iterable[str] = (), typed: Iterable[str] = ()) -> None:
    """What holds of every answer: no fault of ours, the headers, a sound page, nothing given away."""
    assert reply.status < 500, f"{path} broke: {reply.status} {reply.text[:2000]}"
    sent = {name.lower(): value for name, value in reply.headers}
    faults = [fault for fault in header_faults(sent) if reply.is_page or "content-type" not in fault]
    assert not faults, f"at {path}: {faults}"
    text = FORM_TOKEN.sub(r"\1token", reply.text)
    if reply.is_page and reply.body and reply.status != 303:
        _check_once(text, reply.status, path, _lasting(sent))
    said = " ".join(typed)
    told = given_away(text, tuple(typed)) | (_codes_in(text, codes) - _codes_in(said, codes))
    assert not told, f"{path} gives away {told}"


@lru_cache(maxsize=4096)
def _check_once(text: str, status: int, path: str, headers: tuple[tuple[str, str], ...]) -> None:
    """The page checks, once for pages that differ by their form's token alone."""
    check_page(text, dict(headers), status, path, forms_without_token={"/"})


def _lasting(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in headers.items() if name not in PASSING))


@lru_cache(maxsize=256)
def given_away(text: str, typed: tuple[str, ...] = ()) -> set[str]:
    """Words about the machine, leaving out what the person typed and reads again."""
    read = html.unescape(text)
    for said in sorted(typed, key=len, reverse=True):
        read = read.replace(said, "").replace(said.replace("\r\n", "\n"), "")
    return {found.group() for found in OF_THE_MACHINE.finditer(read)}


def _codes_in(text: str, codes: Iterable[str]) -> set[str]:
    plain = NOT_A_LETTER.sub("", text.upper()) if codes else ""
    return {code for code in codes if code in plain}
