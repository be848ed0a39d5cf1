import pytest

from survey_app.errors import SealBroken
from survey_app.fieldwork import keys, sealing

KEY, OTHER = (keys.new().derive("comment") for _ in range(2))


def test_what_was_sealed_opens_with_its_key_at_its_place():
    sealed = sealing.seal(KEY, b"words", b"here")
    assert sealing.unseal(KEY, sealed, b"here") == b"words"
    assert b"words" not in sealed


def test_the_same_words_are_never_sealed_alike():
    assert len({sealing.seal(KEY, b"words", b"here") for _ in range(100)}) == 100


def test_another_key_or_another_place_does_not_open_it():
    sealed = sealing.seal(KEY, b"words", b"here")
    for key, place in ((OTHER, b"here"), (KEY, b"there"), (KEY, b"")):
        with pytest.raises(SealBroken):
            sealing.unseal(key, sealed, place)


def test_every_single_bit_counts():
    sealed = sealing.seal(KEY, b"words", b"here")
    for position in range(8 * len(sealed)):
        bent = bytearray(sealed)
        bent[position // 8] ^= 1 << position % 8
        with pytest.raises(SealBroken):
            sealing.unseal(KEY, bytes(bent), b"here")


@pytest.mark.parametrize("length", range(12 + 16))
def test_what_is_cut_short_does_not_open(length):
    with pytest.raises(SealBroken):
        sealing.unseal(KEY, sealing.seal(KEY, b"", b"here")[:length], b"here")


def test_after_a_rotation_the_key_that_fits_is_found():
    sealed = sealing.seal(OTHER, b"words", b"here")
    assert sealing.unseal_any([KEY, OTHER], sealed, b"here") == b"words"
    with pytest.raises(SealBroken, match="no key"):
        sealing.unseal_any([KEY], sealed, b"here")
