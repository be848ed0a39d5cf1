"""Making an invented full inspection: its area, surveys, links and people, and what was sent until now.

One transaction an area, so that it is whole or not there; and every answer through the rules.
"""

import datetime as dt
import heapq
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import sqlalchemy as sa

from questionnaires import reading, variants
from questionnaires.model import Questionnaire
from questionnaires.reading import Read
from survey_app import clock
from survey_app.demo import answering, areas, crowd, staffing, totals
from survey_app.demo.answering import Arrival
from survey_app.demo.areas import Asked, MadeUpArea, Size, Way
from survey_app.demo.crowd import Crowd
from survey_app.errors import BadSettings
from survey_app.fieldwork import (
    calendar,
    channels,
    inspections,
    links,
    outcomes,
    participation,
    surveys,
    withdrawals,
)
from survey_app.fieldwork.window import Window
from survey_app.service import Service
from survey_app.store import records

Tell = Callable[[str], None]

LANGUAGES = ("en", "ur", "pl", "ar", "ro", "pa", "so")
UNREVIEWED = "A demonstration: nobody real reads these translations."
STILL_OPEN = dt.timedelta(days=1)
"""At least so long somebody new can still answer."""
_TOLD_BEFORE = dt.timedelta(days=1)
_TOLD_EVERY = 200
_TAKEN_BACK, _DECLINED = 0.01, 0.02


def quietly(_text: str) -> None:
    """For callers who want to hear nothing."""


def exists(connection: sa.Connection, area: MadeUpArea) -> bool:
    found = sa.select(records.areas.c.id).where(records.areas.c.id == area.id)
    return connection.execute(found).first() is not None


def make(
    service: Service,
    area: MadeUpArea,
    *,
    now: dt.datetime,
    size: Size = "full",
    tell: Tell = quietly,
    seed: int = 1,
) -> None:
    """Make the area with all that was sent until `now`; for one seed the same but for keys and instants."""
    day_1 = day_1_nearly_over(now, area.kind)
    window = calendar.survey_window(calendar.timetable(day_1, kind=area.kind))
    with service.store.writing() as connection:
        _create(connection, area, day_1)
        staffing.give_roles(connection, service, area.inspection, now=now)
        coming = [
            crowd.arrivals(
                Random(f"{seed} {asked.id}"),  # noqa: S311  # answers of nobody
                _crowd(connection, service, area, asked, window, size),
                now,
            )
            for asked in area.asked
        ]
        receipts = _answer_all(connection, service, area, heapq.merge(*coming, key=_at), size, tell)
        chance = Random(f"{seed} {area.id}")  # noqa: S311
        for code in chance.sample(receipts, round(len(receipts) * _TAKEN_BACK)):
            withdrawals.withdraw(connection, service.keyring, code, service.settings.withdrawn_file, now=now)
        for asked in area.asked:
            for _ in range(round(asked.sent(size) * _DECLINED)):
                outcomes.add(connection, asked.id, "declined")
            participation.take(connection, asked.id, now=now)
    service.store.checkpoint()


def keep_open(service: Service, area: MadeUpArea, *, now: dt.datetime) -> None:
    """Move a kept inspection whose window is over to one whose window is open now."""
    with service.store.writing() as connection:
        found = surveys.of_inspection(connection, area.inspection)
        if all(survey.window.state(now) == "open" for survey in found):
            return
        day_1 = day_1_nearly_over(now, area.kind)
        moved = sa.update(records.inspections).where(records.inspections.c.id == area.inspection)
        connection.execute(moved.values(day_1=day_1))
        window = calendar.survey_window(calendar.timetable(day_1, kind=area.kind))
        for survey in found:
            surveys.move(connection, survey.id, window)


def day_1_nearly_over(now: dt.datetime, kind: str) -> dt.date:
    """The first day on site whose window closes soonest after `now`, but not within a day.

    There always is one: such windows begin at every noon of a working day and hold five working days.
    """
    today = clock.local_day(now)
    days = (today + dt.timedelta(days=ahead) for ahead in range(1, 29))
    windows = {
        day: calendar.survey_window(calendar.timetable(day, kind=kind))
        for day in days
        if calendar.is_working_day(day)
    }
    apt = [day for day, window in windows.items() if window.opens_at <= now <= window.closes_at - STILL_OPEN]
    return min(apt)


def _create(connection: sa.Connection, area: MadeUpArea, day_1: dt.date) -> None:
    inspections.create_area(
        connection, area.id, name=area.name, safeguarding_team=area.team, safeguarding_phone=area.phone
    )
    inspections.create(connection, area.inspection, area_id=area.id, day_1=day_1, kind=area.kind)
    totals.give(connection, area, year=day_1.year - 1)


def _crowd(
    connection: sa.Connection, service: Service, area: MadeUpArea, asked: Asked, window: Window, size: Size
) -> Crowd:
    """The survey, published, and everybody who will come to it."""
    questionnaire = document(asked)
    told_at = window.opens_at - _TOLD_BEFORE
    surveys.create(connection, asked.id, questionnaire, window, inspection_id=area.inspection, now=told_at)
    is_young = asked.audience.startswith(("children", "young"))
    is_for_staff = asked.audience == "practitioners"
    surveys.publish(
        connection,
        asked.id,
        consent_basis=areas.YOUNG_CONSENT_BASIS if is_young else areas.CONSENT_BASIS,
        languages=("en",) if is_for_staff else LANGUAGES,
        unreviewed_because="" if is_for_staff else UNREVIEWED,
        now=told_at,
    )
    ways = (asked.own_way, *area.ways)
    codes = [_channel(connection, service, asked, way) for way in ways]
    return Crowd(
        survey=asked.id,
        questionnaire=questionnaire,
        links=[links.open_link(connection, service.keyring, code) for code in codes],
        shares=[way.share for way in ways],
        sent=asked.sent(size),
        window=window,
    )


def document(asked: Asked) -> Questionnaire:
    """What this audience is asked, from the file that comes with the service; `check` holds it to all gates."""
    path = next(
        path
        for path in reading.shipped()
        if path.parent.name == areas.FULL_FOLDER and path.stem == asked.file
    )
    read = _read(path)
    if read.questionnaire is None:
        raise BadSettings([f"the questionnaire {asked.file} has problems; see: survey-app check"])
    return variants.resolve(read.questionnaire, asked.audience).questionnaire


@cache
def _read(path: Path) -> Read:
    """A file is for several audiences, and is read once."""
    return reading.read(path)


def _channel(connection: sa.Connection, service: Service, asked: Asked, way: Way) -> str:
    return channels.create(
        connection,
        service.keyring,
        asked.id,
        channel_id=way.id if way is asked.own_way else f"{asked.id}-{way.id}",
        name=way.name,
        kind=way.kind,
    )


def _at(arrival: Arrival) -> dt.datetime:
    return arrival.at


def _answer_all(
    connection: sa.Connection,
    service: Service,
    area: MadeUpArea,
    coming: Iterator[Arrival],
    size: Size,
    tell: Tell,
) -> list[str]:
    receipts: list[str] = []
    expected, told = sum(asked.sent(size) for asked in area.asked), 0
    tell(_so_far(area, 0, expected))
    for arrival in coming:
        receipts += answering.answer(connection, service, arrival)
        if len(receipts) >= told + _TOLD_EVERY:
            told = len(receipts) // _TOLD_EVERY * _TOLD_EVERY
            tell(_so_far(area, told, expected))
    return receipts


def _so_far(area: MadeUpArea, made: int, expected: int) -> str:
    return f"Making the answers of {area.name}: {made:,} of {expected:,}"
