"""Cross-tabulations at the gate: what the team sees, and that nobody else sees any."""

import pytest

from analysis import shading
from analysis.disclosure import SMALL_BASE, protect, protect_cross
from analysis.errors import NotForReadership, NotProtected
from analysis.tables import RawCross, SafeCross


@pytest.fixture
def a_cross(a_table):
    def made(*groups):
        parts = tuple(a_table(counts, title=title) for title, counts in groups)
        return RawCross(id="need-by-plan", title="Needed?", question="need", by="plan", parts=parts)

    return made


def test_the_team_sees_each_group_as_a_table_by_itself(a_cross):
    raw = a_cross(("Plan", (30, 10)), ("No plan", (3, 2)))
    safe = protect_cross(raw, "inspection-team")
    assert safe.parts == tuple(protect(part, "inspection-team") for part in raw.parts)
    assert [part.title for part in safe.parts] == ["Plan", "No plan"]
    assert [[row.percent for row in part.rows] for part in safe.parts] == [[75, 25], [None, None]]


def test_a_cross_tabulation_names_its_small_groups(a_cross):
    safe = protect_cross(a_cross(("A", (30, 0)), ("B", (29, 0)), ("C", (0, 1))), "inspection-team")
    (note,) = safe.notes
    assert "fewer than 30 answers: B; C." in note
    assert [SMALL_BASE in part.notes for part in safe.parts] == [False, True, True]
    assert protect_cross(a_cross(("A", (30, 0))), "inspection-team").notes == ()


def test_many_small_groups_are_counted_and_groups_of_nobody_are_not_small(a_cross):
    groups = [(f"Group {at}", (at, 0)) for at in range(8)]
    assert "answers: 7 groups." in protect_cross(a_cross(*groups), "inspection-team").notes[0]
    assert "answers: Group 1; Group 2." in protect_cross(a_cross(*groups[:3]), "inspection-team").notes[0]


@pytest.mark.parametrize("readership", ["officer-and-forum", "public"])
def test_nobody_else_gets_a_cross_tabulation(a_cross, readership):
    with pytest.raises(NotForReadership):
        protect_cross(a_cross(("A", (50, 50))), readership)


def test_nobody_else_makes_a_safe_cross(a_cross):
    safe = protect_cross(a_cross(("A", (30, 10))), "inspection-team")
    facts = {name: getattr(safe, name) for name in safe.__dataclass_fields__ if name != "seal"}
    with pytest.raises(NotProtected):
        SafeCross(**facts, seal=None)


def test_cells_are_shaded_by_their_share_and_only_where_there_is_a_percentage(a_cross):
    cross = protect_cross(a_cross(("A", (1, 19, 30, 50, 0)), ("B", (9, 0, 0, 0, 0))), "inspection-team")
    built = cross.to_dict()
    assert [row["shade"] for row in built["parts"][0]["rows"]] == [0, 0, 1, 2, 0]
    assert [row["shade"] for row in built["parts"][1]["rows"]] == [None] * 5
    assert [row["shade"] for part in built["parts"] for row in part["asides"]] == [None, None]
    assert built["shades"] == ["0 to 19%", "20 to 39%", "40 to 59%", "60 to 79%", "80 to 100%"]
    assert (built["readership"], built["question"], built["by"]) == ("inspection-team", "need", "plan")


def test_every_percentage_has_the_step_that_names_it():
    for percent in range(101):
        low, high = shading.STEPS[shading.step(percent)].removesuffix("%").split(" to ")
        assert int(low) <= percent <= int(high)
    assert shading.step(None) is None
