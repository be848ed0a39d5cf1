"""The gate and its three readerships."""

import ast
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.disclosure import SMALL_BASE, TOO_FEW, percent, protect
from analysis.errors import NotForReadership, NotProtected, NotPublished, WrongReadership
from analysis.tables import RawRow, RawTable, SafeTable, for_readership

COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=7)


def a_distribution(counts, kind="answers", base=None):
    rows = tuple(RawRow(value=str(at), label=str(at), count=count) for at, count in enumerate(counts))
    return RawTable(
        id="t",
        title="T",
        kind=kind,
        of_whom="who answered",
        base=sum(counts) if base is None else base,
        rows=rows,
    )


@pytest.mark.parametrize(("base", "has_percents", "is_small"), [
    (0, False, True), (9, False, True), (10, True, True), (29, True, True), (30, True, False),
])  # fmt: skip
def test_the_team_sees_counts_always_percentages_from_10_and_small_base_below_30(
    a_table, base, has_percents, is_small
):
    table = protect(a_table((base, 0)), "inspection-team")
    assert [row.count for row in table.rows] == [base, 0]
    assert [row.percent is not None for row in table.rows] == [has_percents, has_percents]
    assert (SMALL_BASE in table.notes) is is_small
    assert table.count("dont-know") == 3


def test_what_nobody_viewed_has_no_percentage(a_table):
    table = protect(a_table((20, 10)), "inspection-team")
    assert [row.percent for row in table.rows] == [67, 33]
    assert [row.percent for row in table.asides] == [None]


def test_halves_of_a_percent_go_up():
    assert [percent(count, 200) for count in (0, 1, 3, 199, 200)] == [0, 1, 2, 100, 100]


@pytest.mark.parametrize("kind", ["answers", "choices", "comments"])
def test_officer_and_forum_get_no_table_of_answers(a_table, kind):
    with pytest.raises(NotForReadership):
        protect(a_table((50, 50), kind=kind), "officer-and-forum")


@given(COUNTS)
def test_officer_and_forum_see_fives_and_nothing_under_10(counts):
    table = protect(a_distribution(counts, "participation"), "officer-and-forum")
    for row, count in zip(table.rows, counts, strict=True):
        assert row.percent is None
        if count < 10:
            assert row.count is None
        else:
            assert row.count is not None
            assert row.count % 5 == 0
            assert abs(row.count - count) <= 2
    assert (table.base is None) is (sum(counts) < 10)


def test_the_public_gets_nothing_before_the_report_is_published(a_table, families):
    with pytest.raises(NotPublished):
        protect(a_table((50, 50)), "public")
    with pytest.raises(NotPublished):
        families.build("public")


def test_fewer_than_10_people_are_no_figure_for_the_public(a_table):
    table = protect(a_table((9, 0)), "public", is_published=True)
    assert (table.base, table.rows[0].count, table.notes) == (None, None, (TOO_FEW,))


def test_what_everybody_said_alike_is_withheld_from_the_public(a_table):
    table = protect(a_table((40, 0, 0)), "public", is_published=True)
    assert [row.count for row in table.rows] == [None, None, None]


def test_the_public_sees_no_aside(a_table):
    assert protect(a_table((40, 40)), "public", is_published=True).asides == ()


@given(COUNTS)
def test_no_count_withheld_from_the_public_can_be_worked_out(counts):
    table = protect(a_distribution(counts), "public", is_published=True)
    for row, count in zip(table.rows, counts, strict=True):
        assert row.count is None or (row.count == count >= 10 and sum(counts) - count >= 10)
    if table.base is None:
        assert all(row.count is None and row.percent is None for row in table.rows)
        return
    # An outsider knows the base and what is shown: a withheld count is anything from 0 to what is left.
    withheld = [row for row in table.rows if row.count is None]
    left = table.base - sum(row.count for row in table.rows if row.count is not None)
    assert not withheld or (len(withheld) > 1 and left >= 10) or len(counts) == 1
    assert all((row.count is None) is (row.percent is None) for row in table.rows)


def test_small_tables_for_the_public_one_by_one():
    """Every table of three answers up to 24 each: from outside, a withheld count stays 10 or more wide."""
    for counts in itertools.product(range(0, 25, 3), repeat=3):
        table = protect(a_distribution(counts), "public", is_published=True)
        shown = [row.count for row in table.rows]
        if table.base is None or None not in shown:
            continue
        fits = [
            guess
            for guess in itertools.product(range(table.base + 1), repeat=shown.count(None))
            if sum(guess) == table.base - sum(count for count in shown if count is not None)
        ]
        assert all(max(place) - min(place) >= 10 for place in zip(*fits, strict=True)), counts


def test_ticks_of_the_public_follow_the_same_rule_both_ways():
    table = protect(a_distribution((45, 20, 5, 0), "choices", base=50), "public", is_published=True)
    assert [row.count for row in table.rows] == [None, 20, None, None]


def test_nobody_else_makes_a_safe_table(a_table):
    safe = protect(a_table((5,)), "inspection-team")
    facts = {name: getattr(safe, name) for name in safe.__dataclass_fields__ if name != "seal"}
    with pytest.raises(NotProtected):
        SafeTable(**facts, seal=None)
    with pytest.raises(TypeError):
        SafeTable(**facts)


def test_the_seal_is_named_in_two_modules_only():
    package = Path(analysis.__file__).parent
    named = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Name) and node.id == "SEAL")
        or (isinstance(node, ast.alias) and node.name == "SEAL")
    }
    assert named == {"tables.py", "disclosure.py"}


def test_a_door_refuses_another_readerships_table(a_table):
    safe = protect(a_table((50,), kind="participation"), "inspection-team")
    assert for_readership(safe, "inspection-team") is safe
    with pytest.raises(WrongReadership, match="made for inspection-team, not for officer-and-forum"):
        for_readership(safe, "officer-and-forum")
