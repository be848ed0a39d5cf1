"""The pictures of a code to come back with."""

from itertools import combinations

from questionnaires import symbols
from survey_app.fieldwork import keys, pictures, tokens

RING = keys.new()


def test_a_code_always_has_the_same_three_different_pictures() -> None:
    for _ in range(200):
        code = tokens.new(RING, "resume")
        shown = pictures.of_code(RING, code, 1)
        assert len(set(shown)) == 3
        assert shown == pictures.of_code(RING.with_new_key(), code, 1), "a new key changes no slip"


def test_two_slips_hardly_ever_look_the_same() -> None:
    shown = [pictures.of_code(RING, tokens.new(RING, "resume"), 1) for _ in range(60)]
    alike = sum(one == other for one, other in combinations(shown, 2))
    assert alike <= 4, "1,770 pairs, of which one in 12,144 should be"
    assert len({name for names in shown for name in names}) > 18


def test_without_the_servers_key_the_pictures_tell_nothing_of_the_code() -> None:
    code = tokens.new(RING, "resume")
    others = {pictures.of_code(keys.new(), code, 1) for _ in range(20)}
    assert len(others) > 15


def test_every_picture_is_drawn_and_none_stands_twice() -> None:
    assert set(pictures.NAMES) <= set(symbols.shipped())
    assert len(set(pictures.NAMES)) == len(pictures.NAMES) >= 24
