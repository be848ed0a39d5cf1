"""What nobody hopes for: no answers, one, six, all alike, only skips. A clear word and no figure that is not there."""

import re
from dataclasses import replace

import pytest

from analysis import coverage, splits, telling
from analysis.disclosure import protect_cross
from analysis.totals import KnownTotal
from questionnaires import checks, reading

DOCUMENTS = [each for path in reading.shipped() for each in checks.check_file(path).documents]
TOTALS = tuple(
    KnownTotal(
        classification=classification,
        value=value,
        people=people,
        population="children and young people with an EHC plan",
        basis="residence",
        year=2025,
        source="DfE",
    )
    for classification, value, people in (
        ("all", "all", 900),
        ("age", "11-to-15", 300),
        ("plan", "plan", 900),
    )
)
QUANTIFIERS = re.compile(r"(few|some|about half|many|most|nearly all), [0-9,]+ of the", re.IGNORECASE)


def everything(frame, outcomes=()):
    """All that is told of one survey."""
    return [
        telling.people(frame),
        telling.stopped(frame, dict(outcomes)),
        telling.beside_known(frame, TOTALS),
        telling.not_heard(frame, TOTALS),
        telling.sectors(frame),
        telling.hangs_on(frame),
        telling.changed(frame),
    ]


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.id)
def shipped(request):
    return request.param


@pytest.mark.parametrize("people", [0, 1, 6, 9])
def test_under_10_answers_there_are_counts_and_no_percentage(shipped, answering, people):
    for told in everything(answering(shipped, people, people).frame()):
        assert not any("%" in sentence for sentence in told.words)
        assert all(row.percent is None for table in told.tables for row in table.rows)
        assert not any(headline.is_judged for headline in told.headlines)


@pytest.mark.parametrize("people", [6, 29])
def test_under_30_no_word_stands_for_a_count(shipped, answering, people):
    for told in everything(answering(shipped, people, people).frame()):
        assert not any(QUANTIFIERS.search(sentence) for sentence in told.words)
        assert not any("Stable" in sentence for sentence in told.words)


def test_of_six_answers_every_count_can_be_read_inside(shipped, answering):
    frame = answering(shipped, 6, 3).frame()
    shown = [table for told in everything(frame) for table in told.tables]
    assert all(row.count is not None for table in shown for row in table.rows)
    assert {table.readership for table in shown} <= {"inspection-team"}


@pytest.mark.parametrize("people", [1, 40])
def test_ids_and_titles_stand_once_in_what_is_told_together(shipped, answering, people):
    for told in everything(answering(shipped, people, 3).frame()):
        for names in ([table.id for table in told.tables], [table.title for table in told.tables]):
            assert len(names) == len(set(names))
        assert len(told.words) == len(set(told.words))
        assert not any("{" in sentence or sentence.strip() != sentence for sentence in told.words)


def test_where_nobody_answered_no_sentence_counts_anybody(shipped, answering):
    for told in everything(answering(shipped, 0, 0).frame()):
        for sentence in told.words:
            assert not re.search(r"\b[1-9][0-9,]* (of the|here|people|sets)", sentence)


def test_all_the_same_is_told_as_it_is(families):
    for number in range(70):
        families.answer({"need": "waiting"}, channel_kind="school" if number < 35 else "forum")
    assert telling.hangs_on(families.frame()).words[1] == (
        "Needed? For 70 of the 70 children described by parents and carers who said this was needed (100%) we were "
        "told it was not given. Stable."
    )


def test_only_skips_leave_no_base_and_no_share(families):
    for _ in range(40):
        families.answer()
    assert telling.hangs_on(families.frame()).words == []
    assert telling.changed(families.frame()).words[1:] == [
        "Better since? There are no answers to count here. Counted apart: 40 not asked, or left blank."
    ]
    assert (
        "“Needed?” by 40 of the 40 who came to it (100%)" in telling.stopped(families.frame(), {}).words[-1]
    )


def test_a_missing_total_is_said_and_no_number_made_of_it(families):
    for _ in range(12):
        families.answer({"age": "child"})
    words = telling.beside_known(families.frame(), TOTALS[2:]).words
    assert "How old? No known total was given to read this beside." not in words
    assert words == ["In all: no known total was given.", "How old? No known total was given."]


def test_the_same_answers_give_the_same_words_in_any_order(random_families):
    made = random_families(70, 9)
    first = [told.words for told in everything(made.frame())]
    made.rows.reverse()
    made.comments.reverse()
    assert [told.words for told in everything(made.frame())] == first


def test_an_empty_inspection_is_a_row_of_noughts(questionnaire, answering):
    frames = [
        answering(replace(questionnaire, audience=audience), 0, 0).frame()
        for audience in ("parents-and-carers", "practitioners")
    ]
    for table in coverage.audiences_heard(frames):
        assert [row.count for row in table.rows] == [0, 0]
    need = questionnaire.questions[2]
    safe = protect_cross(splits.split(frames[0], need, "age"), "inspection-team")
    assert [part.base for part in safe.parts] == [0, 0, 0, 0]
