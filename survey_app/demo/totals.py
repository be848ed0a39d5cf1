"""How many children and young people the invented areas have, as an inspection is given it from statistics."""

from collections.abc import Iterator

import sqlalchemy as sa

from survey_app.demo.areas import MadeUpArea
from survey_app.fieldwork import known_totals
from survey_app.fieldwork.known_totals import KnownTotal

SOURCE = "figures made up for this demonstration"
_BOTH = "children and young people aged 0 to 25 with an EHC plan or with SEN support"
_AT_SCHOOL = "pupils with SEN support in the area's schools"
_IN_SETTINGS = "children and young people with an EHC plan or with SEN support, by where they learn"


def give(connection: sa.Connection, area: MadeUpArea, *, year: int) -> None:
    known_totals.replace(connection, area.inspection, list(_totals(area, year)))


def _totals(area: MadeUpArea, year: int) -> Iterator[KnownTotal]:
    for classification, counts in area.totals.items():
        for value, people in counts.items():
            population, basis = _counted(classification, value)
            yield KnownTotal(
                classification=classification,
                value=value,
                people=people,
                population=population,
                basis=basis,
                year=year,
                source=SOURCE,
            )


def _counted(classification: str, value: str) -> tuple[str, str]:
    """Who is counted and where: plans by where a child lives, SEN support and places by where they learn."""
    if value == "plan":
        return "children and young people aged 0 to 25 with an EHC plan", "residence"
    if value == "sen-support":
        return _AT_SCHOOL, "school"
    return (_IN_SETTINGS, "school") if classification == "setting" else (_BOTH, "residence")
