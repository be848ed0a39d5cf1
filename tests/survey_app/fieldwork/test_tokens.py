import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.errors import CodeMistyped
from survey_app.fieldwork import tokens
from survey_app.fieldwork.keys import Keyring

KEYRING = Keyring(((1, bytes(range(32))),))
CODE = tokens.from_bytes(bytes(reversed(range(32))), KEYRING, "link")


def test_a_code_is_sixteen_capitals_that_eyes_and_ears_keep_apart():
    codes = [tokens.new(KEYRING, "link") for _ in range(200)]
    assert {len(code) for code in codes} == {16}
    assert set("".join(codes)) == set(tokens.ALPHABET)
    assert not set(tokens.ALPHABET) & set("IO0125")
    assert len(set(codes)) == 200


def test_fourteen_free_characters_are_more_than_guessing_can_try():
    assert len(tokens.ALPHABET) == 30
    assert len(tokens.ALPHABET) ** tokens.FREE > 2**68


def test_every_letter_is_as_likely_as_the_next():
    counts = Counter("".join(tokens.new(KEYRING, "link")[: tokens.FREE] for _ in range(2000)))
    expected = 2000 * tokens.FREE / 30
    chi_squared = sum((counts[letter] - expected) ** 2 / expected for letter in tokens.ALPHABET)
    assert chi_squared < 80, "29 degrees of freedom: once in 100,000 runs"


def test_it_is_printed_in_four_groups_and_read_back():
    assert len(tokens.grouped(CODE).split("-")) == 4
    assert tokens.read(tokens.grouped(CODE), KEYRING, "link") == CODE


@pytest.mark.parametrize("position", range(16))
def test_a_wrong_letter_is_a_slip_almost_always(position):
    wrong = [CODE[:position] + letter + CODE[position + 1 :] for letter in tokens.ALPHABET]
    passing = [code for code in wrong if _passes(code, "link")]
    assert CODE in passing
    assert len(passing) <= 3, "one in 900 passes by chance"


@pytest.mark.parametrize(
    "typed", ["", " ", "-", CODE[:-1], CODE + "A", CODE[:-1] + "0", CODE[:-1] + "é", "I" * 16]
)
def test_what_is_not_sixteen_of_our_letters_is_a_slip(typed):
    with pytest.raises(CodeMistyped):
        tokens.read(typed, KEYRING, "link")


def test_a_text_without_end_is_not_even_looked_at():
    with pytest.raises(CodeMistyped, match="too long"):
        tokens.read(" " * 1_000_000 + CODE, KEYRING, "link")


def test_a_code_of_one_purpose_is_a_slip_for_another():
    passing = [tokens.new(KEYRING, "receipt") for _ in range(2000)]
    assert sum(_passes(code, "link") for code in passing) < 20
    assert all(_passes(code, "receipt") for code in passing)


def test_a_code_made_before_a_rotation_is_read_after_it():
    assert tokens.read(CODE, KEYRING.with_new_key(), "link") == CODE


def test_one_seed_makes_one_code():
    assert tokens.from_bytes(b"s" * 32, KEYRING, "link") == tokens.from_bytes(b"s" * 32, KEYRING, "link")


@given(
    st.lists(st.sampled_from(" \t\n-–—._*\"'()<>[]…\u200b\ufeff\u00a0=!?"), max_size=20), st.integers(0, 16)
)
def test_whatever_stands_around_and_between_is_taken_off(decoration, place):
    between = "".join(decoration)
    assert tokens.read(between + CODE[:place] + between + CODE[place:], KEYRING, "link") == CODE


@given(st.text(max_size=60))
def test_reading_any_text_gives_a_code_or_a_slip(typed):
    try:
        code = tokens.read(typed, KEYRING, "link")
    except CodeMistyped:
        return
    assert set(code) <= set(string.ascii_uppercase + string.digits)


def _passes(code, purpose):
    try:
        return bool(tokens.read(code, KEYRING, purpose))
    except CodeMistyped:
        return False
