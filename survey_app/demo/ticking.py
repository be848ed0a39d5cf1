"""What a made-up person ticks. Nothing here knows one question, only its role, sector, theme and options.

Options of a view run from best to worst. Where a person's outlook stands among all people says which of them is
theirs, so that the shares come out as `shares` says and yet one person's answers hang together.
"""

import math
from random import Random

from questionnaires.model import Option, Question
from survey_app.demo import shares
from survey_app.demo.profile import Person, drawn
from survey_app.demo.shares import Weights

_STEADY, _PASSING = 0.8, 0.6
"""How much of an answer is the person's outlook, and how much the moment: squares add up to one."""
_COMMUNITY = "c5"
_PROFILE = ("age", "plan", "setting", "council", "relation")
_USUAL = 0.35
_SELDOM: Weights = {
    "looked-after": 0.1,
    "care-leaver": 0.04,
    "youth-custody": 0.01,
    "hospital": 0.08,
    "service-family": 0.1,
    "adopted": 0.15,
    "excluded": 0.4,
    "part-time": 0.5,
    "alternative-provision": 0.3,
    "home-educated": 0.35,
    "somewhere-else": 0.15,
    "out-of-area": 0.15,
    "hearing": 0.15,
    "sight": 0.12,
    "moving": 0.3,
    "autism": 2.4,
    "attention": 1.7,
    "feelings": 1.9,
    "talking": 1.5,
}
_ALONE: Weights = {"about-circumstances": 0.72, "own-circumstances": 0.78, "next-topics": 0.2}
"""How many of a hundred choose "none of these"; elsewhere few."""


def ticked(chance: Random, question: Question, person: Person) -> list[str]:
    """The values a browser would post; none when the question is left blank."""
    if chance.random() < shares.LEFT_BLANK:
        return []
    if question.kind == "several":
        return _several(chance, question)
    known = person.facts.get(question.id) or person.facts.get(question.role, "")
    if known in {option.value for option in question.options}:
        return [known]
    if question.role == "need":
        return [_need(chance, question, person)]
    return [_view(chance, question, person)]


def _need(chance: Random, question: Question, person: Person) -> str:
    without = _without_a_view(chance, question.options)
    if without and without != "not-needed":
        return without
    needed = shares.NEEDED.get(question.sector or "") or shares.NEEDED[question.id]
    if chance.random() >= needed:
        return "not-needed"
    got = shares.GOT.get(question.sector or "") or shares.GOT[question.id]
    place = _place(chance, question, person)
    if place < got:
        return "got-it"
    return _cut((place - got) / (1 - got), shares.UNMET)


def _view(chance: Random, question: Question, person: Person) -> str:
    views = [option for option in question.options if option.is_substantive]
    if not any(option.is_favourable for option in views):
        return chance.choice(views).value
    without = _without_a_view(chance, question.options)
    return without or _cut(_place(chance, question, person), _spread(question, views, person.audience))


def _spread(question: Question, views: list[Option], audience: str) -> Weights:
    """The share of each option: good ones and others evenly, but for few at the very ends."""
    good = [option.value for option in views if option.is_favourable]
    other = [option.value for option in views if not option.is_favourable]
    share = _favourable(question, audience)
    return {
        **{value: share * part for value, part in zip(good, _parts(len(good)), strict=True)},
        **{value: (1 - share) * part for value, part in zip(other, _parts(len(other))[::-1], strict=True)},
    }


def _parts(count: int) -> list[float]:
    """Growing towards the middle of the scale."""
    weights = [1.0 + 0.5 * number for number in range(count)]
    return [weight / sum(weights) for weight in weights]


def _favourable(question: Question, audience: str) -> float:
    group = audience if audience in shares.FAVOURABLE else "young"
    known = shares.FAVOURABLE[group]
    for key in (question.id, question.sector, question.theme):
        if key and key in known:
            return known[key]
    return _USUAL


def _place(chance: Random, question: Question, person: Person) -> float:
    """Where this answer stands among everybody's: from 0, the best, to 1."""
    area = question.sector or ("community" if question.theme == _COMMUNITY else "")
    latent = _STEADY * person.outlooks.get(area, person.outlook) + _PASSING * chance.gauss(0, 1)
    return 0.5 * math.erfc(latent / math.sqrt(2))


def _cut(place: float, parts: Weights) -> str:
    """The value whose stretch of 0 to 1 holds this place."""
    below = 0.0
    for value, share in parts.items():
        below += share
        if place < below:
            return value
    return list(parts)[-1]


def _without_a_view(chance: Random, options: tuple[Option, ...]) -> str:
    offered = {option.value for option in options if not option.is_substantive}
    odds = {value: share for value, share in shares.NO_VIEW.items() if value in offered}
    if "not-needed" in offered:
        odds["not-needed"] = shares.NOT_NEEDED
    return drawn(chance, odds | {"": 1 - sum(odds.values())})


def _several(chance: Random, question: Question) -> list[str]:
    alone = [option.value for option in question.options if option.is_exclusive]
    others = [option.value for option in question.options if not option.is_exclusive]
    if alone and chance.random() < _ALONE.get(question.id, 0.05):
        return [chance.choices(alone, [8.0, *[1.0] * (len(alone) - 1)])[0]]
    weights = [_SELDOM.get(value, 1.0) for value in others]
    return sorted(set(chance.choices(others, weights, k=chance.choice((1, 1, 2, 2, 3, 4)))))
