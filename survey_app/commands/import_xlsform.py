"""`survey-app import-xlsform`: somebody else's form as the beginning of a questionnaire of ours."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from questionnaires.xlsform import converting, writing
from questionnaires.xlsform.form import UnreadableForm
from survey_app import plugins
from survey_app.commands.operator import CommandRefused, Told


def add_to(parser: Any) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the XLSForm: .xlsx, .xls or .csv")
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help="a new file, .yaml")


def carry_out(given: Namespace) -> Told:
    """Write the questionnaire and tell, row by row, what it lacks."""
    try:
        converted = converting.convert(plugins.load_xlsform_reader()(given.file))
        writing.write(given.to, converted.plain, name=given.file.name)
    except UnreadableForm as refusal:
        raise CommandRefused([str(refusal)]) from None
    except FileExistsError:
        raise CommandRefused([f"{given.to} is there already; nothing was written over it"]) from None
    except OSError as slip:
        raise CommandRefused([f"{given.to} cannot be written ({slip.strerror})"]) from None
    pages, asked = len(converted.plain["pages"]), converted.questions
    return Told(
        facts={"questions": asked, "pages": pages},
        lines=(
            *converted.report.lines(),
            f"Wrote {given.to}: {asked} questions on {pages} pages, from {converted.rows} rows.",
            f"What you must decide stands there as `to-decide`. Next: survey-app check {given.to}",
        ),
    )
