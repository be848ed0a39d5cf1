import pytest

from questionnaires import readability

# The opening of a public notice, counted by hand: 15 words, 87 letters, 1 sentence.
NOTICE = (
    "Local authorities must consult parents and young people before reviewing provision made in their area."
)


def test_the_reading_age_is_the_mean_of_two_published_formulas() -> None:
    automated = 4.71 * 87 / 15 + 0.5 * 15 / 1 - 21.43
    coleman_liau = 0.0588 * (100 * 87 / 15) - 0.296 * (100 * 1 / 15) - 15.8
    assert readability.reading_age(NOTICE) == pytest.approx((automated + coleman_liau) / 2 + 5)


def test_short_words_and_sentences_suit_younger_readers() -> None:
    plain = "We go by bus. The bus is red. It is not late. I sit by the door."
    assert readability.reading_age(plain) < 7 < 15 < readability.reading_age(NOTICE)


def test_punctuation_does_not_make_a_text_harder() -> None:
    bare, dressed = "We go by bus", "“We” (go), by: 'bus'."
    assert readability.words(dressed) == readability.words(bare) == ["We", "go", "by", "bus"]
    assert readability.reading_age(dressed) == readability.reading_age(bare)


def test_a_heading_counts_as_a_sentence_of_its_own() -> None:
    assert readability.reading_age("The bus\nWe go by bus.") == readability.reading_age(
        "The bus. We go by bus."
    )


def test_a_text_without_words_has_no_reading_age() -> None:
    assert readability.reading_age("") == readability.reading_age(" - … ?\n") == 0
