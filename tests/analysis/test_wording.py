"""Sentences say what a safe table shows, and nothing it withholds."""

import pytest

from analysis import wording
from analysis.disclosure import protect
from analysis.errors import NotForReadership


def test_no_share_is_said_of_what_is_withheld(a_table):
    table = protect(a_table((40, 37, 3, 2)), "public", is_published=True)
    assert wording.share(table, table.rows[:1]) == "About half, 40 of the 82 who answered (49%),"
    with pytest.raises(NotForReadership):
        wording.share(table, table.rows[:2])


def test_a_sentence_names_what_is_left_out_without_its_number(a_table):
    table = protect(a_table((40, 37, 3, 2)), "public", is_published=True)
    assert wording.distribution(table) == (
        "Of the 82 who answered, 40 (49%) said “Label 0”, “Label 1” is left out, “Label 2” is left out and "
        "“Label 3” is left out."
    )


def test_a_table_too_small_to_show_says_only_that(a_table):
    table = protect(a_table((4, 3)), "public", is_published=True)
    assert wording.distribution(table) == "Fewer than 10 people answered."


def test_ticks_are_ticked_and_answers_are_said(a_table):
    table = protect(a_table((4, 3), kind="choices", base=5), "inspection-team")
    assert wording.distribution(table) == "Of the 5 who answered, 4 ticked “Label 0” and 3 ticked “Label 1”."


def test_nobody_answering_is_no_sentence_with_a_zero_share(a_table):
    table = protect(a_table((0, 0)), "inspection-team")
    assert wording.distribution(table) == wording.NO_ANSWERS
    assert wording.favourable(table, table) == ""
