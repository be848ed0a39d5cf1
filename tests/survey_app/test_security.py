"""What the log may know, when things go wrong most of all."""

import logging
from collections.abc import Iterator

import pytest
from builders import a_survey
from drivers import door

from survey_app import security
from survey_app.service import Service
from survey_app.staff.door import create_console

CODE = "abcdefghijklmnopqrstuvwxyz234567"


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(security.OneLine())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[list[str]]:
    handler = Lines()
    logger = logging.getLogger("survey_app")
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)


def break_database(service: Service) -> None:
    with service.store.writing() as connection:
        for table in ("channels", "invitations", "sign_in_links", "surveys"):
            connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO "{table}_away"')


def test_the_cookie_says_who_may_keep_an_answer_and_is_written_when_it_changes(
    sqlite_service: Service,
) -> None:
    client = door(sqlite_service).test_client()
    answers = [client.get(path) for path in (a_survey(sqlite_service).link, "/start", "/nowhere")]
    assert [answer.headers.getlist("Vary") for answer in answers] == [["Cookie"]] * 3
    assert ["Set-Cookie" in answer.headers for answer in answers] == [True, False, False]


def test_a_fault_at_either_door_writes_no_code_and_no_address(
    sqlite_service: Service, lines: list[str]
) -> None:
    """S12: a path with a code in it is no part of any line."""
    survey = a_survey(sqlite_service)
    public, console = door(sqlite_service), create_console(sqlite_service)
    break_database(sqlite_service)
    assert public.test_client().get(survey.link).status_code == 503
    console.test_client().get(f"/sign-in/{CODE}", base_url="http://localhost")
    told = "\n".join(lines)
    assert "exception" in told or "fault" in told
    assert CODE not in told
    assert survey.link.rsplit("/", 1)[-1] not in told
