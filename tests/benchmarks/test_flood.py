"""The flood must be able to fail: it is shown what it is there to find."""

from collections import Counter

import pytest

from benchmarks import flood
from benchmarks.flood import Flood
from benchmarks.respondents import Tally


def verdicts(*, begun=flood.STARTERS, replies=None, failures=(), seconds=0.5):
    tally = Tally(seconds=[seconds] * 20, failures=Counter(failures))
    seen = Flood(replies=Counter(replies or {422: 80, 404: 15, 429: 5}))
    return [each.verdict for each in flood.verdicts("sqlite", tally, seen, begun=begun, codes=100)]


def test_everybody_begun_and_every_code_refused_passes() -> None:
    assert verdicts() == ["PASS"] * 5


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (0, {"begun": flood.STARTERS - 1}),
        (1, {"failures": ["429 at /start"]}),
        (2, {"replies": {422: 99}}),
        (3, {"replies": {422: 99, 303: 1}}),
        (3, {"replies": {422: 99, 503: 1}}),
        (4, {"seconds": 2 * flood.SLOWEST}),
    ],
)
def test_what_it_is_there_to_find_fails_it(place: int, facts: dict[str, object]) -> None:
    assert verdicts(**facts)[place] == "FAIL"


def test_the_codes_are_dealt_out_whole_and_are_all_different() -> None:
    numbers = [number for share in flood.shares(100) for number in share]
    assert sorted(numbers) == list(range(100))
    assert len({flood.invented(number) for number in numbers}) == 100
