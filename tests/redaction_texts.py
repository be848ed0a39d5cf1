"""Made-up texts with what identifies people marked in them, and how much of it the rules find.

PYTHONPATH=tests python -c "import redaction_texts as texts; print(texts.table('held_out'))"
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from survey_app.fieldwork import redaction
from survey_app.fieldwork.redaction.words import listed

NAMES = ("tuning", "tuning_clean", "held_out", "held_out_clean")
# In no list of names, and in no list of words.
STRANGE = (
    *(
        "Zarvelle",
        "Odhrun",
        "Ioanka",
        "Teymour",
        "Quillon",
        "Marzenka",
        "Elowenna",
        "Kyzer",
        "Azaylia",
        "Brannoc",
    ),
    *(
        "Ilmari",
        "Jorik",
        "Vaishno",
        "Tiarnach",
        "Xolani",
        "Yarrick",
        "Ndidika",
        "Hafwenna",
        "Oriade",
        "Zephyr",
    ),
)
FOLDER = Path(__file__).parent / "survey_app/fieldwork/redaction_corpus"
_MARK = re.compile(r"\{([a-z-]+)\|([^|{}]*)(?:\|([^|{}]*))?\}")
_ESCAPE = re.compile(r"\\(?:n|u[0-9a-f]{4}|x[0-9a-f]{2})")
_LETTERS = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Mark:
    """`start` to `end` must be masked; `first` to `last` may be."""

    kind: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Made:
    text: str
    marks: tuple[Mark, ...]


@dataclass
class Found:
    """`marked`, `masked`, `named`: of each kind how many there are, were masked, and were masked as this kind.
    `words` are those that nobody marked; `lost` those of them that were masked; `touched` texts in which any was."""

    texts: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    words: int = 0
    lost: int = 0
    touched: int = 0
    misses: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        return sum(self.masked[kind] for kind in kinds) / max(1, sum(self.marked[kind] for kind in kinds))


def read(name: str) -> list[Made]:
    return [made(line) for line in _lines(name)]


def with_strange_names(name: str) -> list[Made]:
    """The same texts with every given name changed to one that no list knows: what surroundings alone show."""
    return [made(_MARK.sub(_with_strange_name, line)) for line in _lines(name)]


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _with_strange_name(mark: re.Match[str]) -> str:
    kind, shown, must = mark.groups()
    if kind != "name":
        return mark.group()
    pieces = [kind, *(_LETTERS.sub(_strange, each) for each in (shown, must) if each)]
    return "{" + "|".join(pieces) + "}"


def _strange(word: re.Match[str]) -> str:
    written = word.group()
    lists = ("given_names", "word_names", "plain_word_names")
    if not any(written.lower() in listed(name) for name in lists):
        return written
    strange = STRANGE[crc32(written.lower().encode()) % len(STRANGE)]
    return strange.lower() if written.islower() else strange.upper() if written.isupper() else strange


def measure(texts: list[Made]) -> Found:
    found = Found(texts=len(texts))
    for each in texts:
        spans = redaction.find(each.text)
        for mark in each.marks:
            _count(found, each, mark, spans)
        words = [
            word
            for word in _WORD.finditer(each.text)
            if not any(mark.first < word.end() and word.start() < mark.last for mark in each.marks)
        ]
        lost = [
            word.group()
            for word in words
            if any(s.kind != "setting" and s.start < word.end() and word.start() < s.end for s in spans)
        ]
        found.words += len(words)
        found.lost += len(lost)
        found.touched += bool(lost)
        found.misses += [f"masked in vain: {word!r} in {each.text!r}" for word in lost]
    return found


def _count(found: Found, text: Made, mark: Mark, spans: tuple[redaction.Span, ...]) -> None:
    found.marked[mark.kind] += 1
    kinds = redaction.PERSONAL if mark.kind != "setting" else {"setting"}
    over = [s for s in spans if s.kind in kinds and s.start < mark.end and mark.start < s.end]
    covered = sum(min(s.end, mark.end) - max(s.start, mark.start) for s in over)
    if covered == mark.end - mark.start:
        found.masked[mark.kind] += 1
        found.named[mark.kind] += any(s.kind == mark.kind for s in over)
    else:
        found.misses.append(f"not masked: {text.text[mark.start : mark.end]!r} in {text.text!r}")


def table(name: str) -> str:
    """What was found in a half of the corpus, as a table for the documents."""
    with_marks, clean = measure(read(name)), measure(read(f"{name}_clean"))
    lines = ["| what | marked | masked | masked as this |", "|---|---|---|---|"]
    for kind in redaction.MASKS:
        if with_marks.marked[kind]:
            counts = with_marks.marked[kind], with_marks.masked[kind], with_marks.named[kind]
            lines.append(f"| {kind} | " + " | ".join(map(str, counts)) + " |")
    words, lost = with_marks.words + clean.words, with_marks.lost + clean.lost
    lines.append(f"\nOther words: {words}; masked in vain: {lost} ({lost / words:.1%}).")
    lines.append(f"Texts without anything to mask: {clean.texts}; touched: {clean.touched}.")
    return "\n".join(lines)


def made(line: str) -> Made:
    """A text from its marked line."""
    text, marks, done = "", [], 0
    for match in _MARK.finditer(line):
        kind, shown, must = match.groups()
        text += _unescaped(line[done : match.start()])
        first, shown = len(text), _unescaped(shown)
        text, done = text + shown, match.end()
        start = first + (shown.index(must) if must else 0)
        marks.append(Mark(kind, start, start + len(must or shown), first, len(text)))
    return Made(text + _unescaped(line[done:]), tuple(marks))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(
        lambda match: "\n" if match.group() == "\\n" else chr(int(match.group()[2:], 16)), text
    )
