"""The law of imports: which room may know of which. Each rule names every place that breaks it."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from architecture.sources import PACKAGES, Breach, Rule, Source, Tree, room_of

MAY_IMPORT: dict[str, set[str]] = {
    "questionnaires": set(),
    "analysis": {"questionnaires"},
    "survey_app": {"questionnaires"},
}

# From the ground up: a room may import those of the rows above it. In a row of friends also one another.
ROOMS = (
    ("clock", "errors", "settings"),
    ("store", "turnstile", "sharing"),
    ("fieldwork",),
    ("service", "supervisor", "patience"),
    ("i18n", "security", "own_forms", "design"),
    ("respondent", "staff", "worker", "health", "plugins", "backup", "doctor", "ledger"),
    ("app", "serving", "commands", "cli", "demo", "preview"),
    ("__main__",),
)
FRIENDS = {
    *("clock", "errors", "settings", "i18n", "security", "own_forms", "design"),
    *("app", "serving", "commands", "cli", "demo", "preview"),
}
FLOOR = {room: level for level, row in enumerate(ROOMS) for room in row}
ONLY_IMPORTER = {"worker": "nobody", "demo": "cli", "__main__": "nobody"}
FLASK_ROOMS = {"app", "cli", "i18n", "security", "own_forms", "design", "respondent", "staff", "preview"}
FLASK = ("flask", "werkzeug")
DYNAMIC = {"__import__", "importlib.import_module", "importlib.util.spec_from_file_location"}


def package_arrows(tree: Tree) -> Iterator[Breach]:
    """survey_app → questionnaires ← analysis; the worker alone calls the public names of analysis."""
    for source in tree.sources:
        for asked in source.imports:
            package = asked.target.split(".")[0]
            if package not in PACKAGES or package in {source.package, *MAY_IMPORT[source.package]}:
                continue
            if package == "analysis" and source.room == "worker":
                if asked.module != "analysis":
                    what = f"the worker reaches into {asked.module}: take a public name of analysis"
                    yield source.breach(asked.line, asked.module, what)
                continue
            yield source.breach(asked.line, package, f"{source.package} must not import {package}")


def room_order(tree: Tree) -> Iterator[Breach]:
    """Inside survey_app imports go down: doors know the rules, rules know the store, never the other way."""
    for source in tree.sources:
        if source.package != "survey_app" or not source.room:
            continue
        if source.room not in FLOOR:
            yield source.breach(1, source.room, f"the law of imports gives {source.room} no place")
            continue
        for asked in source.imports:
            room = room_of(asked.target)
            if room in FLOOR and not _may_know(source.room, room):
                yield source.breach(asked.line, room, f"{source.room} must not import {room}")


def _may_know(room: str, other: str) -> bool:
    return (
        room == other
        or FLOOR[other] < FLOOR[room]
        or (FLOOR[other] == FLOOR[room] and {room, other} <= FRIENDS)
    )


def only_importers(tree: Tree) -> Iterator[Breach]:
    """Nobody imports the worker nor the service's ``__main__``, and only cli the demo."""
    for source in tree.sources:
        for asked in source.imports:
            room = room_of(asked.target)
            allowed = ONLY_IMPORTER.get(room, source.room)
            if source.room not in {room, allowed}:
                yield source.breach(asked.line, room, f"{room} is for {allowed}, not for {source.module}")


def no_cycles(tree: Tree) -> Iterator[Breach]:
    modules = {source.module: source for source in tree.sources}
    graph = {name: sorted({*_known(source, modules)} - {name}) for name, source in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        names: list[str] = cycle.args[1]
        yield modules[names[0]].breach(1, names[0], "imports go in a circle: " + " → ".join(names[::-1]))


def _known(source: Source, modules: dict[str, Source]) -> Iterator[str]:
    for asked in source.imports:
        for name in (asked.target, asked.module):
            if name in modules:
                yield name
                break


def imports_at_the_top(tree: Tree) -> Iterator[Breach]:
    """No import inside a function, none by name at run time, none that may fail: that is for plugins.py."""
    for source in tree.sources:
        if source.path == "survey_app/plugins.py":
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for function in source.functions_around(node):
                    yield source.breach(node.lineno, function, f"an import inside {function}()")
                if isinstance(source.parents[node], ast.Try | ast.ExceptHandler):
                    yield source.breach(node.lineno, "try", "an import that may fail belongs in plugins.py")
        for call, name in source.calls():
            if name in DYNAMIC:
                yield source.breach(call.lineno, name, f"an import by {name}()")


def flask_rooms(tree: Tree) -> Iterator[Breach]:
    """The web is known in the doors and in what serves them."""
    for source in tree.sources:
        for asked in source.imports:
            library = asked.module.split(".")[0]
            is_web = library in FLASK or library.startswith("flask_")
            if is_web and source.room not in FLASK_ROOMS:
                yield source.breach(asked.line, library, f"{source.module} must not know {library}")


def packages_hold_nothing(tree: Tree) -> Iterator[Breach]:
    """A package's own file is empty or re-exports."""
    for source in tree.sources:
        if not source.is_package:
            continue
        for node in source.tree.body:
            is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            is_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            if not (is_docstring or is_all or isinstance(node, ast.ImportFrom)):
                yield source.breach(node.lineno, "code", f"{source.module}/__init__.py holds code")


RULES: tuple[Rule, ...] = (
    package_arrows,
    room_order,
    only_importers,
    no_cycles,
    imports_at_the_top,
    flask_rooms,
    packages_hold_nothing,
)
