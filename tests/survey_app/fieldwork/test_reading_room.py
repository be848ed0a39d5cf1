"""The list of responses and one of them, on both databases."""

import pytest
from builders import NOW, a_response, a_survey

from survey_app.fieldwork import audit, reading_room, surveys


@pytest.fixture
def survey(service):
    return a_survey(service)


def browse(service, survey, page=1):
    with service.store.reading() as connection:
        return reading_room.browse(connection, survey.id, page)


def read(service, survey, reference):
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        return reading_room.read(connection, service.keyring, known, reference, actor="inspector", now=NOW)


def test_responses_stand_in_the_order_of_their_random_keys(service, survey):
    for _ in range(25):
        a_response(service, survey, {1: {"helped": "no"}})
    entries = browse(service, survey).entries + browse(service, survey, 2).entries
    assert [entry.number for entry in entries] == list(range(1, 26))
    readings = [read(service, survey, entry.reference) for entry in entries]
    assert [reading.number for reading in readings] == list(range(1, 26))
    assert [reading.after for reading in readings[:-1]] == [entry.reference for entry in entries[1:]]
    assert (readings[0].before, readings[-1].after) == (None, None)


def test_a_comment_is_read_as_it_was_written(service, survey):
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": "Zoë said:\n  nothing"}})
    (entry,) = browse(service, survey).entries
    told = [each for _, page in read(service, survey, entry.reference).pages for each in page]
    said = {each.question: each.answers for each in told}
    assert said["What about story?"] == ("Zoë said:\n  nothing",)


def test_what_has_been_read_is_told_by_the_audit(service, survey):
    for _ in range(3):
        a_response(service, survey, {1: {"helped": "no"}})
    entry = browse(service, survey).entries[1]
    read(service, survey, entry.reference)
    read(service, survey, entry.reference)
    shelf = browse(service, survey)
    assert (shelf.count, shelf.read, [each.is_read for each in shelf.entries]) == (3, 1, [False, True, False])
    with service.store.reading() as connection:
        assert audit.head(connection).number == 2


def test_a_survey_whose_name_begins_another_does_not_count_its_reading(service):
    longer = a_survey(service, area="Fenmoor-parents")
    shorter = a_survey(service, area="Fenmoor")
    for survey in (longer, shorter):
        a_response(service, survey, {1: {"helped": "no"}})
    read(service, longer, browse(service, longer).entries[0].reference)
    assert browse(service, shorter).read == 0


@pytest.mark.parametrize("reference", ["", "a", "A" * 26, "../" * 5])
def test_a_reference_that_is_none_is_not_found(service, survey, reference):
    a_response(service, survey, {1: {"helped": "no"}})
    with pytest.raises(LookupError):
        read(service, survey, reference)
