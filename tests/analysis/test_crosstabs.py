"""Cross-tabulations: each group's table is what its own responses say, counted three ways."""

import json
from dataclasses import replace

import numpy as np
import pytest

from analysis import columns, crosstabs, items, lattice
from analysis.errors import MixedVoices, NotInLattice
from questionnaires.model import Option, Question

SETTINGS = ("nursery", "school", "college")
PLAN = Question(
    id="about-plan",
    kind="one",
    role="plan",
    text="A plan?",
    options=(
        Option(value="plan", label="Yes"),
        Option(value="dont-know", label="Not sure", is_substantive=False),
        Option(value="none", label="No"),
    ),
)
SETTING = Question(
    id="child-setting",
    kind="one",
    role="profile",
    text="Where?",
    options=tuple(Option(value=each, label=each.capitalize()) for each in SETTINGS),
)
HELP = Question(
    id="help",
    kind="several",
    role="touches",
    text="What helped?",
    theme="waits",
    options=(
        Option(value="people", label="People"),
        Option(value="letters", label="Letters"),
        Option(value="none", label="Nothing", is_exclusive=True),
        Option(value="dont-know", label="Not sure", is_substantive=False, is_exclusive=True),
    ),
)


@pytest.fixture
def revisit(questionnaire):
    (page,) = questionnaire.pages
    pages = (replace(page, questions=(PLAN, SETTING, *page.questions, HELP)),)
    return replace(questionnaire, pages=pages)


@pytest.fixture
def answered(revisit, answering):
    return answering(revisit, 700, 3)


def by_hand(rows, question, wanted):
    """Plain Python, from the rows as they were stored: counts by value, blanks, base."""
    answers = [json.loads(row["answers"]).get(question.id) for row in rows if wanted(row)]
    given = [answer if isinstance(answer, list) else [answer] for answer in answers if answer]
    counts = {option.value: sum(option.value in each for each in given) for option in question.options}
    views = {option.value for option in question.options if option.is_substantive}
    return counts | {"blank": len(answers) - len(given)}, sum(bool(views & set(each)) for each in given)


def shown(part):
    return {row.value: row.count for row in part.rows + part.asides}, part.base


def classified(row, by, questionnaire):
    """The row's group, read from its classification or its answer."""
    found = next(each for each in lattice.CLASSIFICATIONS if each.id == by)
    asked = found.question(questionnaire)
    return json.loads(row["answers"]).get(asked.id, "blank") if asked else row[found.column]


def test_every_published_cross_tabulation_counts_what_plain_python_counts(answered, revisit):
    own = [row for row in answered.rows if row["voice"] != "supporter"]
    checked = 0
    for cross in crosstabs.published(columns.of(answered.frame().own)):
        question = next(each for each in revisit.questions if each.id == cross.question)
        by = cross.by.split("+")
        for part in cross.parts:
            groups = part.id.removeprefix(f"{cross.id}-").split("+")
            assert shown(part) == by_hand(
                own,
                question,
                lambda row: [classified(row, each, revisit) for each in by] == groups,  # noqa: B023 (called here)
            ), part.id
            checked += 1
    assert checked > 300


@pytest.mark.parametrize("question", ["need", "quality", "help"])
def test_a_part_is_the_distribution_of_its_groups_own_responses(answered, revisit, question):
    frame = answered.frame().own
    asked = next(each for each in revisit.questions if each.id == question)
    for part in crosstabs.cross(columns.of(frame), question, "plan").parts:
        value = part.id.rpartition("-by-plan-")[2]
        plan = frame.responses["about-plan"]
        group = frame.where(plan.isna() if value == "blank" else plan == value, frame.group)
        expected = items.distribution(group, asked)
        assert replace(part, id=expected.id, title=expected.title) == expected


def test_everybody_stands_in_exactly_one_part(answered):
    frame = answered.frame().own
    for by in (("plan",), ("age",), ("setting",), ("channel",), ("language",), ("plan", "setting")):
        parts = crosstabs.cross(columns.of(frame), "need", *by).parts
        assert sum(row.count for part in parts for row in part.rows + part.asides) == len(frame)


def test_groups_stand_in_the_options_order_and_those_who_did_not_say_last(answered):
    cross = crosstabs.cross(columns.of(answered.frame().own), "need", "plan")
    assert [part.title for part in cross.parts] == [
        "Has an EHC plan",
        "No plan and no extra help",
        "Plan status: does not know",
        "Plan status: not asked, or left blank",
    ]
    assert cross.title == "Needed? By plan status"


def test_two_classifications_make_a_part_for_each_pair(answered):
    cross = crosstabs.cross(columns.of(answered.frame().own), "need", "plan", "setting")
    assert (cross.id, cross.by, len(cross.parts)) == ("need-by-plan+setting", "plan+setting", 4 * 4)
    assert cross.parts[0].title == "Has an EHC plan; Nursery"
    assert cross.parts[0].id == "need-by-plan+setting-plan+nursery"
    assert cross.title == "Needed? By plan status and setting"


