"""Whose answers a figure is made of: the audience, its supporters, and those from another council."""

from dataclasses import replace

import pytest

from analysis.errors import UnknownValue
from questionnaires.model import Case, Option, Question, Word

COUNCIL = Question(
    id="the-council",
    kind="one",
    role="council",
    text="Is {area} yours?",
    options=(
        Option(value="this-area", label="Yes"),
        Option(value="another", label="No"),
        Option(value="dont-know", label="Do not know", is_substantive=False),
        Option(value="prefer-not-to-say", label="Rather not say", is_substantive=False),
    ),
)


def asking(questionnaire, *more, **facts):
    (page,) = questionnaire.pages
    return replace(questionnaire, pages=(replace(page, questions=page.questions + more),), **facts)


def part(built, part_id):
    return next((each for each in built.summary["sections"] if each["id"] == part_id), None)


def tables(built, part_id):
    return {table["id"]: table for table in part(built, part_id)["tables"]}


@pytest.fixture
def supporters(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="supporters")
    return families


def test_in_the_supporters_survey_their_tables_are_the_whole(supporters):
    for value in ("waiting", "waiting", "got-it"):
        supporters.answer({"need": value, "quality": "well"}, comments={"story": "seen"})
    built = supporters.build()
    need = tables(built, "waits")["need"]
    assert (need["base"], need["of_whom"]) == (3, "supporters who said this was needed")
    assert part(built, "supporters") is None
    assert (
        "2 of the 3 supporters who said this was needed told us it was not given: 2 said “Waiting”."
        in part(built, "waits")["words"]
    )


def test_the_supporters_survey_never_speaks_for_children_or_families(supporters):
    for _ in range(40):
        supporters.answer({"need": "waiting", "change": "worse", "quality": "well", "other": "yes"})
    built = supporters.build()
    assert built.summary["sections"][0]["words"][0] == (
        "This survey was for supporters of children and young people. They tell what they have seen, and are "
        "never counted as what children and young people said."
    )
    rest = built.files["summary.html"].decode().replace(built.summary["sections"][0]["words"][0], "")
    for word in ("children", "young people", "famil", "parents"):
        assert word not in rest


def test_another_voice_in_the_supporters_survey_stops_everything(supporters):
    supporters.answer()
    supporters.answer(voice="myself")
    with pytest.raises(UnknownValue, match="voice"):
        supporters.frame()


def test_an_audience_nobody_knows_stops_everything(families, questionnaire):
    families.questionnaire = replace(questionnaire, audience="neighbours")
    with pytest.raises(UnknownValue, match="audience"):
        families.frame()


@pytest.fixture
def from_everywhere(families, questionnaire):
    """Four of this area, two of another, one each who does not know, will not say, and said nothing."""
    families.questionnaire = asking(questionnaire, COUNCIL)
    for council in ("this-area",) * 4 + ("another", "another", "dont-know", "prefer-not-to-say", None):
        need = "got-it" if council == "this-area" else "refused"
        families.answer({"need": need} | ({"the-council": council} if council else {}))
    return families


def test_another_council_is_told_and_nobody_is_dropped(from_everywhere):
    built = from_everywhere.build()
    assert (
        "For 2 we were told that another council is responsible; for 3 the council is not known. The parts about "
        "themes count them too, and one part shows their answers apart."
        in part(built, "who-answered")["words"]
    )
    assert tables(built, "waits")["need"]["base"] == 9


def test_answers_from_another_council_stand_apart_once_more(from_everywhere):
    built = from_everywhere.build()
    apart = tables(built, "elsewhere")["elsewhere-need-unmet"]
    assert {row["value"]: row["count"] for row in apart["rows"]} == {"met": 0, "some": 0, "unmet": 5}
    assert apart["of_whom"] == (
        "children described by parents and carers of another council, or one not known, who said this was needed"
    )
    assert apart["title"] == "Another council, or not known: Unmet need: Needed?"


def test_a_supporter_from_another_council_is_no_parent_from_there(from_everywhere):
    from_everywhere.answer({"the-council": "another", "need": "refused"}, voice="supporter")
    built = from_everywhere.build()
    assert tables(built, "elsewhere")["elsewhere-need"]["base"] == 5
    assert tables(built, "supporters")["supporters-need"]["base"] == 1


def test_where_all_are_of_this_council_nothing_stands_apart(families, questionnaire):
    families.questionnaire = asking(questionnaire, COUNCIL)
    families.answer({"the-council": "this-area"})
    built = families.build()
    assert part(built, "elsewhere") is None
    assert not any("another council" in sentence for sentence in part(built, "who-answered")["words"])


def test_who_answered_is_told_by_role_whatever_the_order_of_pages(families, questionnaire):
    roles = ("plan", "setting", "relation", "council")
    more = [replace(COUNCIL, id=f"the-{role}", role=role, text=f"{role}?") for role in roles]
    families.questionnaire = asking(questionnaire, *more)
    ids = list(tables(families.build(), "who-answered"))
    assert ids[-6:] == ["the-council", "the-relation", "age", "the-setting", "the-plan", "touches"]


