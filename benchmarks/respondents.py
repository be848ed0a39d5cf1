"""Made-up respondents on their phones: one journey from link to receipt, and crowds of them."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from statistics import quantiles
from urllib.parse import urljoin

from benchmarks import forms
from benchmarks.forms import Button, Form
from benchmarks.phones import LOST, Page, Phone, Refused

MOST_PAGES = 60
# What keeps a made-up respondent on the way to a receipt: an adult who may answer, and who agrees.
PREFER = ("agree", "yes", "parent", "myself", "adult")
# What they leave alone: who helps them (nobody), what is to become of answers never sent (they send), and what
# no person sees.
LEFT_ALONE = ("help", "counts_if_left", "leave_empty")


@dataclass(frozen=True, kw_only=True)
class Habits:
    """How the people of one run behave. `finish` names a button that is pressed wherever it stands."""

    finish: str = ""
    think: tuple[float, float] = (0.0, 0.0)
    double_taps: float = 0.0
    retries: int = 0


@dataclass(kw_only=True)
class Tally:
    """What one run saw. `seconds`: each page load; `sent_at`: forms sent by all when each receipt came."""

    receipts: list[str] = field(default_factory=list)
    sent_at: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    posts: int = 0
    fields: int = 0
    double_taps: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else 0.0


@dataclass(kw_only=True)
class Respondent:
    phone: Phone
    habits: Habits
    tally: Tally
    rng: random.Random

    async def answer(self, link: str) -> None:
        """The whole journey; whatever goes wrong is counted, never raised."""
        try:
            page = self.saw(await self.phone.visit(link))
            for _ in range(MOST_PAGES):
                if code := forms.receipt(page.text):
                    self.tally.receipts.append(code)
                    self.tally.sent_at.append(self.tally.posts)
                    return
                await asyncio.sleep(self.rng.uniform(*self.habits.think))
                page = await self.press(page)
            raise Refused(f"no receipt after {MOST_PAGES} pages")
        except (Refused, *LOST) as problem:
            self.tally.failures[f"{type(problem).__name__}: {problem}"] += 1
        finally:
            self.phone.hang_up()

    async def press(self, page: Page) -> Page:
        form = forms.main_form(page.text)
        button = self.choose(form) if form else None
        if not form or not button:
            raise Refused(f"nothing to press on {forms.screen(page.text) or page.url}")
        pairs = forms.answers(form, self.rng, prefer=PREFER, leave=LEFT_ALONE) + (
            [button.pair] if button.pair else []
        )
        target = urljoin(page.url, button.action or form.action or page.url)
        self.tally.fields += form.fields
        return await self.post(
            target, forms.encode(pairs), referer=page.url, is_last="send" in button.label.lower()
        )

    def choose(self, form: Form) -> Button | None:
        wanted = form.button(self.habits.finish) if self.habits.finish and form.fields else None
        return wanted or form.button("")

    async def post(self, target: str, body: bytes, *, referer: str, is_last: bool) -> Page:
        self.tally.posts += 1
        if not is_last or self.rng.random() >= self.habits.double_taps:
            return self.saw(await self.phone.visit(target, body, referer=referer))
        self.tally.double_taps += 1
        twin = self.phone.twin()
        first, second = await asyncio.gather(
            self.phone.visit(target, body, referer=referer), twin.visit(target, body, referer=referer)
        )
        twin.hang_up()
        if (other := forms.receipt(second.text)) != forms.receipt(first.text):
            raise Refused(f"two taps gave {forms.receipt(first.text)} and {other}")
        return self.saw(first)

    def saw(self, page: Page) -> Page:
        self.tally.seconds.append(page.seconds)
        return page


def respondent(base: str, habits: Habits, tally: Tally, seed: int) -> Respondent:
    phone = Phone(base=base, retries=habits.retries)
    return Respondent(phone=phone, habits=habits, tally=tally, rng=random.Random(seed))


async def at_once(link: str, tally: Tally, habits: Habits, *, count: int, crowd: int, seed: int = 0) -> None:
    """`count` journeys, `crowd` of them always under way."""
    base, numbers = base_of(link), iter(range(count))

    async def one_after_another() -> None:
        for number in numbers:
            await respondent(base, habits, tally, seed + number).answer(link)

    await asyncio.gather(*(one_after_another() for _ in range(crowd)))


async def at_rate(link: str, tally: Tally, habits: Habits, *, each_second: float, seconds: float) -> int:
    """Journeys begun at random instants, `each_second` on average, nobody waiting for another: how many."""
    base = base_of(link)
    async with asyncio.TaskGroup() as group:
        number = 0
        async for number in arrivals(each_second, seconds):
            group.create_task(respondent(base, habits, tally, number).answer(link))
    return number


async def arrivals(each_second: float, seconds: float) -> AsyncIterator[int]:
    rng, began_at, number = random.Random(1), time.monotonic(), 0
    due_at = rng.expovariate(each_second)
    while due_at < seconds:
        await asyncio.sleep(max(0.0, began_at + due_at - time.monotonic()))
        number += 1
        yield number
        due_at += rng.expovariate(each_second)


def base_of(link: str) -> str:
    return "/".join(link.split("/")[:3])
