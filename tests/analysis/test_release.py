"""The public release of one survey: when it may be made, what it is made of, and what is refused."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from analysis import disclosure, release
from analysis.disclosure import Embargo, publish
from analysis.errors import DoesNotAddUp, NotPublished, StillOpen
from analysis.partitions import Cell
from analysis.public import Told, stepped
from analysis.tables import SafeRow

DAY = dt.date(2026, 5, 1)
CLOSED = dt.datetime(2026, 2, 6, 12, 30, tzinfo=dt.UTC)


def embargo(**facts):
    usual = {"published_on": DAY, "today": DAY, "last_answer_at": CLOSED, "made_at": CLOSED}
    return Embargo(**(usual | facts))


@pytest.fixture
def raw(families):
    """Of 100 people 45 said badly, 25 well, 5 quite well; 13 left it blank, 12 were not sure."""
    for answer, people in (("badly", 45), ("well", 25), ("quite-well", 5), (None, 13), ("dont-know", 12)):
        for _ in range(people):
            families.answer({"quality": answer} if answer else {})
    return release.of(families.frame())


def told(raw, question="quality"):
    return next(table for table in publish(raw, embargo()).tables if table.id == question)


@pytest.mark.parametrize("facts", [
    {"published_on": None},
    {"today": DAY - dt.timedelta(days=1)},
    {"published_on": DAY + dt.timedelta(days=1)},
])  # fmt: skip
def test_nothing_is_public_before_the_report(raw, facts):
    with pytest.raises(NotPublished):
        publish(raw, embargo(**facts))


def test_nothing_is_public_while_answers_may_come(raw):
    with pytest.raises(StillOpen):
        publish(raw, embargo(made_at=CLOSED - dt.timedelta(seconds=1)))


def test_small_answers_are_told_together(raw):
    """5 said quite well: they stand with the 25 who said well, and nothing is left out."""
    table = told(raw)
    assert [(row.value, row.count) for row in table.rows] == [("well+quite-well", 30), ("badly", 50)]
    assert [row.percent for row in table.rows] == [40, 60]
    assert (table.base, table.of_whom, table.rows[0].label) == (
        80,
        "parents and carers who answered",
        "“Well” or “Quite well”",
    )
    assert [(row.value, row.count) for row in table.asides] == [("rest", 30)]


def test_everybody_is_counted_in_steps_of_ten(raw, families):
    assert publish(raw, embargo()).counted.base == 100
    for _ in range(4):
        families.answer()
    assert publish(release.of(families.frame()), embargo()).counted.base == 100


@pytest.mark.parametrize(("count", "step"), [(10, 10), (14, 10), (15, 20), (24, 20), (25, 30), (2005, 2010)])
def test_steps_are_the_nearest_ten(count, step):
    assert stepped(count) == step


def test_supporters_are_not_among_those_the_survey_is_for(families):
    for _ in range(20):
        families.answer({"quality": "badly"})
        families.answer({"quality": "well"}, voice="supporter")
    for _ in range(15):
        families.answer()
    made = release.of(families.frame())
    assert made.responses == 35
    assert told(made).count("badly") == 20


def test_questions_about_the_people_and_with_several_ticks_are_not_told(families):
    for _ in range(60):
        families.answer({"age": "child", "touches": ["waits"], "quality": "badly"})
    for _ in range(40):
        families.answer()
    assert [table.id for table in publish(release.of(families.frame()), embargo()).tables] == [
        *("need", "change", "quality", "other", "comments"),
    ]


def test_how_many_wrote_is_told_and_not_a_word(families):
    for number in range(50):
        families.answer(comments={"story": "We waited"} if number < 21 else {})
    table = told(release.of(families.frame()), "comments")
    assert [(row.label, row.count) for row in table.rows] == [("Wrote in their own words", 20)]


def test_all_tables_are_for_the_public(raw):
    made = publish(raw, embargo())
    tables = [made.counted, *made.tables, *(part for cross in made.crosses for part in cross.parts)]
    assert {table.readership for table in tables} == {"public"}


def broken(raw, **facts):
    return replace(raw, questions=(replace(raw.questions[0], **facts), *raw.questions[1:]))


def test_counts_that_cannot_be_true_are_refused(raw):
    """Below zero, more families than answers, somebody lost or twice, or a place nobody knows."""
    question = raw.questions[0]
    below = question.responses.copy()
    below[0, :2] += (-1, 1)
    strange = (*question.cells[:-1], Cell(value="x", label="X", place="elsewhere"))
    for facts in (
        {"families": question.families - 1},
        {"families": question.responses + 1},
        {"responses": question.responses + 1},
        {"responses": below, "families": below},
        {"families": np.zeros_like(question.families)},
        {"responses": question.responses[:, :-1]},
        {"cells": strange},
        {"cells": (question.cells[1], *question.cells[1:])},
    ):
        with pytest.raises(DoesNotAddUp):
            publish(broken(raw, **facts), embargo())
    publish(raw, embargo())


@pytest.mark.parametrize("facts", [{"base": 9}, {"rows": 9}, {"asides": 9}, {"rows": 0}])
def test_the_gate_itself_refuses_a_figure_under_ten(facts):
    """The second lock, should the rules before it ever let one through."""
    rows = {name: (SafeRow(value="x", label="X", count=facts.get(name, 20), percent=None),)
            for name in ("rows", "asides")}  # fmt: skip
    told = Told(id="x", title="X", kind="answers", of_whom="who answered", base=facts.get("base", 40), **rows)
    with pytest.raises(DoesNotAddUp):
        disclosure._public(told)


def test_an_empty_survey_is_fewer_than_ten(families):
    made = publish(release.of(families.frame()), embargo())
    assert (made.counted.base, made.tables) == (None, ())
