"""How fast this machine runs Python right now, so that milliseconds measured here can be compared with
those of another.

One turn reads a form body, escapes it, fills a page and hashes it: web work in small, interpreter and
memory alike, no waiting. Turns run in several processes at once, for cores share caches and speed, and the
floor is measured under load.
"""

import hashlib
import html
import multiprocessing
import time
from statistics import median
from urllib.parse import parse_qsl, urlencode

from benchmarks.figures import Figure

# Fixed on 2026-11-21 on four virtual Xeon cores with Python 3.11.7: floor and yardstick in turn, six times on
# each database. Turns of 4.35 ms went with a floor of 27.4 ms a response (SQLite) and 30.2 ms (PostgreSQL),
# so that 21 ms and 24 ms go with 3.55 and 3.51 ms.
NOMINAL_MS = 3.5
PROCESSES = 3
TURNS = 40
BODY = urlencode([(f"question-{number}", "a few words & <more>") for number in range(12)])


def turn() -> str:
    """Some milliseconds of pure Python."""
    seen: dict[str, int] = {}
    page = ""
    for number in range(100):
        fields = parse_qsl(BODY, keep_blank_values=True)
        for name, value in fields:
            seen[name] = seen.get(name, 0) + len(value) + number
        page = "".join(
            f'<input name="{html.escape(name)}" value="{html.escape(value)}">' for name, value in fields
        )
    return hashlib.sha256(page.encode() + str(sorted(seen.items())).encode()).hexdigest()


def turns(_: int = 0) -> list[float]:
    taken = []
    for _turn in range(TURNS):
        began = time.process_time()
        turn()
        taken.append(1000 * (time.process_time() - began))
    return taken


def turn_ms() -> float:
    """The middle CPU time of one turn while the other processes take theirs."""
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        return median(
            taken for process in pool.map(turns, range(PROCESSES), chunksize=1) for taken in process
        )


def figure(measured_ms: float) -> Figure:
    told = f"{measured_ms:.2f} ms a turn = {measured_ms / NOMINAL_MS:.2f} x nominal {NOMINAL_MS:g} ms"
    return Figure(name="CPU yardstick", measured=told)
