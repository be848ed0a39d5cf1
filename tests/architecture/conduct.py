"""What code may do where: ask the time, read the environment, commit, build SQL, trust markup; and names."""

import ast
import re
from collections.abc import Iterator

from architecture.sources import PACKAGES, Breach, Rule, Source, Tree

ASKING_THE_TIME = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(
        f"time.{name}"
        for clock in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
        for name in (clock, f"{clock}_ns")
    ),
    *(f"time.{name}" for name in ("localtime", "gmtime", "ctime")),
    *(f"sqlalchemy.func.{name}" for name in ("now", "current_timestamp", "current_date", "localtimestamp")),
}
ENVIRONMENT = {f"os.{name}" for name in ("environ", "environb", "getenv", "getenvb", "putenv", "unsetenv")}
TRANSACTIONS = {"commit", "begin", "begin_nested", "begin_twophase"}
RUNS_SQL = {"text", "DDL", "exec_driver_sql", "execute", "executemany", "executescript"}
NO_MODULES = {"util", "utils", "helper", "helpers", "common", "misc"}
NO_CLASSES = ("Manager", "Handler", "Helper", "Service", "Util", "Utils", "Processor")
TEMPLATES = (".html", ".jinja", ".j2", ".txt", ".svg", ".xml")
TRUSTS_MARKUP = re.compile(r"\|\s*safe\b|autoescape\s+false")
LONGEST = 300


def clock_only(tree: Tree) -> Iterator[Breach]:
    """The machine is asked the time in clock.py; everything else is handed an instant."""
    yield from _references(tree, ASKING_THE_TIME, {"survey_app/clock.py"}, "asks the time")


def environment_only(tree: Tree) -> Iterator[Breach]:
    """The environment is read in settings.py and by what is run with ``python -m``."""
    mains = {source.path for source in tree.sources if source.path.endswith("/__main__.py")}
    yield from _references(tree, ENVIRONMENT, {"survey_app/settings.py", *mains}, "reads the environment")


def _references(tree: Tree, names: set[str], places: set[str], does: str) -> Iterator[Breach]:
    for source in tree.sources:
        for line, name in source.references():
            if name in names and source.path not in places:
                yield source.breach(line, name, f"{name} {does} outside its place")


def one_commit(tree: Tree) -> Iterator[Breach]:
    """Transactions begin and end in store/transaction.py."""
    for source in tree.sources:
        if source.path == "survey_app/store/transaction.py":
            continue
        for call, name in source.calls():
            # Rules of our own may begin things: drafts.begin() is no transaction.
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            if method in TRANSACTIONS and name.split(".")[0] not in PACKAGES:
                yield source.breach(call.lineno, method, f".{method}() outside store/transaction.py")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and node.value == "AUTOCOMMIT":
                yield source.breach(node.lineno, "AUTOCOMMIT", "AUTOCOMMIT outside store/transaction.py")


def no_built_sql(tree: Tree) -> Iterator[Breach]:
    """SQL is written out; values are bound, never put into its text."""
    for source in tree.sources:
        built = {name for name, value in _assignments(source) if _is_built(value)}
        for call, name in source.calls():
            function = call.func.attr if isinstance(call.func, ast.Attribute) else name.split(".")[-1]
            if function not in RUNS_SQL or not call.args or (function == "text" and "sqlalchemy" not in name):
                continue
            sql = call.args[0]
            if _is_built(sql) or (isinstance(sql, ast.Name) and sql.id in built):
                place = next(source.functions_around(call), "module")
                yield source.breach(call.lineno, place, f"{function}() is handed SQL put together in {place}")


def _assignments(source: Source) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
        if isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
            yield ast.unparse(node.target), node.value
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, ast.BinOp(node.target, node.op, node.value)


def _is_built(node: ast.expr) -> bool:
    """Whether a text is put together from something that is not written out here."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return not all(isinstance(side, ast.Constant) or _is_sum(side) for side in (node.left, node.right))
    method = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    return method in ("format", "join", "replace")


def _is_sum(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and not _is_built(node)


def escaping_stays_on(tree: Tree) -> Iterator[Breach]:
    """Markup is trusted in named places only."""
    for path in tree.files(*TEMPLATES):
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if path.split("/")[0] in PACKAGES and TRUSTS_MARKUP.search(line):
                yield Breach(path, number, "|safe", "a template trusts markup")
    for source in tree.sources:
        for call, name in source.calls():
            if name.split(".")[-1] == "Markup":
                yield source.breach(call.lineno, "Markup", "Markup() trusts its text")
            for keyword in call.keywords:
                if keyword.arg == "autoescape" and getattr(keyword.value, "value", None) is False:
                    yield source.breach(call.lineno, "autoescape", "escaping is turned off")


def modules_are_nouns(tree: Tree) -> Iterator[Breach]:
    for path in tree.files(".py"):
        for part in path.removesuffix(".py").split("/"):
            if part in NO_MODULES:
                yield Breach(path, 1, part, f"{part} says nothing of what is in it")


def classes_are_things(tree: Tree) -> Iterator[Breach]:
    for source in tree.sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and node.name.endswith(NO_CLASSES):
                yield source.breach(node.lineno, node.name, f"{node.name} is a doer: name the thing")


def files_are_short(tree: Tree) -> Iterator[Breach]:
    for path in tree.files(".py", ".html", ".js", ".mjs", ".scss"):
        lines = len(tree.text(path).splitlines())
        if lines > LONGEST:
            yield Breach(path, lines, "long", f"{lines} lines, and {LONGEST} are the most")


RULES: tuple[Rule, ...] = (
    clock_only,
    environment_only,
    one_commit,
    no_built_sql,
    escaping_stays_on,
    modules_are_nouns,
    classes_are_things,
    files_are_short,
)
