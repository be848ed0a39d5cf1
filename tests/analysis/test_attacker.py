"""Everything the public is told, against somebody who wants to know what single people said (see `attacker`)."""

import datetime as dt
import itertools
import json
import random
import re
from collections import Counter, defaultdict

import attacker
import numpy as np
import pytest
from attacker import Known, World

import analysis
from analysis import answering_back, policy, release
from analysis.disclosure import Embargo, publish
from analysis.inspection import Inspection, Part
from analysis.partitions import Cell, RawPartition, settle
from questionnaires.model import Condition, Option, Page, Question, Questionnaire, Route, Theme

PUBLISHED_ON = dt.date(2026, 5, 1)
WINDOW = analysis.Window(
    opens_at=dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC),
    closes_at=dt.datetime(2026, 2, 6, 12, 30, tzinfo=dt.UTC),
    grace=dt.timedelta(minutes=30),
)
OUT = Embargo(
    published_on=PUBLISHED_ON,
    today=PUBLISHED_ON,
    last_answer_at=WINDOW.closes_at + WINDOW.grace,
    made_at=dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC),
)


def options(*values, good=(), no_view=()):
    said = (Option(value=each, label=each.capitalize(), is_favourable=each in good) for each in values)
    return (*said, *(Option(value=each, label=each.capitalize(), is_substantive=False) for each in no_view))


NEED = options("got-it", "got-some", "waiting", "refused", good=("got-it",), no_view=("not-needed",))
HELP = options("well", "fair", "badly", good=("well",), no_view=("dont-know",))
SAY = options("yes", "no", good=("yes",), no_view=("dont-know",))
PLAN = options("plan", "being-assessed", "sen-support", "refused", no_view=("dont-know",))
MET = ("got-it", "got-some", "waiting")  # who is asked how well it works
ITEMS = {
    "need": (*(each.value for each in NEED), "blank"),
    "help": (*(each.value for each in HELP), "blank", "not-asked"),
    "say": (*(each.value for each in SAY), "blank"),
    "status": (*(each.value for each in PLAN), "blank"),
}
LINES = (0.01, 0.03, 0.1, 0.5, 1)  # how common an answer is: rare ones are what an attacker looks for


def asked(item, role, choices, theme="waits"):
    return Question(id=item, kind="one", role=role, text=f"{item}?", options=choices, theme=theme)


@pytest.fixture
def questionnaire():
    """One question leads to another, one to none; plan status is the classification."""
    to_help = Route(to="helped", when=Condition(question="need", any_of=MET))
    pages = (
        Page(id="needed", section="", heading="", questions=(asked("need", "need", NEED),),
             routes=(to_help, Route(to="last"))),
        Page(id="helped", section="", heading="", questions=(asked("help", "quality", HELP),)),
        Page(id="last", section="", heading="",
             questions=(asked("say", "quality", SAY), asked("status", "plan", PLAN, theme=None))),
    )  # fmt: skip
    return Questionnaire(
        id="attacked", version=1, audience="parents-and-carers", framework="attacked", language="en", title="Help",
        minutes=1, themes=(Theme(id="waits", name="Waits", plain="Waiting for help"),), pages=pages,
    )  # fmt: skip


@pytest.fixture
def survey(families):
    """So many people, some answers rare and some common: who said what, and what analysis sees of it."""

    def made(people, seed):
        chance = random.Random(seed)
        weights = {item: [chance.choice(LINES) for _ in values] for item, values in ITEMS.items()}
        truth = Counter()
        for _ in range(people):
            said = {item: chance.choices(values, weights[item])[0] for item, values in ITEMS.items()}
            if said["need"] not in MET:
                said["help"] = "not-asked"
            elif said["help"] == "not-asked":
                said["help"] = "blank"
            truth[tuple(said.values())] += 1
            families.answer(
                {item: value for item, value in said.items() if value not in ("blank", "not-asked")}
            )
        return families.frame(), World(ITEMS, truth, is_possible)

    return made


def is_possible(said):
    return (said["help"] != "not-asked") == (said["need"] in MET)


def everything(world, ways):
    return [
        *world.cells(ways),
        *attacker.unions(world, "need", "status"),
        *attacker.unions(world, "status", "say"),
    ]


