"""How many of a hundred say what, in the invented full inspection. Assumptions, each after what it stands by.

The favourable shares are those of an area with "inconsistent experiences": help to learn 45, health ten points
fewer, social care twenty, and friends and free time twenty-five (the order in which Herefordshire's report of
December 2024 tells them). Few answers about people aged 19 to 25 and about social care are there on purpose.
"""

from collections.abc import Mapping
from types import MappingProxyType

Weights = Mapping[str, float]


def _fixed(**weights: float) -> Weights:
    return MappingProxyType({value.replace("_", "-"): weight for value, weight in weights.items()})


FAVOURABLE: Mapping[str, Weights] = MappingProxyType(
    {
        # By question, else by sector, else by theme.
        "parents-and-carers": MappingProxyType(
            {
                # Of sectors' help only those are asked who had some, whose outlook is better than most: so
                # these stand lower than the 45, 35 and 25 in a hundred that come of them.
                "education": 0.33,
                "health": 0.205,
                "care": 0.165,
                "education-timing": 0.25,
                "health-timing": 0.135,
                "care-timing": 0.12,
                "check-wait": 0.12,
                "c1": 0.4,
                "c2": 0.42,
                "child-say": 0.33,
                "information-ease": 0.3,
                "c4": 0.27,
                "c5": 0.2,
                "child-welcome": 0.38,
            }
        ),
        "young": MappingProxyType(
            {
                "education": 0.46,
                "health": 0.4,
                "care": 0.36,
                "c2": 0.44,
                "own-goals": 0.36,
                "young-choosing": 0.36,
                "c4": 0.36,
                "c5": 0.33,
                "young-friends": 0.52,
                "trusted-adult": 0.84,
                "adult-seen": 0.78,
                "safe-learning": 0.66,
                "safe-around": 0.56,
            }
        ),
        "practitioners": MappingProxyType(
            {
                "c1": 0.38,
                "c3": 0.34,
                "help-in-time": 0.18,
                "l1": 0.55,
                "l2": 0.4,
                "l3": 0.42,
                "l4": 0.24,
                "l5": 0.33,
                "l6": 0.4,
                "training-fit": 0.62,
                "raising-problems": 0.66,
            }
        ),
    }
)

NEEDED: Weights = MappingProxyType(
    # Of a hundred, how many needed the help at all; social care thin, as in every such survey seen.
    {
        "education": 0.94,
        "health": 0.74,
        "care": 0.36,
        "check-need": 0.72,
        "next-need": 0.62,
        "club-need": 0.66,
    }
)
GOT: Weights = MappingProxyType(
    # Of those who needed it, how many got all of it.
    {"education": 0.36, "health": 0.27, "care": 0.18, "check-need": 0.34, "next-need": 0.2, "club-need": 0.13}
)
UNMET = _fixed(got_some=0.4, waiting=0.27, refused=0.17, did_not_know_how=0.16)
"""How those who did not get it all are spread."""

AGES = _fixed(
    under_5=5.5, **{"5-to-10": 41, "11-to-15": 38.5, "16-to-18": 12.5, "19-to-25": 1.5}, prefer_not_to_say=1
)
KNOWN_AGES = _fixed(under_11=42, **{"11-to-15": 34, "16-to-18": 16, "19-to-25": 8})
PLANS = _fixed(
    plan=45, being_assessed=9, sen_support=26, waiting=7, refused=6, none=5, dont_know=1, prefer_not_to_say=1
)
RELATIONS = _fixed(parent=90, foster_carer=3, grandparent=3, other_family=1.5, other=0.5, prefer_not_to_say=2)
KNOWN_RELATIONS = _fixed(family=58, education=22, health=5, care=7, friend=5, other=2, prefer_not_to_say=1)
OUT_OF_AREA = 0.02
COUNCILS = _fixed(this_area=96, dont_know=3, prefer_not_to_say=1)
SECTORS = _fixed(education=56, health=26, care=8, other=7, prefer_not_to_say=3)
ROLES = _fixed(direct=66, lead=19, plan=7, other=5, prefer_not_to_say=3)

