"""Sentences say what a safe table shows, and nothing it withholds."""

import pytest

from analysis import wording
from analysis.disclosure import ROUNDED, protect
from analysis.errors import NotForReadership


def test_no_share_is_said_of_what_is_withheld(a_table):
    table = protect(a_table((40, 37, 3, 2), kind="participation"), "officer-and-forum")
    assert wording.share(table, table.rows[:1]) == "About half, 40 of the 80 who answered (50%),"
    with pytest.raises(NotForReadership):
        wording.share(table, table.rows[:3])


def test_a_sentence_names_what_is_left_out_without_its_number(a_table):
    table = protect(a_table((40, 37, 3, 2), kind="participation"), "officer-and-forum")
    assert wording.distribution(table) == (
        "Of the 80 who answered, 40 said “Label 0”, 35 said “Label 1”, “Label 2” is left out and "
        "“Label 3” is left out."
    )


def test_a_table_too_small_to_show_says_only_that(a_table):
    table = protect(a_table((4, 3), kind="participation"), "officer-and-forum")
    assert wording.distribution(table) == ROUNDED


def test_ticks_are_ticked_and_answers_are_said(a_table):
    table = protect(a_table((4, 3), kind="choices", base=5), "inspection-team")
    assert wording.distribution(table) == "Of the 5 who answered, 4 ticked “Label 0” and 3 ticked “Label 1”."


def test_nobody_answering_is_no_sentence_with_a_zero_share(a_table):
    table = protect(a_table((0, 0)), "inspection-team")
    assert wording.distribution(table) == wording.NO_ANSWERS
    assert wording.favourable(table, table) == ""
