"""A school hall at the opening: 300 people begin within ten seconds behind one address, and from the same address
somebody types 10,000 invented codes meanwhile. Everybody begins; no invented code opens anything.

A code that is nobody's is refused whatever it is; past twenty that could be a link's, in ten minutes, its sender is
told to wait (429). A right code is never counted, so the neighbours notice nothing but a busy server.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks import forms, respondents
from benchmarks.figures import Figure, at_most, exactly
from benchmarks.options import Options
from benchmarks.phones import LOST, Phone, Refused
from benchmarks.respondents import Habits, Tally
from benchmarks.subjects import Kind, running

STARTERS = 300
SECONDS = 10.0
CODES = 10_000
GUESSERS = 8
SLOWEST = 2.0  # seconds, at the 95th percentile: longer, and people reload
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ346789"
REFUSALS = {404: "unknown", 422: "mistyped", 429: "told to wait"}
STEPS = 8


@dataclass(kw_only=True)
class Flood:
    """What came of the invented codes; `meanwhile` counts those sent while people began."""

    replies: Counter[int] = field(default_factory=Counter)
    meanwhile: int = 0

    @property
    def refused(self) -> int:
        return sum(count for status, count in self.replies.items() if status in REFUSALS)

    @property
    def let_in(self) -> int:
        return self.replies.total() - self.refused


def run(options: Options) -> Iterator[Figure]:
    for kind in options.kinds:
        with running("product", kind, options.place("flood", kind)) as subject:
            yield from figures(kind, subject.link, options.times(CODES))


def figures(kind: Kind, link: str, codes: int) -> Iterator[Figure]:
    tally, flood, began_at = Tally(), Flood(), time.monotonic()
    begun = asyncio.run(opening(link, tally, flood, codes))
    seconds = time.monotonic() - began_at
    yield from verdicts(kind, tally, flood, begun=begun, codes=codes)
    told = ", ".join(f"{flood.replies[status]:,} {word}" for status, word in REFUSALS.items())
    yield Figure(name="flood: invented codes", database=kind, measured=f"{told}; {seconds:.0f} s in all")
    yield Figure(name="flood: of them while people began", database=kind, measured=f"{flood.meanwhile:,}")
    for reason, times in tally.failures.most_common(3):
        yield Figure(name=f"flood: {times} x {reason[:100]}", database=kind)


def verdicts(kind: Kind, tally: Tally, flood: Flood, *, begun: int, codes: int) -> Iterator[Figure]:
    yield exactly("flood: people who came to the first question", begun, STARTERS, database=kind)
    yield exactly("flood: people turned away", tally.failures.total(), 0, database=kind)
    yield exactly("flood: invented codes refused", flood.refused, codes, database=kind)
    yield exactly("flood: invented codes let in, or met by a fault", flood.let_in, 0, database=kind)
    yield at_most(
        "flood: page p95 of those who begin", round(tally.p95, 2), SLOWEST, database=kind, unit=" s"
    )


async def opening(link: str, tally: Tally, flood: Flood, codes: int) -> int:
    """Both at once; the codes go on until all were tried. How many came to the first question."""
    guessing = asyncio.gather(*(guess(link, flood, share) for share in shares(codes)))
    people = [begin(link, tally, number) for number in range(STARTERS)]
    begun = sum(await asyncio.gather(*people))
    flood.meanwhile = flood.replies.total()
    await guessing
    return begun


def shares(codes: int) -> list[range]:
    """The codes, dealt to those who guess."""
    return [range(number, codes, GUESSERS) for number in range(GUESSERS)]


async def begin(link: str, tally: Tally, number: int) -> bool:
    """From the link to the first question, begun at this person's moment of the ten seconds."""
    await asyncio.sleep(number * SECONDS / STARTERS)
    person = respondents.respondent(respondents.base_of(link), Habits(), tally, number)
    try:
        page = person.saw(await person.phone.visit(link))
        for _ in range(STEPS):
            if forms.screen(page.text) == "question":
                return True
            page = await person.press(page)
        raise Refused(f"no question after {STEPS} pages")
    except (Refused, *LOST) as problem:
        tally.failures[f"{type(problem).__name__}: {problem}"] += 1
        return False
    finally:
        person.phone.hang_up()


async def guess(link: str, flood: Flood, numbers: range) -> None:
    """Type codes one after another, over one line."""
    base = respondents.base_of(link)
    phone = Phone(base=base, retries=3)
    for number in numbers:
        reply = await phone.ask(f"{base}/", forms.encode([("code", invented(number))]), referer=f"{base}/")
        flood.replies[reply.status] += 1
    phone.hang_up()


def invented(number: int) -> str:
    """Sixteen letters as codes have them; one in some hundreds has check characters that fit."""
    return "".join(random.Random(number).choices(LETTERS, k=16))