def test_every_filter_of_a_survey_of_60_tells_of_nobody(survey):
    """G1, G2: by one, two and three questions and all unions, no count under 10 is known to less than ten people."""
    frame, world = survey(60, 0)
    facts = attacker.released(world, publish(release.of(frame), OUT))
    assert attacker.attack(world, facts, everything(world, ways=3)) == []


@pytest.mark.parametrize(("people", "seed"), [(120, 46), (200, 60), (300, 8), (800, 15), (2500, 17)])
def test_larger_surveys_tell_of_nobody_either(survey, people, seed):
    """G2: more is shown of them, by plan status too, and still nothing small can be worked out."""
    frame, world = survey(people, seed)
    facts = attacker.released(world, publish(release.of(frame), OUT))
    assert attacker.attack(world, facts, world.cells(2)) == []


def test_what_is_printed_tells_even_less(survey):
    """G2: families read steps of ten; above, the attacker was given every released count to the person."""
    frame, world = survey(300, 24)
    facts = attacker.released(world, publish(release.of(frame), OUT), as_printed=True)
    assert attacker.attack(world, facts, world.cells(2)) == []


def test_large_surveys_are_told_by_plan_status(survey):
    """The attack would prove little if nothing were told."""
    frame, _ = survey(2500, 17)
    told = publish(release.of(frame), OUT)
    assert [table.id for table in told.tables if table.base] == ["need", "help", "say"]
    assert [cross.question for cross in told.crosses] == ["need", "help", "say"]


def test_filters_that_overlap_cannot_be_subtracted(survey):
    """G4: A, B, A or B, A and B, of answers and of groups."""
    frame, world = survey(500, 8)
    facts = attacker.released(world, publish(release.of(frame), OUT))
    targets = [*attacker.unions(world, "need", "status"), *attacker.unions(world, "help", "status")]
    assert len(targets) > 500
    assert attacker.attack(world, facts, targets) == []


def test_the_attacker_breaks_a_release_that_hides_small_counts_one_by_one(survey):
    """Each count of 10 and more by itself, and true totals beside them: as many a dashboard does it."""
    _, world = survey(300, 5)
    naive = [
        Known(wanted, world.count(wanted), world.count(wanted))
        for wanted in world.cells(2)
        if world.count(wanted) >= policy.SHOWN_FROM
    ]
    broken = attacker.attack(world, naive, world.cells(2))
    assert len(broken) > 20
    assert any(each.fewest == pytest.approx(each.most) for each in broken)


def test_the_attacker_breaks_bases_without_those_who_skipped(survey):
    """The number of all beside the number of those who answered: who skipped stands between them."""
    _, world = survey(300, 9)
    items = [item for item in world.items if 0 < world.count({item: frozenset({"blank"})}) < 10]
    answered = {item: frozenset(world.items[item]) - {"blank"} for item in items}
    total = sum(world.people.values())
    naive = [Known({}, total, total)]
    naive += [Known({i: v}, world.count({i: v}), world.count({i: v})) for i, v in answered.items()]
    assert items
    assert len(attacker.attack(world, naive, [{item: frozenset({"blank"})} for item in items])) == len(items)


def test_the_attacker_breaks_two_releases_one_answer_apart(survey):
    """Why there is one: the second tells what the one person said who came between."""
    _, world = survey(300, 5)
    before, after = world.people.copy(), world.people.copy()
    after[("refused", "not-asked", "no", "refused")] += 1
    told = {value: [sum(c for p, c in each.items() if p[0] == value) for each in (before, after)]
            for value in ITEMS["need"]}  # fmt: skip
    assert [value for value, (first, second) in told.items() if second - first == 1] == ["refused"]


def inspection(frame):
    part = Part(survey_id="parents", frame=frame, outcomes={}, window=WINDOW)
    facts = {"totals": ()} if "totals" in Inspection.__dataclass_fields__ else {}
    return Inspection(area="Elmshire", kind="full", parts=(part,), **facts)


def told_us(frame, **facts):
    usual = {"published_on": PUBLISHED_ON, "today": PUBLISHED_ON, "made_at": OUT.made_at, "symbols": {}}
    return answering_back.build_public(inspection(frame), **(usual | facts))


def test_what_was_released_stays_as_it_was_when_an_answer_comes_or_goes(survey, families):
    """G3: one more answer, or one less, changes nothing outside: there is one release and no second."""
    frame, _ = survey(300, 5)
    first = told_us(frame)
    families.answer({"need": "refused", "say": "no", "status": "refused"})
    later = {"made_at": OUT.made_at + dt.timedelta(days=30)}
    assert told_us(families.frame(), before=first, **later) == first
    del families.rows[-2:]
    assert told_us(families.frame(), before=first, **later) == first


