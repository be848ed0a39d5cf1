"""Pieces of a text that were recognised, and which of two that overlap stands."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Kind = Literal[
    "email",
    "web",
    "upn",
    "nhs-number",
    "national-insurance",
    "birth-date",
    "phone",
    "postcode",
    "address",
    "name",
    "setting",
]

# What stands in place of each, in the order in which one is believed before another.
MASKS: dict[Kind, str] = {
    "email": "[e-mail address]",
    "web": "[web address]",
    "upn": "[pupil number]",
    "nhs-number": "[NHS number]",
    "national-insurance": "[National Insurance number]",
    "birth-date": "[date of birth]",
    "phone": "[phone number]",
    "postcode": "[postcode]",
    "address": "[address]",
    "name": "[name]",
    "setting": "[school or service]",
}
EVERYTHING: frozenset[Kind] = frozenset(MASKS)
PERSONAL: frozenset[Kind] = EVERYTHING - {"setting"}
"""Inspectors see which school or service is meant: that is what they inspect."""

_RANK = {kind: rank for rank, kind in enumerate(MASKS)}


class Span(NamedTuple):
    """A half-open piece of a text."""

    start: int
    end: int
    kind: Kind


def settled(found: Iterable[Span]) -> list[Span]:
    """In order and apart. Of two personal ones that overlap, one is made that covers both: nothing that
    was recognised may stick out. A name within a setting's name ("Saint Thomas' Hospital") is the setting's."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end, _RANK[each.kind])):
        while kept and span.start < kept[-1].end:
            span = _one_of(kept.pop(), span)
        kept.append(span)
    return kept


def _one_of(first: Span, second: Span) -> Span:
    if "setting" in (first.kind, second.kind):
        setting, other = (first, second) if first.kind == "setting" else (second, first)
        is_within = setting.start <= other.start and other.end <= setting.end
        return setting if other.kind in ("name", "setting") and is_within else other
    kind = min(first.kind, second.kind, key=_RANK.__getitem__)
    return Span(min(first.start, second.start), max(first.end, second.end), kind)
