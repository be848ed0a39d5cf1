import datetime as dt

import pytest
import sqlalchemy as sa
from builders import CLOSES_AT, NOW, a_response, a_survey, an_invitation

from survey_app.errors import AlreadySent, NothingToWithdraw, WithdrawalOver
from survey_app.fieldwork import links, outcomes, surveys, tokens, withdrawals
from survey_app.fieldwork.window import Window
from survey_app.store import records

CONTENT = (records.responses, records.comments, records.consents)


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_the_receipt_takes_response_comments_and_consent_away(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": "Mine"}})
    kept = a_response(service, survey, {3: {"else": "Another family's"}})
    _withdraw(service, receipt)
    assert _sizes(service) == [1, 1, 1]
    with service.store.reading() as connection:
        assert withdrawals.find_survey(connection, service.keyring, receipt) is None
        assert withdrawals.find_survey(connection, service.keyring, kept) == survey.id
        assert outcomes.counts(connection, survey.id)["withdrawn"] == 1


def test_a_receipt_works_once(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    _withdraw(service, receipt)
    with pytest.raises(NothingToWithdraw):
        _withdraw(service, receipt)
    assert len(service.settings.withdrawn_file.read_text().split()) == 1


def test_a_code_of_no_response_takes_nothing(service, survey):
    a_response(service, survey, {1: {"helped": "no"}})
    with pytest.raises(NothingToWithdraw):
        _withdraw(service, tokens.new(service.keyring, "receipt"))
    assert not service.settings.withdrawn_file.exists()


def test_at_the_last_moment_it_is_over(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    with pytest.raises(WithdrawalOver):
        _withdraw(service, receipt, now=CLOSES_AT)
    _withdraw(service, receipt, now=CLOSES_AT - dt.timedelta(microseconds=1))


def test_a_later_moment_set_by_the_lead_counts(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    with service.store.writing() as connection:
        later = CLOSES_AT + dt.timedelta(days=3)
        connection.execute(sa.update(records.surveys).values(withdrawable_until=later))
    _withdraw(service, receipt, now=CLOSES_AT + dt.timedelta(days=2))


def test_a_window_made_longer_makes_withdrawing_longer(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    with service.store.writing() as connection:
        window = surveys.get(connection, survey.id).window
        later = Window(opens_at=window.opens_at, closes_at=CLOSES_AT + dt.timedelta(days=1))
        surveys.move(connection, survey.id, later)
    _withdraw(service, receipt, now=CLOSES_AT)


def test_what_was_withdrawn_stays_away_after_a_restore(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    kept = a_response(service, survey, {1: {"helped": "yes"}})
    with service.store.reading() as connection:
        rows = {table: connection.execute(sa.select(table)).mappings().all() for table in CONTENT}
    _withdraw(service, receipt)
    with service.store.writing() as connection:
        for table, backup in rows.items():
            connection.execute(sa.delete(table))
            if backup:
                connection.execute(sa.insert(table), [dict(row) for row in backup])
        assert withdrawals.reapply(connection, service.settings.withdrawn_file) == 1
        assert withdrawals.reapply(connection, service.settings.withdrawn_file) == 0
        assert withdrawals.find_survey(connection, service.keyring, kept) == survey.id


def test_without_a_list_there_is_nothing_to_apply(service, tmp_path):
    with service.store.writing() as connection:
        assert withdrawals.reapply(connection, tmp_path / "none") == 0


def test_a_receipt_from_before_a_rotation_still_counts(service, survey):
    receipt = a_response(service, survey, {1: {"helped": "no"}})
    rotated = service.keyring.with_new_key()
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, rotated, receipt, service.settings.withdrawn_file, now=NOW)
    assert _sizes(service) == [0, 0, 0]


def test_taking_back_does_not_give_the_invitation_back(service, survey):
    _, code = an_invitation(service, survey)
    _withdraw(service, a_response(service, survey, {1: {"helped": "no"}}, code=code))
    with service.store.reading() as connection, pytest.raises(AlreadySent):
        links.open_link(connection, service.keyring, code)


def _withdraw(service, receipt, *, now=NOW):
    with service.store.writing() as connection:
        file = service.settings.withdrawn_file
        return withdrawals.withdraw(connection, service.keyring, receipt, file, now=now)


def _sizes(service):
    with service.store.reading() as connection:
        return [
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in CONTENT
        ]
