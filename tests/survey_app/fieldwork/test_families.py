"""One person's children: a response for each, tied in the responses and nowhere else."""

import datetime as dt
import secrets
from pathlib import Path

import pytest
import sqlalchemy as sa
from builders import CLOSES_AT, NOW, OPENING, ASurvey, a_link, a_questionnaire, a_survey, an_invitation

from survey_app.errors import AlreadySent, Closed, DraftGone, LinkRevoked
from survey_app.fieldwork import (
    coming_back,
    consent,
    drafts,
    families,
    invitations,
    responses,
    surveys,
    withdrawals,
)
from survey_app.fieldwork.families import Family, Sent
from survey_app.service import Service

YES = OPENING | {"consent": consent.STATEMENTS_VERSION, "help": ["friend"], "voice": "helped"}
ANSWERS: dict[str, object] = {"helped": "no"}


@pytest.fixture
def survey(service: Service) -> ASurvey:
    return a_survey(service)


def a_family(service: Service, survey: ASurvey, *, code: str = "", children: int = 1) -> Family:
    """A visit that has sent for its first child, and begun for the others."""
    link, secret = a_link(service, code or survey.channel_code), secrets.token_bytes(16)
    ways = {"channel_id": link.channel_id, "invitation_id": link.invitation_id}
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        drafts.begin(connection, service.keyring, known, secret, YES, link=link.holder, now=NOW, **ways)
    send(service, secret)
    for number in range(2, children + 1):
        family = Family(secrets=families.secrets_from(secret, number - 1), **ways)
        assert begin(service, family)
        send(service, family.next_secret)
    return Family(secrets=families.secrets_from(secret, children), **ways)


def begin(service: Service, family: Family, *, now: dt.datetime = NOW) -> bool:
    with service.store.writing() as connection:
        return families.begin_another(connection, service.keyring, family, now=now)


def send(service: Service, secret: bytes, *, now: dt.datetime = NOW) -> str:
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, secret)
        drafts.save(connection, draft, 1, ANSWERS, version=0, secret=secret, now=now)
        return responses.send(connection, service.keyring, secret, now=now)


def column(service: Service, statement: str) -> list[object]:
    with service.store.reading() as connection:
        return list(connection.execute(sa.text(statement)).scalars())


def test_children_of_one_person_share_a_number_that_stands_nowhere_else(
    service: Service, survey: ASurvey
) -> None:
    a_family(service, survey, children=3)
    a_family(service, survey)
    numbers = column(service, "SELECT family_number FROM responses")
    assert sorted(numbers.count(number) for number in set(numbers)) == [1, 3]
    (shared,) = {bytes(number) for number in numbers if numbers.count(number) == 3}  # type: ignore[call-overload]
    assert len(shared) == 16
    for table in sa.inspect(service.store._reader).get_table_names():
        for row in _rows(service, f"SELECT * FROM {table}"):
            if table != "responses":
                assert not any(_holds(value, shared) for value in row), table


def test_a_number_comes_from_nothing_that_leads_to_a_person(service: Service, survey: ASurvey) -> None:
    """The same person, link and keys, twice: two numbers, neither made of what is stored elsewhere."""
    first, second = (a_family(service, survey) for _ in range(2))
    numbers = column(service, "SELECT family_number FROM responses")
    assert len(set(numbers)) == 2
    known = {*first.secrets, *second.secrets, *map(_bytes, column(service, "SELECT id FROM drafts"))}
    assert not known & set(map(_bytes, numbers))


def test_a_later_child_carries_the_same_yes_and_the_same_voice(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey)
    begin(service, family, now=NOW + dt.timedelta(hours=20))
    send(service, family.next_secret, now=NOW + dt.timedelta(hours=20))
    rows = _rows(
        service,
        "SELECT r.voice, r.help, r.language, r.presentation, r.channel_kind, c.statements_version, c.language, "
        "CAST(c.given_on AS TEXT) FROM responses r JOIN consents c ON c.response_id = r.id",
    )
    assert len(rows) == 2
    assert set(rows) == {("helped", "friend", "en", "standard", "forum", 2, "en", NOW.date().isoformat())}


def test_asking_twice_begins_once(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey)
    assert begin(service, family)
    assert begin(service, family)
    assert column(service, "SELECT count(*) FROM drafts") == [2]


def test_before_the_last_is_sent_no_other_is_begun(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey)
    begin(service, family)
    second = Family(secrets=families.secrets_from(family.secrets[0], 2), channel_id=family.channel_id)
    assert not begin(service, second)
    assert column(service, "SELECT count(*) FROM drafts") == [2]


def test_an_invitation_is_for_four_children_on_whatever_device(service: Service, survey: ASurvey) -> None:
    _, code = an_invitation(service, survey)
    family = a_family(service, survey, code=code, children=4)
    assert column(service, "SELECT count(*) FROM responses") == [4]
    with pytest.raises(AlreadySent):
        begin(service, family)
    elsewhere = Family(secrets=family.secrets[-1:], before=3, invitation_id=family.invitation_id)
    with pytest.raises(AlreadySent):
        begin(service, elsewhere)


