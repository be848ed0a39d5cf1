"""Words of the trade: found however they are written, explained where they may stand, kept from children."""

from pathlib import Path

import pytest

from questionnaires import extraction, jargon
from questionnaires.model import Page, Question, Questionnaire, Term

NAMED = {name: name for name in ("id", "framework", "title")}


def asked(
    text: str, audience: str = "parents-and-carers", *, language: str = "en", term: str = ""
) -> Questionnaire:
    question = Question(id="q-1", kind="comment", role="comment", text=text, limit=1)
    page = Page(id="p", section="", heading="", questions=(question,))
    glossary = (Term(term=term, plain="x"),) if term else ()
    return Questionnaire(
        **NAMED, version=1, minutes=1, audience=audience, language=language, glossary=glossary, pages=(page,)
    )


def unexplained(questionnaire: Questionnaire) -> list[str]:
    return [found.what for found in jargon.jargon_is_explained(questionnaire)]


@pytest.mark.parametrize("text", ["Who is your SENCO?", "“Sencos”, they say.", "Is the senco kind"])
def test_a_word_of_the_trade_is_found_however_it_is_written(text: str) -> None:
    assert len(unexplained(asked(text))) == 1


@pytest.mark.parametrize("text", ["Is improvisation fun?", "Do you like stories?", "Is help given?"])
def test_a_word_that_only_holds_one_is_left_alone(text: str) -> None:
    assert unexplained(asked(text)) == []


def test_the_longest_name_is_told() -> None:
    assert unexplained(asked("Is the SEND local offer clear?")) == ["“SEND local offer” is not explained"]


def test_the_glossary_explains_it() -> None:
    assert unexplained(asked("Was the annual review fair?", term="annual review")) == []
    assert unexplained(asked("Was the annual review fair?", term="review")) != []


def test_those_whose_words_they_are_need_no_explanation() -> None:
    for audience in jargon.TRADE:
        assert unexplained(asked("Who is your SENCO?", audience)) == []


def test_an_explanation_does_not_make_it_a_word_for_children() -> None:
    for audience in jargon.YOUNG:
        told = list(
            jargon.children_are_not_asked_by_jargon(
                asked("What is a local offer?", audience, term="local offer")
            )
        )
        assert len(told) == 1
    assert not list(jargon.children_are_not_asked_by_jargon(asked("What is a local offer?")))


def test_the_list_is_of_english_words() -> None:
    assert unexplained(asked("SENCO?", language="cy")) == []
    assert not list(jargon.children_are_not_asked_by_jargon(asked("SENCO?", "children-11-15", language="cy")))


def test_no_word_stands_twice_in_the_list_and_none_is_its_own_remedy() -> None:
    names = [name.casefold() for word in jargon.shipped() for name in word.names]
    assert len(names) == len(set(names))
    assert [
        word.word for word in jargon.shipped() if word.word.casefold() in word.instead.casefold().split()
    ] == []


def test_translators_get_none_of_them() -> None:
    with Path(jargon.FILE).open("rb") as opened:
        assert list(extraction.extract(opened, {}, [], {})) == []
