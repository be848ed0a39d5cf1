"""`python -m analysis --source URL --survey ID --out DIR`: the inspection team's summary, as files.

Run alone it has no key, so comments of a database are counted and not read. A CSV file of responses is read with
`--source FILE.csv --questionnaire FILE.yaml` (or .json): what its columns are, see `analysis.files`.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import analysis
from analysis import files, source
from analysis.errors import AnalysisError, SourceUnreadable
from analysis.frame import Frame
from questionnaires import checks
from questionnaires.errors import UnreadableDocument
from questionnaires.model import Questionnaire

LONDON = ZoneInfo("Europe/London")
SEALED = "Closed answers only: comments are sealed, and reading them takes the key."
NO_WINDOW = "The file does not say when the survey was open: its days are those on which answers were sent."


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    try:
        built = _of_file(given) if given.questionnaire else _of_database(given.source, given.survey)
    except AnalysisError as error:
        print(f"No figures were made: {error}", file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    for name, body in built.files.items():
        (given.out / name).write_bytes(body)
        print(given.out / name)
    print(NO_WINDOW if given.questionnaire else SEALED)
    return 0


def _of_database(url: str, survey_id: str) -> analysis.Built:
    with source.opened(url) as connection:
        questionnaire, window = source.survey(connection, survey_id)
        frame = source.read(connection, survey_id, questionnaire)
        outcomes = source.outcomes(connection, survey_id)
    return analysis.build(
        frame,
        readership="inspection-team",
        outcomes=outcomes,
        window=window,
        made_at=dt.datetime.now(dt.UTC),
    )


def _of_file(given: argparse.Namespace) -> analysis.Built:
    """How many began is not in the file, and so no count of it is made up."""
    documents = _documents(given.questionnaire)
    frame = files.from_csv(Path(given.source), documents, comments=given.comments, area=given.area)
    return analysis.build(
        frame,
        readership="inspection-team",
        outcomes={"sent": len(frame)},
        window=_window(frame),
        made_at=dt.datetime.now(dt.UTC),
    )


def _documents(path: Path) -> Sequence[Questionnaire]:
    try:
        if path.suffix == ".json":
            return [Questionnaire.from_json(path.read_text(encoding="utf-8"))]
        documents = checks.check_file(path).documents
    except (OSError, UnicodeDecodeError, UnreadableDocument) as error:
        raise SourceUnreadable(f"{path} holds no questionnaire that can be read") from error
    if not documents:
        raise SourceUnreadable(
            f"{path} holds no questionnaire that can be used: python -m questionnaires check it"
        )
    return documents


def _window(frame: Frame) -> analysis.Window:
    days = sorted(frame.responses["sent_on"]) or [dt.datetime.now(LONDON).date().isoformat()]
    first, last = (dt.datetime.fromisoformat(day).replace(tzinfo=LONDON) for day in (days[0], days[-1]))
    return analysis.Window(
        opens_at=first, closes_at=last + dt.timedelta(days=1), grace=dt.timedelta(0), is_known=False
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Make one survey's summary.")
    parser.add_argument(
        "--source", required=True, metavar="URL", help="the database, as a SQLAlchemy URL; or a CSV file"
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--survey", metavar="ID", help="which survey of the database")
    which.add_argument(
        "--questionnaire", type=Path, metavar="FILE", help="what a CSV file's responses answer"
    )
    parser.add_argument("--comments", type=Path, metavar="FILE", help="the comments beside a CSV file")
    parser.add_argument("--area", default="this area", metavar="NAME", help="named in a CSV file's questions")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files go")
    return parser


if __name__ == "__main__":
    sys.exit(main())
