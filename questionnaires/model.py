"""A questionnaire as frozen values, and its one canonical text.

Nothing here reads a file, renders a page or knows an answer. The doors read the canonical JSON
that publishing stored; only authors ever touch YAML.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from hashlib import sha256
from types import UnionType
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

from questionnaires.errors import NoSuchPage, UnreadableDocument

Kind = Literal["one", "several", "comment"]  # radios, checkboxes, open text
Role = Literal["profile", "relation", "age", "touches", "need", "change", "quality", "comment"]

END = "end"  # where a route leads when no page follows


@dataclass(frozen=True, kw_only=True)
class Option:
    value: str
    label: str
    is_substantive: bool = True  # false: answered, but no view (don't know, not needed)
    is_favourable: bool = False
    is_exclusive: bool = False  # cannot stand with another choice


@dataclass(frozen=True, kw_only=True)
class Question:
    id: str
    kind: Kind
    role: Role
    text: str
    hint: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()
    theme: str | None = None
    sector: str | None = None
    limit: int = 0  # characters of a comment

    @property
    def is_closed(self) -> bool:
        return self.kind != "comment"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """True when any value chosen for `question` is in `any_of`."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Route:
    to: str  # a page's id, or END
    when: Condition | None = None  # none: always


@dataclass(frozen=True, kw_only=True)
class Page:
    """One screen. Its routes are tried in order, the first that holds wins; none: the next page."""

    id: str
    section: str
    heading: str
    lead: str = ""
    questions: tuple[Question, ...]
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A heading inspectors read under: a weakness, or other serious concerns."""

    id: str
    name: str
    plain: str  # the same in families' words


@dataclass(frozen=True, kw_only=True)
class Term:
    term: str
    plain: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    id: str
    version: int
    audience: str
    framework: str
    language: str
    presentation: str
    title: str
    minutes: int  # what families are told it takes
    themes: tuple[Theme, ...]
    glossary: tuple[Term, ...] = ()
    pages: tuple[Page, ...]

    @classmethod
    def from_json(cls, text: str) -> Self:
        try:
            built: Self = from_plain(cls, json.loads(text))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnreadableDocument(str(error)) from error
        return built

    def to_json(self) -> str:
        return json.dumps(to_plain(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, in hex."""
        return sha256(self.to_json().encode()).hexdigest()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    def page(self, number: int) -> Page:
        """The page with this number; the first is 1."""
        if not 1 <= number <= len(self.pages):
            raise NoSuchPage(number)
        return self.pages[number - 1]

    def number(self, page_id: str) -> int:
        """Where the page stands; the inverse of `page`."""
        try:
            return self._numbers[page_id]
        except KeyError:
            raise NoSuchPage(page_id) from None

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {page.id: number for number, page in enumerate(self.pages, start=1)}


def to_plain(value: Any) -> Any:
    """Dicts, lists and scalars. What equals its default is left out, so that a field added to the
    model later does not change the hash of a document stored before."""
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: to_plain(given) for field, given in pairs if given != field.default}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


@cache
def kinds_of(thing: type) -> dict[str, Any]:
    """The type of each field, by name."""
    return get_type_hints(thing)


def from_plain(kind: Any, plain: Any) -> Any:
    """The inverse of `to_plain`."""
    if isinstance(kind, type) and is_dataclass(kind):
        kinds = kinds_of(kind)
        return kind(**{name: from_plain(kinds[name], given) for name, given in plain.items()})
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in plain)
    if isinstance(kind, UnionType):
        return None if plain is None else from_plain(get_args(kind)[0], plain)
    return plain
