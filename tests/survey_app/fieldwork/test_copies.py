"""The sealed copy of what was sent: who holds a key to it, and what deletes it."""

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine
from builders import CLOSES_AT, NOW, a_draft, a_survey, an_invitation

from survey_app.errors import AlreadySent, DraftGone
from survey_app.fieldwork import copies, drafts, responses, withdrawals
from survey_app.fieldwork.families import Family
from survey_app.service import Service
from survey_app.store import records
from survey_app.worker import upkeep

ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}, 2: {"story": "Two years"}}


def send(service: Service, secret: bytes, *, keeps_pages: bool = True) -> str:
    with service.store.writing() as connection:
        return responses.send(connection, service.keyring, secret, keeps_pages=keeps_pages, now=NOW)


def read(service: Service, secret: bytes) -> list[object]:
    with service.store.reading() as connection:
        _, pages = copies.get(connection, service.keyring, Family(secrets=(secret,)), 1)
    return [page.answers for number, page in pages.items() if number]


def count(service: Service, table: sa.Table) -> int:
    with service.store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_the_visit_that_sent_holds_the_only_key(service: Service) -> None:
    survey = a_survey(service)
    _, code = an_invitation(service, survey)
    secret = a_draft(service, survey, ANSWERS, code=code, counts_if_left=True)
    assert count(service, records.draft_keys) == 3
    send(service, secret)
    assert count(service, records.draft_keys) == 1
    assert read(service, secret) == list(ANSWERS.values())
    with pytest.raises(DraftGone):
        read(service, b"another visit's!")


def test_nobody_joins_what_was_sent(service: Service) -> None:
    """On PostgreSQL a join may wait for the sending; it must then find that it came too late."""
    secret = a_draft(service, a_survey(service), ANSWERS)
    send(service, secret)
    with pytest.raises(AlreadySent), service.store.writing() as connection:
        drafts.join(connection, service.keyring, b"another visit's!", secret)


def test_taken_back_by_anybody_it_opens_no_more(service: Service) -> None:
    secret = a_draft(service, a_survey(service), ANSWERS)
    receipt = send(service, secret)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    assert read(service, secret) == []
    with service.store.writing() as connection:
        copies.forget_taken_back(connection, service.keyring, Family(secrets=(secret,)))
    assert count(service, records.draft_pages) == 0


def test_forgetting_leaves_what_is_not_sent_and_what_others_sent(service: Service) -> None:
    survey = a_survey(service)
    mine, others, unsent = (a_draft(service, survey, ANSWERS) for _ in range(3))
    send(service, mine)
    send(service, others)
    with service.store.writing() as connection:
        copies.forget(connection, [mine, unsent])
        _, pages = drafts.get_with_pages(connection, service.keyring, unsent)
    assert len(pages) == 3
    assert read(service, mine) == []
    assert read(service, others) == list(ANSWERS.values())


def test_with_the_drafts_the_copy_goes(service: Service) -> None:
    secret = a_draft(service, a_survey(service), ANSWERS)
    send(service, secret)
    over = CLOSES_AT + dt.timedelta(minutes=30) + drafts.KEPT_AFTER
    with time_machine.travel(over, tick=False):
        upkeep.keep_house(service)
    assert (count(service, records.draft_pages), count(service, records.responses)) == (0, 1)


def test_keeping_it_costs_the_sender_nothing(service: Service) -> None:
    """A deletion fewer, and nothing in its place."""
    survey = a_survey(service)
    send(service, a_draft(service, survey, ANSWERS))  # a survey's first does more: it notes the hour
    ran: list[set[str]] = []
    for keeps in (True, False):
        secret = a_draft(service, survey, ANSWERS)
        statements: set[str] = set()
        with service.store.writing() as connection:
            sa.event.listen(
                connection, "before_cursor_execute", lambda *given, into=statements: into.add(given[2])
            )
            responses.send(connection, service.keyring, secret, keeps_pages=keeps, now=NOW)
        ran.append(statements)
    assert [each.split(" WHERE")[0] for each in ran[1] - ran[0]] == ["DELETE FROM draft_pages"]
    assert ran[0] <= ran[1]
