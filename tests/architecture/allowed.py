"""Where a rule is broken on purpose: the rule, the file, what it is about; and why. Nothing else is."""

from architecture.sources import Breach, Rule, Tree

ALLOWED: dict[tuple[str, str, str], str] = {
    ("clock_only", "survey_app/security.py", "time.perf_counter"): (
        "how long a request took is a duration for the log, no instant a rule goes by"
    ),
    ("clock_only", "analysis/__main__.py", "datetime.datetime.now"): (
        "run by itself, analysis has no clock of the service to ask, and dates its report once"
    ),
    ("clock_only", "survey_app/worker/loop.py", "time.monotonic"): (
        "how long since the last heartbeat is a duration; what is due is decided by the clock"
    ),
    ("clock_only", "survey_app/supervisor.py", "time.monotonic"): (
        "how long a child has lived and may still take are durations, no instants a rule goes by"
    ),
    ("no_built_sql", "survey_app/store/release.py", "create"): "names of views are ours and cannot be bound",
    ("no_built_sql", "survey_app/store/release.py", "drop"): "names of views are ours and cannot be bound",
    ("no_built_sql", "survey_app/store/transaction.py", "_sqlite_slips"): "a pragma's name cannot be bound",
    ("no_built_sql", "survey_app/store/transaction.py", "_connect"): "a pragma's value cannot be bound",
    ("no_built_sql", "survey_app/worker/shuffling.py", "module"): (
        "the same question of two tables, both named there; a table's name cannot be bound"
    ),
    ("escaping_stays_on", "analysis/answering_back/page.py", "Markup"): (
        "drawings of our own, from files of the package, stand in the page so that it needs nothing else"
    ),
    ("flask_rooms", "survey_app/health.py", "flask"): (
        "two addresses app adds to the public door, for whoever watches over the service"
    ),
    ("classes_are_things", "survey_app/service.py", "Service"): (
        "the service as people call it: its settings, database and keys; it does nothing"
    ),
    ("files_are_short", "survey_app/store/migrations/versions/0001_first_tables.py", "long"): (
        "a migration is made by Alembic, table by table, and never changed again"
    ),
}


def key(rule: Rule, breach: Breach) -> tuple[str, str, str]:
    return (rule.__name__, breach.path, breach.name)


def breaches(rule: Rule, tree: Tree) -> list[str]:
    return [str(breach) for breach in rule(tree) if key(rule, breach) not in ALLOWED]
