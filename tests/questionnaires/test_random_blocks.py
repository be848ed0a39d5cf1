"""Blocks in random order, on examples and on made-up questionnaires that pass the checks of routes and blocks."""

from itertools import permutations
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from questionnaires import arrangement, blocks, meaning, piped_words, routing
from questionnaires.answers import Answers
from questionnaires.model import END, Case, Condition, Option, Page, Question, Questionnaire, Route, Word

OPTIONS = tuple(Option(value=value, label=value) for value in ("a", "b"))
NAMED = {name: name for name in ("id", "audience", "framework", "language", "title")}


def a_page(name: str, block: str = "", *routes: Route, text: str = "?", section: str = "") -> Page:
    question = Question(id=f"q-{name}", kind="one", role="profile", text=text, options=OPTIONS)
    return Page(id=name, section=section, heading="", block=block, questions=(question,), routes=routes)


def a_questionnaire(*pages: Page, **given: Any) -> Questionnaire:
    named = tuple(dict.fromkeys(page.block for page in pages if page.block))
    return Questionnaire(
        **(NAMED | {"version": 1, "minutes": 1, "random_blocks": named, "pages": pages} | given)
    )


def on(question: str, to: str) -> Route:
    return Route(to=to, when=Condition(question=f"q-{question}", any_of=("a",)))


BLOCKS = a_questionnaire(
    a_page("first", "", on("first", "last"), Route(to="x-1")),
    a_page("x-1", "x", on("x-1", "x-3"), Route(to="x-2")),
    a_page("x-2", "x"),
    a_page("x-3", "x"),
    a_page("y-1", "y"),
    a_page("z-1", "z"),
    a_page("last"),
)


def names(answers: Answers, *order: str) -> list[str]:
    return [page.id for page in routing.path(BLOCKS, answers, order)]


def test_without_an_order_blocks_come_as_they_stand() -> None:
    assert names({}) == ["first", "x-1", "x-2", "x-3", "y-1", "z-1", "last"]


def test_blocks_move_whole_and_everything_else_stays() -> None:
    assert names({}, "z", "x", "y") == ["first", "z-1", "x-1", "x-2", "x-3", "y-1", "last"]
    assert names({}, "y", "z", "x") == ["first", "y-1", "z-1", "x-1", "x-2", "x-3", "last"]


def test_blocks_that_an_order_does_not_name_come_after_the_others() -> None:
    assert names({}, "z") == ["first", "z-1", "x-1", "x-2", "x-3", "y-1", "last"]
    assert names({}, "gone", "y")[1] == "y-1"


def test_a_route_into_the_blocks_leads_to_whichever_comes_first() -> None:
    assert names({"q-first": "b"}, "y", "x", "z")[:2] == ["first", "y-1"]


def test_a_route_inside_a_block_holds_wherever_the_block_stands() -> None:
    assert names({"q-x-1": "a"}, "y", "x", "z") == ["first", "y-1", "x-1", "x-3", "z-1", "last"]


def test_all_blocks_can_be_passed_over() -> None:
    assert names({"q-first": "a"}, "z", "y", "x") == ["first", "last"]


def test_after_a_page_comes_the_next_in_the_persons_own_order() -> None:
    order = ("z", "x", "y")
    assert routing.after(BLOCKS, BLOCKS.page(6), {}, order) == BLOCKS.page(2)
    assert routing.after(BLOCKS, BLOCKS.page(5), {}, order) == BLOCKS.page(7)


def test_a_section_that_comes_back_in_another_order_is_named() -> None:
    asked = a_questionnaire(
        a_page("a", section="One"), a_page("b", "x", section="One"), a_page("c", "y", section="Two")
    )
    assert [found.where for found in arrangement.sections_run_together(asked)] == ["pages.2.section"]


