"""Counts for those who must not know who answered."""

import pytest

from survey_app.fieldwork import participation


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1232, 1230)]
)
def test_counts_are_rounded_to_five_and_none_under_ten_is_told(count, told):
    assert participation.rounded(count) == told
