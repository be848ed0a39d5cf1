from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from questionnaires import routing
from questionnaires.answers import Answers
from questionnaires.model import Condition, Option, Page, Question, Questionnaire, Route, Theme

OPTIONS = tuple(Option(value=value, label=value) for value in ("a", "b", "c"))


def a_page(name: str, *routes: Route) -> Page:
    question = Question(id=f"q-{name}", kind="several", role="profile", text="?", options=OPTIONS)
    return Page(id=name, section="", heading="", questions=(question,), routes=routes)


def a_route(to: str, question: str = "", *any_of: str) -> Route:
    return Route(to=to, when=Condition(question=question, any_of=any_of) if question else None)


def a_questionnaire(*pages: Page) -> Questionnaire:
    return Questionnaire(
        id="q",
        version=1,
        audience="",
        framework="",
        language="en",
        title="",
        minutes=1,
        themes=(Theme(id="t", name="", plain=""),),
        pages=pages,
    )


BRANCHING = a_questionnaire(
    a_page(
        "first", a_route("second", "q-first", "a"), a_route("third", "q-first", "a", "b"), a_route("fourth")
    ),
    a_page("second"),
    a_page("third", a_route("end", "q-second", "c"), a_route("fourth")),
    a_page("fourth"),
)


def names(answers: Answers) -> list[str]:
    return [page.id for page in routing.path(BRANCHING, answers)]


def test_the_first_route_that_holds_wins() -> None:
    assert names({"q-first": ["a"]}) == ["first", "second", "third", "fourth"]
    assert names({"q-first": ["b"]}) == ["first", "third", "fourth"]
    assert names({"q-first": ["b", "a"]}) == ["first", "second", "third", "fourth"]


def test_without_an_answer_the_default_holds() -> None:
    assert names({}) == ["first", "fourth"]
    assert names({"q-first": ["c"]}) == ["first", "fourth"]


def test_a_single_choice_steers_like_a_list_of_one() -> None:
    assert names({"q-first": "b"}) == ["first", "third", "fourth"]


def test_a_route_can_end_the_questionnaire_early() -> None:
    assert names({"q-first": ["a"], "q-second": ["c"]}) == ["first", "second", "third"]
    last = BRANCHING.page(3)
    assert routing.after(BRANCHING, last, {"q-first": ["a"], "q-second": ["c"]}) is None


def test_an_answer_on_a_page_that_no_longer_counts_steers_nothing() -> None:
    """B10: the second page is off the path, so its "c" does not end it at the third."""
    assert names({"q-first": ["b"], "q-second": ["c"]}) == ["first", "third", "fourth"]


def test_answers_off_the_path_are_dropped() -> None:
    """B10: neither a hidden question nor a made-up one leaves a trace."""
    given_answers: Answers = {"q-first": ["b"], "q-second": ["c"], "q-nowhere": "x", "q-fourth": ["a"]}
    assert routing.on_path(BRANCHING, given_answers) == {"q-first": ["b"], "q-fourth": ["a"]}


def test_after_a_page_comes_the_next_on_the_path() -> None:
    assert routing.after(BRANCHING, BRANCHING.page(1), {}) == BRANCHING.page(4)
    assert routing.after(BRANCHING, BRANCHING.page(1), {"q-first": ["a"]}) == BRANCHING.page(2)
    assert routing.after(BRANCHING, BRANCHING.page(4), {}) is None


def test_from_a_page_off_the_path_the_person_comes_back_onto_it() -> None:
    """An old window still shows the second page, while the answers now lead past it."""
    assert routing.after(BRANCHING, BRANCHING.page(2), {"q-first": ["b"]}) == BRANCHING.page(3)
    assert routing.after(BRANCHING, BRANCHING.page(3), {"q-first": ["c"]}) == BRANCHING.page(4)


choices = st.lists(st.sampled_from(["a", "b", "c", "x"]), max_size=3)
some_answers = st.dictionaries(st.sampled_from([q.id for q in BRANCHING.questions] + ["q-x"]), choices)


@given(some_answers)
def test_dropping_what_is_off_the_path_a_second_time_drops_nothing(answers: Answers) -> None:
    kept = routing.on_path(BRANCHING, answers)
    assert routing.on_path(BRANCHING, kept) == kept
    assert routing.path(BRANCHING, kept) == routing.path(BRANCHING, answers)


@given(some_answers)
def test_following_one_page_after_another_is_the_path(answers: Answers) -> None:
    followed, page = [], BRANCHING.pages[0]
    while page:
        followed.append(page)
        page = routing.after(BRANCHING, page, answers)
    assert tuple(followed) == routing.path(BRANCHING, answers)


def test_every_shipped_document_starts_at_its_first_page_and_ends(
    documents: tuple[Questionnaire, ...],
) -> None:
    for document in documents:
        path = routing.path(document, {})
        assert path[0] is document.page(1)
        assert routing.after(document, path[-1], {}) is None


def test_a_shipped_document_asks_the_same_in_every_order_of_its_blocks(
    documents: tuple[Questionnaire, ...],
) -> None:
    for document in documents:
        asked = {page.id for page in routing.path(document, {})}
        for order in permutations(document.random_blocks):
            assert {page.id for page in routing.path(document, {}, order)} == asked
