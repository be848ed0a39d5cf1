"""What every page of the console is: the way back, and whether somebody is signed in. Each room's screens build
on it in a module of their own; `screens` lists them all."""

from dataclasses import dataclass
from typing import ClassVar

from survey_app.design.screens import Screen


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A page above this one."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class StaffScreen(Screen):
    is_signed_in: ClassVar[bool] = True
    back: Crumb | None = None
