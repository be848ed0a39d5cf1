"""What every attack leaves alone: one family's sent answers and another's begun ones; and a quiet log."""

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
import time_machine
from attacks.served import Served, serve
from builders import NOW, ASurvey, a_draft, a_response, a_survey
from drivers import Respondent

from survey_app import clock as clock_of_the_machine
from survey_app import security
from survey_app.service import Service

CONTENT = ("responses", "comments", "consents", "draft_pages", "draft_keys")
FACTS = {"at", "level", "what", "id", "method", "route", "status", "ms"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is `NOW`, until a test moves the hands."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


class Lines(logging.Handler):
    """The log as the machine would write it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(security.OneLine())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(autouse=True)
def log() -> Iterator[Lines]:
    """Every request leaves one line of known facts: an id, a route's template, a status; never a payload."""
    handler, logger = Lines(), logging.getLogger("survey_app")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)
    for line in handler.lines:
        facts = json.loads(line)
        assert facts["what"] == "request", line
        assert set(facts) == FACTS, line
        assert facts["route"] == "(none)" or facts["route"].startswith("/"), line


@pytest.fixture
def survey(service: Service) -> Iterator[ASurvey]:
    """An open survey with one family's response and another's draft in it, which no attack may change."""
    yield from _with_witnesses(service)


@pytest.fixture
def sqlite_survey(sqlite_service: Service) -> Iterator[ASurvey]:
    yield from _with_witnesses(sqlite_service)


@pytest.fixture
def phone(sqlite_service: Service) -> Respondent:
    return Respondent.at(sqlite_service)


@pytest.fixture(scope="session")
def served(sqlite_template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The production server on a free port, on a database of its own."""
    yield from serve(sqlite_template, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def served_survey(served: Served) -> ASurvey:
    """A survey at the real server, open at the machine's own time."""
    now = clock_of_the_machine.now()
    hour = dt.timedelta(hours=1)
    return a_survey(served.service, opens_at=now - hour, closes_at=now + 2 * hour)


@pytest.fixture
def caller(served: Served, served_survey: ASurvey) -> Respondent:
    """Somebody on the first question, by way of the real server."""
    person = served.respondent()
    person.begin(served_survey.link)
    return person


def _with_witnesses(service: Service) -> Iterator[ASurvey]:
    survey = a_survey(service)
    a_response(service, survey, {1: {"helped": "yes"}, 2: {"wait": "no", "story": "We waited two years."}})
    a_draft(service, survey, {1: {"helped": "no", "needs": ["yes"]}})
    before = rows_of(service)
    yield survey
    assert before <= rows_of(service), "an attack changed what others had answered"


def rows_of(service: Service) -> frozenset[str]:
    """A digest of each row that holds somebody's words or keys."""
    with service.store.reading() as connection:
        return frozenset(
            hashlib.sha256(f"{table} {tuple(row)}".encode()).hexdigest()
            for table in CONTENT
            for row in connection.execute(sa.text(f"SELECT * FROM {table}"))
        )
