"""Where people live: a house number with its street, a flat, the street somebody says they live in."""

import re
from collections.abc import Iterator

from survey_app.fieldwork.redaction.spans import Span

# Kinds of street that are little else; and those that are words, which need their capital.
_STREET = r"(?:street|road|avenue|lane|crescent|terrace|gardens|mews|rd|ave|cres|grove|square)"
_WORD_STREET = (
    r"(?-i:Close|Drive|Way|Court|Place|Hill|View|Rise|Walk|Row|Park|Green|Croft|Mount|Fold|Villas"
    r"|St|Cl|Dr|Ln)"
)
_NO_NAME = (
    r"(?!(?:weeks?|months?|years?|days?|hours?|mins?|minutes?|miles?|of|the|in|per|more|children|kids|people|staff"
    r"|way|and|or|to|on|at|down|times?|bed|bedroom|storey|min|hr|hrs)\b)"
)
_NAME = rf"{_NO_NAME}[a-z][a-z']{{1,20}}\.?[ ]"
_CAPITAL_NAME = rf"{_NO_NAME}(?-i:[A-Z][A-Za-z']{{1,20}}\.?[ ])"
_NUMBER = (
    r"(?:\b(?:flat|apartment|apt|unit)[ ]\d{1,4}[a-z]?,?[ ])?"
    r"(?<![\d./-])\b(?:no\.?[ ]?)?\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)?,?[ ]"
)
_ADDRESS = re.compile(
    rf"{_NUMBER}(?:(?:{_NAME}){{1,3}}{_STREET}|(?:{_CAPITAL_NAME}){{1,3}}{_WORD_STREET})\b(?!['-])",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    rf"(?:{_CAPITAL_NAME}){{1,3}}(?-i:Cottage|House|Farm|Lodge|Barn|Bungalow),? "
    rf"(?:{_CAPITAL_NAME}){{1,3}}(?:{_STREET}|{_WORD_STREET})\b",
    re.IGNORECASE,
)
_LIVES = re.compile(
    rf"\b(?:liv(?:e|es|ed|ing)|address[ ]is|home[ ]is)[ ](?:(?:on|at|in)[ ])?"
    rf"(?P<street>(?:{_CAPITAL_NAME}){{1,3}}(?:{_STREET}|{_WORD_STREET})\b)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    yield from (Span(*match.span(), "address") for match in _ADDRESS.finditer(text))
    yield from (Span(*match.span(), "address") for match in _HOUSE.finditer(text))
    yield from (Span(*match.span("street"), "address") for match in _LIVES.finditer(text))
