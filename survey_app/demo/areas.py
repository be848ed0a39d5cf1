"""The three invented areas: who is asked in each, how many answer, and by which ways the links reach them.

- Harrowmere: a revisit, its survey of parents and carers open since a day or two.
- Northmoor: a full inspection of 2023's framework. 2,000 parents answered in the week, 350 children and young
  people and 700 practitioners: the ratios of the one area whose three counts are known (East Sussex, November
  2024: 2,234, 372 and 751). Its surveys are still open and close within days, so that an inspector has nearly
  everything to read while a parent can still answer.
- Saltholm: a full inspection of a tiny area, of which six people answered: too few for any figure to leave
  the inspection team.

No council of England has one of these names, and every telephone number is one kept free for fiction.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Size = Literal["full", "small"]
SMALL = 20
"""A small demonstration has a twentieth of the full inspection's families; the other areas are small anyway."""
FULL_FOLDER = "area-send-2023"


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way links reach people, and how many of a hundred answers come by it."""

    id: str
    name: str
    kind: str
    share: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One survey: whom it asks, by which shipped file, and how many send answers."""

    id: str
    audience: str
    file: str
    answers: int
    own_way: Way
    """A way that leads to this survey alone; the area's other ways let people choose who they are."""

    def sent(self, size: Size) -> int:
        return self.answers if size == "full" or self.answers < SMALL else math.ceil(self.answers / SMALL)


@dataclass(frozen=True, kw_only=True)
class MadeUpArea:
    id: str
    name: str
    about: str
    """Which area it is, in one line."""
    inspection: str
    kind: str
    team: str
    phone: str
    ways: tuple[Way, ...]
    asked: tuple[Asked, ...]
    totals: Mapping[str, Mapping[str, int]]
    """How many children and young people there are, by classification and value; see `known_totals`."""


STAFF: Mapping[str, tuple[str, str, tuple[str, ...]]] = MappingProxyType(
    {
        "inspector": ("Lead inspector (demonstration)", "lead.inspector@example.org", ("lead", "inspector")),
        "forum": ("Forum volunteer (demonstration)", "forum.volunteer@example.org", ("forum",)),
        "officer": ("Nominated officer (demonstration)", "nominated.officer@example.org", ("officer",)),
    }
)
"""The same people have their roles in all three areas."""

CONSENT_BASIS = "Every person asked is an adult and agrees for themselves."
YOUNG_CONSENT_BASIS = (
    "Under 16 each child gives a yes of their own, and schools tell families beforehand; from 16 people agree "
    "for themselves."
)


def _own(survey: str, name: str, kind: str = "council") -> Way:
    return Way(id=f"{survey}-page", name=name, kind=kind, share=6)


def _asked(area: str, short: str, audience: str, file: str, answers: int, way: str) -> Asked:
    survey = f"{area}-full-{short}"
    return Asked(id=survey, audience=audience, file=file, answers=answers, own_way=_own(survey, way))


_CHILDREN = "children-and-young-people"

NORTHMOOR = MadeUpArea(
    id="northmoor",
    name="Northmoor",
    about="a full inspection with surveys of families, young people and practitioners; its week nears its end",
    inspection="northmoor-full",
    kind="full",
    team="Northmoor children's front door",
    phone="01632 960 417",
    # The schools' text message brings half of the answers: enough to be warned of, as for any area so reached.
    ways=(
        Way(id="schools", name="Text message from schools", kind="school", share=54),
        Way(id="forum", name="Parent carer forum newsletter", kind="forum", share=22),
        Way(id="council", name="Local offer page", kind="council", share=11),
        Way(id="clinics", name="Poster in clinics", kind="health", share=8),
        Way(id="clubs", name="Short breaks and youth clubs", kind="other", share=5),
    ),
    # Few aged 19 to 25 answer, on purpose: who has not been heard from must show.
    asked=(
        _asked("northmoor", "parents", "parents-and-carers", "parents-and-carers", 2000, "For parents"),
        _asked(
            "northmoor", "children-5-10", "children-5-10", "children-5-10-in-pictures", 80, "For children"
        ),
        _asked("northmoor", "children-11-15", "children-11-15", _CHILDREN, 165, "For ages 11 to 15"),
        _asked("northmoor", "young-people-16-18", "young-people-16-18", _CHILDREN, 91, "For ages 16 to 18"),
        _asked("northmoor", "young-people-19-25", "young-people-19-25", _CHILDREN, 14, "For ages 19 to 25"),
        _asked("northmoor", "supporters", "supporters", _CHILDREN, 62, "For supporters"),
        _asked("northmoor", "practitioners", "practitioners", "practitioners", 700, "For practitioners"),
    ),
    # 14 of a hundred families answer, which is much and has been seen; of an area of the median size (2,714
    # plans in January 2023) 2,000 would be one in four. So it is as large as East Sussex: 4,264 plans and about
    # 9,190 pupils with SEN support in January 2023. The ages and settings run as in England and such areas.
    totals=MappingProxyType(
        {
            "all": {"all": 13900},
            "age": {"under-5": 470, "5-to-10": 5980, "11-to-15": 5570, "16-to-18": 1290, "19-to-25": 590},
            "plan": {"plan": 4560, "sen-support": 9340},
            "setting": {
                "nursery": 380,
                "mainstream-school": 9700,
                "special-unit": 310,
                "special-school": 1490,
                "college": 1160,
                "home": 340,
            },
        }
    ),
)

SALTHOLM = MadeUpArea(
    id="saltholm",
    name="Saltholm",
    about="a full inspection of a tiny area where six parents answered; no figure may leave the team",
    inspection="saltholm-full",
    kind="full",
    team="Saltholm children's front door",
    phone="01632 960 553",
    ways=(),
    asked=(
        _asked("saltholm", "parents", "parents-and-carers", "parents-and-carers", 6, "Island newsletter"),
    ),
    totals=MappingProxyType({"all": {"all": 41}, "plan": {"plan": 15, "sen-support": 26}}),
)

FULL = (NORTHMOOR, SALTHOLM)
