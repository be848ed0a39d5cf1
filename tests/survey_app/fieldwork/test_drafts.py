import datetime as dt
import secrets
from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import CLOSES_AT, NOW, OPENING, a_draft, a_link, a_survey, an_invitation

from survey_app.errors import AlreadySent, Closed, DraftGone, SealBroken, StalePage
from survey_app.fieldwork import drafts, invitations, outcomes, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.store import records

SECONDS = dt.timedelta(seconds=1)


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_a_draft_opens_to_its_visit_and_to_no_other(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with service.store.reading() as connection:
        draft = drafts.get(connection, service.keyring, secret)
        assert drafts.pages(connection, draft, secret)[1].answers == {"helped": "yes"}
        with pytest.raises(DraftGone):
            drafts.get(connection, service.keyring, secrets.token_bytes(16))


def test_who_is_answering_and_the_yes_stand_on_the_page_before_the_first(service, survey):
    secret = a_draft(service, survey, {})
    with service.store.reading() as connection:
        draft = drafts.get(connection, service.keyring, secret)
        assert drafts.page_of(connection, draft, drafts.OPENING, secret).answers == OPENING
        assert drafts.page_of(connection, draft, 1, secret) is None


def test_pages_looked_at_with_their_draft_are_the_same_pages(service, survey):
    secret = a_draft(service, survey, {2: {"wait": "no"}, 1: {"helped": "yes"}})
    with service.store.reading() as connection:
        draft, pages = drafts.get_with_pages(connection, service.keyring, secret)
        assert draft == drafts.get(connection, service.keyring, secret)
        assert pages == drafts.pages(connection, draft, secret)
        assert list(pages) == [drafts.OPENING, 1, 2]
        with pytest.raises(DraftGone):
            drafts.get_with_pages(connection, service.keyring, secrets.token_bytes(16))


def test_a_draft_without_a_page_has_none_to_look_at(service, survey):
    secret = a_draft(service, survey, {})
    with service.store.writing() as connection:
        connection.execute(sa.delete(records.draft_pages))
    with service.store.reading() as connection:
        assert drafts.get_with_pages(connection, service.keyring, secret)[1] == {}


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [(sa.update(records.drafts).values(is_sent=True), AlreadySent), (sa.delete(records.drafts), DraftGone)],
)
def test_a_draft_sent_or_stopped_meanwhile_takes_no_page(service, survey, meanwhile, told):
    """Whoever looked before the other device sent is told so, and nothing is saved."""
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, secret)
        connection.execute(meanwhile)
        for page, version in ((1, 1), (2, 0)):
            with pytest.raises(told):
                drafts.save(connection, draft, page, {"wait": "no"}, version=version, secret=secret, now=NOW)
        assert {page.version for page in drafts.pages(connection, draft, secret).values()} <= {1}
        assert 2 not in drafts.pages(connection, draft, secret)


@pytest.mark.parametrize("change", [{"page": 2}, {"version": 9}])
def test_a_page_moved_to_another_place_does_not_open(service, survey, change):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, secret)
        table = records.draft_pages
        connection.execute(sa.update(table).where(table.c.page == 1).values(change))
        with pytest.raises(SealBroken):
            drafts.pages(connection, draft, secret)


def test_the_same_answers_twice_are_one_save(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    assert _save(service, survey, secret, 1, {"helped": "yes"}, version=0) == 1


def test_a_stale_page_is_told_its_version_and_the_next_try_wins(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with pytest.raises(StalePage) as stale:
        _save(service, survey, secret, 1, {"helped": "no"}, version=0)
    assert stale.value.version == 1
    assert _save(service, survey, secret, 1, {"helped": "no"}, version=stale.value.version) == 2


def test_a_version_from_the_future_saves_nothing(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with pytest.raises(StalePage):
        _save(service, survey, secret, 1, {"helped": "no"}, version=5)


def test_a_personal_link_joins_its_draft_and_sees_only_what_it_saves(service, survey):
    _, code = an_invitation(service, survey)
    first = a_draft(service, survey, {1: {"helped": "yes"}}, code=code)
    second = a_draft(service, survey, {2: {"wait": "no"}}, code=code)
    with service.store.reading() as connection:
        one = drafts.get(connection, service.keyring, first)
        other = drafts.get(connection, service.keyring, second)
        assert one.id == other.id
        seen = {number: page.is_mine for number, page in drafts.pages(connection, other, second).items()}
    assert seen == {0: False, 1: False, 2: True}
    assert _counts(service, survey)["begun"] == 1


def test_a_channels_link_carries_no_draft(service, survey):
    a_draft(service, survey, {1: {"helped": "yes"}})
    assert a_link(service, survey.channel_code).holder is None
    a_draft(service, survey, {1: {"helped": "no"}})
    assert _counts(service, survey)["begun"] == 2


def test_beginning_twice_with_one_visit_is_beginning_once(service, survey):
    secret = a_draft(service, survey, {})
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        drafts.begin(
            connection, service.keyring, known, secret, OPENING, channel_id=survey.channel_id, now=NOW
        )
    assert _counts(service, survey)["begun"] == 1


def test_a_save_after_the_grace_is_refused(service, survey):
    secret = a_draft(service, survey, {})
    ends_at = CLOSES_AT + dt.timedelta(minutes=30)
    assert _save(service, survey, secret, 1, {"helped": "no"}, version=0, now=ends_at - SECONDS) == 1
    with pytest.raises(Closed):
        _save(service, survey, secret, 1, {"helped": "yes"}, version=1, now=ends_at)


def test_stopping_leaves_nothing_but_a_count(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    with service.store.writing() as connection:
        drafts.stop(connection, drafts.get(connection, service.keyring, secret))
    with service.store.reading() as connection:
        for table in (records.drafts, records.draft_keys, records.draft_pages):
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0
    assert _counts(service, survey)["stopped"] == 1


def test_a_draft_begun_before_a_rotation_goes_on_until_its_key_is_retired(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "yes"}})
    rotated = replace(service, keyring=service.keyring.with_new_key())
    assert _save(rotated, survey, secret, 1, {"helped": "no"}, version=1) == 2
    retired = Keyring(rotated.keyring.keys[:1])
    with service.store.reading() as connection, pytest.raises(SealBroken, match="retired"):
        drafts.get(connection, retired, secret)


def test_revoking_an_invitation_deletes_its_draft_and_no_other(service, survey):
    invitation, code = an_invitation(service, survey)
    gone = a_draft(service, survey, {}, code=code)
    kept = a_draft(service, survey, {}, code=an_invitation(service, survey)[1])
    with service.store.writing() as connection:
        invitations.revoke(connection, invitation)
        assert drafts.find(connection, service.keyring, gone) is None
        assert drafts.find(connection, service.keyring, kept) is not None


def test_the_purge_takes_every_draft_of_its_survey_alone(service, survey):
    other = a_survey(service, area="Marlow")
    a_draft(service, survey, {})
    kept = a_draft(service, other, {})
    with service.store.writing() as connection:
        assert drafts.purge(connection, survey.id) == 1
        assert drafts.find(connection, service.keyring, kept) is not None


def _save(service, survey, secret, page, answers, *, version, now=NOW):
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, secret, to_write=True)
        drafts.save(connection, draft, page, answers, version=version, secret=secret, now=now)
        return drafts.page_of(connection, draft, page, secret).version


def _counts(service, survey):
    with service.store.reading() as connection:
        return outcomes.counts(connection, survey.id)
