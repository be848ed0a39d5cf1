"""The made-up revisit: the invented area of Harrowmere, whose parents and carers are being asked now.

Everything goes through the rules that real families meet, at made-up instants between the opening and now;
all in one transaction, so that a demonstration is whole or not there.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import sqlalchemy as sa

from questionnaires import reading
from questionnaires.model import Questionnaire
from survey_app import clock
from survey_app.demo import answering, families, staffing, words
from survey_app.demo.answering import Arrival, Ending
from survey_app.demo.areas import CONSENT_BASIS
from survey_app.demo.areas import STAFF as STAFF
from survey_app.demo.families import Family
from survey_app.errors import BadSettings
from survey_app.fieldwork import (
    calendar,
    channels,
    inspections,
    invitations,
    links,
    outcomes,
    participation,
    surveys,
    withdrawals,
)
from survey_app.fieldwork.links import Link
from survey_app.service import Service
from survey_app.store import records

AREA, AREA_NAME = "harrowmere", "Harrowmere"
ABOUT = "a revisit two years on, with one survey of parents and carers; open since a day or two"
INSPECTION, SURVEY = "harrowmere-revisit", "harrowmere-revisit-parents"
TEAM, PHONE = "Harrowmere children's front door", "01632 960 182"  # a number kept free for fiction
CHANNELS = (
    ("harrowmere-forum", "Parent carer forum newsletter", "forum", 46),
    ("harrowmere-schools", "Text message from schools", "school", 31),
    ("harrowmere-clinics", "Poster in clinics", "health", 15),
)
INVITATIONS, SPENT = 50, 28
RESPONSES, WITHDRAWN, LEFT, DECLINED = 120, 3, 9, 4
TOOK = dt.timedelta(minutes=9)


def exists(connection: sa.Connection) -> bool:
    found = sa.select(records.surveys.c.id).where(records.surveys.c.id == SURVEY)
    return connection.execute(found).first() is not None


def make(service: Service, *, now: dt.datetime, seed: int = 1) -> None:
    """Make the area, its inspection, survey, links, staff and what families have sent until `now`."""
    questionnaire = _questionnaire()
    day_1 = day_1_open_at(now)
    fieldwork = calendar.survey_window(calendar.timetable(day_1))
    told_at = fieldwork.opens_at - dt.timedelta(days=7)
    chance = Random(seed)  # noqa: S311  # answers of nobody
    with service.store.writing() as connection:
        inspections.create_area(
            connection, AREA, name=AREA_NAME, safeguarding_team=TEAM, safeguarding_phone=PHONE
        )
        inspections.create(connection, INSPECTION, area_id=AREA, day_1=day_1)
        surveys.create(connection, SURVEY, questionnaire, fieldwork, inspection_id=INSPECTION, now=told_at)
        surveys.publish(connection, SURVEY, consent_basis=CONSENT_BASIS, now=told_at)
        staffing.give_roles(connection, service, INSPECTION, now=now)
        all_links = list(_links(connection, service, chance))
        arrivals = _arrivals(chance, questionnaire, all_links, fieldwork.opens_at, now)
        receipts = [code for arrival in arrivals for code in answering.answer(connection, service, arrival)]
        _leave(connection, service, chance, questionnaire, now)
        for code in chance.sample(receipts, WITHDRAWN):
            withdrawals.withdraw(connection, service.keyring, code, service.settings.withdrawn_file, now=now)
        participation.take(connection, SURVEY, now=now)
    service.store.checkpoint()


def keep_open(service: Service, *, now: dt.datetime) -> None:
    """Move a kept demonstration whose window is over to a visit whose window is open now."""
    with service.store.writing() as connection:
        survey = surveys.get(connection, SURVEY)
        if survey.window.state(now) == "open":
            return
        day_1 = day_1_open_at(now)
        connection.execute(
            sa.update(records.inspections).where(records.inspections.c.id == INSPECTION).values(day_1=day_1)
        )
        surveys.move(connection, SURVEY, calendar.survey_window(calendar.timetable(day_1)))


def day_1_open_at(now: dt.datetime) -> dt.date:
    """The first day on site whose window holds `now` furthest from either end.

    There always is one: windows run from noon to noon of working days, four of them long, and every moment
    lies between the noons of two working days.
    """
    today = clock.local_day(now)
    days = (today + dt.timedelta(days=ahead) for ahead in range(1, 22))
    visits = [day for day in days if calendar.is_working_day(day)]

    def room(day_1: dt.date) -> dt.timedelta:
        fieldwork = calendar.survey_window(calendar.timetable(day_1))
        return min(now - fieldwork.opens_at, fieldwork.closes_at - now)

    return max(visits, key=room)


def _questionnaire() -> Questionnaire:
    """The shipped questionnaire for a revisit; `survey-app check` holds it to all gates."""
    path = next(path for path in reading.shipped() if path.stem == "parents-and-carers-2-weaknesses")
    read = reading.read(path)
    if read.questionnaire is None:
        raise BadSettings(["the questionnaire for a revisit has problems; see: survey-app check"])
    return read.questionnaire


def _links(connection: sa.Connection, service: Service, chance: Random) -> Iterator[Link]:
    """The link of every response to come, in no order."""
    keyring, used = service.keyring, []
    for channel_id, name, kind, sent in CHANNELS:
        code = channels.create(connection, keyring, SURVEY, channel_id=channel_id, name=name, kind=kind)
        used += [code] * sent
    made = [invitations.issue(connection, keyring, SURVEY, kind="school") for _ in range(INVITATIONS)]
    used += [invitations.code(connection, keyring, each) for each in chance.sample(made, SPENT)]
    chance.shuffle(used)
    return (links.open_link(connection, keyring, code) for code in used)


def _arrivals(
    chance: Random,
    questionnaire: Questionnaire,
    used: Sequence[Link],
    opens_at: dt.datetime,
    now: dt.datetime,
) -> list[Arrival]:
    """Most families answer soon after the link reaches them: half in the first third of the time."""
    serious = dict(zip(chance.sample(range(len(used)), len(words.SERIOUS)), words.SERIOUS, strict=True))
    shares = sorted(chance.betavariate(1.1, 1.9) for _ in used)
    return [
        _arrival(
            opens_at + share * (now - opens_at),
            link,
            families.a_family(chance, questionnaire, serious=serious.get(number, "")),
        )
        for number, (share, link) in enumerate(zip(shares, used, strict=True))
    ]


def _arrival(at: dt.datetime, link: Link, family: Family, ending: Ending = "sends") -> Arrival:
    return Arrival(survey=SURVEY, at=at, took=TOOK, link=link, family=family, ending=ending)


def _leave(
    connection: sa.Connection,
    service: Service,
    chance: Random,
    questionnaire: Questionnaire,
    now: dt.datetime,
) -> None:
    """Families who began and have not sent, and some who said no."""
    codes = [channel.code for channel in channels.of_survey(connection, service.keyring, SURVEY)]
    for _ in range(LEFT):
        link = links.open_link(connection, service.keyring, chance.choice(codes))
        family = families.a_family(chance, questionnaire)
        begun = replace(family, pages=family.pages[:2])
        answering.answer(connection, service, _arrival(now, link, begun, "leaves"))
    for _ in range(DECLINED):
        outcomes.add(connection, SURVEY, "declined")