def test_a_word_from_another_block_is_named_and_one_from_before_or_its_own_block_is_not() -> None:
    def told(question: str, number: int) -> list[str]:
        pages = [a_page("a"), a_page("b", "x"), a_page("c", "x"), a_page("d", "y"), a_page("e")]
        pages[number] = a_page("shown", pages[number].block, text="{it}?")
        word = Word(name="it", question=question, cases=(Case(any_of=("a",), text="x"),), otherwise="y")
        asked = a_questionnaire(*pages, words=(word,))
        return [found.where for found in piped_words.words_come_from_earlier_answers(asked)]

    assert told("q-b", 3) == ["pages.4"]
    assert told("q-b", 1) != []
    assert told("q-b", 2) == told("q-a", 3) == told("q-d", 4) == []


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Up to three pages before, up to three blocks, up to two pages after; routes to anywhere later."""
    where = [""] * draw(st.integers(1, 3))
    for block in ("x", "y", "z")[: draw(st.integers(0, 3))]:
        where += [block] * draw(st.integers(1, 3))
    where += [""] * draw(st.integers(0, 2))
    return a_questionnaire(
        *(a_page(f"p{n}", block, *draw(routes(n, where))) for n, block in enumerate(where))
    )


@st.composite
def routes(draw: st.DrawFn, number: int, where: list[str]) -> tuple[Route, ...]:
    first_of_blocks = next((n for n, block in enumerate(where) if block), -1)
    inside = [n for n in range(number + 1, len(where)) if where[n] == where[number]]
    to = [f"p{n}" for n in inside]
    if not where[number]:
        to += [END, *([f"p{first_of_blocks}"] if first_of_blocks > number else [])]
    if not to or draw(st.booleans()):
        return ()
    asked = [n for n in range(number + 1) if not where[number] or where[n] in ("", where[number])]
    conditions = st.builds(
        Condition,
        question=st.sampled_from([f"q-p{n}" for n in asked]),
        any_of=st.sampled_from([("a",), ("b",), ("a", "b")]),
    )
    branches = draw(st.lists(st.builds(Route, to=st.sampled_from(to), when=conditions), max_size=2))
    return (*branches, Route(to=draw(st.sampled_from(to))))


CHECKS = (
    meaning.routes_lead_forward,
    meaning.routes_end_in_a_default,
    meaning.conditions_can_hold,
    blocks.blocks_are_neighbours,
    blocks.routes_stay_in_their_block,
)


@st.composite
def walked(draw: st.DrawFn) -> tuple[Questionnaire, Answers]:
    asked = draw(questionnaires())
    given: Answers = {}
    for question in asked.questions:
        if draw(st.booleans()):
            given[question.id] = draw(st.sampled_from(["a", "b"]))
    return asked, given


@given(walked())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_order_a_person_is_asked_the_same_and_comes_to_the_end(
    case: tuple[Questionnaire, Answers],
) -> None:
    asked, answers = case
    assume(not [found for check in CHECKS for found in check(asked)])
    visited = {page.id for page in routing.path(asked, answers)}
    kept = routing.on_path(asked, answers)
    for order in permutations(asked.random_blocks):
        path = routing.path(asked, answers, order)
        assert path[0] == asked.pages[0]
        assert len({page.id for page in path}) == len(path)
        assert {page.id for page in path} == visited
        assert routing.on_path(asked, answers, order) == kept
        assert routing.after(asked, path[-1], answers, order) is None


@given(walked())
def test_answers_off_the_path_are_dropped_and_change_nothing(case: tuple[Questionnaire, Answers]) -> None:
    asked, answers = case
    path = routing.path(asked, answers)
    kept = routing.on_path(asked, answers)
    shown = {question.id for page in path for question in page.questions}
    assert kept == {name: answer for name, answer in answers.items() if name in shown}
    assert routing.path(asked, kept) == path


@given(walked())
def test_every_page_that_is_reached_can_be_reached_and_the_rest_is_named(
    case: tuple[Questionnaire, Answers],
) -> None:
    """What the check names is on no path; and a page no route passes over is on every one that does not end."""
    asked, answers = case
    named = {found.where for found in meaning.pages_can_be_reached(asked)}
    path = routing.path(asked, answers)
    assert not {f"pages.{asked.number(page.id)}" for page in path} & named
    if not any(page.routes for page in asked.pages):
        assert (named, path) == (set(), asked.pages)