def test_supporters_are_crossed_apart_and_never_among_others(answered):
    frame = answered.frame()
    with pytest.raises(MixedVoices):
        columns.of(frame)
    cross = crosstabs.cross(columns.of(frame.supporters), "need", "plan")
    assert cross.id == "supporters-need-by-plan"
    assert cross.title.startswith("Supporters: ")
    assert {part.of_whom for part in cross.parts} == {
        "children described by supporters who said this was needed"
    }


def test_voices_are_those_of_one_side_and_supporters_are_no_silent_group_of_it(answered):
    frame = answered.frame()
    own, apart = (
        crosstabs.cross(columns.of(side), "need", "voice") for side in (frame.own, frame.supporters)
    )
    assert [part.title for part in own.parts] == ["Answered alone", "Answered with someone's help"]
    assert [part.id for part in apart.parts] == ["supporters-need-by-voice-supporter"]


@pytest.mark.parametrize("people", [0, 1])
def test_nobody_and_one_person_can_be_crossed(revisit, answering, people):
    for cross in crosstabs.published(columns.of(answering(revisit, people, 1).frame().own)):
        assert sum(part.base for part in cross.parts) <= people


@pytest.fixture
def of_families(revisit, answering):
    """Some people answered for two or three children, and were asked once whether they needed it."""
    once = {"need", "help"}
    asked = revisit.pages[0].questions
    pages = (
        replace(revisit.pages[0], id="family-once", questions=tuple(q for q in asked if q.id in once)),
        replace(revisit.pages[0], questions=tuple(q for q in asked if q.id not in once)),
    )
    made = answering(replace(revisit, pages=pages), 300, 8)
    for at, row in enumerate(made.rows):
        if at % 3 and at % 5:
            first = made.rows[at - at % 3]
            row |= {name: first[name] for name in ("family_number", "channel_kind", "voice")}
            answers = json.loads(row["answers"])
            row["answers"] = json.dumps({item: answers[item] for item in answers if item not in once})
    return made


@pytest.mark.parametrize("question", ["need", "help"])
def test_what_is_asked_once_of_a_person_is_blank_once(of_families, question):
    frame = of_families.frame().own
    asked = next(each for each in frame.questionnaire.questions if each.id == question)
    blanks = 0
    for part in crosstabs.cross(columns.of(frame), question, "channel").parts:
        channel = part.id.rpartition("-by-channel-")[2]
        group = frame.where(frame.responses["channel_kind"] == channel, frame.group)
        expected = items.distribution(group, asked)
        assert replace(part, id=expected.id, title=expected.title) == expected
        blanks += shown(part)[0]["blank"]
    assert 0 < blanks < len(frame) - frame.people


def test_what_is_asked_once_is_not_grouped_by_what_differs_between_children(of_families):
    with pytest.raises(NotInLattice, match="asked once of each person"):
        crosstabs.cross(columns.of(of_families.frame().own), "help", "plan")


def test_what_is_counted_in_stretches_adds_up_across_their_ends():
    chance = np.random.default_rng(5)
    sizes = (3, 5, 7)
    responses = 2 * crosstabs.STRETCH + 1
    coded = [chance.integers(0, size, responses, dtype=np.uint8) for size in sizes]
    expected = np.zeros(sizes, dtype=np.int64)
    np.add.at(expected, tuple(coded), 1)
    assert (crosstabs.counted(list(zip(coded, sizes, strict=True))) == expected).all()


def test_combinations_beyond_two_bytes_are_counted_too():
    coded = [
        np.array([255, 0], dtype=np.uint8),
        np.array([255, 3], dtype=np.uint8),
        np.array([1, 1], np.uint8),
    ]
    counts = crosstabs.counted(list(zip(coded, (256, 256, 2), strict=True)))
    assert (counts.sum(), counts[255, 255, 1], counts[0, 3, 1]) == (2, 1, 1)


@pytest.mark.parametrize(("question", "by", "why"), [
    ("need", (), "by one or 2 classifications"),
    ("need", ("plan", "age", "setting"), "by one or 2 classifications"),
    ("need", ("postcode",), "'postcode' is none of: plan, age"),
    ("need", ("age", "channel"), "the pairs published are: plan\\+age"),
    ("need", ("age", "plan"), "the pairs published are"),
    ("need", ("plan", "plan"), "the pairs published are"),
    ("need", ("sector",), "does not ask about 'sector'"),
    ("about-plan", ("age",), "no closed question under a theme"),
    ("story", ("age",), "no closed question under a theme"),
    ("nothing", ("age",), "no closed question under a theme"),
])  # fmt: skip
def test_what_is_not_published_is_refused_with_the_reason(answered, question, by, why):
    with pytest.raises(NotInLattice, match=why):
        crosstabs.cross(columns.of(answered.frame().own), question, *by)
