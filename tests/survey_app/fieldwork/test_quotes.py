"""Passages of comments: where sentences are, what of them is masked, who said them, and what a withdrawal leaves."""

import dataclasses

import pytest
import sqlalchemy as sa
from builders import (
    NOW,
    a_question,
    a_questionnaire,
    a_response,
    a_sister,
    a_survey,
    an_inspection,
    an_option,
)

from questionnaires.model import Page
from survey_app.fieldwork import evidence, lines, quotes, reading_room, sign_in, withdrawals
from survey_app.fieldwork.evidence import GONE
from survey_app.fieldwork.lines import Words
from survey_app.fieldwork.quotes import Comment, Passage
from survey_app.store.understanding_records import evidence as rows

STORY = "We waited 14 months. Mrs. Smith rang once! Then nobody did."
RELATION = a_question("who", role="relation", options=(an_option("parent"), an_option("other")))
PLAN = a_question("plan", role="plan", options=(an_option("plan"), an_option("none")))
DOCUMENT = a_questionnaire(
    Page(
        id="only",
        section="All",
        heading="All",
        questions=(RELATION, PLAN, a_question("story", "comment", text="What happened?")),
    )
)


def a_comment(text):
    return Comment(response_id=b"r", item="i", survey_id="s", question="q", who="w", language="en", text=text)


def cut(text):
    return [text[begins:ends] for begins, ends in quotes.sentences(text)]


@pytest.fixture
def survey(service):
    return a_survey(service, DOCUMENT)


@pytest.fixture
def receipt(service, survey):
    return a_response(service, survey, {1: {"who": "parent", "plan": "plan", "story": STORY}})


@pytest.fixture
def comment(service, survey, receipt):
    with service.store.reading() as connection:
        (entry,) = reading_room.browse(connection, survey.id, 1).entries
        return quotes.get(
            connection, service.keyring, survey.inspection_id, survey.id, entry.reference, "story"
        )


@pytest.fixture
def actor(service):
    with service.store.writing() as connection:
        made, _ = sign_in.add_staff(
            connection, service.keyring, name="Inspector A", address="a@example.org", roles=[], now=NOW
        )
    return made


@pytest.fixture
def line(service, survey, actor):
    words = Words(theme="waits", claim="They wait.", whom="The pathway")
    with service.store.writing() as connection:
        return lines.draft(connection, service.keyring, survey.inspection_id, words, actor=actor, now=NOW)


@pytest.fixture
def quoted(service, survey, comment, actor, line):
    """Keep a passage under the line; returns what is read of it."""

    def keep(begins, ends, side="supports"):
        with service.store.writing() as connection:
            place = (connection, service.keyring, survey.inspection_id, line)
            passage = Passage(comment.response_id, comment.item, begins, ends)
            evidence.add_quote(*place, passage, side=side, actor=actor, now=NOW)
            return evidence.of_line(*place)[-1]

    return keep


# Where sentences are -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("  \n ", []),
        ("No full stop", ["No full stop"]),
        (STORY, ["We waited 14 months.", "Mrs. Smith rang once!", "Then nobody did."]),
        ("One.\nTwo\n\n  three?  Four…", ["One.", "Two", "three?", "Four…"]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("We asked, e.g. in May. At 9.30 it was shut.", ["We asked, e.g. in May.", "At 9.30 it was shut."]),
        ("لماذا ننتظر؟ لم يتصل أحد.", ["لماذا ننتظر؟", "لم يتصل أحد."]),
        ("ہم نے انتظار کیا۔ کوئی نہیں آیا۔", ["ہم نے انتظار کیا۔", "کوئی نہیں آیا۔"]),
    ],
)
def test_a_comment_is_cut_into_sentences_and_lines(text, pieces):
    assert cut(text) == pieces


def test_a_comment_without_full_stops_is_cut_all_the_same():
    pauses = "we asked and asked again for more than a year, " * 6
    assert all(len(piece.split()) <= quotes.LONGEST_PIECE for piece in cut(pauses))
    without = "word " * 100
    assert [len(piece.split()) for piece in cut(without)] == [30, 30, 30, 10]
    assert " ".join(cut(without)) == without.strip()


@pytest.mark.parametrize(
    ("ticked", "found"),
    [
        ((0,), (0, 20)),
        ((1, 0), (0, 42)),
        ((0, 1, 2), (0, 59)),
        ((0, 2), None),
        ((), None),
        ((3,), None),
        ((-1,), None),
        ((-1, 0), None),
    ],
)
def test_a_quote_is_a_run_of_sentences_next_to_one_another(ticked, found):
    assert quotes.run(quotes.sentences(STORY), ticked) == found


# What is masked ----------------------------------------------------------------------------------


def test_names_are_masked_in_a_quote_and_settings_stay():
    comment = a_comment("Mrs. Smith rang from Oak Tree Primary School on 07700 900123.")
    said = quotes.words(comment, 0, len(comment.text))
    assert "Smith" not in said
    assert "900123" not in said
    assert "[name] rang from Oak Tree Primary School on [phone number]." in said


