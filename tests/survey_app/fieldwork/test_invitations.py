import pytest
import sqlalchemy as sa
from builders import a_response, a_survey, an_invitation

from survey_app.errors import AlreadySent
from survey_app.fieldwork import invitations, keys
from survey_app.store.records import invitations as table


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_a_reminder_repeats_the_code(service, survey):
    invitation, code = an_invitation(service, survey)
    with service.store.reading() as connection:
        assert invitations.code(connection, service.keyring, invitation) == code
        assert invitations.code(connection, service.keyring.with_new_key(), invitation) == code


def test_the_code_stands_nowhere_in_the_row(service, survey):
    _, code = an_invitation(service, survey)
    with service.store.reading() as connection:
        row = connection.execute(sa.select(table)).one()
    assert not [value for value in row if isinstance(value, bytes) and code.encode() in value]


def test_another_servers_keys_make_another_code(service, survey):
    invitation, code = an_invitation(service, survey)
    with service.store.reading() as connection:
        assert invitations.code(connection, keys.new(), invitation) != code


def test_an_invitation_made_again_has_another_code_and_ends_the_first(service, survey):
    invitation, code = an_invitation(service, survey, kind="health")
    with service.store.writing() as connection:
        again = invitations.reissue(connection, service.keyring, invitation)
        assert invitations.code(connection, service.keyring, again) != code
        rows = {row.id: row for row in connection.execute(sa.select(table))}
    assert (rows[invitation].is_revoked, rows[again].is_revoked) == (True, False)
    assert rows[again].kind == "health"


def test_an_invitation_that_had_its_answer_is_not_made_again(service, survey):
    invitation, code = an_invitation(service, survey)
    a_response(service, survey, {1: {"helped": "no"}}, code=code)
    with service.store.writing() as connection, pytest.raises(AlreadySent):
        invitations.reissue(connection, service.keyring, invitation)


def test_an_invitation_is_spent_once_and_a_stopped_one_never(service, survey):
    first, _ = an_invitation(service, survey)
    stopped, _ = an_invitation(service, survey)
    with service.store.writing() as connection:
        invitations.spend(connection, first)
        invitations.revoke(connection, stopped)
        for invitation in (first, stopped):
            with pytest.raises(AlreadySent):
                invitations.spend(connection, invitation)
