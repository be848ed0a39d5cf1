"""The journeys as docs/journeys.md tells them, to be held against what a person really met."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import translation
from pathlib import Path

from questionnaires import catalogues

DOCUMENT = Path(__file__).parents[3] / "docs" / "journeys.md"
SAID = re.compile(r"“([^”]+)”")
WALKED_BY = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
KEPT = re.compile(r"^- `([^`]+)`$", re.MULTILINE)
LANGUAGE = re.compile(r'<html[^>]* lang="([\w-]+)"')
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Journey:
    """One person's section of the document."""

    title: str
    text: str

    @property
    def walked_by(self) -> list[tuple[str, str]]:
        """File and name of each test it names."""
        return WALKED_BY.findall(self.text)

    @property
    def steps(self) -> list[list[str]]:
        """The cells of its table, without the head."""
        lines = [line for line in self.text.splitlines() if line.startswith("|")]
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]

    @property
    def kept(self) -> list[str]:
        """What it says the service holds at the end."""
        return KEPT.findall(self.text)

    def missed(self, pages: Sequence[str]) -> list[str]:
        """The words it quotes that stood on none of these pages of HTML, or not in its order."""
        shown = [_seen(page) for page in pages]
        at, missed = 0, []
        for words in (said for step in self.steps for said in SAID.findall(step[1])):
            found = next((place for place in range(at, len(shown)) if _stands(words, shown[place])), None)
            missed += [words] if found is None else []
            at = at if found is None else found
        return missed


def journeys(text: str = "") -> Iterator[Journey]:
    for section in (text or DOCUMENT.read_text("utf-8")).split("\n## ")[1:]:
        title, _, rest = section.partition("\n")
        if WALKED_BY.search(rest):
            yield Journey(title, rest)


def spoken(text: str, language: str) -> str:
    """A text of ours as families read it in this language; in English where nobody has translated it."""
    for part in catalogues.PARTS:
        if (said := _catalogue(part, language)(text)) != text:
            return said
    return text


@cache
def _catalogue(part: str, language: str) -> Callable[[str], str]:
    return translation(part, catalogues.FOLDER, [language], fallback=True).gettext


def _seen(page: str) -> tuple[str, str]:
    """The language of a page and the words on it."""
    found = LANGUAGE.search(page)
    assert found, page[:200]
    return found.group(1), " ".join(html.unescape(HIDDEN.sub(" ", page)).split())


def _stands(words: str, page: tuple[str, str]) -> bool:
    language, text = page
    return spoken(words, language) in text


def names(found: Iterable[Journey]) -> list[tuple[str, str]]:
    return sorted(name for journey in found for name in journey.walked_by)
