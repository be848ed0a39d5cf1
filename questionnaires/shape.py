"""The first gate: does the text of a file have the shape of the model?

The shape is read off the dataclasses themselves, so a field added there is read, required or refused
here at once. The walk goes over YAML nodes, never over constructed objects: no tag makes anything,
a key that stands twice is seen, and the line of everything is known. Every slip is reported, none
stops the walk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from questionnaires.model import Question, Questionnaire, QuestionVariant, kinds_of

_TAG = "tag:yaml.org,2002:"
_SCALARS: dict[type, tuple[str, str, Callable[[str], Any]]] = {
    str: ("a text", "Put it in quotes", str),
    int: ("a whole number", "Write digits alone", int),
    bool: ("true or false", "Write one of the two", lambda text: text.casefold() == "true"),
}


@dataclass(frozen=True)
class Problem:
    """One slip of an author: where, what, how to mend it, and which check saw it."""

    file: str
    line: int
    where: str  # such as "pages.3.questions.1.text", counted from 1
    what: str
    mend: str
    check: str = "shape"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}. {self.mend}"


def read_plain(kind: type, path: Path) -> tuple[Any, "Shape"]:
    """Plain values of a file that should hold one `kind`, and what was noticed while reading it."""
    shape = Shape(str(path))
    try:
        return shape.read(kind, path.read_text(encoding="utf-8-sig")), shape
    except OSError as error:
        shape.note("", 1, f"This file cannot be opened ({error.strerror})", "Check its name and place")
    except UnicodeDecodeError:
        shape.note("", 1, "This file is not UTF-8 text", "Save it as UTF-8")
    return None, shape


def compose(text: str | bytes) -> Node | None:
    """The node tree of one YAML 1.2 document."""
    root: Node | None = YAML(typ="safe", pure=True).compose(text)
    return root


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + 1


def pairs_of(node: Node | None) -> Iterator[tuple[str, Node]]:
    """What a mapping holds, by key; repeated keys are repeated."""
    if isinstance(node, MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)


@dataclass
class Shape:
    """One walk over one file: `read` gives plain values, the rest is what was noticed on the way."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    scales: Mapping[str, Node] = field(default_factory=dict)

    def read(self, kind: type, text: str) -> Any:
        """Plain values for `kind`. They are whole only if no problem was noticed."""
        try:
            root = compose(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            return self._unreadable(str(error.problem or error.context), mark.line + 1 if mark else 1)
        except YAMLError as error:
            return self._unreadable(str(error).splitlines()[0], 1)
        except RecursionError:
            return self._unreadable("lists inside lists, too deep to read", 1)
        if root is None:
            return self._unreadable("nothing is written here", 1)
        self.scales = dict(pairs_of(dict(pairs_of(root)).get("scales")))
        return self._value(kind, root, "")

    def note(self, where: str, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.file, line, where, what, mend))

    def _unreadable(self, what: str, line: int) -> None:
        self.note("", line, f"This cannot be read as YAML: {what}", "Look at this line and the one before")

    def _value(self, kind: Any, node: Node, where: str) -> Any:
        self.lines[where] = line_of(node)
        if node.anchor is not None:
            return self._wrong(where, node, "Anchors (&, *) are not read", "Write it out, or make it a scale")
        if isinstance(kind, UnionType):
            kind = get_args(kind)[0]
        if get_origin(kind) is tuple:
            return self._sequence(get_args(kind)[0], node, where)
        if get_origin(kind) is Literal:
            return self._one_of(get_args(kind), node, where)
        walk: Callable[[Any, Node, str], Any] = self._mapping if is_dataclass(kind) else self._scalar
        return walk(kind, node, where)

    def _sequence(self, kind: Any, node: Node, where: str) -> Any:
        if not isinstance(node, SequenceNode):
            return self._wrong(where, node, f"{_name(where)} must be a list", 'Begin each line with "- "')
        if not node.value:
            return self._wrong(where, node, f"{_name(where)} is empty", "Add one, or leave the key out")
        return [self._value(kind, item, f"{where}.{n}") for n, item in enumerate(node.value, start=1)]

    def _scalar(self, kind: type, node: Node, where: str) -> Any:
        words, mend, made = _SCALARS[kind]
        known = isinstance(node, ScalarNode) and node.tag == _TAG + kind.__name__
        if not known or (kind is int and not node.value.isdecimal()):
            return self._wrong(where, node, f"{_name(where)} must be {words}", mend)
        if kind is str and not node.value.strip():
            return self._wrong(where, node, f"{_name(where)} is empty", "Write it, or leave the key out")
        return made(node.value)

    def _one_of(self, allowed: tuple[str, ...], node: Node, where: str) -> Any:
        if node.value not in allowed:
            return self._wrong(where, node, f"This {_name(where)} is not known", choose(allowed))
        return node.value

    def _mapping(self, kind: Any, node: Node, where: str) -> Any:
        if not isinstance(node, MappingNode):
            return self._wrong(where, node, f"{_name(where)} must hold keys", "Give it `key: value` lines")
        given = self._pairs(node, where)
        self._take_aside(kind, given, where)
        kinds = kinds_of(kind)
        for key in given.keys() - kinds.keys():
            self._unknown(key, list(kinds), given[key], where)
        for needed in fields(kind):
            if needed.name not in given and needed.default is MISSING:
                self._wrong(where, node, f"{_name(where)} has no `{needed.name}`", "Add it")
        return {key: self._value(kinds[key], given[key], _under(where, key)) for key in given if key in kinds}

    def _pairs(self, node: MappingNode, where: str) -> dict[str, Node]:
        given: dict[str, Node] = {}
        for (key, _), (name, value) in zip(node.value, pairs_of(node), strict=True):
            if not isinstance(key, ScalarNode):
                self._wrong(where, key, f"A key of {_name(where)} is not a word", "Make it one")
            elif name in given:
                self._wrong(_under(where, name), key, f"`{name}` stands here twice", "Keep one of them")
            else:
                given[name] = value
            if value.tag == _TAG + "null":  # marked on the line after its key
                value.start_mark = key.start_mark
        return given

    def _take_aside(self, kind: Any, given: dict[str, Node], where: str) -> None:
        """Scales are written once and named by questions: the options are put in their place."""
        if kind is Questionnaire:
            given.pop("scales", None)
        if kind not in (Question, QuestionVariant) or "scale" not in given:
            return
        named = given["scale"]
        if "options" in given:
            self._wrong(where, named, "Both `scale` and `options` are given", "Keep one of them")
        elif str(named.value) in self.scales:
            given["options"] = self.scales[str(named.value)]
        else:
            self._wrong(where, named, "This scale is not known", choose(self.scales))

    def _unknown(self, key: str, known: list[str], node: Node, where: str) -> None:
        near = get_close_matches(key, known, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else f"Take it out. {choose(known)}"
        if node.tag == _TAG + "null":  # {label: Yes, always} is read as a label and a key "always"
            mend = "If it belongs to the text before it, put that text in quotes"
        self._wrong(_under(where, key), node, f"`{key}` is not known here", mend)

    def _wrong(self, where: str, node: Node, what: str, mend: str) -> None:
        self.note(where, line_of(node), what, mend)


def _under(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _name(where: str) -> str:
    """What to call it: the last word of where it stands."""
    parts = [part for part in where.split(".") if part]
    if not parts:
        return "The document"
    return f"`{parts[-1]}`" if not parts[-1].isdecimal() else f"`{parts[-2]}` {parts[-1]}"


def choose(allowed: Iterable[str]) -> str:
    return f"Use one of: {', '.join(allowed)}"
