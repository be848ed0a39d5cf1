"""Counts for those who must not know who answered."""

import datetime as dt

import pytest

from survey_app.fieldwork import participation
from survey_app.store import records


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1232, 1230)]
)
def test_counts_are_rounded_to_five_and_none_under_ten_is_told(count, told):
    assert participation.rounded(count) == told


def test_every_way_of_sending_counts_and_what_was_taken_back_does_not():
    counts = dict.fromkeys(records.OUTCOMES, 0) | {"begun": 90, "declined": 7, "withdrawn": 2}
    ways = {outcome: 10 for outcome in records.OUTCOMES if outcome.startswith("sent")}
    assert participation.counted(counts | ways) == 10 * len(ways) - 2


def test_counts_are_taken_hours_apart():
    at = dt.datetime(2026, 2, 4, 12, tzinfo=dt.UTC)
    taken = participation.Taken(taken_at=at, survey=None, channels={})
    assert participation.is_due(None, at)
    assert not participation.is_due(taken, at + dt.timedelta(hours=3, minutes=59))
    assert participation.is_due(taken, at + dt.timedelta(hours=4))
