"""Who answered, beside who is known: each number counted again by hand, each sentence read whole."""

from dataclasses import replace

import pytest

from analysis import coverage, items, telling
from analysis.totals import KnownTotal
from questionnaires.model import Option, Page, Question

EHCP = "children and young people with an EHC plan"
NAMED = f"{EHCP}, by where they live, 2025, from DfE"
NOT_A_RATE = (
    "None of these is a response rate: a child may be described by more than one person, and not everyone told of "
    "here need be among those known."
)


def known(value, people, **facts):
    usual = {"classification": "age", "population": EHCP, "basis": "residence", "year": 2025, "source": "DfE"}
    return KnownTotal(value=value, people=people, **(usual | facts))


def counts(table):
    return {row.value: row.count for row in table.rows if row.count}


def of_age(families, **ages):
    for age, people in ages.items():
        for _ in range(people):
            families.answer({"age": age})


def test_people_and_the_children_they_describe_are_told_apart(families):
    for family, voice in ((b"a", "myself"), (b"a", "myself"), (b"b", "helped"), (b"c", "myself")):
        families.answer({"need": "waiting"}, family_number=family * 16, voice=voice)
    told = telling.people(families.frame())
    assert told.words[0] == "3 people answered, and described 4 children or young people."
    tables = {table.id: table for table in told.tables}
    assert counts(tables["voice-people"]) == {"myself": 2, "helped": 1}
    assert counts(coverage.classification(families.frame(), "voice")) == {"myself": 3, "helped": 1}


def test_who_wrote_about_two_children_is_one_person_who_wrote(families):
    for family in (b"a", b"a", b"b"):
        families.answer(comments={"story": "We waited"}, family_number=family * 16)
    assert families.words("waits")[-1] == "2 people wrote a comment. The comments come to 6 words."


def test_what_is_asked_once_of_a_person_has_people_for_its_base(families, questionnaire):
    (page,) = questionnaire.pages
    once = replace(page, id="family-all", questions=page.questions[:2])
    families.questionnaire = replace(questionnaire, pages=(once, replace(page, questions=page.questions[2:])))
    families.answer({"age": "child", "touches": ["waits"], "need": "waiting"}, family_number=b"a" * 16)
    families.answer({"need": "waiting"}, family_number=b"a" * 16)
    families.answer({"need": "waiting"}, family_number=b"b" * 16)
    made = {
        each.id: items.distribution(families.frame(), each)
        for each in questionnaire.questions
        if each.is_closed
    }
    assert [(made[item].base, made[item].asides[-1].count) for item in ("age", "touches", "need")] == [
        (1, 1), (1, 1), (3, 0),
    ]  # fmt: skip
    assert made["age"].of_whom == "parents and carers who answered"
    assert made["need"].of_whom == "children described by parents and carers who said this was needed"


def test_people_answering_for_themselves_are_not_said_to_describe_anybody(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="practitioners")
    families.answer({"need": "waiting"})
    assert telling.people(families.frame()).words == []
    assert not any("described" in sentence for sentence in telling.limits(families.frame(), ()))


def test_audiences_stand_side_by_side_and_one_nobody_answered_is_a_0(families, questionnaire, answering):
    for family in (b"a", b"a", b"b"):
        families.answer(family_number=family * 16)
    silent = answering(replace(questionnaire, audience="children-11-15"), 0, 0).frame()
    sent, people = coverage.audiences_heard([families.frame(), silent])
    assert [row.count for row in sent.rows] == [3, 0]
    assert [row.count for row in people.rows] == [2, 0]


@pytest.mark.parametrize(("by_school", "warns"), [(10, False), (11, True)])
def test_one_way_in_that_brought_more_than_half_is_warned_of(families, by_school, warns):
    for number in range(20):
        families.answer(channel_kind="school" if number < by_school else "forum")
    words = telling.people(families.frame()).words
    assert any("came by one way" in sentence for sentence in words) is warns
    if warns:
        assert words[-1].startswith(
            "11 of the 20 sets of answers (55%) came by one way, “School, nursery or college”."
        )


def test_of_a_handful_no_way_in_is_warned_of(families):
    for _ in range(9):
        families.answer(channel_kind="school")
    assert not any("one way" in sentence for sentence in telling.people(families.frame()).words)


