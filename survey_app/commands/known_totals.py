"""`survey-app inspection totals ID FILE.csv`: how many there are in the area, from published statistics.

The file has a line of names and a line for each total. All problems are told at once, each with its line, and a file
with any changes nothing.
"""

import csv
import re
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa

from questionnaires.model import Questionnaire
from survey_app.commands import known
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.fieldwork import known_totals, outbox, surveys
from survey_app.fieldwork.known_totals import KnownTotal
from survey_app.store.understanding_records import BASES, CLASSIFICATIONS

COLUMNS = ("classification", "value", "people", "population", "basis", "year", "source")
MORE = "more"  # where cells beyond the last column are kept
MOST_PEOPLE = 10**8
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 200
Line = Mapping[str, str]
Offered = Mapping[str, Sequence[str]]


def enter(operator: Operator, given: Namespace) -> Told:
    lines = _read(given.file)
    with operator.service.store.writing() as connection:
        inspection = known.get_inspection(connection, given.id)
        offered = _offered(connection, inspection.id)
        problems = [
            f"{given.file}:{number}: {problem}"
            for number, line in lines
            for problem in (*_problems(line, offered), *_repeats(line, number, lines))
        ]
        if problems:
            raise CommandRefused(problems)
        totals = [_total(line) for _, line in lines]
        known_totals.replace(connection, inspection.id, totals)
        outbox.add(connection, "report", inspection.id, now=operator.now)
        operator.note(connection, "enter-known-totals", f"{inspection.id} {len(totals)}")
    return Told(
        facts={"inspection": inspection.id, "totals": len(totals)},
        lines=(
            f"Inspection {inspection.id}: {len(totals)} known totals stand now in place of any before.",
            *(_told(total) for total in totals),
        ),
    )


def _read(path: Path) -> list[tuple[int, Line]]:
    """Each line with the number at which it ends in the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=MORE, restval="", strict=True)
            names = list(reader.fieldnames or ())
            lines: list[tuple[int, Line]] = [
                (reader.line_num, {name: _text(cell) for name, cell in line.items()}) for line in reader
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as slip:
        raise CommandRefused([f"{path} cannot be read as a CSV file in UTF-8 ({slip})"]) from None
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise CommandRefused([f"{path}:1: there is no column {name}" for name in missing])
    if not lines:
        raise CommandRefused([f"{path} holds no total"])
    return lines


def _text(cell: str | list[str]) -> str:
    return cell.strip() if isinstance(cell, str) else "".join(cell)


def _offered(connection: sa.Connection, inspection_id: str) -> Offered:
    """What the inspection's questionnaires offer; nothing known yet where it has no survey."""
    documents: list[Questionnaire] = [
        surveys.questionnaire(connection, survey.document_hash)
        for survey in surveys.of_inspection(connection, inspection_id)
    ]
    return {each: known_totals.values(documents, each) for each in CLASSIFICATIONS}


def _problems(line: Line, offered: Offered) -> Iterator[str]:
    if MORE in line:
        yield "there are more cells than columns: put a text with a comma in it into quotation marks"
    yield from _of_group(line["classification"], line["value"], offered)
    yield from _of_number(line)


def _of_group(classification: str, value: str, offered: Offered) -> Iterator[str]:
    if classification not in CLASSIFICATIONS:
        yield f"{classification!r} is no classification; use one of {', '.join(CLASSIFICATIONS)}"
    elif not value:
        yield "say in the column value which group the total is of"
    elif offered[classification] and value not in offered[classification]:
        yield f"{value!r} is no {classification}; use one of {', '.join(offered[classification])}"


def _of_number(line: Line) -> Iterator[str]:
    if not _is_number(line["people"], 0, MOST_PEOPLE):
        yield f"people is {line['people']!r}, and must be a whole number, without commas"
    if not _is_number(line["year"], FIRST_YEAR, LAST_YEAR):
        yield f"year is {line['year']!r}, and must be a year such as 2025"
    if line["basis"] not in BASES:
        yield f"basis is {line['basis']!r}; use residence (where they live) or school (where they go to school)"
    for name in ("population", "source"):
        if not line[name]:
            yield f"{name} is empty: a total means nothing without it"
        elif len(line[name]) > LONGEST or not line[name].isprintable():
            yield f"{name} must be one line of {LONGEST} characters at most"


def _repeats(line: Line, number: int, lines: Sequence[tuple[int, Line]]) -> Iterator[str]:
    for before, other in lines:
        same = all(line[name] == other[name] for name in ("classification", "value"))
        if same and before < number:
            yield f"{line['classification']} {line['value']} stands on line {before} already"
            return


def _is_number(text: str, least: int, most: int) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,9}", text)) and least <= int(text) <= most


def _total(line: Line) -> KnownTotal:
    return KnownTotal(
        classification=line["classification"],
        value=line["value"],
        people=int(line["people"]),
        population=line["population"],
        basis=line["basis"],
        year=int(line["year"]),
        source=line["source"],
    )


def _told(total: KnownTotal) -> str:
    by = {"residence": "where they live", "school": "where they go to school"}[total.basis]
    return (
        f"    {total.classification} {total.value}: {total.people:,} {total.population}, by {by}, {total.year}, "
        f"from {total.source}"
    )
