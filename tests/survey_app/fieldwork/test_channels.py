import pytest
import sqlalchemy as sa
from builders import a_draft, a_response, a_survey

from survey_app.fieldwork import channels
from survey_app.store.records import channels as table


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_a_channel_shows_its_code_again_and_keeps_it_sealed(service, survey):
    with service.store.reading() as connection:
        channel = channels.get(connection, service.keyring, survey.channel_id)
        row = connection.execute(sa.select(table)).one()
    assert channel.code == survey.channel_code
    assert not [value for value in row if isinstance(value, bytes) and channel.code.encode() in value]


def test_a_code_sealed_before_a_rotation_is_shown_after_it(service, survey):
    with service.store.reading() as connection:
        channel = channels.get(connection, service.keyring.with_new_key(), survey.channel_id)
    assert channel.code == survey.channel_code


def test_what_came_by_a_channel_is_two_counts(service, survey):
    a_draft(service, survey, {})
    a_response(service, survey, {1: {"helped": "no"}})
    with service.store.reading() as connection:
        (channel,) = channels.of_survey(connection, service.keyring, survey.id)
    assert (channel.begun, channel.sent) == (2, 1)


def test_channels_of_a_survey_come_by_name(service, survey):
    with service.store.writing() as connection:
        for name in ("School text", "Council page"):
            identity = name.lower().replace(" ", "-")
            channels.create(
                connection, service.keyring, survey.id, channel_id=identity, name=name, kind="other"
            )
        found = channels.of_survey(connection, service.keyring, survey.id)
    assert [channel.name for channel in found] == ["Council page", "Forum newsletter", "School text"]


def test_two_channels_of_one_name_are_refused(service, survey):
    with service.store.writing() as connection, pytest.raises(sa.exc.IntegrityError):
        channels.create(
            connection, service.keyring, survey.id, channel_id="x", name="Forum newsletter", kind="other"
        )


def test_a_channel_that_is_not_there_is_a_lookup_error(service, survey):
    with service.store.reading() as connection, pytest.raises(LookupError):
        channels.get(connection, service.keyring, "nowhere")


def test_a_stopped_channel_says_so(service, survey):
    with service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
        assert channels.get(connection, service.keyring, survey.channel_id).is_revoked