def test_flagged_responses_are_told_and_counted(families):
    families.answer(flags="trap haste")
    for _ in range(9):
        families.answer({"need": "waiting"})
    told = telling.people(families.frame())
    assert "1 of the 10 sets of answers (10%) bear a sign that a program" in told.words[-1]
    flags = next(table for table in told.tables if table.id == "flags")
    assert counts(flags) == {"any-flag": 1, "trap": 1, "haste": 1}
    assert len(families.frame().own) == 10


def test_without_known_totals_nothing_is_compared(families):
    of_age(families, child=40)
    assert telling.beside_known(families.frame(), ()).words == ["No known total was given for this area."]
    assert telling.limits(families.frame(), ())[-1].startswith("No known total was given for this area, so")


def test_a_known_total_names_population_basis_and_year_and_is_no_rate(families):
    of_age(families, child=12, teenager=3)
    totals = [known("child", 605), known("all", 900, classification="all")]
    told = telling.beside_known(families.frame(), totals)
    assert told.words == [
        f"Beside {NAMED}: in all, 15 here and 900 known, 1 here for every 60.",
        NOT_A_RATE,
        f"How old? Beside {NAMED}: “Child”, 12 here and 605 known, 1 here for every 50.",
        "How old? No known total was given of “Teenager” (3 here) and “Adult” (0 here).",
    ]
    assert not any("%" in sentence for sentence in told.words)
    (table,) = told.tables
    assert (table.of_whom, [row.count for row in table.rows]) == (EHCP, [605])


def test_totals_of_other_populations_years_or_bases_never_stand_in_one_comparison(families):
    of_age(families, child=12, teenager=12)
    totals = [known("child", 600), known("teenager", 700, basis="school", year=2024)]
    words = telling.beside_known(families.frame(), totals).words
    assert f"How old? Beside {NAMED}: “Child”, 12 here and 600 known, 1 here for every 50." in words
    other = f"{EHCP}, by where they go to school, 2024, from DfE"
    assert f"How old? Beside {other}: “Teenager”, 12 here and 700 known, 1 here for every 58." in words


def test_more_described_than_known_is_said_and_not_divided(families):
    of_age(families, child=12)
    words = telling.beside_known(families.frame(), [known("child", 11)]).words
    assert f"How old? Beside {NAMED}: “Child”, 12 here and 11 known, more than are known." in words


def test_adults_about_themselves_are_set_beside_no_total_of_children(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="practitioners")
    of_age(families, child=12)
    (sentence,) = telling.beside_known(families.frame(), [known("child", 600)]).words
    assert "say nothing of those who answered here" in sentence


def test_a_survey_for_one_age_is_set_beside_the_total_of_that_age_alone(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="children-11-15")
    of_age(families, child=12)
    totals = [known("11-to-15", 600), known("5-to-10", 900), known("all", 2000, classification="all")]
    words = telling.beside_known(families.frame(), totals).words
    assert words == [f"Beside {NAMED}: in all, 12 here and 600 known, 1 here for every 50.", NOT_A_RATE]


def test_who_was_not_heard_is_named_none_few_and_few_beside_the_known(families):
    of_age(families, child=90, teenager=9)
    families.answer({"age": "child"}, voice="supporter")
    words = telling.not_heard(
        families.frame(), [known("child", 500), known("teenager", 500), known("adult", 0)]
    ).words
    assert words == [
        "How old? Nobody said “Adult”.",
        "How old? Fewer than 10 told us of each of these: “Teenager” (9).",
        f"Hardly heard from: “Teenager”, 9 of the 99 here (9%), beside 500 of the 1,000 known (50%): {NAMED}.",
    ]


@pytest.mark.parametrize(("teenagers", "is_told"), [(33, False), (32, True)])
def test_hardly_heard_is_less_than_half_of_the_share_known(families, teenagers, is_told):
    """33 of 99 is a third and 2 of 3 are known: exactly half of the share is heard."""
    of_age(families, child=99 - teenagers, teenager=teenagers)
    words = telling.not_heard(families.frame(), [known("child", 1000), known("teenager", 2000)]).words
    assert any(sentence.startswith("Hardly heard from: “Teenager”") for sentence in words) is is_told


