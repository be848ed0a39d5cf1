"""The command line: `survey-app COMMAND`. It reads what was typed, calls one rule and prints.

Every command but `demo` reads the settings from the environment. Refusals end with status 2 and a line for
each reason; other bad news ends with 1.
"""

import argparse
import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import questionnaires.__main__ as questionnaires_command
from survey_app import backup, clock, doctor, ledger, service, serving, supervisor
from survey_app.commands import import_xlsform, parsers, preview, setting_up
from survey_app.commands.operator import CommandRefused, Told
from survey_app.demo import running
from survey_app.demo.running import Wish
from survey_app.errors import BadSettings, SurveyAppError
from survey_app.fieldwork import audit, keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store.transaction import Store

UNDEFINED_TABLE = "42P01"  # PostgreSQL's code for it
WORKER = (sys.executable, "-m", "survey_app.worker")


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Do what was asked and return the exit status; argparse itself ends with 2."""
    given = _parser().parse_args(arguments, argparse.Namespace(environ=environ))
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except (BadSettings, CommandRefused) as refusal:
        return _refuse(refusal.problems)
    except SurveyAppError as refusal:
        return _refuse([str(refusal)], status=1)
    except sa.exc.DBAPIError as slip:
        return _refuse([_reason(slip)])
    except TimeoutError as slip:
        return _refuse([str(slip)], status=1)


def _refuse(reasons: Sequence[str], *, status: int = 2) -> int:
    for reason in reasons:
        print(f"survey-app: {reason}", file=sys.stderr)
    return status


def _reason(slip: sa.exc.DBAPIError) -> str:
    """Why the database cannot be used; whatever else it complains of is a fault of ours, and raised."""
    if "no such table" in str(slip.orig) or getattr(slip.orig, "sqlstate", "") == UNDEFINED_TABLE:
        return "the database has no tables of ours yet; make them with: survey-app migrate"
    if isinstance(slip, sa.exc.OperationalError):
        return "the database cannot be used; is it running, and are its name and folder right?"
    raise slip


def _settings(given: argparse.Namespace) -> Settings:
    return Settings.from_environment(given.environ)


@contextlib.contextmanager
def _started(given: argparse.Namespace) -> Iterator[Service]:
    started = service.start(_settings(given))
    try:
        yield started
    finally:
        started.store.close()


def _demo(given: argparse.Namespace) -> int:
    wanted = Settings(
        database=given.database, host=given.host, port=given.port, workers=given.workers, worker=given.worker
    )
    wish = Wish(data=given.data, as_json=given.json, size=given.size)
    running.run(wanted, given.environ, _say, _tell, wish)
    return 0


def _serve(given: argparse.Namespace) -> int:
    settings = _settings(given)
    serving.serve(replace(settings, worker=settings.worker and given.worker), given.environ, _say)
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _tell(text: str) -> None:
    """Beside what was asked for, which may be read by a program."""
    print(text, file=sys.stderr, flush=True)


def _work(given: argparse.Namespace) -> int:
    return _worker(given)


def _analyse(given: argparse.Namespace) -> int:
    return _worker(given, "analyse", "--survey", given.survey, "--out", str(given.out))


def _report(given: argparse.Namespace) -> int:
    return _worker(given, "report", "--inspection", given.inspection, "--out", str(given.out))


def _worker(given: argparse.Namespace, *asked: str) -> int:
    """The worker in a process of its own: nothing here may load what it loads."""
    environment = supervisor.environment(_settings(given), given.environ)
    return subprocess.run([*WORKER, *asked], env=environment, check=False).returncode  # noqa: S603  # our own


def _check(given: argparse.Namespace) -> int:
    return questionnaires_command.main(["check", *given.files])


def _make_files(given: argparse.Namespace) -> int:
    """A command that goes from files to files, without the service."""
    told: Told = given.action(given)
    print("\n".join(told.lines))
    return 0


def _ledger(given: argparse.Namespace) -> int:
    codes = given.receipts.read_text("utf-8").split() if given.receipts else None
    with _started(given) as started:
        read = ledger.read(started, codes)
    if given.json:
        print(json.dumps(read))
    else:
        print(f"{read['responses']} responses are counted.")
        for outcome, count in sorted(read["outcomes"].items()):
            print(f"  {outcome}: {count}")
        for code, count in read.get("counted", {}).items():
            print(f"  {code}: {'counted' if count else 'not counted'}")
    return 0


def _set_up(given: argparse.Namespace) -> int:
    with _started(given) as started:
        told = setting_up.carry_out(started, given, now=clock.now())
    print(json.dumps(told.facts) if given.json else "\n".join(told.lines))
    return 0


def _make_keys(given: argparse.Namespace) -> int:
    path = _settings(given).keys_file
    if path.exists():
        return _refuse([f"there are keys at {path} already; to add one: survey-app keys rotate"], status=1)
    keys.write(path, keys.new())
    print(f"Made {path}. Keep a copy of it somewhere else than the backups: who has both reads the comments.")
    return 0


def _rotate_keys(given: argparse.Namespace) -> int:
    path = _settings(given).keys_file
    keyring = keys.read(path).with_new_key()
    keys.write(path, keyring)
    print(f"Key {keyring.newest} is the newest. Restart the service to use it; older keys still open.")
    return 0


def _verify_audit(given: argparse.Namespace) -> int:
    with _started(given) as started, started.store.reading() as connection:
        faults = audit.verify(connection, started.keyring)
        last = audit.head(connection)
    for fault in faults:
        print(fault)
    print(f"{last.number} entries, the last one {last.mac.hex()[:16] or 'none'}; {len(faults)} faults")
    return 1 if faults else 0


def _migrate(given: argparse.Namespace) -> int:
    doctor.migrate(_settings(given))
    print("The database is at the newest schema.")
    return 0


def _back_up(given: argparse.Namespace) -> int:
    backup.back_up(_settings(given), given.file)
    print(f"Wrote {given.file}. Keys and the list of withdrawals are not in it.")
    return 0


def _restore(given: argparse.Namespace) -> int:
    withdrawn = backup.restore(_settings(given), given.file)
    print(f"Restored. {withdrawn} responses withdrawn since were taken out again.")
    return 0


def _reapply(given: argparse.Namespace) -> int:
    settings = _settings(given)
    store = Store(settings.database_url)
    withdrawn = backup.reapply(store, settings.withdrawn_file)
    store.close()
    print(f"{withdrawn} withdrawn responses were taken out again.")
    return 0


def _examine(given: argparse.Namespace) -> int:
    settings = _settings(given)
    reasons = doctor.reasons(settings)
    for reason in reasons:
        print(f"serve would refuse: {reason}")
    with _started(given) as started:
        findings = doctor.examine(started)
    for finding in findings:
        print(f"{'well' if finding.is_well else 'BAD '}  {finding.what}: {finding.detail}")
    return 0 if not reasons and all(finding.is_well for finding in findings) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="survey-app", description="Surveys for area SEND inspections.")
    # A command that names no function of this file brings an action of its own.
    parser.set_defaults(command=_set_up)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_running(commands)
    _add_asking(commands)
    setting_up.add_to(commands)
    _add_keeping(commands)
    return parser


def _add(commands: Any, name: str, command: Callable[[argparse.Namespace], int], about: str) -> Any:
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(command=command)
    return parser


def _add_running(commands: Any) -> None:
    demo = _add(commands, "demo", _demo, "run made-up inspections on this machine and print their links")
    demo.add_argument("--json", action="store_true", help="print the links as one line of JSON")
    demo.add_argument("--data", type=Path, metavar="DIR", help="keep it all here for the next time")
    demo.add_argument("--database", default="", metavar="URL", help="instead of SQLite in DIR")
    demo.add_argument(
        "--small",
        dest="size",
        action="store_const",
        const="small",
        default="full",
        help="a twentieth of the full inspection's families, made in seconds",
    )
    demo.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones on the same network in")
    demo.add_argument("--port", type=int, default=8000, help="0 takes a free one")
    demo.add_argument("--workers", type=int, default=2, help="web processes")
    serve = _add(commands, "serve", _serve, "run the service; refuses settings that families must not meet")
    for each in (demo, serve):
        each.add_argument("--no-worker", dest="worker", action="store_false", help="start no worker")
    _add(commands, "worker", _work, "run the worker alone")


def _add_asking(commands: Any) -> None:
    check = _add(commands, "check", _check, "print every problem of questionnaires, with its line")
    check.add_argument("files", nargs="*", metavar="FILE", help="none: those that come with the service")
    for name, files, about in (
        ("import-xlsform", import_xlsform, "begin a questionnaire from a form of KoboToolbox or ODK"),
        ("preview", preview, "write every page of a questionnaire as files to look at"),
    ):
        parser = _add(commands, name, _make_files, about)
        parser.set_defaults(action=files.carry_out)
        files.add_to(parser)
    read = _add(commands, "ledger", _ledger, "how many responses are counted, by which receipts")
    read.add_argument("--json", action="store_true")
    read.add_argument("--receipts", type=Path, metavar="FILE", help="say of each code in it if it is counted")
    analyse = _add(commands, "analyse", _analyse, "write one survey's summary, comments included, as files")
    analyse.add_argument("--survey", required=True, metavar="ID")
    report = _add(commands, "report", _report, "write an inspection's whole report as files")
    report.add_argument("--inspection", required=True, metavar="ID")
    for each in (analyse, report):
        each.add_argument("--out", required=True, type=Path, metavar="DIR")


def _add_keeping(commands: Any) -> None:
    _add(commands, "migrate", _migrate, "bring the database to the newest schema")
    key = parsers.add_group(commands, "keys", "the file of keys")
    _add(key, "make", _make_keys, "make the file of keys, once")
    _add(key, "rotate", _rotate_keys, "add a new key; older ones still open what they sealed")
    for name, command, about in (
        ("backup", _back_up, "copy the SQLite database into a new file"),
        ("restore", _restore, "put a backup in the SQLite database's place"),
    ):
        _add(commands, name, command, about).add_argument("file", type=Path, metavar="FILE")
    _add(commands, "reapply", _reapply, "after pg_restore: take out again what was withdrawn since")
    audit_log = parsers.add_group(commands, "audit", "the log of who did what at the console")
    _add(audit_log, "verify", _verify_audit, "say whether any entry was changed, moved or taken out")
    _add(commands, "doctor", _examine, "say how the service is doing and whether serve would start")
