"""The sentences around the figures, in plain English (for readers of nine) and in easy read: a line a sentence, of at
most twelve words, each with a symbol. What people said is told as facts, in the words they were offered."""

import datetime as dt

from analysis import policy
from analysis.errors import UnknownValue
from questionnaires.model import EasyLine

Lines = tuple[EasyLine, ...]

LIMITS = (
    "People chose to answer. Lots of people did not. So we cannot say what all people think.",
    "Some people may have answered twice. Some may live in other places.",
    f"We round each number to the nearest {policy.STEPS_OF}. So the numbers do not always add up.",
    "“3 in 10” means 3 of each 10 who gave one of the answers you see there.",
    f"We do not show a number under {policy.SHOWN_FROM}. If nearly all people gave the same answer, we do not show it. "
    "This way no one can tell what one person said.",
    "The survey is one part of an inspection. Inspectors also read papers, meet people and go to see places.",
    "These numbers will not change. If you took your answers back in time, they are not here.",
)
WITHHELD = "Some answers are left out. They could show what one person said."
HIDDEN = "We cannot show the answers to this question. They could show what one person said."
ALL_READ = "Inspectors can read every answer."

_OUT = "The report of this visit came out on {day}. You can find it at reports.ofsted.gov.uk."
NEXT = {
    "full": (
        _OUT,
        "It says what works well. It also says what must get better.",
        "Leaders in {area} must now act on it. Inspectors will come back. When depends on what they found.",
    ),
    "revisit": (
        _OUT,
        "It says if enough has got better since the last visit.",
        "If it has not, the government and the NHS will say what to do next.",
    ),
    "monitoring": (
        _OUT,
        "It says if leaders in {area} have done enough about what went wrong.",
        "They must keep on with this work. Inspectors will come back to look at all of it again.",
    ),
    "thematic": (
        _OUT,
        "It is about lots of areas. It does not judge {area}.",
        "It tells all of them what works and what does not.",
    ),
}
"""What happens next, by kind of inspection (framework 2023; handbook 2019, ¶130 and after)."""

EASY_NEXT: dict[str, Lines] = {
    "full": (
        EasyLine(text="It says what must get better.", symbol="better"),
        EasyLine(text="Now this must be done.", symbol="goal"),
        EasyLine(text="We will come back to check.", symbol="inspector"),
    ),
    "revisit": (
        EasyLine(text="It says if things got better.", symbol="better"),
        EasyLine(text="If they did not, more will be done.", symbol="move-on"),
    ),
    "monitoring": (
        EasyLine(text="It says if enough has been done.", symbol="check"),
        EasyLine(text="We will come back to check again.", symbol="inspector"),
    ),
    "thematic": (
        EasyLine(text="It is about lots of places.", symbol="map"),
        EasyLine(text="It says what helps and what does not.", symbol="help"),
    ),
}
EASY_LIMITS: Lines = (
    EasyLine(text="Not everyone answered the survey.", symbol="one"),
    EasyLine(text="So this is not what all people think.", symbol="think"),
    EasyLine(text="The numbers are near, but not exact.", symbol="not-sure"),
    EasyLine(text="We leave out very small numbers.", symbol="private"),
    EasyLine(text="So no one can tell what you said.", symbol="nobody-sees"),
    EasyLine(text="The numbers will not change.", symbol="same"),
)
EASY_START: Lines = (
    EasyLine(text="There was a survey.", symbol="survey"),
    EasyLine(text="It was about help for children and young people.", symbol="help"),
    EasyLine(text=ALL_READ, symbol="inspector"),
    EasyLine(text="This is what people told us.", symbol="listen"),
    EasyLine(text="We show the answer we got most.", symbol="many"),
)
EASY_WITHHELD = EasyLine(text="Some answers are left out to keep people safe.", symbol="private")
EASY_HIDDEN = EasyLine(text="We cannot show these answers.", symbol="private")
EASY_AUDIENCES = {
    "children-5-10": EasyLine(text="Children aged about 5 to 10", symbol="number-5-10"),
    "children-11-15": EasyLine(text="Children aged 11 to 15", symbol="number-11-15"),
    "young-people-16-18": EasyLine(text="Young people aged 16 to 18", symbol="number-16-18"),
    "young-people-19-25": EasyLine(text="Young people aged 19 to 25", symbol="number-19-25"),
    "parents-and-carers": EasyLine(text="Parents and carers", symbol="family"),
    "supporters": EasyLine(text="People who help children", symbol="helper"),
}


def day(date: dt.date) -> str:
    return f"{date:%-d %B %Y}"


def coming(kind: str, area: str, published_on: dt.date) -> tuple[str, ...]:
    """Raise `UnknownValue` for a kind of inspection of which it is not known what follows."""
    if kind not in NEXT:
        raise UnknownValue("kind")
    return tuple(each.format(area=area, day=day(published_on)) for each in NEXT[kind])


def easy_coming(kind: str) -> Lines:
    return (
        EasyLine(text="We wrote down what we found.", symbol="paper"),
        EasyLine(text="You can read it now.", symbol="read"),
        *EASY_NEXT[kind],
    )


def answered(count: int | None, who: str) -> str:
    """How many took part, and that few are not told apart."""
    if count is None:
        return f"Fewer than {policy.SHOWN_FROM} people answered. So we do not show what they said. {ALL_READ}"
    return f"We counted about {count:,} answers from {who}."


def easy_answered(count: int | None) -> Lines:
    if count is None:
        return (
            EasyLine(text=f"Fewer than {policy.SHOWN_FROM} people answered.", symbol="one"),
            EasyLine(text="So we do not show what they said.", symbol="private"),
            EasyLine(text=ALL_READ, symbol="inspector"),
        )
    return (EasyLine(text=f"We got about {count:,} answers.", symbol="many"),)


def said(count: int, label: str, tenths: int | None) -> str:
    share = f" ({_of_ten(tenths)})" if tenths else ""
    return f"About {count:,}{share} said: {label}"


def easy_said(count: int) -> EasyLine:
    return EasyLine(text=f"About {count:,} said:", symbol="many")


def wrote(count: int) -> str:
    return f"About {count:,} also wrote in their own words. We do not show what they wrote. Inspectors can read it all."


def easy_wrote(count: int) -> Lines:
    return (
        EasyLine(text=f"About {count:,} wrote in their own words.", symbol="write"),
        EasyLine(text="We keep their words private.", symbol="private"),
    )


def _of_ten(tenths: int) -> str:
    return "half" if tenths == 5 else f"{tenths} in 10"
