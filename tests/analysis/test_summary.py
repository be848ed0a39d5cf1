"""What the summary promises a reader, whoever and however many answered."""

import datetime as dt
import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from analysis.errors import UnknownValue

ANSWER = {
    "age": "teenager",
    "touches": ["waits"],
    "need": "waiting",
    "change": "worse",
    "quality": "badly",
    "other": "yes",
}


def section(built, section_id):
    return next(part for part in built.summary["sections"] if part["id"] == section_id)


@pytest.mark.parametrize("people", [0, 1, 6])
def test_a_survey_few_have_answered_shows_counts_and_no_percentage(random_families, people):
    built = random_families(people, 5).build()
    assert built.summary["counts"]["counted"] == people
    for part in built.summary["sections"]:
        assert not any("%" in sentence for sentence in part["words"])
        assert all(row["percent"] is None for table in part["tables"] for row in table["rows"])
    assert b"%" not in built.files["summary.html"]


def test_people_who_all_say_the_same_are_all_shown_to_the_team(families):
    for _ in range(40):
        families.answer(ANSWER)
    assert (
        "For 40 of the 40 children described by parents and carers who said this was needed (100%) we were told it "
        "was not given: “Waiting” for 40 (100%)." in families.words("waits")
    )
    assert section(families.build(), "waits")["chart"] == "chart-waits.svg"


def test_people_who_skip_everything_leave_no_base_and_no_chart(families):
    for _ in range(12):
        families.answer()
    part = section(families.build(), "waits")
    assert part["chart"] is part["chart_alt"] is None
    assert "Better since? There are no answers to count here." in part["words"]
    assert "Counted apart: 12 not asked, or left blank." in part["words"]


def test_the_base_is_those_who_gave_a_view(families):
    for value in ("better", "worse", "did-not-use-then", "not-needed", "dont-know"):
        families.answer({"change": value})
    families.answer()
    words = families.words("waits")
    assert (
        "Better since? For the 2 children described by parents and carers who knew this then and now, we were told: "
        "“Better” for 1, “The same” for 0 and “Worse” for 1." in words
    )
    assert (
        "Counted apart: “Did not know it then” for 1, “Not needed” for 1, “Do not know” for 1 and "
        "1 not asked, or left blank." in words
    )


def test_those_who_got_some_are_not_among_the_unmet(families):
    for value in ("got-it", "got-some", "got-some", "waiting", "refused", "did-not-know-how", "not-needed"):
        families.answer({"need": value})
    words = families.words("waits")
    assert words[:3] == [
        "Needed? For 6 of the 7 children described by parents and carers we were told this was needed.",
        "For 3 of the 6 children described by parents and carers who said this was needed we were told it was not "
        "given: “Waiting” for 1, “Told no” for 1 and “Did not know how” for 1.",
        "For 2 of the 6 children described by parents and carers who said this was needed we were told some of it "
        "was given. They are counted apart.",
    ]


def test_a_favourable_share_never_stands_without_need(random_families):
    for people in (3, 20, 60):
        for sentence in random_families(people, 2).words("waits"):
            if "“Well” or “Quite well”." in sentence:
                assert "Read this beside need: " in sentence


def test_a_quality_nobody_asked_the_need_of_gets_no_favourable_share(families, questionnaire):
    (page,) = questionnaire.pages
    asked = tuple(question for question in page.questions if question.id != "need")
    families.questionnaire = replace(questionnaire, pages=(replace(page, questions=asked),))
    families.answer({"quality": "well"})
    words = families.words("waits")
    assert any("“Well” for 1" in sentence for sentence in words)
    assert not any("“Well” or" in sentence for sentence in words)


def test_a_word_like_many_stands_from_30_answers_on_and_never_alone(families):
    for _ in range(20):
        families.answer({"need": "waiting"})
    for _ in range(9):
        families.answer({"need": "got-it"})
    assert families.words("waits")[1].startswith(
        "For 20 of the 29 children described by parents and carers who said this was needed (69%) we were told"
    )
    families.answer({"need": "got-it"})
    assert families.words("waits")[1].startswith(
        "For many, 20 of the 30 children described by parents and carers who said this was needed (67%), we were"
    )


@pytest.mark.parametrize(
    ("of_100", "word"),
    [
        *[(1, "Few"), (14, "Few"), (15, "Some"), (39, "Some"), (40, "About half"), (59, "About half")],
        *[(60, "Many"), (74, "Many"), (75, "Most"), (89, "Most"), (90, "Nearly all"), (99, "Nearly all")],
    ],
)
def test_each_word_has_one_meaning_in_percent(families, of_100, word):
    for number in range(100):
        families.answer({"need": "refused" if number < of_100 else "got-it"})
    assert families.words("waits")[1].startswith(
        f"For {word.lower()}, {of_100} of the 100 children described by parents and carers who said this was "
        f"needed ({of_100}%), we were told"
    )


