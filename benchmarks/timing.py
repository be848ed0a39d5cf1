"""How long work takes, and the same as a ratio to a reference measured in the same minute on the same machine."""

import time
from collections.abc import Callable

from benchmarks import yardstick

TURNS = 5


def best(work: Callable[[], object], rounds: int) -> float:
    """The least seconds of these rounds by the clock: what disturbs only ever adds."""
    return min(seconds for seconds, _ in taken(work, rounds))


def taken(work: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    """Of each round: seconds by the clock, and of CPU. Far apart, they say that others kept the machine busy."""
    found = []
    for _ in range(rounds):
        begun, cpu = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - begun, time.process_time() - cpu))
    return found


def in_turns(seconds: float) -> str:
    """Beside some milliseconds of plain Python, as `yardstick` has them."""
    turn = best(yardstick.turn, TURNS)
    return f"{seconds / turn:,.1f} x a turn of the yardstick ({1000 * turn:.2f} ms)"
