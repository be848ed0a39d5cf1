"""What an inspection framework wants asked, as data beside this module. Read by checks alone."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from questionnaires.model import Questionnaire, Role, Theme, from_plain
from questionnaires.shape import read_plain

_FOLDER = Path(__file__).parent / "frameworks"


@dataclass(frozen=True, kw_only=True)
class Framework:
    id: str
    name: str
    each_weakness_asks: tuple[Role, ...] = ()  # in this order; none: there are no weaknesses to come for
    standing_themes: tuple[str, ...] = ()  # themes that are no weakness and always have a place
    themes: tuple[Theme, ...] = ()  # what everything is read under; none: a questionnaire names its own


@cache
def shipped() -> dict[str, Framework]:
    """Every framework, by id."""
    plain = (read_plain(Framework, file)[0] for file in sorted(_FOLDER.glob("*.yaml")))
    return {framework.id: framework for framework in (from_plain(Framework, each) for each in plain)}


def asked_of_each_weakness(questionnaire: Questionnaire) -> tuple[Role, ...]:
    framework = shipped().get(questionnaire.framework)
    return framework.each_weakness_asks if framework else ()


def standing_themes(questionnaire: Questionnaire) -> tuple[str, ...]:
    framework = shipped().get(questionnaire.framework)
    return framework.standing_themes if framework else ()


def weaknesses(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The ids of the themes the inspectors come for."""
    if not asked_of_each_weakness(questionnaire):
        return ()
    standing = standing_themes(questionnaire)
    return tuple(theme.id for theme in questionnaire.themes if theme.id not in standing)
