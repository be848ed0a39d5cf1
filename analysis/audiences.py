"""Whom a survey is for, in the words its figures use: nobody's answers are put in another's mouth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Audience:
    who: str  # as in "12 of the 20 parents and carers who answered"
    name: str  # the audience alone: three surveys of young people carry one title


_YOUNG = "children and young people"
SUPPORTERS = "supporters"
OF = {
    "children-5-10": Audience(_YOUNG, "children aged about 5 to 10"),
    "children-11-15": Audience(_YOUNG, "children aged 11 to 15"),
    "young-people-16-18": Audience(_YOUNG, "young people aged 16 to 18"),
    "young-people-19-25": Audience(_YOUNG, "young people aged 19 to 25"),
    "supporters": Audience(SUPPORTERS, "supporters of children and young people"),
    "parents-and-carers": Audience("parents and carers", "parents and carers"),
    "practitioners": Audience("practitioners", "practitioners of education, health and care"),
    "area-leaders": Audience("leaders", "leaders of the area"),
}
