"""Comments a page at a time, found by what stands beside them, and counted as read; on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from builders import NOW, a_question, a_questionnaire, a_response, a_sister, a_survey
from comment_lists import store_list

from questionnaires.model import Page
from survey_app.fieldwork import audit, comment_room, one_comment, redaction, surveys, withdrawals
from survey_app.store import records
from survey_app.store.understanding_records import comment_reads

WROTE = 2
"""The page of the tiny questionnaire with a comment under a theme."""


@pytest.fixture
def survey(service):
    return a_survey(service)


@pytest.fixture
def wrote(service, survey):
    """Send a response with this comment; returns its receipt."""

    def send(text, **facts):
        return a_response(service, survey, {1: {"helped": "yes"}, WROTE: {"story": text}}, **facts)

    return send


def read(service, survey, filters=None, page=1):
    """Look at a page and note it, as the console does."""
    here = (service.keyring, survey.inspection_id)
    with service.store.reading() as connection:
        sitting = comment_room.look(connection, *here, filters or {}, page)
    if sitting is not None:
        with service.store.writing() as connection:
            comment_room.note(connection, *here, sitting, actor="inspector", now=NOW)
    return sitting


def texts(sitting):
    return [each.text for each in sitting.comments]


def entries(service):
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit.c.action, records.audit.c.subject))
        return [tuple(row) for row in found if row.action.startswith("read-comment")]


def test_before_the_list_is_made_there_is_none_and_nothing_is_noted(service, survey, wrote):
    wrote("We waited.")
    assert read(service, survey) is None
    assert entries(service) == []


def test_a_page_holds_twenty_texts_whole_and_counts_them_as_read(service, survey, wrote):
    for number in range(25):
        wrote(f"Comment {number}\nof many.")
    store_list(service, survey.inspection_id)
    first = read(service, survey)
    assert (first.total, first.read, first.unread, first.pages, len(first.comments)) == (25, 20, 5, 2, 20)
    second = read(service, survey, page=2)
    assert (second.read, second.unread, len(second.comments)) == (25, 0, 5)
    assert sorted(texts(first) + texts(second)) == sorted(f"Comment {n}\nof many." for n in range(25))
    assert not any(each.was_read for each in second.comments)
    assert all(each.was_read for each in read(service, survey).comments)


def test_what_was_shown_stands_in_one_entry_without_a_word_of_it(service, survey, wrote):
    wrote("We waited.")
    wrote("Nobody rang.")
    made = store_list(service, survey.inspection_id)
    read(service, survey)
    named = " ".join(f"{each['reference']}/story" for each in made)
    assert entries(service) == [
        ("read-comments", f"{survey.inspection_id} masks-{redaction.VERSION} {named}")
    ]


def test_another_comment_of_the_same_response_is_not_read_with_it(service, survey):
    a_response(service, survey, {1: {"helped": "yes"}, WROTE: {"story": "Shown"}, 3: {"else": "Not shown"}})
    store_list(service, survey.inspection_id)
    read(service, survey, {"question": "story"})
    assert texts(read(service, survey, {"read": "unread"})) == ["Not shown"]


def test_among_the_unread_stands_only_what_nobody_has_read(service, survey, wrote):
    for number in range(22):
        wrote(f"Comment {number}")
    store_list(service, survey.inspection_id)
    read(service, survey)
    left = read(service, survey, {"read": "unread"})
    assert (left.found, left.pages) == (2, 1)
    assert read(service, survey, {"read": "unread"}).comments == ()


def test_counts_say_how_many_each_other_choice_would_give(service, survey, wrote):
    for text in ("Waited a", "Waited b", "Refused c"):
        wrote(text)
    facts = {"Waited": {"plan": "waiting", "language": "en"}, "Refuse": {"plan": "refused", "language": "pl"}}
    store_list(service, survey.inspection_id, lambda text: facts[text[:6]])
    sitting = read(service, survey, {"plan": "waiting"})
    assert sorted(texts(sitting)) == ["Waited a", "Waited b"]
    assert sitting.counts["plan"] == {"waiting": 2, "refused": 1}
    assert sitting.counts["language"] == {"en": 2}
    neither = read(service, survey, {"plan": "waiting", "language": "pl"})
    assert (neither.found, neither.counts["language"], neither.counts["plan"]) == (
        0,
        {"en": 2},
        {"refused": 1},
    )


def test_a_comment_taken_back_since_is_in_no_page_and_no_count(service, survey, wrote):
    receipt = wrote("Take this back.")
    wrote("Keep this.")
    store_list(service, survey.inspection_id, lambda text: {"group": "g1"})
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    sitting = read(service, survey)
    assert (texts(sitting), sitting.total, sitting.found) == (["Keep this."], 1, 1)
    assert sitting.comments[0].alike == 0
    assert sitting.counts["group"] == {"g1": 1}


def test_taking_an_answer_back_takes_its_reading_with_it(service, survey, wrote):
    receipt = wrote("Take this back.")
    store_list(service, survey.inspection_id)
    read(service, survey)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
        assert connection.execute(sa.select(comment_reads)).all() == []


def test_what_is_nearly_the_same_is_counted_and_found_together(service, survey, wrote):
    for text in ("Same one", "Same two", "Same three", "Other"):
        wrote(text)
    store_list(service, survey.inspection_id, lambda text: {"group": "g1" if "Same" in text else None})
    alike = {each.text: each.alike for each in read(service, survey).comments}
    assert alike == {"Same one": 2, "Same two": 2, "Same three": 2, "Other": 0}
    assert len(read(service, survey, {"group": "g1"}).comments) == 3


def test_comments_stand_by_audience_and_question(service, survey, wrote):
    children = a_questionnaire(
        Page(id="only", section="You", heading="You", questions=(a_question("likes", "comment"),)),
        audience="children-11-15",
    )
    sister = a_sister(service, survey, children)
    a_response(service, survey, {1: {"helped": "yes"}, WROTE: {"story": "A parent"}, 3: {"else": "More"}})
    a_response(service, sister, {1: {"likes": "A child"}})
    store_list(service, survey.inspection_id)
    sitting = read(service, survey)
    assert texts(sitting) == ["A child", "A parent", "More"]
    assert list(sitting.audiences.values()) == ["children-11-15", "parents-and-carers"]


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_does_not_exist_is_not_found(service, survey, wrote, page):
    wrote("We waited.")
    store_list(service, survey.inspection_id)
    with pytest.raises(LookupError):
        read(service, survey, page=page)


def test_a_value_nobody_has_finds_nothing(service, survey, wrote):
    wrote("We waited.")
    store_list(service, survey.inspection_id)
    assert read(service, survey, {"plan": "' OR 1=1 --"}).comments == ()


def read_one(service, survey, reference, item="story"):
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        return one_comment.read(
            connection, service.keyring, known, reference, item, actor="inspector", now=NOW
        )


def test_one_comment_is_opened_noted_and_counted_as_read(service, survey, wrote):
    wrote("We waited.")
    (entry,) = store_list(service, survey.inspection_id)
    opened = read_one(service, survey, entry["reference"])
    assert (opened.text, opened.question) == ("We waited.", "What about story?")
    assert entries(service) == [("read-comment", f"{survey.id} {entry['reference']}/story")]
    assert read(service, survey).comments[0].was_read


def test_a_comment_of_another_survey_or_item_is_not_found_and_not_noted(service, survey, wrote):
    wrote("We waited.")
    other = a_survey(service, area="Elsewhere")
    (entry,) = store_list(service, survey.inspection_id)
    for where, reference, item in (
        (other, entry["reference"], "story"),
        (survey, entry["reference"], "else"),
        (survey, "no-reference", "story"),
    ):
        with pytest.raises(LookupError):
            read_one(service, where, reference, item)
    assert entries(service) == []


def test_many_readers_of_one_page_at_once_count_it_once(service, survey, wrote):
    for number in range(5):
        wrote(f"Comment {number}")
    store_list(service, survey.inspection_id)
    with ThreadPoolExecutor(4) as pool:
        sittings = list(pool.map(lambda _: read(service, survey), range(8)))
    assert {sitting.read for sitting in sittings} == {5}
    assert len(entries(service)) == 8
    with service.store.reading() as connection:
        assert len(connection.execute(sa.select(comment_reads)).all()) == 5


def test_a_comment_taken_back_while_it_is_shown_is_noted_and_not_counted(service, survey, wrote):
    receipt = wrote("Take this back.")
    store_list(service, survey.inspection_id)
    here = (service.keyring, survey.inspection_id)
    with service.store.reading() as connection:
        sitting = comment_room.look(connection, *here, {}, 1)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    with service.store.writing() as connection:
        comment_room.note(connection, *here, sitting, actor="inspector", now=NOW)
        assert connection.execute(sa.select(comment_reads)).all() == []
    assert len(entries(service)) == 1


def test_looking_waits_for_nobody_who_writes(service, survey, wrote):
    wrote("We waited.")
    store_list(service, survey.inspection_id)
    with service.store.writing(), service.store.reading() as connection:
        sitting = comment_room.look(connection, service.keyring, survey.inspection_id, {}, 1)
    assert texts(sitting) == ["We waited."]