def test_a_short_answer_is_counted_among_the_comments(families, questionnaire):
    line = Question(id="one-line", kind="short", role="comment", text="Which?", theme="waits", limit=40)
    families.questionnaire = asking(questionnaire, line)
    families.answer(comments={"one-line": "The clinic", "story": "We waited long"})
    families.answer(comments={"one-line": "A school"})
    built = families.build()
    assert "2 people wrote a comment. The comments come to 7 words." in part(built, "waits")["words"]
    rows = tables(built, "waits")["comments-waits"]["rows"]
    assert [(row["value"], row["count"]) for row in rows] == [("story", 1), ("one-line", 2)]


def test_a_short_answer_under_no_theme_is_a_comment_too(families, questionnaire):
    line = Question(id="one-line", kind="short", role="comment", text="Which?", limit=40)
    families.questionnaire = asking(questionnaire, line)
    families.answer(comments={"one-line": "The clinic"})
    rows = tables(families.build(), "general")["comments-general"]["rows"]
    assert [(row["value"], row["count"]) for row in rows] == [("more", 0), ("one-line", 1)]


def test_a_theme_asked_about_several_sectors_has_a_part_for_each(families, questionnaire):
    need = next(question for question in questionnaire.questions if question.id == "need")
    quality = next(question for question in questionnaire.questions if question.id == "quality")
    more = [
        replace(each, id=f"{sector}-{each.id}", sector=sector, text=f"{sector} {each.text}")
        for sector in ("care", "education")
        for each in (quality, need)
    ]
    families.questionnaire = asking(questionnaire, *more)
    families.answer({"care-quality": "well", "care-need": "refused", "education-need": "got-it"})
    built = families.build()
    assert [each["id"] for each in built.summary["sections"]][1:4] == [
        "waits",
        "waits-education",
        "waits-care",
    ]
    assert part(built, "waits-care")["title"] == "Waits for assessment: social care"
    assert list(tables(built, "waits-care")) == [
        "care-need-needed", "care-need-unmet", "care-need", "care-quality",
    ]  # fmt: skip
    assert part(built, "waits-care")["words"][-1] == (
        "For 1 of the 1 children described by parents and carers we were told “Well” or “Quite well”. Read this "
        "beside need: for 1 of the 1 children described by parents and carers who said this was needed we were "
        "told it was not given."
    )


def test_a_theme_nobody_is_asked_about_has_no_part(families, questionnaire):
    (page,) = questionnaire.pages
    asked = tuple(question for question in page.questions if question.theme != "other")
    families.questionnaire = replace(questionnaire, pages=(replace(page, questions=asked),))
    assert part(families.build(), "other") is None


def test_forms_and_languages_are_counts_side_by_side(families):
    families.answer(language="ur")
    families.answer(language="ur", presentation="easy-read")
    families.answer(language="pa-Guru")
    words = families.words("who-answered")
    assert (
        "Answers by language: 2 in Urdu and 1 in Punjabi (Gurmukhi). By form: 2 in the standard form and 1 in "
        "easy read. These are counts alone: no difference between answers is put down to them." in words
    )


def test_one_form_in_one_language_is_compared_with_nothing(families):
    families.answer()
    said = "Answers by language: 1 in English. By form: 1 in the standard form."
    assert said in families.words("who-answered")


@pytest.mark.parametrize(
    ("column", "value"), [("language", "xx-nobody"), ("language", ""), ("presentation", "film")]
)
def test_a_form_or_language_nobody_knows_stops_everything(families, column, value):
    families.answer(**{column: value})
    with pytest.raises(UnknownValue, match=column):
        families.frame()


def test_a_piped_word_stands_with_all_it_can_become(families, questionnaire):
    word = Word(
        name="where",
        question="age",
        cases=(Case(any_of=("child",), text="at school"),),
        otherwise="in {area}",
    )
    asked = replace(COUNCIL, id="safe-there", role="quality", theme="waits", text="Safe {where}?")
    families.questionnaire = asking(questionnaire, asked, words=(word,))
    families.answer({"safe-there": "another"})
    assert tables(families.build(), "waits")["safe-there"]["title"] == "Safe [at school / in this area]?"


@pytest.mark.parametrize("keeps_change", [True, False])
def test_what_change_means_is_said_only_where_it_is_asked(families, questionnaire, keeps_change):
    (page,) = questionnaire.pages
    asked = tuple(each for each in page.questions if keeps_change or each.role != "change")
    families.questionnaire = replace(questionnaire, pages=(replace(page, questions=asked),))
    limits = families.build().summary["limits"]
    assert any("what people say has changed" in sentence for sentence in limits) is keeps_change
