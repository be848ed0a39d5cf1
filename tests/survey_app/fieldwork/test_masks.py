"""Masks over what somebody wrote, and a lead's lifting them for one response; on both databases."""

import pytest
import sqlalchemy as sa
from builders import NOW, a_response, a_survey

from survey_app.fieldwork import audit, masks, reading_room, sign_in, surveys, withdrawals
from survey_app.fieldwork.references import response_id
from survey_app.store import records
from survey_app.store.understanding_records import lifted_masks

STORY = "Mrs Jane Whitlock at Oak Tree School rang from 01632 960 002."
REASON = "We meet her on Tuesday."


@pytest.fixture
def survey(service):
    return a_survey(service)


@pytest.fixture
def lead(service, survey):
    with service.store.writing() as connection:
        staff_id, _ = sign_in.add_staff(
            connection,
            service.keyring,
            name="A lead",
            address="lead@example.org",
            roles=[(survey.inspection_id, "lead")],
            now=NOW,
        )
    return staff_id


def a_reference(service, survey):
    with service.store.reading() as connection:
        return reading_room.browse(connection, survey.id, 1).entries[0].reference


def lift(service, survey, reference, lead, reason=REASON):
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        masks.lift(connection, service.keyring, known, reference, reason, actor=lead, now=NOW)


def lifted(service, reference):
    with service.store.reading() as connection:
        whose = response_id(reference)
        return masks.lifts(connection, service.keyring, [whose]).get(whose)


def shown(text, lift=None):
    return "".join(piece.text for piece in masks.pieces(text, lift))


def test_people_and_numbers_are_masked_and_schools_are_not():
    said = shown(STORY)
    assert "Whitlock" not in said
    assert "960" not in said
    assert "Oak Tree School" in said


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("turned \u202eround\u202c back", "turned round back"),
        ("kept \u2066apart\u2069", "kept apart"),
        ("a bell\x07 and\x00 a mark\ufeff", "a bell and a mark"),
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("<b>=1+1</b> {{ 7*7 }}", "<b>=1+1</b> {{ 7*7 }}"),
    ],
)
def test_what_only_steers_is_not_shown_and_all_else_is(typed, seen):
    assert masks.visible(typed) == seen


def test_a_name_cannot_hide_behind_characters_nobody_sees():
    assert shown("Mrs Jane Whit\u202e\u202clock \u202erang.") == "Mrs [name] rang."


def test_a_lead_lifts_the_masks_of_one_response_and_says_why(service, survey, lead):
    for _ in range(2):
        a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": STORY}})
    reference = a_reference(service, survey)
    lift(service, survey, reference, lead)
    found = lifted(service, reference)
    assert (found.by, found.at, found.reason) == ("A lead", NOW, REASON)
    assert shown(STORY, found) == STORY
    with service.store.reading() as connection:
        assert len(connection.execute(sa.select(lifted_masks)).all()) == 1


def test_the_reason_stands_sealed_and_in_no_entry(service, survey, lead):
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": STORY}})
    reference = a_reference(service, survey)
    lift(service, survey, reference, lead)
    with service.store.reading() as connection:
        row = connection.execute(sa.select(lifted_masks)).one()
        assert REASON.encode() not in row.reason_sealed
        assert audit.verify(connection, service.keyring) == []
        entry = connection.execute(sa.select(records.audit)).all()[-1]
    assert (entry.actor, entry.action, entry.subject) == (lead, "lift-masks", f"{survey.id} {reference}")


def test_the_first_reason_stands(service, survey, lead):
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": STORY}})
    reference = a_reference(service, survey)
    lift(service, survey, reference, lead)
    lift(service, survey, reference, lead, "Another.")
    assert lifted(service, reference).reason == REASON


@pytest.mark.parametrize("reference", ["", "!", "a" * 26])
def test_what_is_not_there_cannot_be_lifted_and_is_not_noted(service, survey, lead, reference):
    with pytest.raises(LookupError):
        lift(service, survey, reference, lead)
    with service.store.reading() as connection:
        assert audit.head(connection).number == 0


def test_another_surveys_response_cannot_be_lifted_under_this_one(service, survey, lead):
    other = a_survey(service, area="Elsewhere")
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": STORY}})
    reference = a_reference(service, survey)
    with pytest.raises(LookupError):
        lift(service, other, reference, lead)
    assert lifted(service, reference) is None


def test_a_lift_goes_with_the_response(service, survey, lead):
    receipt = a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": STORY}})
    lift(service, survey, a_reference(service, survey), lead)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
        assert connection.execute(sa.select(lifted_masks)).all() == []
