"""Mail to staff through a real SMTP server."""

import logging
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from builders import NOW

from survey_app.fieldwork import outbox
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import records
from survey_app.worker import letters, loop
from survey_app.worker.loop import Worker

LETTER = {"to": "lead@example.org", "subject": "Your link to sign in", "text": "Here is the link.\n"}


@dataclass
class Mailbox:
    """What the mail server has taken; it can be told to refuse."""

    letters: list[Any] = field(default_factory=list)
    refuses: bool = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        if self.refuses:
            return "451 try again later"
        self.letters.append(envelope)
        return "250 taken"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def with_mail(service: Service, port: int) -> Service:
    return replace(service, settings=replace(service.settings, mail="smtp", smtp_port=port))


def put(service: Service, subject: str = "sign-in 1") -> None:
    with service.store.writing() as connection:
        sealed = outbox.seal(service.keyring, subject, LETTER)
        outbox.add(connection, "mail", subject, sealed=sealed, now=NOW)


def waiting(service: Service) -> list[Any]:
    with service.store.reading() as connection:
        return list(connection.execute(records.outbox.select()))


def test_a_letter_put_down_is_sent_once(service: Service, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    put(service)
    worker = Worker(with_mail(service, port))
    assert worker.look()
    assert not worker.look()
    assert [letter.rcpt_tos for letter in box.letters] == [["lead@example.org"]]
    assert b"Here is the link." in box.letters[0].content
    assert waiting(service) == []


def test_a_letter_the_server_refuses_is_tried_again_later(
    service: Service, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    box.refuses = True
    put(service)
    worker = Worker(with_mail(service, port))
    assert worker.look()
    assert not worker.look()  # not due yet
    (row,) = waiting(service)
    assert row.attempts == 1
    assert row.claimed_until is None


def test_a_letter_refused_for_ten_minutes_is_given_up(service: Service, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.refuses = True
    put(service)
    worker = Worker(with_mail(service, port))
    for _ in range(loop.MOST_TRIES):
        with service.store.writing() as connection:
            connection.execute(records.outbox.update().values(due_at=NOW))
        assert worker.look()
    assert waiting(service) == []


def test_a_letter_sent_twice_has_one_message_id(mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    settings = Settings(mail="smtp", smtp_port=port, mail_from="survey@example.org")
    for _ in range(2):
        letters.deliver(settings, LETTER, reference="sign-in 7")
    ids = [line for letter in box.letters for line in letter.content.splitlines() if b"Message-ID" in line]
    assert ids == [b"Message-ID: <sign-in.7@example.org>"] * 2


def test_a_server_elsewhere_that_offers_no_tls_is_told_nothing(
    mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    box, port = mailbox
    monkeypatch.setattr(letters, "HERE", frozenset())
    with pytest.raises(OSError, match="STARTTLS"):
        letters.deliver(Settings(mail="smtp", smtp_port=port), LETTER, reference="sign-in 8")
    assert box.letters == []


def test_where_somebody_is_only_trying_the_service_mail_is_shown_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "survey_app.mail"):
        letters.deliver(Settings(mail="console"), LETTER, reference="sign-in 9")
    assert caplog.records[0].facts["text"] == LETTER["text"]  # type: ignore[attr-defined]
