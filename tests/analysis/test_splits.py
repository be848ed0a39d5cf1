"""One question in groups: everybody stands in one, and the parts add up to the whole."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import items, splits, telling
from analysis.disclosure import protect_cross
from analysis.errors import CannotSplit, NotForReadership
from questionnaires.model import Option, Question

PLAN = Question(
    id="about-plan",
    kind="one",
    role="plan",
    text="A plan?",
    options=(
        *(
            Option(value=value, label=value.capitalize())
            for value in ("plan", "being-assessed", "sen-support")
        ),
        Option(value="dont-know", label="Do not know", is_substantive=False),
    ),
)


@pytest.fixture
def asking_plan(questionnaire):
    (page,) = questionnaire.pages
    return replace(questionnaire, pages=(replace(page, questions=(PLAN, *page.questions)),))


def cells(table):
    return Counter({row.value: row.count for row in table.rows + table.asides}) + Counter(
        {"base": table.base}
    )


@pytest.mark.parametrize("item", ["need", "change", "quality", "touches", "other"])
@pytest.mark.parametrize("by", ["plan", "age", "voice", "channel_kind", "presentation", "need"])
def test_the_parts_add_up_to_the_whole(answering, asking_plan, item, by):
    own = answering(asking_plan, 80, 6).frame()
    question = next(each for each in asking_plan.questions if each.id == item)
    cross = splits.split(own, question, by)
    assert sum(map(cells, cross.parts), Counter()) == cells(items.distribution(own, question))
    assert len({part.id for part in cross.parts}) == len(cross.parts)


GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "about-plan": st.sampled_from([option.value for option in PLAN.options]),
        "need": st.sampled_from(["got-it", "waiting", "not-needed", "dont-know"]),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # they keep nothing between examples
@given(st.lists(GIVEN, max_size=25))
def test_every_group_is_counted_as_by_hand(answering, asking_plan, people):
    made = answering(asking_plan, 0, 0)
    for answers in people:
        made.answer(answers)
    need = next(each for each in asking_plan.questions if each.id == "need")
    cross = splits.split(made.frame(), need, "plan")
    groups = {"plan": "Plan", "being-assessed": "Being-assessed", "sen-support": "Sen-support"}
    assert [part.title for part in cross.parts] == [*groups.values(), "Not known"]
    for part, group in zip(cross.parts, (*groups, None), strict=True):
        theirs = [
            each
            for each in people
            if (each.get("about-plan") if each.get("about-plan") in groups else None) == group
        ]
        counted = Counter(each.get("need", "blank") for each in theirs)
        assert {row.value: row.count for row in part.rows + part.asides if row.count} == dict(counted)


def test_what_a_person_said_once_holds_for_every_child_they_described(families, questionnaire):
    (page,) = questionnaire.pages
    once = replace(page, id="family-all", questions=page.questions[:1])
    families.questionnaire = replace(questionnaire, pages=(once, replace(page, questions=page.questions[1:])))
    families.answer({"age": "adult", "need": "waiting"}, family_number=b"a" * 16)
    families.answer({"need": "waiting"}, family_number=b"a" * 16)
    families.answer({"need": "got-it"}, family_number=b"b" * 16)
    need = page.questions[2]
    bases = {part.title: part.base for part in splits.split(families.frame(), need, "age").parts}
    assert bases == {"Child": 0, "Teenager": 0, "Adult": 2, "Not known": 1}


def test_what_is_asked_once_is_split_by_one_response_of_each_person(families, questionnaire):
    (page,) = questionnaire.pages
    once = replace(page, id="family-all", questions=page.questions[2:3])
    rest = replace(page, questions=(*page.questions[:2], *page.questions[3:]))
    families.questionnaire = replace(questionnaire, pages=(once, rest))
    families.answer({"age": "adult"}, family_number=b"a" * 16)
    families.answer({"age": "child", "need": "waiting"}, family_number=b"a" * 16)
    families.answer({"age": "child"}, family_number=b"b" * 16)
    families.answer({"age": "adult"}, family_number=b"b" * 16)
    parts = {part.title: part for part in splits.split(families.frame(), page.questions[2], "age").parts}
    assert (parts["Child"].base, parts["Adult"].base) == (1, 0)
    blanks = {title: part.asides[-1].count for title, part in parts.items()}
    assert sum(blanks.values()) == 1


@pytest.mark.parametrize("by", ["touches", "story", "setting", "shoe-size", "sent_on"])
def test_what_puts_nobody_or_somebody_twice_into_a_group_is_refused(families, by):
    families.answer()
    with pytest.raises(CannotSplit, match=by):
        splits.split(families.frame(), families.questionnaire.questions[2], by)


def test_groups_are_for_the_team_alone(answering, asking_plan):
    cross = splits.split(answering(asking_plan, 40, 1).frame(), PLAN, "age")
    assert json.dumps(protect_cross(cross, "inspection-team").to_dict())
    with pytest.raises(NotForReadership):
        protect_cross(cross, "officer-and-forum")


def test_groups_stand_side_by_side_each_with_its_own_base(families):
    for voice, need, people in (("myself", "waiting", 9), ("myself", "got-it", 3), ("helped", "refused", 2)):
        for _ in range(people):
            families.answer({"need": need, "quality": "well"}, voice=voice)
    families.answer({"need": "waiting"}, voice="supporter")
    told = telling.in_groups(families.frame().own, "voice")
    assert told.words == [
        "Needed? Told us it was not given, of those who said this was needed: “Answered alone”, 9 of 12 (75%); "
        "“Answered with someone's help”, 2 of 2.",
        "How well? Said “Well” or “Quite well”: “Answered alone”, 12 of 12 (100%); “Answered with someone's help”, "
        "2 of 2.",
    ]
    assert [part.base for part in told.crosses[0].parts] == [12, 2, 0, 0]
    assert (
        telling.in_groups(families.frame().supporters, "voice")
        .words[0]
        .endswith("“A supporter, about what they have seen”, 1 of 1.")
    )
