"""The language of a comment: right, or unknown; never claimed wrongly on what was made for this."""

from collections import Counter
from pathlib import Path

import pytest
import redaction_texts

from analysis.comments import plain, tongues
from questionnaires import codebooks


def guess(text: str, answered_in: str = "en") -> str:
    return tongues.guess(text, plain.words(text), answered_in)


def other_languages() -> list[tuple[str, str]]:
    found, language = [], ""
    lines = (Path(__file__).parent / "comment_languages.txt").read_text(encoding="utf-8").splitlines()
    for line in filter(None, lines):
        if line.startswith("["):
            language = line.strip("[]")
        elif not line.startswith("#"):
            found.append((language, line))
    return found


def english() -> list[str]:
    phrases = [
        each.text for book in codebooks.shipped().values() for code in book.codes for each in code.phrases
    ]
    return phrases + [
        made.text for name in ("tuning_clean", "held_out_clean") for made in redaction_texts.read(name)
    ]


@pytest.mark.parametrize("own", [False, True], ids=["answered-in-english", "answered-in-it"])
def test_other_languages_are_known_or_unknown_and_never_taken_for_another(own: bool) -> None:
    guessed = Counter()
    for language, text in other_languages():
        found = guess(text, language if own and language != "und" else "en")
        assert found in (language, "und"), text
        guessed[found == language] += 1
        assert tongues.needs_translation(text, found), text
    assert guessed[True] >= 0.95 * guessed.total()


def test_english_is_english_however_it_is_spelt() -> None:
    texts = english()
    guessed = Counter(guess(text) for text in texts)
    assert guessed["en"] >= 0.99 * len(texts)
    assert set(guessed) <= {"en", "und"}
    assert not any(tongues.needs_translation(text, "en") for text in texts)


def test_a_short_text_stays_with_the_language_answered_in() -> None:
    assert guess("ok", "en") == "en"
    assert guess("nie wiem", "pl") == "pl"
    assert guess("", "pl") == "pl"
    assert guess("ok", "ur") == "und"  # not in its letters
    assert guess("ہاں", "en") == "ur"


def test_english_answers_to_a_survey_in_another_language_are_english() -> None:
    text = "The school is good but there is nobody who helps us at home"
    assert guess(text, "pl") == "en"
    assert guess(text, "ur") == "en"


def test_a_passage_in_another_language_within_english_is_for_translation() -> None:
    text = "The school is good and they help my son. Mój syn czeka na diagnozę od trzech lat i nikt nam nie pomaga."
    assert tongues.needs_translation(text, "en")
    assert tongues.needs_translation(
        "He said ہمیں کسی نے نہیں بتایا and that was all that they told us then", "en"
    )
    romanised = "The school is good and they help my son. Council wale hamari baat bilkul nahi sunte hain."
    assert tongues.needs_translation(romanised, "en")
    assert not tongues.needs_translation("Our son José loves his café and his Zoë", "en")


def test_letters_that_two_languages_use_are_claimed_for_neither() -> None:
    assert guess("да", "en") == "und"
    assert guess("ок", "uk") in ("uk", "und")
