"""What stands beside what: the limits of each rule."""

from dataclasses import replace

import pytest

from questionnaires import arrangement
from questionnaires.model import Option, Page, Question, Questionnaire

NAMED = {name: name for name in ("id", "audience", "framework", "language", "title")}
SHARED = (Option(value="a", label="A"), Option(value="b", label="B"))
OTHER = (Option(value="a", label="A"), Option(value="c", label="C"))


def a_question(number: int, text: str, options: tuple[Option, ...] = SHARED, hint: str = "") -> Question:
    return Question(id=f"q-{number}", kind="one", role="quality", text=text, options=options, hint=hint)


def asked(*questions: Question) -> Questionnaire:
    page = Page(id="p", section="", heading="", questions=questions)
    return Questionnaire(**NAMED, version=1, minutes=1, pages=(page,))


@pytest.mark.parametrize(
    ("texts", "third_options", "rows"),
    [
        (("Speed", "Seats", "Heat"), SHARED, 3),
        (("Speed", "Seats", "Is it warm?"), SHARED, 2),
        (("Is it fast?", "Is there room?", "Is it warm?"), SHARED, 0),
        (("Speed", "Seats"), SHARED, 0),
        (("Speed", "Seats", "Heat"), OTHER, 0),
        (("It is fast.", "It is big.", "It is warm."), SHARED, 3),
    ],
)
def test_three_fragments_that_share_a_scale_are_a_grid(
    texts: tuple[str, ...], third_options: tuple[Option, ...], rows: int
) -> None:
    options = (SHARED, SHARED, third_options)
    questions = (a_question(n, text, options[n]) for n, text in enumerate(texts))
    assert len(list(arrangement.no_grids(asked(*questions)))) == rows


@pytest.mark.parametrize(
    "above", [{"heading": "How often is it so?"}, {"heading": "The bus is:"}, {"lead": "How is it?"}]
)
def test_two_statements_under_a_question_that_is_asked_above_them_are_a_grid(above: dict[str, str]) -> None:
    document = asked(a_question(1, "It is fast."), a_question(2, "It is warm."))
    page = replace(document.pages[0], **above)
    assert not list(arrangement.no_grids(document))
    assert len(list(arrangement.no_grids(replace(document, pages=(page,))))) == 2


@pytest.mark.parametrize(
    ("hint", "repeats"), [("is it LATE", True), ("Late?", True), ("Think of today.", False), ("", False)]
)
def test_a_hint_that_is_in_the_question_repeats_it(hint: str, repeats: bool) -> None:
    found = list(
        arrangement.hints_do_not_repeat_the_question(asked(a_question(1, "How often is it late?", hint=hint)))
    )
    assert bool(found) == repeats


@pytest.mark.parametrize(("many", "too_many"), [(12, False), (13, True)])
def test_options_without_a_view_do_not_count_among_the_twelve(many: int, too_many: bool) -> None:
    options = tuple(Option(value=f"v{n}", label=f"L{n}") for n in range(many))
    none = Option(value="dont-know", label="?", is_substantive=False)
    assert bool(list(arrangement.options_are_few(asked(a_question(1, "?", (*options, none)))))) == too_many
