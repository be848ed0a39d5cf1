"""Near-identical texts: how many planted ones are found, and how many are grouped that should not be."""

import random
import time

import redaction_texts

from analysis.comments import likeness, plain
from questionnaires import codebooks

SEED = 20231101


def sentences() -> list[str]:
    """Written one by one, so that no two of them are copies."""
    phrases = [
        each.text for book in codebooks.shipped().values() for code in book.codes for each in code.phrases
    ]
    return phrases + [made.text for name in redaction_texts.NAMES for made in redaction_texts.read(name)]


def groups(texts: list[str]) -> list[str | None]:
    return likeness.groups([plain.words(text) for text in texts])


def changed(chance: random.Random, text: str) -> str:
    """As people copy: other capitals, a name of their own, slips, a word more or less, thanks at the end."""
    words = text.split()
    at = chance.randrange(len(words) - 1)
    change = chance.choice(("capitals", "name", "slips", "less", "more", "swap", "thanks"))
    if change == "capitals":
        return text.upper().replace(".", "!!")
    if change == "thanks":
        return text + " Thank you for reading."
    if change == "slips":
        words[at], words[-1] = words[at] + "x", words[-1] + "x"
    elif change == "name":
        words[at] = "Zarmeena"
    elif change == "less":
        del words[at]
    elif change == "more":
        words[at:at] = ["and", "also"]
    else:
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def test_of_planted_copies_95_in_100_are_found() -> None:
    chance, texts = random.Random(SEED), sentences()
    long = [text for text in texts if len(text.split()) >= 15]
    planted = [(place, changed(chance, text)) for place, text in enumerate(long)]
    found = groups(long + [text for _, text in planted])
    hits = sum(found[place] is not None and found[place] == found[len(long) + place] for place, _ in planted)
    assert hits >= 0.95 * len(planted)


def test_what_was_written_apart_stays_apart() -> None:
    texts = sentences()
    grouped = [text for text, group in zip(texts, groups(texts), strict=True) if group]
    assert len(grouped) <= 0.005 * len(texts), grouped


def test_the_same_text_is_the_same_whatever_its_capitals_and_points_and_however_short() -> None:
    assert groups(["n/a", "N/A.", "No", "no!", "none", ""]) == ["g1", "g1", "g2", "g2", None, None]
    assert groups(["", "", "..."]) == [None, None, None]


def test_two_texts_like_a_third_are_not_for_that_alike() -> None:
    one = "the taxi never comes on time and nobody tells us"
    two = "we wait two years for a place and then move"
    assert groups([one, two, f"{one} {two}"]).count(None) >= 1


def test_groups_are_named_in_order_and_the_same_each_time() -> None:
    texts = ["a b c d e f", "x", "x", "a b c d e f", "y"]
    assert groups(texts) == ["g1", "g2", "g2", "g1", None]
    assert groups(texts) == groups(texts)


def test_ten_thousand_copies_and_a_megabyte_take_seconds() -> None:
    begun = time.process_time()
    copies = groups(
        [f"we the parents of this area ask you to look at transport number {n}" for n in range(10_000)]
    )
    assert len(set(copies)) == 1
    groups(["x y " * 250_000, "a" * 1_000_000])
    assert time.process_time() - begun < 10