SETTINGS: Mapping[str, Weights] = MappingProxyType(
    # By age band, then what a plan changes.
    {
        "under-5": _fixed(nursery=78, home=17, special_school=3, somewhere_else=2),
        "5-to-10": _fixed(mainstream_school=79, special_unit=5, special_school=11, home=3.5, nowhere=1.5),
        "11-to-15": _fixed(
            mainstream_school=67, special_unit=4, special_school=16, home=5, somewhere_else=4, nowhere=4
        ),
        "16-to-18": _fixed(
            college=52, special_school=21, mainstream_school=14, home=4, work_or_training=4, nowhere=5
        ),
        "19-to-25": _fixed(college=42, home=18, work_or_training=14, somewhere_else=8, nowhere=18),
        "prefer-not-to-say": _fixed(mainstream_school=60, prefer_not_to_say=40),
    }
)
WITH_PLAN: Weights = _fixed(special_school=2.6, special_unit=2.2, mainstream_school=0.7)
WITHOUT_PLAN: Weights = _fixed(special_school=0.05, special_unit=0.4)
YOUNG_SETTINGS: Mapping[str, Weights] = MappingProxyType(
    {
        "children-11-15": _fixed(
            mainstream_school=66, special_school=22, alternative_provision=5, home=5, nowhere=2
        ),
        "young-people-16-18": _fixed(
            college=55, special_school=23, mainstream_school=11, home=4, work_or_training=3, nowhere=4
        ),
        "young-people-19-25": _fixed(college=50, home=20, work_or_training=15, nowhere=15),
    }
)
SEEN_SETTINGS: Mapping[str, Weights] = MappingProxyType(
    # Of children of whom supporters tell, by age.
    {
        "under-11": _fixed(mainstream_school=40, special_school=56, home=4),
        "11-to-15": _fixed(mainstream_school=28, special_school=60, alternative_provision=9, home=3),
        "16-to-18": _fixed(special_school=48, college=40, home=6, nowhere=6),
        "19-to-25": _fixed(college=40, home=30, work_or_training=5, nowhere=25),
    }
)

MOODS: Weights = MappingProxyType(
    # How what has happened moves a family's outlook, in standard deviations.
    {
        "plan": 0.15,
        "sen-support": 0.1,
        "being-assessed": -0.15,
        "waiting": -0.45,
        "refused": -0.75,
        "none": -0.55,
        "special-school": 0.35,
        "nowhere": -1.0,
    }
)

LEFT_BLANK = 0.04
NO_VIEW = _fixed(dont_know=0.06, prefer_not_to_say=0.012, no_help=0.05)
"""How many of a hundred choose an option without a view, where it is offered."""
NOT_NEEDED = 0.08
"""The same, for "this does not fit us" on a question of quality."""

WRITES: Weights = MappingProxyType(
    # Of a hundred, how many write by themselves; with those of `oddities`, 60 in 100 parents fill in a box.
    {"parents-and-carers": 0.58, "children-5-10": 0.45, "practitioners": 0.52, "supporters": 0.6}
)
YOUNG_WRITES = 0.5
WRITES_HERE: Weights = MappingProxyType(
    # Of those who write at all, how many write in this box.
    {"must-change": 0.86, "works-well": 0.66, "child-voice": 0.45, "joint-comment": 0.5, "young-words": 1.0}
)

EASY_READ: Weights = MappingProxyType(
    {"parents-and-carers": 0.04, "children-5-10": 0.3, "children-11-15": 0.2, "supporters": 0.08}
)
YOUNG_EASY_READ = 0.24
ALONE: Weights = MappingProxyType(
    # Of those who may say who answers, how many answer by themselves. With all children of 5 to 10 helped, and
    # supporters apart, that makes 45 in a hundred alone, 40 with help and 15 by an adult, of the young.
    {"parents-and-carers": 0.94, "children-11-15": 0.66, "young-people-16-18": 0.7, "young-people-19-25": 0.6}
)
PARENTS_FOR = 0.01
"""Of a hundred parents, how many have somebody answer for them."""
LANGUAGES = _fixed(ur=9, pl=9, ro=7, ar=6, pa=5, so=4)
OTHER_LANGUAGE = 0.035
"""Of a hundred families, how many answer in another language than English."""
