"""A folder of films as an operator makes one. The bytes are no film a browser plays."""

from pathlib import Path

WEBM = b"\x1a\x45\xdf\xa3" + bytes(range(256)) * 8
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:05.000\nHello. This survey is about help for children.\n"
WORDS = "Hello. This survey is about help for children.\n\nNobody asks for your name.\n"


def put_film(folder: Path, slot: str, film: bytes = WEBM, words: str = WORDS, ending: str = "webm") -> None:
    """All three files of one film."""
    folder.mkdir(exist_ok=True)
    (folder / f"{slot}.bsl.{ending}").write_bytes(film)
    (folder / f"{slot}.bsl.vtt").write_text(CAPTIONS, "utf-8")
    (folder / f"{slot}.bsl.txt").write_text(words, "utf-8")
