"""What stands around every page of the public door."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen
from survey_app.fieldwork.films import Film
from survey_app.fieldwork.surveys import Survey


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around every page of a survey: whose it is, where help is, until when it may be sent."""

    area: str
    kind: str  # of the inspection
    audience: str
    safeguarding_team: str
    safeguarding_phone: str
    opens_at: dt.datetime
    closes_at: dt.datetime
    ends_at: dt.datetime
    withdrawable_until: dt.datetime


def around(survey: Survey) -> Around:
    return Around(
        area=survey.area,
        kind=survey.kind,
        audience=survey.audience,
        safeguarding_team=survey.safeguarding_team,
        safeguarding_phone=survey.safeguarding_phone,
        opens_at=survey.window.opens_at,
        closes_at=survey.window.closes_at,
        ends_at=survey.window.ends_at,
        withdrawable_until=survey.withdrawable_until,
    )


@dataclass(frozen=True, kw_only=True)
class PublicScreen(Screen):
    is_personal: ClassVar[bool] = False
    """Whether it may hold something of one person's: then it is rendered afresh each time."""

    around: Around | None = None
    is_answering: bool = False
    """Whether the person has something to stop and delete."""
    film: Film | None = None
    """The page's words in sign language, where there is a film of them."""
    is_easy: bool | None = None
    """Whether our own words are in easy read; none: as the visit has chosen when the screen is shown."""

    @property
    def slot(self) -> str:
        """What a film of this page is called. Where pages of one name differ in what they say, so do their films."""
        return self.name


def slot_for(name: str, manner: str) -> str:
    """The film of a page that speaks to each audience in its own words: parents' and carers' has the plain name."""
    return name if manner == "family" else f"{name}-{manner}"
