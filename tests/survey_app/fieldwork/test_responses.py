import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import CLOSES_AT, NOW, a_draft, a_response, a_survey, an_invitation

from survey_app.errors import AlreadySent, Closed, DraftGone, NothingToSend, Paused, SealBroken
from survey_app.fieldwork import channels, outcomes, responses, surveys
from survey_app.store import records


@pytest.fixture
def survey(service):
    return a_survey(service)


def test_a_response_takes_the_answers_on_the_path_and_nothing_else(service, survey):
    a_response(service, survey, {1: {"helped": "no"}, 2: {"wait": "yes"}, 3: {"else": "Thank you"}})
    with service.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM released_responses").one()
    assert row.answers == '{"helped":"no"}'


def test_however_often_it_is_sent_the_receipt_is_the_same_and_the_response_one(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "no"}})
    receipts = {_send(service, secret) for _ in range(3)}
    receipts.add(_send(service, secret, now=CLOSES_AT + dt.timedelta(days=1)))
    assert len(receipts) == 1
    assert _count(service, records.responses) == 1


def test_a_comment_is_sealed_and_opens_only_where_it_belongs(service, survey):
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": "Between us"}, 3: {"else": "And this"}})
    with service.store.reading() as connection:
        rows = connection.execute(sa.select(records.comments).order_by(records.comments.c.item)).all()
    said = [
        responses.unseal_comment(service.keyring, row.response_id, row.item, row.sealed, row.key_version)
        for row in rows
    ]
    assert said == ["And this", "Between us"]
    assert all(text.encode() not in row.sealed for text, row in zip(said, rows, strict=True))
    with pytest.raises(SealBroken):
        responses.unseal_comment(service.keyring, rows[0].response_id, "story", rows[0].sealed, 1)


def test_a_comment_from_before_a_rotation_opens_after_it(service, survey):
    a_response(service, survey, {3: {"else": "Still here"}})
    rotated = replace(service, keyring=service.keyring.with_new_key())
    a_response(rotated, survey, {3: {"else": "New key"}})
    with service.store.reading() as connection:
        rows = connection.execute(sa.select(records.comments)).all()
    said = {
        responses.unseal_comment(rotated.keyring, row.response_id, row.item, row.sealed, row.key_version)
        for row in rows
    }
    assert said == {"Still here", "New key"}
    assert {row.key_version for row in rows} == {1, 2}


def test_nothing_of_the_invitation_goes_into_the_response(service, survey):
    invitation, code = an_invitation(service, survey, kind="health")
    a_response(service, survey, {1: {"helped": "no"}}, code=code)
    with service.store.reading() as connection:
        response = connection.execute(sa.select(records.responses)).one()
        draft = connection.execute(sa.select(records.drafts)).one()
        spent = connection.execute(sa.select(records.invitations)).one()
    assert spent.is_spent
    assert (draft.invitation_id, draft.channel_id) == (None, None)
    assert response.channel_kind == "health"
    assert response.sent_on == NOW.date(), "no instant finer than a day"
    shared = {value for value in response if isinstance(value, bytes)} & {
        invitation,
        draft.id,
        spent.code_digest,
    }
    assert shared == set()


def test_a_sent_draft_keeps_one_key_and_no_page(service, survey):
    a_response(service, survey, {1: {"helped": "no"}}, code=an_invitation(service, survey)[1])
    assert (_count(service, records.draft_keys), _count(service, records.draft_pages)) == (1, 0)


def test_all_pages_of_the_path_make_it_complete_and_fewer_partial(service, survey):
    a_response(service, survey, {1: {"helped": "no"}, 3: {}})
    a_response(service, survey, {1: {"helped": "yes"}, 3: {"else": "x"}})
    with service.store.reading() as connection:
        found = connection.execute(sa.select(records.responses.c.answers, records.responses.c.outcome)).all()
    assert sorted(map(tuple, found)) == [('{"helped":"no"}', "complete"), ('{"helped":"yes"}', "partial")]


def test_a_response_has_its_record_of_consent_and_is_released_only_with_it(service, survey):
    a_response(service, survey, {1: {"helped": "no"}})
    with service.store.writing() as connection:
        record = connection.execute(sa.select(records.consents)).one()
        assert (record.statements_version, record.language, record.given_on) == (1, "en", NOW.date())
        connection.execute(sa.delete(records.consents))
        assert connection.exec_driver_sql("SELECT count(*) FROM released_responses").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM released_comments").scalar_one() == 0


@pytest.mark.parametrize("answers", [{}, {1: {}}, {1: {}, 3: {}}])
def test_a_draft_without_an_answer_is_not_sent(service, survey, answers):
    secret = a_draft(service, survey, answers)
    with pytest.raises(NothingToSend):
        _send(service, secret)
    assert _count(service, records.responses) == 0


def test_a_visit_without_a_draft_sends_nothing(service, survey):
    with pytest.raises(DraftGone):
        _send(service, b"nobody's secret!")


def test_after_the_grace_and_while_paused_nothing_is_sent(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "no"}})
    with pytest.raises(Closed):
        _send(service, secret, now=CLOSES_AT + dt.timedelta(minutes=30))
    with service.store.writing() as connection:
        surveys.pause(connection, survey.id, is_paused=True)
    with pytest.raises(Paused):
        _send(service, secret)


def test_a_refused_sending_leaves_everything_as_it_was(service, survey):
    invitation, code = an_invitation(service, survey)
    secret = a_draft(service, survey, {1: {"helped": "no"}}, code=code)
    with service.store.writing() as connection:
        connection.execute(sa.update(records.invitations).values(is_spent=True))
    with pytest.raises(AlreadySent):
        _send(service, secret)
    assert _count(service, records.responses) == 0
    assert _count(service, records.draft_pages) == 2
    assert invitation is not None


def test_the_grace_is_a_count_and_no_column(service, survey):
    secret = a_draft(service, survey, {1: {"helped": "no"}})
    _send(service, secret, now=CLOSES_AT)
    with service.store.reading() as connection:
        counts = outcomes.counts(connection, survey.id)
        (channel,) = channels.of_survey(connection, service.keyring, survey.id)
    assert (counts["sent"], counts["sent-in-grace"]) == (0, 1)
    assert (channel.begun, channel.sent) == (1, 1)


def test_sending_asks_once_for_new_figures(service, survey):
    for _ in range(3):
        a_response(service, survey, {1: {"helped": "no"}})
    with service.store.reading() as connection:
        due = connection.execute(sa.select(records.outbox.c.kind, records.outbox.c.subject)).all()
    assert [tuple(row) for row in due] == [("analyse", survey.id)]


def _send(service, secret, *, now=NOW):
    with service.store.writing() as connection:
        return responses.send(connection, service.keyring, secret, now=now)


def _count(service, table):
    with service.store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
