"""Who one made-up person is before a question is put: what has happened, how things go, how they answer.

A person has one outlook and, hanging on it, one for each sector: help that came late is spoken of by the same
family that ticked so. Outlooks are drawn from a normal distribution; see `ticking` for what they do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from questionnaires.model import Questionnaire
from survey_app.demo import shares, wording
from survey_app.demo.shares import Weights
from survey_app.fieldwork import consent

AREAS_OF_LIFE = ("education", "health", "care", "community")
_TOGETHER, _APART = 0.72, 0.69
"""How much of a sector's outlook is the person's own, and how much the sector's: squares add up to one."""
_HELPERS = (("family",), ("staff",), ("friend",), ("family", "read-out"), ("staff", "written-down"))


@dataclass(frozen=True, kw_only=True)
class Person:
    audience: str
    facts: Mapping[str, str]
    """What is so whatever is asked: a value by the role of questions, or by a question's id."""
    outlook: float
    """In standard deviations from what is usual."""
    outlooks: Mapping[str, float]
    """The same by sector, and for life in the community."""
    opening: Mapping[str, object]
    writes: bool
    words: Mapping[str, str]
    """How the child is spoken of."""


def a_person(chance: Random, questionnaire: Questionnaire) -> Person:
    audience = questionnaire.audience
    known = facts(chance, audience)
    shift = sum(shares.MOODS.get(known.get(role, ""), 0.0) for role in ("plan", "setting"))
    outlook = chance.gauss(shift, 1.0)
    share = shares.WRITES.get(audience, shares.YOUNG_WRITES)
    return Person(
        audience=audience,
        facts=known,
        outlook=outlook,
        outlooks={area: _TOGETHER * outlook + _APART * chance.gauss(0, 1) for area in AREAS_OF_LIFE},
        opening=_opening(chance, questionnaire),
        writes=chance.random() < share,
        words=wording.of_child(chance, known.get("age") or audience),
    )


def drawn(chance: Random, weights: Weights) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def facts(chance: Random, audience: str) -> dict[str, str]:
    if audience == "practitioners":
        return {"work-sector": drawn(chance, shares.SECTORS), "work-role": drawn(chance, shares.ROLES)}
    if audience == "children-5-10":
        return {}
    council = "another" if chance.random() < shares.OUT_OF_AREA else drawn(chance, shares.COUNCILS)
    known = {"council": council, "plan": drawn(chance, shares.PLANS)}
    if audience == "parents-and-carers":
        known |= {"age": drawn(chance, shares.AGES), "relation": drawn(chance, shares.RELATIONS)}
        places = shares.SETTINGS[known["age"]]
    elif audience == "supporters":
        known |= {"age": drawn(chance, shares.KNOWN_AGES), "relation": drawn(chance, shares.KNOWN_RELATIONS)}
        places = shares.SEEN_SETTINGS[known["age"]]
    else:
        places = shares.YOUNG_SETTINGS[audience]
    setting = drawn(chance, _with_plan(places, has_plan=known["plan"] == "plan"))
    return known | {"setting": setting}


def _with_plan(places: Weights, *, has_plan: bool) -> Weights:
    changes = shares.WITH_PLAN if has_plan else shares.WITHOUT_PLAN
    return {place: weight * changes.get(place, 1.0) for place, weight in places.items()}


def _opening(chance: Random, questionnaire: Questionnaire) -> dict[str, object]:
    """What the pages before the questions would have sealed with the yes."""
    audience = questionnaire.audience
    is_foreign = audience != "practitioners" and chance.random() < shares.OTHER_LANGUAGE
    language = drawn(chance, shares.LANGUAGES) if is_foreign else "en"
    easy = shares.EASY_READ.get(audience, shares.YOUNG_EASY_READ)
    is_easy = "easy-read" in questionnaire.presentations and language == "en" and chance.random() < easy
    blocks = list(questionnaire.random_blocks)
    chance.shuffle(blocks)
    return {
        **_voice(chance, audience, is_foreign=is_foreign),
        "consent": consent.EASY_READ_VERSION if is_easy else consent.STATEMENTS_VERSION,
        "language": language,
        "presentation": "easy-read" if is_easy else "standard",
        **({"order": blocks} if blocks else {}),
        **({"adult_knows": _adult_knows(chance)} if audience == "children-11-15" else {}),
    }


def _voice(chance: Random, audience: str, *, is_foreign: bool) -> dict[str, object]:
    if audience == "supporters":
        return {"voice": "supporter", "help": []}
    if audience == "practitioners" or (audience != "children-5-10" and _is_alone(chance, audience)):
        return {"voice": "myself", "help": []}
    if audience == "parents-and-carers" and chance.random() < shares.PARENTS_FOR / (
        1 - shares.ALONE[audience]
    ):
        return {"voice": "supporter", "help": []}
    helped = ("friend", "read-out") if is_foreign else chance.choice(_HELPERS)
    return {"voice": "helped", "help": list(helped)}


def _is_alone(chance: Random, audience: str) -> bool:
    return chance.random() < shares.ALONE[audience]


def _adult_knows(chance: Random) -> str:
    return chance.choices(("yes", "no", "prefer-not-to-say"), (88, 3, 9))[0]
