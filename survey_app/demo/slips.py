"""How made-up people type: some in capitals, some without any, some with the slips that real comments have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Typing:
    """Of a hundred comments, how many are typed so."""

    no_capitals: float = 0.08
    capitals: float = 0.012
    slips: float = 0.22
    no_stops: float = 0.04
    paragraphs: float = 0.4
    """Of those with more than four sentences."""


ADULT = Typing()
AT_WORK = Typing(no_capitals=0.03, capitals=0.003, slips=0.1, no_stops=0.01)
YOUNG = Typing(no_capitals=0.5, capitals=0.02, slips=0.35, no_stops=0.2, paragraphs=0.15)

_MISSPELT: Mapping[str, str] = MappingProxyType(
    {
        "definitely": "definately",
        "received": "recieved",
        "their": "there",
        "appointment": "apointment",
        "appointments": "appoinments",
        "diagnosis": "diagnoses",
        "referred": "refered",
        "referral": "referal",
        "assessment": "assesment",
        "separate": "seperate",
        "because": "becuase",
        "believe": "beleive",
        "school": "shcool",
        "until": "untill",
        "really": "realy",
        "different": "diffrent",
        "knowledge": "knowlege",
        "speech": "speach",
        "therapist": "theropist",
        "behaviour": "behavior",
        "council": "counsil",
        "though": "tho",
        "children": "childen",
        "weird": "wierd",
        "friend": "freind",
        "friends": "freinds",
        "too": "to",
        "then": "than",
        "brought": "bought",
        "lose": "loose",
        "you": "u",
    }
)
_WORD = re.compile(r"\b[a-z]+\b")
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
_ENDED = (".", "!", "?", ":", ")", '"')


def styled(chance: Random, sentences: list[str], typing: Typing) -> str:
    """The sentences as this person types them."""
    text = _joined(chance, sentences, typing)
    if chance.random() < typing.slips:
        text = _misspelt(chance, text)
    if chance.random() < typing.no_stops:
        text = text.replace(". ", " ").rstrip(".")
    letters = chance.random()
    if letters < typing.capitals:
        return text.upper()
    return text.lower() if letters < typing.capitals + typing.no_capitals else text


def _joined(chance: Random, sentences: list[str], typing: Typing) -> str:
    has_paragraphs = len(sentences) > 4 and chance.random() < typing.paragraphs
    parts = [sentences[0]]
    for sentence in sentences[1:]:
        if has_paragraphs and chance.random() < 0.3:
            parts.append("\n\n")
        elif parts[-1].endswith(_ENDED):
            parts.append(" ")
        else:
            parts.append(chance.choice((". ", " and ", ", ", "\n")))
        parts.append(sentence)
    return "".join(parts)


def _misspelt(chance: Random, text: str) -> str:
    often = chance.choice((0.3, 0.6, 1.0))

    def slip(found: re.Match[str]) -> str:
        return _MISSPELT.get(found[0], found[0]) if chance.random() < often else found[0]

    text = _WORD.sub(slip, text)
    return _APOSTROPHE.sub("", text) if chance.random() < 0.5 else text
