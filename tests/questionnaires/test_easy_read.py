"""Easy read: what the one-line breaks of the samples cannot show."""

from dataclasses import replace
from pathlib import Path

import pytest

from questionnaires import easy_reading, reading, variants
from questionnaires.model import EasyLine, EasyText, Questionnaire

FAMILY = Path(__file__).parent / "samples" / "family" / "children.yaml"


@pytest.fixture
def children() -> Questionnaire:
    questionnaire = reading.read(FAMILY).questionnaire
    assert questionnaire is not None
    return variants.resolve(questionnaire, "children-11-15").questionnaire


def test_a_term_without_easy_read_is_named_where_the_glossary_holds_it(children: Questionnaire) -> None:
    bare = replace(children, glossary=tuple(replace(term, easy=()) for term in children.glossary))
    assert [found.where for found in easy_reading.easy_read_is_complete(bare)] == ["glossary.1"]


def test_a_slip_in_the_easy_read_of_a_term_is_named_where_the_glossary_holds_it(
    children: Questionnaire,
) -> None:
    (term,) = children.glossary
    wrong = replace(children, glossary=(replace(term, easy=(EasyLine(text="One. Two."),)),))
    assert [found.where for found in easy_reading.easy_sentences_are_short(wrong)] == ["glossary.1.easy.1"]
    assert [found.where for found in easy_reading.easy_lines_have_symbols(wrong)] == ["glossary.1.easy.1"]


def test_a_questionnaire_without_easy_read_lacks_nothing(children: Questionnaire) -> None:
    plain = replace(children, easy_read=(), easy_minutes=0)
    assert not list(easy_reading.easy_read_is_complete(plain))
    assert not list(easy_reading.easy_minutes_are_honest(plain))


@pytest.mark.parametrize(
    ("source", "easy", "is_copy"),
    [
        ("A special school", "A special school", False),
        ("Help with your daily life", "Help with your daily life.", True),
        ("Help with your daily life", "help, with your daily life", True),
        ("Help with your daily life", "Help each day", False),
    ],
)
def test_up_to_three_words_may_stay_as_they_are(
    children: Questionnaire, source: str, easy: str, is_copy: bool
) -> None:
    text = EasyText(source=source, easy=(EasyLine(text=easy),))
    found = list(easy_reading.easy_read_is_no_copy(replace(children, easy_read=(text,))))
    assert bool(found) == is_copy


@pytest.mark.parametrize(
    ("line", "is_short"),
    [
        ("Where do you learn?", True),
        ("Call 999. It is free.", False),
        ("“Stop!”, they said.", True),
        ("one two three four five six seven eight nine ten eleven twelve", True),
        ("one two three four five six seven eight nine ten eleven twelve more", False),
    ],
)
def test_a_line_is_one_short_sentence(children: Questionnaire, line: str, is_short: bool) -> None:
    text = EasyText(source="x", easy=(EasyLine(text=line),))
    found = list(easy_reading.easy_sentences_are_short(replace(children, easy_read=(text,), glossary=())))
    assert (found == []) == is_short


@pytest.mark.parametrize(
    ("symbol", "mend"),
    [("questoin", "Did you mean `question`?"), ("xyz", "Use one that docs/symbols.md shows")],
)
def test_a_symbol_that_is_nearly_right_is_told(children: Questionnaire, symbol: str, mend: str) -> None:
    text = EasyText(source="x", easy=(EasyLine(text="x", symbol=symbol),))
    found = list(easy_reading.symbols_are_known(replace(children, easy_read=(text,), glossary=())))
    assert [each.mend for each in found] == [mend]