def test_where_nobody_answered_nobody_is_said_to_be_missing(families):
    assert telling.not_heard(families.frame(), [known("child", 600)]).words == ["Nobody has answered."]
    families.answer()
    assert telling.not_heard(families.frame(), ()).words == [
        "How old? Nobody told us, so it is not known who is missing."
    ]


def sector(name, kind="one", **facts):
    options = (
        Option(value="got-it", label="Got it"),
        Option(value="not-needed", label="No", is_substantive=False),
    )
    return Question(
        id=f"{name}-{kind}",
        kind=kind,
        role="need" if kind == "one" else "comment",
        text=f"{name} {kind}?",
        options=options if kind == "one" else (),
        sector=name,
        theme="waits",
        limit=0 if kind == "one" else 100,
        **facts,
    )


@pytest.fixture
def sectors(families, questionnaire):
    asked = (sector("health"), sector("education"), sector("care"), sector("education", "comment"))
    page = Page(id="all", section="", heading="All", questions=asked)
    families.questionnaire = replace(questionnaire, pages=(page,))
    return families


def test_a_sector_far_behind_the_others_is_a_gap(sectors):
    for number in range(20):
        answers = {"education-one": "got-it", "health-one": "got-it" if number < 10 else "not-needed"}
        answers["care-one"] = "got-it" if number < 9 else "not-needed"
        sectors.answer(answers, comments={"education-comment": "Good"} if number < 3 else None)
    told = telling.sectors(sectors.frame())
    assert told.words == [
        "For the 20 children described by parents and carers, we were given a view about education for 20, about "
        "health for 10 and about social care for 9.",
        "Comments asked about a sector: 3 about education, 0 about health and 0 about social care.",
        "A gap: 9 told us about social care, and 20 about education. Read what is said about social care as said by "
        "few, and look for it elsewhere.",
    ]


def test_a_sector_that_is_not_asked_about_is_said_to_be_missing(families):
    families.answer({"need": "waiting"})
    assert telling.sectors(families.frame()).words == [
        "This survey has no question about education, health or social care by itself."
    ]


def test_what_holds_only_here_stands_in_the_limits(families, questionnaire):
    council = Question(
        id="council",
        kind="one",
        role="council",
        text="Yours?",
        options=(Option(value="this-area", label="Yes"), Option(value="another", label="No")),
    )
    (page,) = questionnaire.pages
    families.questionnaire = replace(
        questionnaire, pages=(replace(page, questions=(*page.questions, council)),)
    )
    for number in range(20):
        families.answer(
            {"council": "another" if number < 2 else "this-area"}, family_number=bytes([number // 2]) * 16
        )
    assert telling.limits(families.frame(), [known("child", 5)]) == [
        "A base is of children described, or of people answering where something is asked once of each person: "
        "10 people answered, and described 20 children or young people. Two people may have described one child.",
        "2 sets of answers are about another council, or do not say which it is. They are counted too.",
        "20 of the 20 sets of answers (100%) came by one way, “Parent carer forum”. What they tell leans towards "
        "those whom that way reaches; another part shows the figures without it.",
    ]


def test_where_one_person_told_of_several_children_no_count_of_answers_is_called_people(families):
    for family, voice in (
        (b"a", "myself"),
        (b"a", "myself"),
        (b"b", "helped"),
        (b"c", "supporter"),
        (b"c", "supporter"),
    ):
        families.answer({"need": "waiting"}, family_number=family * 16, voice=voice)
    built = families.build()
    words = built.summary["sections"][0]["words"]
    assert "5 sets of answers were sent: 5 from the end and 0 with what had been done so far." in words
    assert (
        "2 sets of answers were given alone and 1 with someone's help. 2 are supporters', and stand apart."
        in words
    )
    assert built.summary["limits"][0].startswith(
        "5 sets of answers were sent, by people who chose to answer."
    )
    assert families.words("supporters")[0].startswith(
        "2 sets of answers are supporters', about what they have seen."
    )
    (counted,) = coverage.counted(families.frame()).rows
    assert (counted.label, counted.count) == ("Sets of answers counted here", 5)
