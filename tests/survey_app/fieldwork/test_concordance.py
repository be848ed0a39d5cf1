"""A phrase in its context: where it is found, in which order, and what of its surroundings is shown."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.fieldwork import concordance, redaction


def found(text, phrase):
    hits = sorted(concordance.find([("one", text)], phrase), key=lambda hit: hit.start)
    return [text[hit.start : hit.end] for hit in hits]


def shown(text, phrase):
    (hit,) = concordance.find([("one", text)], phrase)
    context = concordance.context(text, hit, redaction.find(text))
    return tuple("".join(piece.text for piece in side) for side in (context.before, context.after))


@pytest.mark.parametrize(
    ("text", "phrase", "hits"),
    [
        ("We WAITED, waited and waited.", "waited", ["WAITED", "waited", "waited"]),
        ("waiting is no wait", "wait", ["wait"]),
        ("they awaited", "waited", []),
        ("un-waited wait_ed", "wait", []),
        ("Zoë and zoe", "ZOE", ["Zoë", "zoe"]),
        ("Zoe\u0308 said", "zoe", ["Zoe\u0308"]),
        ("nobody\n  rang", "Nobody rang", ["nobody\n  rang"]),
        ("they don\u2019t", "don't", ["don\u2019t"]),
        ("zażółć gęślą", "gesla", ["gęślą"]),
        ("انتظرنا شهرا", "شهرا", ["شهرا"]),
        ("我们等了十四个月没有人", "十四个月", ["十四个月"]),
        ("a.b (c)", "a.b", ["a.b"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("£20 a week", "£20", ["£20"]),
    ],
)
def test_whole_words_are_found_whatever_their_case_and_accents(text, phrase, hits):
    assert found(text, phrase) == hits


@pytest.mark.parametrize("phrase", ["", "   ", "...", "?", "\u202e"])
def test_what_holds_no_letter_or_digit_is_no_phrase(phrase):
    assert concordance.pattern(phrase) is None
    assert found("anything at all ...", phrase) == []


def test_places_stand_in_the_order_of_what_follows():
    texts = [("a", "wait zeal"), ("b", "wait ago"), ("c", "wait  MORE")]
    assert [hit.key for hit in concordance.find(texts, "wait")] == ["b", "c", "a"]


def test_sixty_characters_stand_on_either_side_on_one_line():
    before, after = shown("x" * 100 + "\n\n" + "here" + "\t" + "y" * 100, "here")
    assert (before, after) == ("x" * 58 + " ", " " + "y" * 59)


def test_names_around_are_masked_and_the_words_searched_for_are_not():
    before, after = shown("Mrs Jane Whitlock met Mr Thomas Hale.", "Jane")
    assert (before, after) == ("Mrs ", "[name] met Mr [name].")


def test_a_mask_that_is_cut_is_shown_whole():
    text = "Ring 01632 960 002 " + "z" * 50 + " here"
    assert shown(text, "here")[0].startswith("[phone number]")


def test_a_school_stands():
    assert "Oak Tree School" in shown("She went to Oak Tree School here", "here")[0]


@given(
    st.text(alphabet="ab \u0301ßİé我ﬁ\n'", max_size=30), st.sampled_from(["a", "ab", "a b", "é", "fi", "我"])
)
def test_what_is_found_lies_in_the_text_and_no_two_places_overlap(text, phrase):
    hits = sorted((hit.start, hit.end) for hit in concordance.find([("one", text)], phrase))
    assert all(0 <= start < end <= len(text) for start, end in hits)
    assert all(first[1] <= second[0] for first, second in pairwise(hits))


def test_the_work_grows_with_the_text_and_not_faster():
    """A megabyte of what a pattern could stumble over is read in well under a second."""
    for text in ("a " * 500_000, "a" * 1_000_000, "a" + " " * 999_998 + "a", "é " * 200_000):
        begun = time.perf_counter()
        concordance.find([("one", text)], "a a a b")
        assert time.perf_counter() - begun < 2
