"""Whether time grows as the responses do: from a thousand to a million, ten times more at each step.

The exponent is the slope of log time against log count (least squares): 1 is in step, 2 would be its square. The
last step alone is told too, since what a run costs at any size flattens the first ones. Time is CPU time of this
one process: a neighbour who comes and goes would bend the line.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from analysis import columns, crosstabs, frame, items
from analysis.frame import Frame
from benchmarks import crowds, timing
from benchmarks.figures import Figure, at_most
from benchmarks.options import Options

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
EXPONENT = 1.1
ROUNDS = {1_000: 5, 10_000: 3}  # once for more

Points = Sequence[tuple[int, float]]  # how many, seconds


def run(options: Options) -> Iterator[Figure]:
    counts = tuple(count for count in COUNTS if count <= (options.count or COUNTS[-1]))
    crowds.answers()  # made once, not in the first measurement
    found: dict[str, list[tuple[int, float]]] = {"answers to columns": [], "items": [], "cross-tabs": []}
    for count in counts:
        rounds = ROUNDS.get(count, 1)
        made: list[Frame] = []
        seconds = timing.best(partial(_read, count, made), rounds) - timing.best(
            partial(_draw, count), rounds
        )
        found["answers to columns"].append((count, seconds))
        found["items"].append((count, least(partial(_items, made[-1]), rounds)))
        found["cross-tabs"].append((count, least(partial(_cross, made[-1]), rounds)))
        made.clear()
    for name, points in found.items():
        yield from figures(name, points)


def figures(name: str, points: Points) -> Iterator[Figure]:
    yield at_most(f"growth of {name}: exponent", exponent(points), EXPONENT)
    told = ", ".join(f"{count:,}: {seconds:.3g} s" for count, seconds in points)
    yield Figure(name=f"growth of {name}", measured=f"{told}; last step {exponent(points[-2:]):.2f}")


def least(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the quickest round."""
    return min(cpu for _, cpu in timing.taken(work, rounds))


def exponent(points: Points) -> float:
    """Slope of log seconds over log count."""
    logs = [(math.log(count), math.log(seconds)) for count, seconds in points]
    across = sum(x for x, _ in logs) / len(logs)
    up = sum(y for _, y in logs) / len(logs)
    return sum((x - across) * (y - up) for x, y in logs) / sum((x - across) ** 2 for x, _ in logs)


def _read(count: int, made: list[Frame]) -> None:
    """From a stream: a million rows at once are no part of what is measured."""
    made[:] = [frame.from_rows(crowds.document(), crowds.responses(count))]


def _draw(count: int) -> None:
    for _ in crowds.responses(count):
        pass


def _items(made: Frame) -> None:
    for question in crowds.closed(made.questionnaire):
        items.distribution(made, question)


def _cross(made: Frame) -> None:
    for _ in crosstabs.published(columns.of(made)):
        pass
