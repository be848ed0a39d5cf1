"""The console's pages that show what the worker built, of the full demonstration's area: 3,000 responses.

The worker's own build comes first, as it would in the night; then a lead opens every page it leads to. Requests go
to the application in this process: session, rights, audit entry and template are in the time, the network is not.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient

from benchmarks import timing
from benchmarks.figures import Broken, Figure, at_most
from benchmarks.options import Options
from survey_app import clock
from survey_app.demo import areas, preparing
from survey_app.demo.areas import Size
from survey_app.fieldwork import sign_in, staff_visits
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.staff.door import create_console
from survey_app.staff.visits import VISIT
from survey_app.worker import reports

MILLISECONDS = 30
SLOWEST, AGAIN = 20, 9  # so many pages are opened again, so often: one opening alone may have been disturbed
HOST = "http://localhost"
BASE = f"{HOST}/staff"
HERE = f"/staff/inspections/{areas.NORTHMOOR.inspection}/report"
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
CHOICE = re.compile(r'<option value="([^"]+)"')


@dataclass
class Reader:
    """A lead in one browser, who follows every link within the report."""

    client: FlaskClient
    milliseconds: dict[str, float] = field(default_factory=dict)

    def read_all(self) -> None:
        waiting = [HERE]
        while waiting:
            address = waiting.pop()
            if address not in self.milliseconds:
                waiting += self.links(address)

    def links(self, address: str) -> list[str]:
        """Open it; the addresses within the report that it leads to."""
        begun = time.perf_counter()
        page = self.open(address)
        self.milliseconds[address] = 1000 * (time.perf_counter() - begun)
        linked = [urljoin(address, href) for href in LINK.findall(page)]
        chosen = [f"{address}?by={value}" for value in CHOICE.findall(page)] if "?" not in address else []
        return [each for each in (*linked, *chosen) if each.startswith(HERE) and "/files/" not in each]

    def again(self, address: str) -> tuple[float, float]:
        """The middle of some openings, in milliseconds by the clock and of CPU."""
        clocks, cpus = zip(*timing.taken(lambda: self.open(address), AGAIN), strict=True)
        return 1000 * median(clocks), 1000 * median(cpus)

    def open(self, address: str) -> str:
        split = urlsplit(address)
        path = split.path.removeprefix("/staff")
        answer = self.client.get(path, base_url=BASE, query_string=split.query)
        if answer.status_code != 200:
            raise Broken(f"{address}: {answer.status_code}")
        return answer.get_data(as_text=True)


def run(options: Options, size: Size = "full") -> Iterator[Figure]:
    service = preparing.prepare(Settings(data=options.place("console"), base_url=HOST), size=size)
    try:
        yield from figures(service)
    finally:
        service.store.close()


def figures(service: Service) -> Iterator[Figure]:
    build = partial(reports.build, service, areas.NORTHMOOR.inspection, now=clock.now())
    ((seconds, cpu),) = timing.taken(build, 1)
    told = f"{seconds:.1f} s, {cpu:.1f} s of CPU, once, from the database"
    yield Figure(name="the worker builds the demonstration's report", measured=told)
    reader = Reader(signed_in(service))
    reader.open(HERE)  # the first of all loads templates
    reader.read_all()
    longest = sorted(reader.milliseconds, key=reader.milliseconds.__getitem__)[-SLOWEST:]
    middles = {address: reader.again(address) for address in longest}
    slowest = max(middles, key=middles.__getitem__)
    clock_ms, cpu_ms = middles[slowest]
    yield at_most("slowest page of what is built", clock_ms, MILLISECONDS, unit=" ms")
    yield Figure(
        name="slowest page",
        measured=f"{cpu_ms:.1f} ms of CPU, {len(reader.open(slowest)):,} characters: {slowest}",
    )
    yield Figure(name="slowest page: beside", measured=timing.in_turns(clock_ms / 1000))
    middle = median(reader.milliseconds.values())
    told = f"{len(reader.milliseconds):,} pages, middle {middle:.1f} ms, each opened once"
    yield Figure(name="pages of what is built", measured=told)


def signed_in(service: Service) -> FlaskClient:
    now = clock.now()
    with service.store.writing() as connection:
        staff_id, _ = sign_in.add_staff(
            connection,
            service.keyring,
            name="A reader",
            address="reader@example.org",
            roles=[(areas.NORTHMOOR.inspection, role) for role in ("lead", "inspector")],
            now=now,
        )
        secret = staff_visits.begin(connection, staff_id, has_second_factor=True, now=now)
    client = create_console(service).test_client()
    with client.session_transaction(base_url=BASE) as session:
        session[VISIT] = secret.hex()
    return client