def test_each_child_has_one_successor_however_many_devices_there_are(
    service: Service, survey: ASurvey
) -> None:
    """Sent from another phone by a code, the second child is not there to be begun again on the first."""
    _, code = an_invitation(service, survey)
    family = a_family(service, survey, code=code)
    begin(service, family)
    elsewhere = secrets.token_bytes(16)
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, family.next_secret)
        coming_back.give_code(connection, service.keyring, draft)
        typed = coming_back.code(service.keyring, draft)
        drafts.join(connection, service.keyring, elsewhere, typed.encode())
    send(service, elsewhere)
    with pytest.raises(AlreadySent):
        begin(service, family)
    assert column(service, "SELECT count(*) FROM responses") == [2]
    assert len(set(column(service, "SELECT family_number FROM responses"))) == 1


def test_taking_one_back_leaves_the_others(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey, children=2)
    file = service.settings.withdrawn_file
    with service.store.writing() as connection:
        first, second = _sent(connection, service, family, file)
        withdrawals.withdraw(connection, service.keyring, first.code, file, now=NOW)
        verdicts = [each.verdict for each in _sent(connection, service, family, file)]
    assert verdicts == ["taken-back", "counted"]
    assert column(service, "SELECT count(*) FROM responses") == [1]
    begin(service, family)
    send(service, family.next_secret)
    assert len(set(column(service, "SELECT family_number FROM responses"))) == 1
    assert second.code != first.code


def test_when_all_is_taken_back_no_yes_stands_for_another(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey)
    file = service.settings.withdrawn_file
    with service.store.writing() as connection:
        (only,) = _sent(connection, service, family, file)
        withdrawals.withdraw(connection, service.keyring, only.code, file, now=NOW)
    assert not offered(service, family)
    with pytest.raises(AlreadySent):
        begin(service, family)


def test_a_yes_to_other_statements_does_not_count(service: Service, survey: ASurvey) -> None:
    family = a_family(service, survey)
    assert offered(service, family)
    with service.store.writing() as connection:
        connection.execute(sa.text("UPDATE consents SET statements_version = 1"))
    assert not offered(service, family)


def test_nobody_begins_after_the_close_and_what_was_begun_has_the_grace(
    service: Service, survey: ASurvey
) -> None:
    family = a_family(service, survey)
    begin(service, family)
    send(service, family.next_secret, now=CLOSES_AT + dt.timedelta(minutes=29))
    both = Family(secrets=families.secrets_from(family.secrets[0], 2), channel_id=family.channel_id)
    assert not offered(service, both, now=CLOSES_AT)
    with pytest.raises(Closed):
        begin(service, both, now=CLOSES_AT)


def test_a_stopped_invitation_stops_the_next_child_and_not_what_was_sent(
    service: Service, survey: ASurvey
) -> None:
    invitation_id, code = an_invitation(service, survey)
    family = a_family(service, survey, code=code)
    begin(service, family)
    with service.store.writing() as connection:
        invitations.revoke(connection, invitation_id)
    with pytest.raises(DraftGone):
        send(service, family.next_secret)
    with pytest.raises(LinkRevoked):
        begin(service, family)
    assert column(service, "SELECT count(*) FROM responses") == [1]


def test_only_parents_and_carers_answer_for_several(service: Service) -> None:
    survey = a_survey(service, a_questionnaire(audience="practitioners"))
    assert not offered(service, a_family(service, survey))


def test_what_was_left_behind_is_tied_too(service: Service, survey: ASurvey) -> None:
    """The service, which sends for who chose that, knows the family only from what the draft holds sealed."""
    family = a_family(service, survey)
    begin(service, family)
    with service.store.writing() as connection:
        draft = drafts.get(connection, service.keyring, family.next_secret)
        drafts.save(connection, draft, 1, ANSWERS, version=0, secret=family.next_secret, now=NOW)
        coming_back.let_it_count(connection, service.keyring, draft)
        responses.send_left(connection, service.keyring, draft.id, now=CLOSES_AT)
    numbers = column(service, "SELECT family_number FROM released_responses")
    assert (len(numbers), len(set(numbers))) == (2, 1)


def test_a_response_of_the_version_before_stands_alone(service: Service, survey: ASurvey) -> None:
    a_family(service, survey)
    a_family(service, survey)
    with service.store.writing() as connection:
        connection.execute(sa.text("UPDATE responses SET family_number = NULL"))
    assert len(set(column(service, "SELECT family_number FROM released_responses"))) == 2


def offered(service: Service, family: Family, *, now: dt.datetime = NOW) -> bool:
    with service.store.reading() as connection:
        begun = families.drafts_of(connection, service.keyring, family)
        stands = families.standing(connection, service.keyring, begun)
        return families.is_offered(connection, service.keyring, family, begun, stands, now=now)


def _sent(connection: sa.Connection, service: Service, family: Family, file: Path) -> tuple[Sent, ...]:
    begun = families.drafts_of(connection, service.keyring, family)
    stands = families.standing(connection, service.keyring, begun)
    return families.sent(connection, service.keyring, family, begun, stands, file)


def _rows(service: Service, statement: str) -> list[tuple[object, ...]]:
    with service.store.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement))]


def _bytes(value: object) -> bytes:
    return bytes(value)  # type: ignore[call-overload,no-any-return]


def _holds(value: object, number: bytes) -> bool:
    if isinstance(value, (bytes, memoryview)):
        return number in bytes(value)
    return number.hex() in str(value)
