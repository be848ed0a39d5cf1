"""Words of earlier answers in later texts."""

import pytest

from questionnaires import piping
from questionnaires.answers import Answers
from questionnaires.model import Case, Option, Page, Question, Questionnaire, Word

CHILDREN = Word(
    name="children",
    question="how-many",
    cases=(
        Case(any_of=("one",), text="your child"),
        Case(any_of=("two", "more"), text="your children in {area}"),
    ),
    otherwise="your child or children",
)
PLACE = Word(
    name="place",
    question="where-to",
    cases=(Case(any_of=("school",), text="at school"), Case(any_of=("home",), text="at home")),
    otherwise="there",
)


def a_question(name: str, kind: str, *values: str) -> Question:
    options = tuple(Option(value=value, label=value) for value in values)
    return Question(id=name, kind=kind, role="profile", text="?", options=options)  # type: ignore[arg-type]


QUESTIONS = (
    a_question("how-many", "one", "one", "two", "more"),
    a_question("where-to", "several", "school", "home"),
    a_question("any-name", "short"),
)
NAMED = {name: name for name in ("id", "audience", "framework", "language", "title")}
ASKED = Questionnaire(
    **NAMED,
    version=1,
    minutes=1,
    words=(CHILDREN, PLACE),
    pages=(Page(id="p", section="", heading="", questions=QUESTIONS),),
)


def said(text: str, answers: Answers, area: str = "Fenmoor") -> str:
    return piping.filled(text, piping.values(ASKED, answers, area=area))


@pytest.mark.parametrize(
    ("answer", "phrase"),
    [("one", "your child"), ("two", "your children in Fenmoor"), ("more", "your children in Fenmoor")],
)
def test_each_answer_has_a_whole_phrase_so_that_plurals_are_right(answer: str, phrase: str) -> None:
    assert said("What do {children} need?", {"how-many": answer}) == f"What do {phrase} need?"


def test_without_an_answer_the_phrase_for_all_others_stands() -> None:
    assert said("What do {children} need?", {}) == "What do your child or children need?"
    assert said("{children}", {"how-many": "withdrawn-value"}) == "your child or children"


def test_of_several_answers_the_first_case_that_holds_wins() -> None:
    assert said("{place}", {"where-to": ["home", "school"]}) == "at school"
    assert said("{place}", {"where-to": []}) == "there"


def test_a_text_may_hold_several_words_and_the_same_one_twice() -> None:
    answers: Answers = {"how-many": "one", "where-to": ["home"]}
    assert said("{children} {place}, {place}", answers) == "your child at home, at home"


def test_the_areas_name_needs_no_entry() -> None:
    assert said("Is {area} your council?", {}) == "Is Fenmoor your council?"


def test_what_was_typed_is_never_put_into_a_text() -> None:
    assert said("{any-name} {children}", {"any-name": "one", "how-many": "one"}) == "{any-name} your child"


def test_a_value_that_looks_like_a_name_is_not_filled_again() -> None:
    """An area's name comes from staff: it can bring in nothing else."""
    assert said("{area}", {"how-many": "one"}, area="{children}") == "{children}"


def test_values_are_plain_text_and_the_door_escapes_them() -> None:
    assert said("{area}", {}, area="<b>Fen & moor</b>") == "<b>Fen & moor</b>"


def test_a_phrase_is_translated_before_the_area_is_put_in() -> None:
    welsh = {"your children in {area}": "eich plant yn {area}"}
    values = piping.values(
        ASKED, {"how-many": "two"}, area="Fenmoor", translate=lambda text: welsh.get(text, text)
    )
    assert values["children"] == "eich plant yn Fenmoor"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{place} and {area}", ["place", "area"]),
        ("{Place} { place } {} {9} {{place}}", ["place"]),
        ("nothing", []),
        ("{a.__class__} {a[0]} {a!r} {a:>9}", []),
    ],
)
def test_only_a_plain_name_in_braces_is_a_word(text: str, names: list[str]) -> None:
    assert piping.names(text) == names
