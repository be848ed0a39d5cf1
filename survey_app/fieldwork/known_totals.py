"""How many children and young people there are in an inspection's area, from published statistics.

They stand beside the answers so that inspectors see whom they have not heard from. A total means nothing without
whom it counts, whether by where they live or by where they go to school, of which year, and from where.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from questionnaires import scales
from questionnaires.model import Questionnaire
from survey_app.store.understanding_records import known_totals

ALL = "all"
# Some revisits ask these with the role `profile`; they are known by their answers.
_MARKS = {"plan": set(scales.PLAN), "setting": {"mainstream-school", "special-school"}}


@dataclass(frozen=True, kw_only=True)
class KnownTotal:
    classification: str  # all, age, plan, setting
    value: str  # of the option it is about; "all" for all
    people: int
    population: str  # who is counted, in words
    basis: str  # residence, school
    year: int
    source: str


def replace(connection: sa.Connection, inspection_id: str, totals: Sequence[KnownTotal]) -> None:
    """Put these in the place of all that were known before; none is as good as any."""
    connection.execute(sa.delete(known_totals).where(known_totals.c.inspection_id == inspection_id))
    rows = [{"inspection_id": inspection_id, **asdict(total)} for total in totals]
    if rows:
        connection.execute(sa.insert(known_totals), rows)


def of_inspection(connection: sa.Connection, inspection_id: str) -> tuple[KnownTotal, ...]:
    """By classification and value; none where none was entered."""
    columns = [column for column in known_totals.c if column.name != "inspection_id"]
    rows = connection.execute(
        sa.select(*columns)
        .where(known_totals.c.inspection_id == inspection_id)
        .order_by(known_totals.c.classification, known_totals.c.value)
    ).mappings()
    return tuple(KnownTotal(**row) for row in rows)


def values(documents: Sequence[Questionnaire], classification: str) -> tuple[str, ...]:
    """What a total can be about: the options of the questions that classify so, in any of these documents."""
    if classification == ALL:
        return (ALL,)
    marks = _MARKS.get(classification)
    found: dict[str, None] = {}
    for question in (question for document in documents for question in document.questions):
        offered = [option.value for option in question.options if option.is_substantive]
        by_answers = marks is not None and marks <= {option.value for option in question.options}
        if question.kind == "one" and (question.role == classification or by_answers):
            found |= dict.fromkeys(offered)
    return tuple(found)
