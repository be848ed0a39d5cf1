"""`python -m questionnaires check [FILE...]`: every problem of the files, or of all that are shipped."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from questionnaires import checks, reading


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if all is well, 1 if there is any problem."""
    parser = ArgumentParser(prog="python -m questionnaires", description="Questionnaires as data.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="print every problem with its line")
    check.add_argument("files", metavar="FILE", nargs="*", type=Path)
    files = parser.parse_args(arguments).files or reading.shipped()
    problems = [problem for file in files for problem in checks.check_file(file).problems]
    for problem in problems:
        print(problem)
    if not problems:
        print(f"No problems in {len(files)} questionnaire{'' if len(files) == 1 else 's'}.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