def test_a_supporters_answer_is_in_no_figure_about_a_theme(families):
    for _ in range(12):
        families.answer(ANSWER)
    before = section(families.build(), "waits")
    families.answer(
        ANSWER | {"need": "got-it", "change": "better"}, comments={"story": "seen"}, voice="supporter"
    )
    built = families.build()
    assert section(built, "waits") == before
    theirs = {table["id"]: table for table in section(built, "supporters")["tables"]}
    assert theirs["supporters-change"]["base"] == 1
    assert (
        theirs["supporters-change"]["of_whom"]
        == "children described by supporters who knew this then and now"
    )
    assert theirs["supporters-change"]["title"] == "Supporters: Better since?"


def test_an_age_nobody_answered_about_is_said(families):
    families.answer({"age": "teenager"})
    assert "How old? Nobody said “Child” or “Adult”." in families.words("who-answered")


def test_officer_and_forum_get_participation_and_not_one_answer(families):
    for kind, people in (("forum", 23), ("school", 14), ("health", 4)):
        for _ in range(people):
            families.answer(ANSWER, comments={"story": "our story"}, channel_kind=kind)
    built = families.build("officer-and-forum")
    assert set(built.files) == {"summary.html", "summary.css", "summary.json", "tables.csv"}
    (part,) = built.summary["sections"]
    assert part["words"] == ["About 40 people sent their answers."]
    assert built.summary["counts"] == {"counted": 40}
    channels = {row["value"]: row["count"] for row in part["tables"][1]["rows"]}
    assert channels == {"forum": 25, "school": 15, "health": None, "council": None, "other": None}
    for body in built.files.values():
        for word in (b"Waiting", b"Worse", b"Badly", b"teenager", b"supporter", b"41", b"story"):
            assert word not in body


def test_fewer_than_10_are_no_number_for_officer_and_forum(families):
    for _ in range(9):
        families.answer(ANSWER)
    built = families.build("officer-and-forum")
    assert built.summary["sections"][0]["words"] == ["Fewer than 10 people sent their answers."]
    assert built.summary["counts"] == {"counted": None}


def test_every_table_names_the_readership_of_the_summary(random_families):
    for readership in ("inspection-team", "officer-and-forum"):
        summary = random_families(40, 1).build(readership).summary
        assert summary["readership"] == readership
        for table in (table for part in summary["sections"] for table in part["tables"]):
            assert table["readership"] == readership


def test_the_same_answers_give_the_same_bytes_in_any_order(random_families):
    made = random_families(60, 9)
    first = made.build()
    made.rows.reverse()
    made.comments.reverse()
    again = made.build()
    assert first.files == again.files
    assert first.summary == again.summary


def test_the_summary_is_plain_json(random_families):
    built = random_families(40, 2).build()
    assert json.loads(built.files["summary.json"]) == built.summary
    assert built.summary["made_at"] == "2026-02-06T13:00:00+00:00"
    assert built.summary["grace_ends_at"] == "2026-02-06T12:30:00+00:00"


def test_people_read_london_time_and_machines_read_utc(families):
    summer = dt.datetime(2026, 7, 1, 13, 5, tzinfo=ZoneInfo("Europe/London"))
    built = families.build(made_at=summer)
    assert built.summary["made_at"] == "2026-07-01T12:05:00+00:00"
    assert b"Made on 1 July 2026, 13:05, London time." in built.files["summary.html"]


def test_a_chart_is_named_described_and_among_the_files(random_families):
    built = random_families(40, 2).build()
    for part in built.summary["sections"]:
        if part["chart"]:
            assert part["chart"] in built.files
            assert part["chart_alt"].startswith("Bar chart. ")
    assert section(built, "waits")["chart_alt"].startswith("Bar chart. Better since? For the ")


def test_table_ids_stand_once(random_families):
    summary = random_families(40, 2).build().summary
    ids = [table["id"] for part in summary["sections"] for table in part["tables"]]
    assert len(ids) == len(set(ids))


def test_comments_without_the_key_are_counted_and_said_to_be_sealed(families):
    families.answer(ANSWER, comments={"story": "ours"})
    families.has_key = False
    assert "1 person wrote a comment. Comments are sealed, and reading them takes the key." in families.words(
        "waits"
    )


def test_an_outcome_nobody_knows_stops_the_summary(families):
    with pytest.raises(UnknownValue):
        families.build(outcomes={"vanished": 3})
