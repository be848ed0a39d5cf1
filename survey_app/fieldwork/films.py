"""Films of sign language that an operator has put into a folder, and which pages they belong to.

A film is `SLOT.bsl.mp4` or `SLOT.bsl.webm` (either or both), with its captions in `SLOT.bsl.vtt` and its words in
`SLOT.bsl.txt`. BSL is British Sign Language. The folder is read once, at start: what is not in this list is served
to nobody. A film without its words or its captions is not shown, and `survey-app doctor` says so (WCAG 1.2.1, 1.2.2).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ADDRESS = "/films/"
NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.bsl\.(mp4|webm|vtt|txt)")
KINDS = {"webm": "video/webm", "mp4": "video/mp4", "vtt": "text/vtt"}
"""What is served; the first of two that a browser plays is taken."""
MOST_WORDS = 20_000
"""Letters of a film's words at most: they stand on the page, which phones load whether or not they play the film."""


@dataclass(frozen=True)
class Source:
    address: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Film:
    """One film as a page shows it."""

    sources: tuple[Source, ...]
    captions: str
    """The address of its captions."""
    words: tuple[str, ...]
    """All that is signed, in English, paragraph by paragraph."""

    def says(self, text: str) -> bool:
        """Whether these words are among what is signed, however they are broken into lines."""
        return _plain(text) in _plain(" ".join(self.words))


@dataclass(frozen=True, kw_only=True, eq=False)
class Films:
    """What the folder held at start."""

    of: Mapping[str, Film] = field(default_factory=dict)
    """By slot: the name of a page, or the id of a question."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """By address: the only files ever served from there."""
    problems: tuple[str, ...] = ()
    """What is wrong in the folder, in sentences."""


def read(folder: Path | None) -> Films:
    """Every film that is whole."""
    if folder is None:
        return Films()
    if not folder.is_dir():
        return Films(problems=(f"There is no folder {folder}.",))
    parts, problems = _parts(folder)
    of: dict[str, Film] = {}
    files: dict[str, Path] = {}
    for slot, own in sorted(parts.items()):
        wrong = list(_wrong(slot, own))
        problems += wrong
        if not wrong:
            of[slot] = _film(own)
            files |= {_address(path): path for ending, path in own.items() if ending in KINDS}
    return Films(of=of, files=files, problems=tuple(problems))


def _parts(folder: Path) -> tuple[dict[str, dict[str, Path]], list[str]]:
    """By slot and ending, every file whose name we know; and a sentence for each other one."""
    parts: dict[str, dict[str, Path]] = {}
    problems = []
    for path in sorted(folder.iterdir()):
        name = NAME.fullmatch(path.name)
        if name and path.is_file():
            parts.setdefault(name[1], {})[name[2]] = path
        elif not path.name.startswith("."):
            problems.append(f"{path.name} is not named like a film: see docs/operators.md.")
    return parts, problems


def _wrong(slot: str, own: Mapping[str, Path]) -> Iterator[str]:
    """Why a film is not shown; nothing when it is whole."""
    if not {"mp4", "webm"} & set(own):
        yield f"{slot}.bsl has no film: put {slot}.bsl.mp4 or {slot}.bsl.webm beside it."
    if "vtt" not in own:
        yield f"{slot}.bsl has no captions and is not shown: put {slot}.bsl.vtt beside it."
    elif not own["vtt"].read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        yield f"{slot}.bsl.vtt holds no captions (its first line is not WEBVTT), so {slot}.bsl is not shown."
    if "txt" not in own:
        yield f"{slot}.bsl has no transcript and is not shown: put all that is signed into {slot}.bsl.txt."
        return
    try:
        words = own["txt"].read_text("utf-8-sig").strip()
    except UnicodeDecodeError:
        yield f"{slot}.bsl.txt is not UTF-8 text, so {slot}.bsl is not shown."
        return
    if not words:
        yield f"{slot}.bsl.txt is empty, so {slot}.bsl is not shown."
    if len(words) > MOST_WORDS:
        yield f"{slot}.bsl.txt is longer than {MOST_WORDS} letters, so {slot}.bsl is not shown."


def _film(own: Mapping[str, Path]) -> Film:
    words = own["txt"].read_text("utf-8-sig")
    return Film(
        sources=tuple(Source(_address(own[end]), KINDS[end]) for end in ("webm", "mp4") if end in own),
        captions=_address(own["vtt"]),
        words=tuple(part.strip() for part in re.split(r"\n\s*\n", words) if part.strip()),
    )


def _address(path: Path) -> str:
    return ADDRESS + path.name


def _plain(text: str) -> str:
    return " ".join(text.split())
