"""How a command is put on the command line: in a group, with one action, in words or as JSON."""

from collections.abc import Callable
from typing import Any

from survey_app.commands.operator import Operator, Told

Action = Callable[[Operator, Any], Told]


def add_group(commands: Any, name: str, about: str) -> Any:
    group = commands.add_parser(name, help=about, description=about)
    return group.add_subparsers(required=True, metavar="COMMAND")


def add(group: Any, name: str, action: Action, about: str) -> Any:
    parser = group.add_parser(name, help=about, description=about)
    parser.set_defaults(action=action)
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    return parser
