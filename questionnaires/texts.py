"""The texts families read, wherever in a questionnaire they stand.

A theme's `name` is the inspectors' own and stays as it is; families read its `plain` words. Easy read is
no part of this: it is a presentation of these texts, written beside them, in English alone.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from questionnaires.model import Questionnaire

TRANSLATED = frozenset(
    {
        "title",
        "section",
        "heading",
        "lead",
        "text",
        "hint",
        "help",
        "label",
        "plain",
        "term",
        "aliases",
        "otherwise",
    }
)
EASY = frozenset({"easy", "easy_read"})


def of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Every text to translate, once, in the order of the document."""
    return tuple(dict.fromkeys(text for _, text in places(questionnaire)))


def places(thing: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text families read below `thing`, each with where it stands."""
    for name, value in _parts(thing):
        if name in EASY:
            continue
        place = f"{where}.{name}" if where else name
        if isinstance(value, str):
            if value and (name in TRANSLATED or where.endswith("aliases")):
                yield place, value
        else:
            yield from places(value, place)


def _parts(thing: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(thing):
        yield from ((field.name, getattr(thing, field.name)) for field in fields(thing))
    elif isinstance(thing, tuple):
        yield from ((str(number), item) for number, item in enumerate(thing, start=1))