def test_a_passage_shows_no_part_of_what_is_masked_in_the_whole_wherever_it_is_cut():
    comment = a_comment("Ask Mrs. Smith on 07700 900123 about it.")
    (name, phone) = comment.masks
    for begins in range(len(comment.text)):
        for ends in range(begins + 1, len(comment.text) + 1):
            said = quotes.words(comment, begins, ends)
            shown = [place for place in range(begins, ends) if not _is_in(place, name, phone)]
            expected = "".join(comment.text[place] for place in shown)
            assert said.replace("[name]", "").replace("[phone number]", "") == expected


def _is_in(place, *spans):
    return any(span.start <= place < span.end for span in spans)


# Who said it -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("audience", "voice", "answers", "told"),
    [
        ("parents-and-carers", "myself", {"who": "parent", "plan": "plan"}, "A parent; has a plan"),
        ("parents-and-carers", "helped", {"who": "other"}, "A parent or carer; had help to answer"),
        ("parents-and-carers", "myself", {"plan": "none"}, "A parent or carer; has no plan"),
        ("children-11-15", "supporter", {}, "A child of 11 to 15; a supporter answered"),
        ("practitioners", "myself", {}, "A practitioner"),
    ],
)
def test_who_said_it_is_told_in_words_from_what_was_ticked(audience, voice, answers, told):
    assert quotes.who(DOCUMENT, audience, voice, answers) == told


# A quote under a line ----------------------------------------------------------------------------


def test_a_quote_is_read_out_of_its_comment_with_who_said_it_and_its_reference(quoted, comment):
    piece = quoted(21, 42, "contradicts")
    assert (piece.words, piece.who, piece.where) == (
        "Mrs. [name] rang once!",
        "A parent; has a plan",
        "What happened?",
    )
    assert (piece.side, piece.source, piece.added_by) == ("contradicts", "survey", "Inspector A")
    assert (piece.response, piece.is_quote, piece.is_gone) == (comment.reference, True, False)


def test_no_word_of_a_quote_is_kept_with_it(service, quoted):
    quoted(0, len(STORY))
    with service.store.reading() as connection:
        row = connection.execute(sa.select(rows)).one()
    assert (row.begins, row.ends) == (0, len(STORY))
    text = b"".join(value for value in row if isinstance(value, bytes))
    assert b"waited" not in text


def test_a_passage_ends_where_its_comment_ends(quoted):
    assert quoted(43, 10_000).words == "Then nobody did."


def test_where_an_author_took_the_answers_back_an_empty_place_stays_and_counts_for_nothing(
    service, survey, receipt, quoted, line, tmp_path
):
    quoted(0, 20)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, tmp_path / "withdrawn", now=NOW)
    with service.store.reading() as connection:
        place = (connection, service.keyring, survey.inspection_id)
        (piece,) = evidence.of_line(*place, line)
        assert (piece.words, piece.is_gone, piece.response, piece.who) == (GONE, True, "", "")
        assert lines.get(*place, line).supports == 0
        assert lines.for_report(*place)[0]["evidence"][0]["words"] == GONE


@pytest.mark.parametrize(
    ("survey_id", "reference", "item"),
    [("", None, "story"), (None, "aaaa", "story"), (None, None, "who"), (None, "Ä!", "story")],
)
def test_a_comment_that_is_not_there_is_not_found(service, survey, comment, survey_id, reference, item):
    wanted = (
        survey.id if survey_id is None else survey_id,
        comment.reference if reference is None else reference,
        item,
    )
    with service.store.reading() as connection, pytest.raises(LookupError):
        quotes.get(connection, service.keyring, survey.inspection_id, *wanted)


def test_a_comment_of_another_inspection_is_no_evidence_here(service, survey, comment, actor):
    elsewhere = an_inspection(service, "Elsewhere")
    words = Words(theme="waits", claim="They wait.", whom="The pathway")
    with service.store.writing() as connection:
        place = (connection, service.keyring, elsewhere)
        line = lines.draft(*place, words, actor=actor, now=NOW)
        with pytest.raises(LookupError):
            quotes.get(*place, survey.id, comment.reference, "story")
        passage = Passage(comment.response_id, "story", 0, 5)
        with pytest.raises(LookupError):
            evidence.add_quote(*place, line, passage, side="supports", actor=actor, now=NOW)


def test_a_comment_is_found_under_its_own_survey_alone(service, survey, comment):
    sister = a_sister(service, survey, dataclasses.replace(DOCUMENT, audience="practitioners"))
    with service.store.reading() as connection, pytest.raises(LookupError):
        quotes.get(connection, service.keyring, survey.inspection_id, sister.id, comment.reference, "story")


def test_a_quote_of_more_than_sixty_words_is_long():
    assert not quotes.is_long("word " * 60)
    assert quotes.is_long("word " * 61)
