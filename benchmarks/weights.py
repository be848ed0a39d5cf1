"""What a phone has to load, and what a worker weighs. KB and MB are thousands and millions of bytes, the
stricter reading.

HTML is weighed as gzip makes it, for compressing it is the job of the proxy in front; everything else as it
is sent.
"""

import asyncio
import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import mean
from urllib.parse import urljoin, urlsplit

from benchmarks import processes, respondents
from benchmarks.figures import Broken, Figure, at_most, exactly
from benchmarks.options import Options
from benchmarks.phones import Page, Phone
from benchmarks.respondents import Habits, Respondent, Tally
from benchmarks.subjects import Subject, running

FIRST_PAGE_KB = 14
SESSION_KB = 24
SESSION_PAGES = 8
WORKER_MB = 90
READERS = 5
SESSIONS = 64
CROWD = 16
QUESTIONS = re.compile(r"/answer/\d+$")
LOADED = re.compile(
    r'<link\b[^>]*\brel="(?:stylesheet|icon|manifest|preload|modulepreload|apple-touch-icon)"[^>]*>|<img\b[^>]*>',
    re.I,
)
ADDRESS = re.compile(r'\b(?:href|src)="([^"#]+)"')
SCRIPT = re.compile(r"<script\b", re.I)


def run(options: Options) -> Iterator[Figure]:
    with running("product", "sqlite", options.place("weights")) as subject:
        yield from asyncio.run(first_page(subject))
        yield from asyncio.run(session(subject))
        yield worker(subject)


async def first_page(subject: Subject) -> list[Figure]:
    phone = Phone(base=respondents.base_of(subject.link), accepts="br, gzip")
    page = await Phone(base=phone.base).visit(subject.link)
    addresses = [ADDRESS.search(tag[0]) for tag in LOADED.finditer(page.text)]
    loaded = {urljoin(page.url, found[1]) for found in addresses if found}
    sizes = [len((await phone.ask(address)).body) for address in sorted(loaded)]
    phone.hang_up()
    parts = f"{zipped(page.text)} of HTML and {sum(sizes)} in {len(sizes)} files"
    return [
        at_most(
            "first page with all it loads", (zipped(page.text) + sum(sizes)) / 1000, FIRST_PAGE_KB, unit=" KB"
        ),
        Figure(name="first page: bytes", measured=parts),
        exactly("first page: scripts", len(SCRIPT.findall(page.text)), 0),
    ]


@dataclass(kw_only=True)
class Reader(Respondent):
    """A respondent who keeps every page."""

    pages: list[Page] = field(default_factory=list)

    def saw(self, page: Page) -> Page:
        self.pages.append(page)
        return super().saw(page)


async def session(subject: Subject) -> list[Figure]:
    """The HTML from link to receipt, weighed as if each session had eight pages of questions."""
    sessions = [await read_through(subject, seed) for seed in range(READERS)]
    kilobytes = mean(map(weight, sessions)) / 1000
    questions = [sum(map(is_question, pages)) for pages in sessions]
    screens = mean(map(len, sessions))
    told = f"{READERS} sessions of {min(questions)} to {max(questions)} pages, {screens:.1f} with the rest"
    return [
        at_most(f"HTML of a session of {SESSION_PAGES} pages", kilobytes, SESSION_KB, unit=" KB"),
        Figure(name="sessions weighed", measured=told),
    ]


async def read_through(subject: Subject, seed: int) -> list[Page]:
    phone = Phone(base=respondents.base_of(subject.link))
    reader = Reader(phone=phone, habits=Habits(), tally=Tally(), rng=random.Random(seed))
    await reader.answer(subject.link)
    if reader.tally.failures:
        raise Broken(f"no receipt: {dict(reader.tally.failures)}")
    return reader.pages


def weight(pages: list[Page]) -> float:
    questions = [zipped(page.text) for page in pages if is_question(page)]
    return sum(zipped(page.text) for page in pages if not is_question(page)) + mean(questions) * SESSION_PAGES


def is_question(page: Page) -> bool:
    return bool(QUESTIONS.search(urlsplit(page.url).path))


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def worker(subject: Subject) -> Figure:
    """The heaviest public worker after a crowd has gone through it."""
    tally = Tally()
    asyncio.run(respondents.at_once(subject.link, tally, Habits(), count=SESSIONS, crowd=CROWD))
    heaviest = max(map(processes.memory_mb, subject.workers))
    return at_most("public worker in memory", heaviest, WORKER_MB, unit=" MB")
