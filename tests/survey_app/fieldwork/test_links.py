import pytest
from builders import a_response, a_survey, an_invitation

from survey_app.errors import AlreadySent, CodeUnknown, LinkRevoked
from survey_app.fieldwork import channels, invitations, links, tokens


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_a_channels_code_opens_its_survey_and_keeps_nothing(service, survey):
    link = _open(service, survey.channel_code)
    assert (link.survey_id, link.channel_id, link.kind) == (survey.id, survey.channel_id, "forum")
    assert (link.invitation_id, link.holder) == (None, None)


def test_a_personal_code_opens_its_invitation_and_keeps_what_continues_it(service, survey):
    invitation, code = an_invitation(service, survey, kind="school")
    link = _open(service, code)
    assert (link.survey_id, link.invitation_id, link.kind) == (survey.id, invitation, "school")
    assert link.channel_id is None
    assert link.holder == _open(service, code).holder
    assert code.encode() not in link.holder


def test_a_code_of_nobodys_is_unknown(service, survey):
    with pytest.raises(CodeUnknown):
        _open(service, tokens.new(service.keyring, "link"))


def test_a_stopped_link_says_so(service, survey):
    invitation, code = an_invitation(service, survey)
    with service.store.writing() as connection:
        invitations.revoke(connection, invitation)
        channels.revoke(connection, survey.channel_id)
    for stopped in (code, survey.channel_code):
        with pytest.raises(LinkRevoked):
            _open(service, stopped)


def test_a_spent_link_says_so(service, survey):
    _, code = an_invitation(service, survey)
    a_response(service, survey, {1: {"helped": "no"}}, code=code)
    with pytest.raises(AlreadySent):
        _open(service, code)


def test_a_code_from_before_a_rotation_opens_and_continues_the_same_draft(service, survey):
    _, code = an_invitation(service, survey)
    rotated = service.keyring.with_new_key()
    with service.store.reading() as connection:
        assert links.open_link(connection, rotated, code) == _open(service, code)
        assert links.open_link(connection, rotated, survey.channel_code).survey_id == survey.id


def test_what_a_visit_came_in_by_is_asked_again(service, survey):
    invitation, code = an_invitation(service, survey)
    _require_alive(service, invitation_id=invitation)
    _require_alive(service, channel_id=survey.channel_id)
    a_response(service, survey, {1: {"helped": "no"}}, code=code)
    with pytest.raises(AlreadySent):
        _require_alive(service, invitation_id=invitation)
    with service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    with pytest.raises(LinkRevoked):
        _require_alive(service, channel_id=survey.channel_id)
    with pytest.raises(LinkRevoked):
        _require_alive(service, channel_id="gone")


def _open(service, code):
    with service.store.reading() as connection:
        return links.open_link(connection, service.keyring, code)


def _require_alive(service, *, channel_id=None, invitation_id=None):
    with service.store.reading() as connection:
        links.require_alive(connection, channel_id=channel_id, invitation_id=invitation_id)
