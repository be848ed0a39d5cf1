"""Colleagues at the console, and a survey with something to read in it."""

import datetime as dt
from dataclasses import dataclass
from itertools import count

import pyotp
from builders import ASurvey, a_response
from journeys.live import Live
from journeys.person import STORY, Person

from survey_app import clock
from survey_app.fieldwork import participation, publication, sign_in, surveys
from survey_app.fieldwork.window import Window
from survey_app.worker import publishing
from survey_app.worker.loop import Worker

DAY = dt.timedelta(days=1)
_numbers = count()


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody of the staff, with a fresh link of the command line."""

    link: str
    secret: str | None


def a_colleague(live: Live, *roles: str, survey: ASurvey | None = None) -> Colleague:
    """A person with these roles in the survey's inspection."""
    service, now = live.service, clock.now()
    with service.store.writing() as connection:
        staff_id, secret = sign_in.add_staff(
            connection,
            service.keyring,
            name="A colleague",
            address=f"colleague.{next(_numbers)}@example.org",
            roles=[(survey.inspection_id, role) for role in roles if survey],
            now=now,
        )
        code = sign_in.make_link(connection, service.keyring, staff_id, now=now)
    return Colleague(link=f"/staff/sign-in/{code}", secret=secret)


def enter(person: Person, *roles: str, survey: ASurvey | None = None) -> Person:
    """Sign somebody with these roles in."""
    colleague = a_colleague(person.live, *roles, survey=survey)
    person.go(colleague.link).press("Sign in")
    if colleague.secret:
        type_code(person, pyotp.TOTP(colleague.secret).now())
    return person


def type_code(person: Person, code: str) -> None:
    person.page.get_by_label("Six-digit code").fill(code)
    person.press("Go on")


def an_answered_survey(live: Live) -> ASurvey:
    """Twelve families have answered, and what they said has been counted."""
    survey = live.a_survey()
    for number in range(12):
        change, need = ("better", "same", "worse")[number % 3], ("got-it", "waiting")[number % 2]
        a_response(
            live.service,
            survey,
            {
                1: {"about-relation": "parent", "about-age": "5-to-10"},
                2: {"family-touches": ["autism-and-adhd-waits", "plan-content"]},
                3: {"waits-need": need},
                4: {"waits-change": change, "waits-quality": "little", "waits-comment": STORY},
                5: {"plan-need": need},
                6: {"plan-change": change, "plan-quality": "mostly-clear"},
            },
            now=clock.now() - dt.timedelta(hours=number),
        )
    worker = Worker(live.service)
    while worker.look():
        pass
    with live.service.store.writing() as connection:
        participation.take(connection, survey.id, now=clock.now())
    return survey


def a_survey_families_were_told_of(live: Live) -> ASurvey:
    """Twelve families answered, the report is out, and everybody can read what they told us."""
    survey = an_answered_survey(live)
    now = clock.now()
    with live.service.store.writing() as connection:
        surveys.move(connection, survey.id, Window(opens_at=now - 5 * DAY, closes_at=now - 3 * DAY))
        publication.enter(connection, survey.inspection_id, clock.local_day(now - DAY))
    publishing.publish(live.service, now=now)
    return survey
