"""Forms with a file in them, made by hand: as a browser sends them, and as none would."""

from collections.abc import Mapping, Sequence

from drivers import Respondent
from replies import Reply

PATH = "/other-ways/recording"
BOUNDARY = "----FormBoundary7MA4YWxk"
SOUND = b"ID3\x04" + bytes(range(256)) * 40
"""The beginning of an MP3, and 10 KB after it that hold every byte, line ends too."""
NAMED = {
    "audio/mpeg": b"\xff\xfb\x90\x64" + bytes(60),
    "audio/aac": b"\xff\xf1\x50\x80" + bytes(60),
    "audio/amr": b"#!AMR\n" + bytes(60),
    "audio/flac": b"fLaC\x00\x00\x00\x22" + bytes(60),
    "audio/ogg": b"OggS\x00\x02" + bytes(60),
    "audio/wav": b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(60),
    "video/mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00" + bytes(60),
    "video/quicktime": b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00" + bytes(60),
    "video/webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(60),
}
"""The beginning of a file of each kind that is taken."""


def part(name: str, content: bytes, *, filename: str | None = None, kind: str = "") -> bytes:
    shown = f'Content-Disposition: form-data; name="{name}"'
    if filename is not None:
        shown += f'; filename="{filename}"'
    lines = [shown, f"Content-Type: {kind}"] if kind else [shown]
    return "\r\n".join([f"--{BOUNDARY}", *lines, "", ""]).encode() + content + b"\r\n"


def form(parts: Sequence[bytes]) -> bytes:
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def body(
    person: Respondent, content: bytes = SOUND, *, filename: str = "me.mp3", typed: Mapping[str, str] = {}
) -> bytes:
    """What a browser would send from the page that is open."""
    (token,) = person.form(PATH)["csrf_token"]
    words = {"csrf_token": token, "contact": "", "words": "", **typed}
    fields = [part(name, value.encode()) for name, value in words.items()]
    return form([*fields, part("recording", content, filename=filename, kind="audio/mpeg")])


def send(person: Respondent, sent: bytes, headers: Mapping[str, str] = {}) -> Reply:
    """Post it and follow where it leads."""
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return person.follow(person.request("POST", PATH, sent, kind | dict(headers)))
