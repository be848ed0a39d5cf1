"""The gate: what the team sees, what officer and forum see, and that nobody else gets a table by itself."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.disclosure import SMALL_BASE, percent, protect
from analysis.errors import DoesNotAddUp, NotForReadership, NotProtected, NotPublished, WrongReadership
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


@pytest.mark.parametrize("readership", ["public", "somebody", "", "Inspection-team"])
def test_nobody_else_gets_a_table_by_itself(a_table, families, readership):
    """The public neither: what one table withholds another could tell. Its release is made whole."""
    with pytest.raises(NotForReadership):
        protect(a_table((50, 50), kind="participation"), readership)


def test_a_summary_is_not_for_the_public(families):
    with pytest.raises(NotPublished):
        families.build("public")


@pytest.mark.parametrize("facts", [
    {"kind": "ranking"},
    {"kind": "answers", "base": 101},
    {"kind": "answers", "base": 99},
    {"kind": "choices", "base": 49},
    {"kind": "comments", "base": 49},
    {"kind": "participation", "base": -1},
])  # fmt: skip
@pytest.mark.parametrize("readership", ["inspection-team", "officer-and-forum"])
def test_what_is_unknown_or_cannot_be_true_is_shown_to_nobody(a_table, facts, readership):
    with pytest.raises(DoesNotAddUp):
        protect(a_table((50, 50), **facts), readership)


@pytest.mark.parametrize("counts", [(-1, 101), (101, -1)])
def test_nobody_is_counted_below_zero(a_table, counts):
    with pytest.raises(DoesNotAddUp):
        protect(a_table(counts), "inspection-team")


def test_an_aside_below_zero_is_refused(a_table):
    with pytest.raises(DoesNotAddUp):
        protect(a_table((5,), asides=(RawRow(value="x", label="X", count=-1),)), "inspection-team")


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
