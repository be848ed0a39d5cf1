"""A tree of source files, read once: what each module imports and names. Rules are functions over it."""

import ast
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGES = ("questionnaires", "survey_app", "analysis")
WRITTEN_BY_US = (*PACKAGES, "tests", "benchmarks", "frontend")
MADE_BY_TOOLS = {"node_modules", "dist", "__pycache__"}


@dataclass(frozen=True)
class Breach:
    path: str
    line: int
    name: str
    """What the breach is about, as an allowance would name it."""
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Import:
    line: int
    module: str
    """Where the import looks: ``a.b`` for both ``import a.b`` and ``from a.b import c``."""
    target: str
    """What it asks for: ``a.b`` and ``a.b.c``."""


@dataclass(frozen=True)
class Source:
    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str:
        return self.module.split(".")[0]

    @property
    def room(self) -> str:
        return room_of(self.module)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(found for node in ast.walk(self.tree) for found in self._imports_of(node))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def functions_around(self, node: ast.AST) -> Iterator[str]:
        """The names of the functions a node stands in, innermost first."""
        while node in self.parents:
            node = self.parents[node]
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name

    def dotted(self, node: ast.AST) -> str:
        """``datetime.datetime.now`` for ``dt.datetime.now``; "" for what has no name."""
        if isinstance(node, ast.Name):
            return self._aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            return f"{self.dotted(node.value)}.{node.attr}"
        return ""

    def references(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                yield node.lineno, self.dotted(node)

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node, self.dotted(node.func)

    def breach(self, line: int, name: str, what: str) -> Breach:
        return Breach(self.path, line, name, what)

    @cached_property
    def _aliases(self) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                aliases |= {name.asname: name.name for name in node.names if name.asname}
            if isinstance(node, ast.ImportFrom):
                module = self._absolute(node)
                aliases |= {name.asname or name.name: f"{module}.{name.name}" for name in node.names}
        return aliases

    def _imports_of(self, node: ast.AST) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(node.lineno, name.name, name.name)
        if isinstance(node, ast.ImportFrom):
            module = self._absolute(node)
            for name in node.names:
                yield Import(node.lineno, module, f"{module}.{name.name}")

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        up = node.level - 1 if self.is_package else node.level
        start = self.module.split(".")[: len(self.module.split(".")) - up]
        return ".".join([*start, *([node.module] if node.module else [])])


@dataclass(frozen=True)
class Tree:
    root: Path

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The modules of the packages; tests and tools answer to other rules."""
        paths = [path for path in self.files(".py") if path.split("/")[0] in PACKAGES]
        return tuple(Source(path, self.text(path)) for path in paths)

    def files(self, *suffixes: str) -> list[str]:
        """What people here wrote: by folder, then whatever stands at the root."""
        below = [path for folder in WRITTEN_BY_US for path in sorted(self._below(self.root / folder))]
        return [
            path.relative_to(self.root).as_posix()
            for path in (*below, *sorted(self.root.glob("*")))
            if path.suffix in suffixes and path.is_file()
        ]

    def _below(self, folder: Path) -> Iterator[Path]:
        for place, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name not in MADE_BY_TOOLS]
            yield from (Path(place, name) for name in names)

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")


Rule = Callable[[Tree], Iterator[Breach]]


def room_of(module: str) -> str:
    """The part of survey_app a dotted name leads into; "" outside it and for the package itself."""
    parts = module.split(".")
    return parts[1] if parts[0] == "survey_app" and len(parts) > 1 else ""
