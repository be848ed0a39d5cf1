"""The list of an inspection's comments as the worker made it, without any text; and finding in it what is wanted.

A comment is found by what was ticked beside it, by the question it answers, and by words in it that the worker
looked for. That is a way to find it and says nothing of what it means: no person has read it for that.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

from survey_app.fieldwork.comment_reads import Place
from survey_app.fieldwork.references import response_id

UNSAID = "unsaid"
"""In place of a value nobody gave: "none" is an answer to the question about a plan."""

Facet = Literal[
    "survey",
    "question",
    "theme",
    "words",
    "code",
    "sector",
    "plan",
    "language",
    "group",
    "grave",
    "read",
    "translation",
]
FACETS: tuple[Facet, ...] = Facet.__args__  # type: ignore[attr-defined]  # what a Literal was made of
LASTING: tuple[Facet, ...] = FACETS[:-2]
"""All but how far the team is with it, which changes from page to page."""
_NUMBERS = {facet: number for number, facet in enumerate(LASTING)}
Filters = Mapping[Facet, str]
"""What is wanted; a facet that is not named may be anything."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A comment as the list knows it."""

    place: Place
    survey: str
    reference: str
    item: str
    sector: str
    plan: str
    voice: str
    language: str
    needs_translation: bool
    group: str
    codes: tuple[str, ...]
    is_grave: bool
    values: tuple[tuple[str, ...], ...]
    """What it is found by, a tuple a facet of `LASTING`."""


@dataclass(frozen=True, kw_only=True)
class Index:
    """The whole list."""

    entries: tuple[Entry, ...]
    counts: Mapping[Facet, Counter[str]]
    """Of all entries, for each of the facets that last."""
    places: frozenset[Place]
    groups: Mapping[str, Sequence[Place]]
    """Comments that are nearly the same; under the empty group those that are like no other."""
    questions: Mapping[tuple[str, str], str]
    """Their words by survey and item, as all who answered may have met them."""
    made_at: dt.datetime


How = Literal["", "waiting", "done"]
"""How far a comment's translation is; empty for one that needs none."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far the team is with the comments of an inspection, and whose responses there still are."""

    responses: frozenset[bytes]
    read: frozenset[Place]
    translations: Mapping[Place, How]

    def values(self, facet: Facet, place: Place) -> tuple[str, ...]:
        """What a comment is found by of a facet that does not last."""
        if facet == "read":
            return ("read" if place in self.read else "unread",)
        how = self.translations.get(place)
        return (how,) if how else ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """The entries wanted, in their order; and for each facet how many there would be with each of its values,
    all other wishes as they are."""

    entries: tuple[Entry, ...]
    counts: Mapping[Facet, Mapping[str, int]]
    total: int
    """Of all that still stand, wanted or not."""
    read: int


_NOBODY = Standing(responses=frozenset(), read=frozenset(), translations={})


@lru_cache(maxsize=8)
def parse(body: bytes, order: tuple[tuple[str, tuple[str, ...]], ...]) -> Index:
    """A built `comments.json`, its entries by survey and question in the `order` given: (survey, its items).

    Bytes that stay the same are read once: a list of thousands takes longer than the rest of a page.
    """
    numbers = {
        place: number
        for number, place in enumerate((survey, item) for survey, items in order for item in items)
    }
    built = json.loads(body)
    last = len(numbers)
    entries = sorted(
        map(_entry, built["comments"]),
        key=lambda each: (numbers.get((each.survey, each.item), last), each.place),
    )
    groups: dict[str, list[Place]] = {}
    for each in entries:
        groups.setdefault(each.group, []).append(each.place)
    return Index(
        entries=tuple(entries),
        places=frozenset(each.place for each in entries),
        groups=groups,
        counts={facet: _count(facet, entries, _NOBODY) for facet in LASTING},
        questions={(each["survey"], each["item"]): each["question"] for each in built["comments"]},
        made_at=dt.datetime.fromisoformat(built["made_at"]),
    )


def _entry(plain: Mapping[str, Any]) -> Entry:
    return Entry(
        place=(response_id(plain["reference"]), plain["item"]),
        survey=plain["survey"],
        reference=plain["reference"],
        item=plain["item"],
        sector=plain["sector"] or "",
        plan=plain["plan"] or "",
        voice=plain["voice"],
        language=plain["language"],
        needs_translation=plain["needs_translation"],
        group=plain["group"] or "",
        codes=tuple(plain["cues"]),
        is_grave=plain["grave"],
        values=(
            (plain["survey"],),
            (plain["item"],),
            (plain["theme"] or UNSAID,),
            tuple(plain["criteria"]),
            tuple(plain["cues"]),
            (plain["sector"] or UNSAID,),
            (plain["plan"] or UNSAID,),
            (plain["language"],),
            (plain["group"],) if plain["group"] else (),
            ("yes",) if plain["grave"] else (),
        ),
    )


def find(index: Index, standing: Standing, filters: Filters) -> Found:
    """What is wanted among the comments that still stand; one taken back meanwhile is not there."""
    there = [each for each in index.entries if each.place[0] in standing.responses]
    if not filters and len(there) == len(index.entries):
        return _all(index, standing)
    read = sum(each.place in standing.read for each in there)
    wanted, all_but_one = _sift(there, standing, filters)
    counts = {facet: _count(facet, (*wanted, *all_but_one[facet]), standing) for facet in FACETS}
    return Found(entries=tuple(wanted), counts=counts, total=len(there), read=read)


def _all(index: Index, standing: Standing) -> Found:
    """Most pages: what lasts was counted when the list was read."""
    total, read = len(index.entries), len(index.places & standing.read)
    changing: dict[Facet, Counter[str]] = {
        "read": +Counter({"read": read, "unread": total - read}),
        "translation": Counter(how for place, how in standing.translations.items() if place in index.places),
    }
    return Found(entries=index.entries, counts={**index.counts, **changing}, total=total, read=read)


def _sift(
    there: Iterable[Entry], standing: Standing, filters: Filters
) -> tuple[list[Entry], dict[Facet, list[Entry]]]:
    """What is wanted, and for each wish what fails it alone."""
    asked = [(facet, _NUMBERS.get(facet), value) for facet, value in filters.items()]
    wanted: list[Entry] = []
    all_but_one: dict[Facet, list[Entry]] = {facet: [] for facet in FACETS}
    for entry in there:
        failed = wanted
        for facet, number, value in asked:
            held = standing.values(facet, entry.place) if number is None else entry.values[number]
            if value not in held:
                if failed is not wanted:
                    break
                failed = all_but_one[facet]
        else:
            failed.append(entry)
    return wanted, all_but_one


def _count(facet: Facet, entries: Iterable[Entry], standing: Standing) -> Counter[str]:
    if facet in _NUMBERS:
        number = _NUMBERS[facet]
        return Counter(chain.from_iterable([each.values[number] for each in entries]))
    return Counter(chain.from_iterable([standing.values(facet, each.place) for each in entries]))
