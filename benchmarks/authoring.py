"""What questionnaires cost: to read and check the largest in every language, and to load one that was published.

CPU seconds of this process, the best of several: what an author waits for, and what each web process pays once.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figures import Figure, at_most
from benchmarks.options import Options
from questionnaires import checks, reading, translating
from questionnaires.model import Questionnaire

CHECKED_SECONDS = 2
LOADED_MS = 20
ROUNDS = 5


def run(options: Options) -> Iterator[Figure]:
    largest = max(reading.shipped(), key=size)
    languages = [translating.translation(language) for language in translating.languages()]
    checked = best(lambda: checks.check_file(largest, languages), options.times(ROUNDS))
    yield Figure(name="largest questionnaire", measured=f"{largest.stem}, {len(languages)} translations")
    yield at_most("read and checked in all languages", checked, CHECKED_SECONDS, unit=" s")
    documents = checks.check_file(largest).documents
    stored = max((document.to_json() for document in documents), key=len)
    loaded = best(lambda: Questionnaire.from_json(stored), options.times(ROUNDS))
    yield Figure(name="its longest document", measured=f"{len(stored.encode()):,} bytes")
    yield at_most("a published document loaded", loaded * 1000, LOADED_MS, unit=" ms")


def size(path: Path) -> int:
    """All that its audiences are shown, easy read included."""
    return sum(len(document.to_json()) for document in checks.check_file(path).documents)


def best(work: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of these rounds: what disturbs only ever adds."""
    taken = []
    for _ in range(rounds):
        reading.shared_glossary.cache_clear()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)
