"""Suggestions for the questions of a revisit, by kind of weakness: read from a file, built into pages.

Inspectors write the questions of a revisit themselves (handbook 2019, ¶122), in the few days after
the area is told. A suggestion gives them a weakness that passes every check and that asks the same as
other areas were asked; every word of it may be changed.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from questionnaires.model import Option, Page, Question, Role, from_plain
from questionnaires.shape import read_plain

FILE = Path(__file__).parent / "revisit" / "bank.yaml"


@dataclass(frozen=True, kw_only=True)
class Asked:
    text: str
    heading: str = ""  # of the page that begins with it
    hint: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()  # its own; need and change share theirs


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    id: str  # begins the ids of its pages and questions
    theme: str
    kind: str  # the weakness in inspectors' words
    plain: str  # and in families'
    section: str
    touches: str  # what a family ticks when the weakness touches it
    sector: str | None = None
    need: Asked
    change: Asked  # `{since}` is where the month and its landmark go
    quality: Asked
    comment: str


@dataclass(frozen=True, kw_only=True)
class Bank:
    need: tuple[Option, ...]
    change: tuple[Option, ...]
    no_view: tuple[Option, ...]
    comment_hint: str
    comment_limit: int
    suggestions: tuple[Suggestion, ...]


@cache
def shipped() -> Bank:
    plain, shape = read_plain(Bank, FILE)
    if shape.problems:
        raise ValueError("\n".join(map(str, shape.problems)))
    bank: Bank = from_plain(Bank, plain)
    return bank


def weakness(suggestion: Suggestion, since: str) -> tuple[Page, ...]:
    """Who needed it, on a page of its own and first; then what has changed since, how good it is, a comment."""
    bank, asked, rated = shipped(), suggestion.change, suggestion.quality
    need = replace(suggestion.need, options=bank.need)
    change = replace(asked, text=asked.text.replace("{since}", since), options=bank.change)
    quality = replace(rated, options=rated.options + bank.no_view)
    comment = Asked(text=suggestion.comment, hint=bank.comment_hint)
    return (
        _page(suggestion, "need", {"need": need}),
        _page(suggestion, "since", {"change": change, "quality": quality, "comment": comment}),
    )


def _page(about: Suggestion, name: str, asked: dict[Role, Asked]) -> Page:
    questions = tuple(_question(about, role, each) for role, each in asked.items())
    heading = next(iter(asked.values())).heading
    return Page(id=f"{about.id}-{name}", section=about.section, heading=heading, questions=questions)


def _question(about: Suggestion, role: Role, asked: Asked) -> Question:
    return Question(
        id=f"{about.id}-{role}",
        kind="one" if asked.options else "comment",
        role=role,
        text=asked.text,
        hint=asked.hint,
        help=asked.help,
        options=asked.options,
        theme=about.theme,
        sector=about.sector,
        limit=0 if asked.options else shipped().comment_limit,
    )
