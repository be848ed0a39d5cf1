import datetime as dt

import pytest
import sqlalchemy as sa
from builders import CLOSES_AT, NOW, OPENS_AT, a_draft, a_questionnaire, a_survey, an_inspection

from survey_app.errors import Closed, NotOpenYet, NotPublishable, Paused
from survey_app.fieldwork import drafts, surveys
from survey_app.fieldwork.window import Window
from survey_app.store import records

MOMENT = dt.timedelta(microseconds=1)
GRACE = dt.timedelta(minutes=30)
HOUR = dt.timedelta(hours=1)


def test_a_survey_is_open_from_its_opening_up_to_its_close(service):
    survey = _get(service, a_survey(service).id)
    with pytest.raises(NotOpenYet) as before:
        survey.require_open(OPENS_AT - MOMENT)
    survey.require_open(OPENS_AT)
    survey.require_open(CLOSES_AT - MOMENT)
    with pytest.raises(Closed) as after:
        survey.require_open(CLOSES_AT)
    assert (before.value.opens_at, after.value.closes_at) == (OPENS_AT, CLOSES_AT)


def test_what_was_begun_may_be_sent_up_to_the_end_of_the_grace(service):
    survey = _get(service, a_survey(service).id)
    survey.require_sendable(CLOSES_AT + GRACE - MOMENT)
    with pytest.raises(Closed):
        survey.require_sendable(CLOSES_AT + GRACE)


def test_an_unpublished_survey_is_not_open_at_any_time(service):
    survey = _get(service, a_survey(service, is_published=False).id)
    with pytest.raises(NotOpenYet):
        survey.require_open(NOW)


def test_a_pause_stops_what_is_open_and_is_not_told_afterwards(service):
    survey_id = a_survey(service).id
    with service.store.writing() as connection:
        surveys.pause(connection, survey_id, is_paused=True)
    survey = _get(service, survey_id)
    for require in (survey.require_open, survey.require_sendable):
        with pytest.raises(Paused):
            require(NOW)
    with pytest.raises(Closed):
        survey.require_open(CLOSES_AT)
    with service.store.writing() as connection:
        surveys.pause(connection, survey_id, is_paused=False)
    _get(service, survey_id).require_open(NOW)


def test_a_clock_that_jumps_back_counts_as_the_latest_instant_seen(service):
    survey = a_survey(service)
    a_draft(service, survey, {})
    known = _get(service, survey.id)
    assert known.seen_at == NOW
    assert known.instant(NOW - HOUR) == NOW
    assert known.instant(NOW - dt.timedelta(seconds=60)) == NOW - dt.timedelta(seconds=60)
    assert known.instant(NOW + HOUR) == NOW + HOUR


def test_the_latest_instant_moves_in_steps_and_never_back(service):
    survey = a_survey(service)
    secret = a_draft(service, survey, {})
    for later, expected in (
        (1, NOW),
        (11, NOW + dt.timedelta(seconds=11)),
        (-50, NOW + dt.timedelta(seconds=11)),
    ):
        now = NOW + dt.timedelta(seconds=later)
        with service.store.writing() as connection:
            draft = drafts.get(connection, service.keyring, secret)
            drafts.save(
                connection,
                draft,
                3,
                {"else": str(later)},
                version=_version(connection, draft, secret),
                secret=secret,
                now=now,
            )
        assert _get(service, survey.id).seen_at == expected


def test_publishing_needs_a_signed_basis_and_a_close_to_come(service):
    survey_id = a_survey(service, is_published=False).id
    with service.store.writing() as connection:
        with pytest.raises(NotPublishable) as refused:
            surveys.publish(connection, survey_id, consent_basis=" ", now=CLOSES_AT)
        assert len(refused.value.problems) == 2
        surveys.publish(connection, survey_id, consent_basis=" Adults agree. ", now=NOW)
        assert surveys.get(connection, survey_id).consent_basis == "Adults agree."


def test_a_moved_window_is_the_window_and_withdrawing_is_never_shortened(service):
    survey_id = a_survey(service).id
    shorter = Window(opens_at=OPENS_AT, closes_at=NOW, grace=0 * GRACE)
    longer = Window(opens_at=OPENS_AT, closes_at=CLOSES_AT + HOUR, grace=2 * GRACE)
    for window, until in ((shorter, CLOSES_AT), (longer, CLOSES_AT + HOUR)):
        with service.store.writing() as connection:
            surveys.move(connection, survey_id, window)
        known = _get(service, survey_id)
        assert (known.window, known.withdrawable_until) == (window, until)


def test_the_surveys_of_an_inspection_come_together(service):
    survey = a_survey(service)
    a_survey(service, area="Marlow")
    with service.store.reading() as connection:
        assert [each.id for each in surveys.of_inspection(connection, survey.inspection_id)] == [survey.id]
        assert surveys.of_inspection(connection, "none") == ()


def test_a_survey_that_is_not_there_is_a_lookup_error(service):
    with service.store.reading() as connection, pytest.raises(LookupError):
        surveys.get(connection, "nowhere")


def test_one_document_is_stored_once_and_read_as_it_was(service):
    document = a_questionnaire(version=41)
    with service.store.writing() as connection:
        surveys.store_document(connection, document)
        surveys.store_document(connection, document)
        assert surveys.questionnaire(connection, document.hash) == document
        assert connection.execute(sa.select(sa.func.count()).select_from(records.documents)).scalar_one() == 1


def test_a_document_that_is_not_what_its_hash_says_is_refused(service):
    document = a_questionnaire(version=42, title="As published")
    with service.store.writing() as connection:
        body = document.to_json().replace("As published", "As changed")
        connection.execute(sa.insert(records.documents), {"hash": document.hash, "body": body})
        with pytest.raises(ValueError, match="not the one published"):
            surveys.questionnaire(connection, document.hash)


def test_a_survey_shows_its_area_and_the_areas_own_team(service):
    inspection = an_inspection(service, "Marlow")
    assert inspection == "marlow-revisit"
    survey = _get(service, a_survey(service).id)
    assert (survey.area, survey.safeguarding_phone) == ("Fenmoor", "01632 960 001")


def _get(service, survey_id):
    with service.store.reading() as connection:
        return surveys.get(connection, survey_id)


def _version(connection, draft, secret):
    page = drafts.page_of(connection, draft, 3, secret)
    return page.version if page else 0
