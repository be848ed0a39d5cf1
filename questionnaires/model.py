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

Kind = Literal["one", "several", "comment", "short"]  # radios, checkboxes, open text, one line of it
Role = Literal[
    "profile",
    "relation",
    "age",
    "council",
    "plan",
    "setting",
    "touches",
    "need",
    "change",
    "quality",
    "comment",
]

END = "end"  # where a route leads when no page follows
Presentation = Literal["standard", "easy-read"]


def as_shown(presentation: Presentation, language: str) -> Presentation:
    """Easy read is written in English alone: in another language the standard presentation is shown."""
    return presentation if language.partition("-")[0] == "en" else "standard"


@dataclass(frozen=True, kw_only=True)
class Option:
    value: str
    label: str
    is_substantive: bool = True  # false: answered, but no view (don't know, not needed)
    is_favourable: bool = False
    is_exclusive: bool = False  # cannot stand with another choice
    only_for: tuple[str, ...] = ()  # audiences; none: all


@dataclass(frozen=True, kw_only=True)
class QuestionVariant:
    """The same item in words for other audiences; what is left empty stays as it is."""

    audiences: tuple[str, ...]
    text: str = ""
    hint: str = ""
    help: str = ""
    scale: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    id: str
    kind: Kind
    role: Role
    text: str
    hint: str = ""
    help: str = ""
    scale: str = ""  # the name its options go by; the values of some scales are fixed, see scales.py
    options: tuple[Option, ...] = ()
    theme: str | None = None
    sector: str | None = None
    limit: int = 0  # characters of a comment
    only_for: tuple[str, ...] = ()
    variants: tuple[QuestionVariant, ...] = ()

    @property
    def is_closed(self) -> bool:
        return self.kind in ("one", "several")


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
class PageVariant:
    audiences: tuple[str, ...]
    section: str = ""
    heading: str = ""
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One screen in the standard presentation, one screen a question in easy read; kept as one whole.
    Its routes are tried in order, the first that holds wins; none: the next page."""

    id: str
    section: str
    heading: str
    lead: str = ""
    block: str = ""  # pages of one block stay together when blocks come in random order
    questions: tuple[Question, ...]
    routes: tuple[Route, ...] = ()
    only_for: tuple[str, ...] = ()
    variants: tuple[PageVariant, ...] = ()

    @property
    def is_asked_once(self) -> bool:
        """Whether it asks about the person, so that who answers for a second child is not asked again."""
        return self.id.startswith("family-")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A heading inspectors read under: a weakness, or other serious concerns."""

    id: str
    name: str
    plain: str  # the same in families' words


@dataclass(frozen=True, kw_only=True)
class EasyLine:
    """One idea of easy read: a short sentence and the symbol that stands beside it."""

    text: str
    symbol: str = ""


@dataclass(frozen=True, kw_only=True)
class EasyText:
    """A text in easy read, bound to its source: when the source changes, nothing stands for it."""

    source: str
    easy: tuple[EasyLine, ...]


@dataclass(frozen=True, kw_only=True)
class Term:
    term: str
    plain: str
    aliases: tuple[str, ...] = ()
    easy: tuple[EasyLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Case:
    any_of: tuple[str, ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class Word:
    """What `{name}` in a text becomes: the author's whole phrase for an answer given before.

    Only closed answers choose it. What a person typed is never put into another text.
    """

    name: str
    question: str
    cases: tuple[Case, ...]
    otherwise: str
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuestionnaireVariant:
    audiences: tuple[str, ...]
    title: str = ""
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    id: str
    version: int
    audience: str
    also_for: tuple[str, ...] = ()  # audiences that have variants here; each becomes a document of its own
    framework: str
    language: str
    title: str
    minutes: int  # what families are told it takes
    variants: tuple[QuestionnaireVariant, ...] = ()
    themes: tuple[Theme, ...] = ()
    glossary: tuple[Term, ...] = ()
    words: tuple[Word, ...] = ()
    random_blocks: tuple[str, ...] = ()  # each person meets these in an order of their own
    pages: tuple[Page, ...]
    easy_minutes: int = 0
    easy_read: tuple[EasyText, ...] = ()

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

    @property
    def presentations(self) -> tuple[Presentation, ...]:
        return ("standard", "easy-read") if self.easy_read else ("standard",)

    def easy(self, text: str) -> tuple[EasyLine, ...]:
        """The text in easy read; as it stands and without a symbol where nobody wrote one."""
        return self._easy.get(text) or (EasyLine(text=text),)

    @cached_property
    def _easy(self) -> dict[str, tuple[EasyLine, ...]]:
        return {each.source: each.easy for each in self.easy_read}

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
