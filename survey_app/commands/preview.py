"""`survey-app preview`: a questionnaire's pages as files that open from a disk."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from questionnaires import checks
from survey_app.commands.operator import CommandRefused, Told
from survey_app.preview import writing


def add_to(parser: Any) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a questionnaire without problems")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files go")


def carry_out(given: Namespace) -> Told:
    """Write the preview of every audience's document, or refuse with every problem and its line."""
    checked = checks.check_file(given.file)
    if checked.problems:
        raise CommandRefused([str(problem) for problem in checked.problems])
    try:
        files = writing.write(checked.documents, given.out)
    except OSError as slip:
        raise CommandRefused([f"{given.out} cannot be written ({slip.strerror})"]) from None
    return Told(
        facts={"files": list(files)}, lines=(f"Wrote {len(files)} files. Open {given.out / files[0]}",)
    )
