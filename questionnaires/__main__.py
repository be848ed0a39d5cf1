"""`python -m questionnaires check [FILE...]`: every problem of the files, or of all that are shipped.

For a file without problems it also prints what was measured: reading ages and minutes.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from questionnaires import checks, measuring, reading, translating


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if all is well, 1 if there is any problem."""
    given = _parser().parse_args(arguments)
    files = given.files or reading.shipped()
    languages = translating.languages() if given.all_languages else given.languages
    translations = [translating.translation(language) for language in languages]
    problems = 0
    for file in files:
        checked = checks.check_file(file, translations)
        problems += len(checked.problems)
        for problem in checked.problems:
            print(problem)
        if checked.documents and not given.is_quiet:
            print(f"{file}\n{measuring.table(checked.documents)}\n")
    if not problems:
        print(f"No problems in {len(files)} questionnaire{'' if len(files) == 1 else 's'}.")
    return 1 if problems else 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m questionnaires", description="Questionnaires as data.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="print every problem with its line, and what was measured")
    check.add_argument("files", metavar="FILE", nargs="*", type=Path)
    check.add_argument("--quiet", dest="is_quiet", action="store_true", help="leave out what was measured")
    check.add_argument(
        "--language",
        dest="languages",
        metavar="LANGUAGE",
        action="append",
        default=[],
        help="check this translation too, such as ur; may be given more than once",
    )
    check.add_argument("--all-languages", action="store_true", help="check every translation there is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
