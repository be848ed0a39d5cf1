"""`python -m analysis --source URL --survey ID --out DIR`: the inspection team's summary, as files.

Run alone it has no key, so comments are counted and not read.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import analysis
from analysis import source
from analysis.errors import AnalysisError


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    try:
        built = _build(given.source, given.survey)
    except AnalysisError as error:
        print(f"No figures were made: {error}", file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    for name, body in built.files.items():
        (given.out / name).write_bytes(body)
        print(given.out / name)
    print("Closed answers only: comments are sealed, and reading them takes the key.")
    return 0


def _build(url: str, survey_id: str) -> analysis.Built:
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Make one survey's summary.")
    parser.add_argument("--source", required=True, metavar="URL", help="the database, as a SQLAlchemy URL")
    parser.add_argument("--survey", required=True, metavar="ID")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files go")
    return parser


if __name__ == "__main__":
    sys.exit(main())
