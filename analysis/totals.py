"""How many there are: known totals of an area, from published statistics, and what coverage may say beside them.

Those who answer an open link are not a sample of those known, and a child may be described by two parents. So nothing
here is a response rate (AAPOR, Standard Definitions: a rate needs a sample whose members are known): only "described
beside known", with the population, the basis and the year of the total named each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.tables import RawRow, RawTable
from questionnaires.model import Question

ALL = "all"
Basis = Literal["residence", "school"]
Kind = tuple[str, str, int, str]  # population, basis, year, source: totals that can stand in one comparison

# Surveys of children are for one age band each and ask no age.
AGES = {
    "children-5-10": "5-to-10",
    "children-11-15": "11-to-15",
    "young-people-16-18": "16-to-18",
    "young-people-19-25": "19-to-25",
}


@dataclass(frozen=True, kw_only=True)
class KnownTotal:
    """`classification`: all, age, plan or setting. `value`: of the option it is about, "all" for all."""

    classification: str
    value: str
    people: int
    population: str  # who is counted, in words: "children and young people with an EHC plan"
    basis: Basis
    year: int
    source: str

    @property
    def kind(self) -> Kind:
        return self.population, self.basis, self.year, self.source


def of_classification(totals: Sequence[KnownTotal], classification: str) -> dict[Kind, dict[str, KnownTotal]]:
    """By kind and value: totals of different populations, years or bases never stand in one comparison."""
    found: dict[Kind, dict[str, KnownTotal]] = {}
    for total in totals:
        if total.classification == classification:
            found.setdefault(total.kind, {})[total.value] = total
    return dict(sorted(found.items()))


def table(question: Question, totals: Sequence[KnownTotal], classification: str, kind: Kind) -> RawTable:
    """The known totals of one kind for a question's options, to stand beside its answers. Not of answers at all."""
    known = of_classification(totals, classification)[kind]
    rows = [
        RawRow(value=option.value, label=option.label, count=known[option.value].people)
        for option in question.options
        if option.value in known
    ]
    population, basis, year, _ = kind
    return RawTable(
        id=f"known-{question.id}-{year}-{basis}",
        title=f"Known totals: {question.text}",
        kind="participation",
        of_whom=population,
        base=sum(row.count for row in rows),
        rows=tuple(rows),
    )


def is_hardly_heard(described: int, of_described: int, known: int, of_known: int, below_percent: int) -> bool:
    """Whether a group's share of those described is less than `below_percent` of its share of those known."""
    return described * of_known * 100 < below_percent * known * of_described
