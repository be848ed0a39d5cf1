"""The console at a fixed time, and people who sign in to it; every page they fetch is checked."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyotp
import pytest
import time_machine
from builders import NOW, ASurvey, a_response, a_survey
from drivers import Reply, Respondent, Send
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from survey_app.fieldwork import sign_in
from survey_app.service import Service
from survey_app.staff.door import create_console


@dataclass
class Staff(Respondent):
    """Somebody at the console in one browser."""

    id: str = ""
    secret: str | None = None
    link: str = ""

    def sign_in(self) -> "Staff":
        self.get(self.link)
        self.press(self.link)
        if self.secret:
            self.type_second_factor(pyotp.TOTP(self.secret).at(NOW))
        return self

    def type_second_factor(self, code: str) -> Reply:
        return self.press("/staff/second-factor", {"code": code})


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """The service's clock stands at NOW until a test moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def send(sqlite_service: Service) -> Send:
    client = Client(
        DispatcherMiddleware(NotFound(), {"/staff": create_console(sqlite_service)}), use_cookies=False
    )

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        answer = client.open(path, method=method, headers=dict(headers), data=body)
        return Reply(answer.status_code, tuple(answer.headers.items()), answer.get_data())

    return send


@pytest.fixture
def survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service)


@pytest.fixture
def somebody(sqlite_service: Service, send: Send, survey: ASurvey) -> Callable[..., Staff]:
    """Make a person with roles in the survey's inspection, and a link of the command line for them."""

    def make(*roles: str, address: str = "", inspection_id: str = survey.inspection_id) -> Staff:
        with sqlite_service.store.writing() as connection:
            staff_id, secret = sign_in.add_staff(
                connection,
                sqlite_service.keyring,
                name="A colleague",
                address=address or f"{'-'.join(roles) or 'nobody'}.{inspection_id}@example.org",
                roles=[(inspection_id, role) for role in roles],
                now=NOW,
            )
        staff = Staff(send, id=staff_id, secret=secret)
        staff.link = new_link(sqlite_service, staff_id)
        return staff

    return make


@pytest.fixture
def inspector(somebody: Callable[..., Staff]) -> Staff:
    return somebody("lead", "inspector").sign_in()


@pytest.fixture
def forum(somebody: Callable[..., Staff]) -> Staff:
    return somebody("forum").sign_in()


@pytest.fixture
def told(sqlite_service: Service, survey: ASurvey) -> Callable[..., str]:
    """Send a response with these answers by page; returns its receipt."""

    def tell(answers: dict[int, dict[str, object]] | None = None, now: dt.datetime = NOW) -> str:
        return a_response(sqlite_service, survey, answers or {1: {"helped": "no"}}, now=now)

    return tell


def new_link(service: Service, staff_id: str) -> str:
    with service.store.writing() as connection:
        return "/staff/sign-in/" + sign_in.make_link(connection, service.keyring, staff_id, now=NOW)