def test_what_a_whole_group_said_alike_is_not_told(families):
    """G5: 40 with a plan all said no, 60 without said both: nothing is told of either group, nor of the plans' say."""
    for number in range(100):
        said = "no" if number < 40 or number % 2 else "yes"
        families.answer({"say": said, "status": "plan" if number < 40 else "sen-support"})
    for _ in range(12):
        families.answer({})
    told = publish(release.of(families.frame()), OUT)
    say = next(table for table in told.tables if table.id == "say")
    assert [row.count for row in say.rows] == [30, 70]
    assert [cross for cross in told.crosses if cross.question == "say"] == []


@pytest.mark.parametrize("others", [0, 9])
def test_what_all_said_alike_is_not_told(families, others):
    """G5: 100% of one answer, or all but nine, tells what each neighbour said."""
    for _ in range(60):
        families.answer({"say": "no"})
    for _ in range(others):
        families.answer({"say": "yes"})
    say = next(table for table in publish(release.of(families.frame()), OUT).tables if table.id == "say")
    assert (say.base, [row.count for row in say.rows], say.asides) == (None, [None, None], ())


def test_no_number_under_ten_is_printed_anywhere(survey):
    """G1: neither in the tables nor in a sentence, nor by the order in which answers stand."""
    frame, _ = survey(60, 0)
    files = told_us(frame)
    facts = json.loads(files[answering_back.JSON])
    figures = [
        row["count"]
        for survey_told in facts["surveys"]
        for table in survey_told["questions"]
        for row in (*table["rows"], *table["asides"])
        if row["count"] is not None
    ]
    assert figures
    assert all(figure >= 10 and figure % policy.STEPS_OF == 0 for figure in figures)
    page = re.sub(r"<style>.*?</style>", "", files[answering_back.HTML].decode(), flags=re.DOTALL)
    counts = [int(each.replace(",", "")) for each in re.findall(r"bout ([\d,]+)", page)]
    assert counts
    assert all(each >= 10 and each % policy.STEPS_OF == 0 for each in counts)
    asked_in_order = [option.label for option in NEED]
    shown = [label for label in re.findall(r"said: “(\w[\w-]*)”", page) if label in asked_in_order]
    assert shown == sorted(shown, key=asked_in_order.index)


def test_ten_answers_of_three_families_are_three(families):
    """A parent may answer for several children: told is what ten families said, not what three said ten times."""
    for number in range(30):
        families.answer({"say": "yes"}, family_number=bytes([number % 3]))
    for number in range(60):
        families.answer({"say": "no"} if number < 40 else {}, family_number=bytes([3 + number]))
    say = next(table for table in publish(release.of(families.frame()), OUT).tables if table.id == "say")
    assert [row.count for row in say.rows] == [None, 40]


def test_nine_families_are_few_however_many_children_they_have(families):
    for number in range(36):
        families.answer({"say": "yes"}, family_number=bytes([number % 9]))
    told = publish(release.of(families.frame()), OUT)
    assert (told.counted.base, told.tables, told.crosses, told.groups) == (None, (), (), None)
    assert told.counted.notes == ("Fewer than 10 people answered.",)


@pytest.mark.parametrize("people", [10, 11, 19, 20, 21, 29, 30, 31, 45, 60])
def test_who_knows_the_rules_knows_no_more(people):
    """All ways so many people can give two answers or none. Whoever tries out which of them would have been shown
    like this finds ten or more numbers for each that is not shown, or such as are no secret."""
    cells = tuple(Cell(value=str(at), label="", place="aside" if at == 2 else "answer") for at in range(3))
    worlds = defaultdict(list)
    for first, second in itertools.product(range(people + 1), repeat=2):
        counts = (first, second, people - first - second)
        if min(counts) >= 0:
            divided = np.array([counts])
            raw = RawPartition(id="q", title="", cells=cells, responses=divided, families=divided)
            worlds[tuple((row, counts[row[0]]) for row in settle(raw))].append(counts)
    for shown, found in worlds.items():
        for cell in {0, 1, 2} - {row[0] for row, _ in shown}:
            values = {counts[cell] for counts in found}
            assert len(values) >= 10 or min(values) >= 10, (shown, cell, found)
