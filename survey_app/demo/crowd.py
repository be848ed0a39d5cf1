"""Everybody who comes to one survey, in the order in which they finish: those who send, leave or stop, and the odd.

Odd are those whom every such survey has met: the same person twice, a text that families passed on to each
other, somebody who belongs to another survey, a joke, a program.
"""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from questionnaires.model import Questionnaire
from survey_app.demo import curve, oddities, people
from survey_app.demo.answering import Arrival, Ending
from survey_app.demo.families import Family
from survey_app.demo.profile import a_person
from survey_app.fieldwork import families
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.window import Window

COMPLETE = 0.7
"""Of those who begin, how many send."""
AT_FIRST_BOX = 2 / 3
"""Of those who leave, how many do so where they are first asked to write."""
COUNTS_IF_LEFT, STOPS = 0.2, 0.04
ANOTHER_CHILD = 0.05
MINUTES = {"parents-and-carers": 9.0, "practitioners": 7.0}
MINUTES_ALONE, MINUTES_HELPED = 6.0, 14.0


@dataclass(frozen=True, kw_only=True)
class Crowd:
    survey: str
    questionnaire: Questionnaire
    links: Sequence[Link]
    """By which people come, each as often as it is used."""
    shares: Sequence[int]
    sent: int
    window: Window


def arrivals(chance: Random, crowd: Crowd, now: dt.datetime) -> Iterator[Arrival]:
    """All who have come until `now`."""
    is_parents = crowd.questionnaire.audience == families.AUDIENCE
    siblings = round(crowd.sent * ANOTHER_CHILD) if is_parents else 0
    sends = crowd.sent - siblings
    leaves = math.ceil(crowd.sent / COMPLETE) - crowd.sent
    endings: list[Ending] = ["sends" for _ in range(sends)]
    endings += [_leaving(chance) for _ in range(leaves)]
    chance.shuffle(endings)
    sending = [number for number, ending in enumerate(endings) if ending == "sends"]
    with_sibling = set(chance.sample(sending, siblings))
    usual = [number for number in sending if number not in with_sibling]
    odd = oddities.placed(chance, usual, crowd.questionnaire.audience)
    instants = curve.instants(chance, crowd.window, now, len(endings))
    written: list[Family] = []
    for number, (at, ending) in enumerate(zip(instants, endings, strict=True)):
        arrival = _arrival(chance, crowd, at, ending, has_sibling=number in with_sibling)
        if number in odd:
            arrival = odd[number](chance, crowd.questionnaire, arrival, written)
        if ending == "sends":
            written.append(arrival.family)
        yield arrival


def _leaving(chance: Random) -> Ending:
    weights = (1 - COUNTS_IF_LEFT - STOPS, COUNTS_IF_LEFT, STOPS)
    endings: tuple[Ending, ...] = ("leaves", "leaves-to-count", "stops")
    return chance.choices(endings, weights)[0]


def _arrival(chance: Random, crowd: Crowd, at: dt.datetime, ending: Ending, *, has_sibling: bool) -> Arrival:
    person = a_person(chance, crowd.questionnaire)
    family = people.of_person(chance, crowd.questionnaire, person)
    arrival = Arrival(
        survey=crowd.survey,
        at=at,
        took=_took(chance, crowd.questionnaire.audience, family),
        link=chance.choices(crowd.links, crowd.shares)[0],
        family=family if ending == "sends" else _left(chance, crowd.questionnaire, family),
        ending=ending,
    )
    if has_sibling:
        child = people.of_person(chance, crowd.questionnaire, people.sibling(chance, person), is_first=False)
        arrival = replace(arrival, next_child=child)
    return arrival


def _left(chance: Random, questionnaire: Questionnaire, family: Family) -> Family:
    """As far as somebody comes who does not finish."""
    boxes = [
        number
        for number, _ in family.pages
        if any(not question.is_closed for question in questionnaire.page(number).questions)
    ]
    if boxes and chance.random() < AT_FIRST_BOX:
        pages = [page for page in family.pages if page[0] < boxes[0]]
    else:
        pages = list(family.pages[: chance.randint(1, 4)])
    return replace(family, pages=tuple(pages))


def _took(chance: Random, audience: str, family: Family) -> dt.timedelta:
    """Minutes from the yes to the sending; half of people need more than the median."""
    usual = MINUTES_HELPED if family.opening["voice"] == "helped" else MINUTES_ALONE
    median = MINUTES.get(audience, usual)
    return dt.timedelta(minutes=max(1.0, median * math.exp(chance.gauss(0, 0.55))))
