"""Entering how many there are in an area: all of a file or nothing, and every problem with its line."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from builders import a_question, a_questionnaire, a_survey, an_option

from questionnaires.model import Page
from survey_app.fieldwork import known_totals
from survey_app.service import Service
from survey_app.store.records import outbox

Do = Callable[..., dict[str, Any]]
Refused = Callable[..., str]
Noted = Callable[[], list[str]]

HEAD = "classification,value,people,population,basis,year,source"
GOOD = (
    "all,all,4120,children and young people with an EHC plan,residence,2025,DfE SEN2",
    'age,5-to-10,1408,"children, aged 5 to 10, with an EHC plan",residence,2025,DfE SEN2',
    "age,11-to-15,0,children aged 11 to 15 with an EHC plan,school,2024,School census",
)


@pytest.fixture
def fenmoor(service: Service) -> str:
    """An inspection with a survey that asks the age."""
    options = (
        an_option("5-to-10"),
        an_option("11-to-15"),
        an_option("prefer-not-to-say", is_substantive=False),
    )
    page = Page(
        id="first",
        section="",
        heading="You",
        questions=(a_question("child-age", role="age", options=options),),
    )
    return a_survey(service, a_questionnaire(page)).inspection_id


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    def written(*lines: str, head: str = HEAD) -> str:
        (tmp_path / "totals.csv").write_text("\n".join((head, *lines)) + "\n", encoding="utf-8-sig")
        return str(tmp_path / "totals.csv")

    return written


def kept(service: Service, inspection_id: str) -> list[dict[str, Any]]:
    with service.store.reading() as connection:
        return [asdict(total) for total in known_totals.of_inspection(connection, inspection_id)]


def test_totals_are_kept_noted_and_the_report_is_asked_for(
    service: Service, fenmoor: str, file: Callable[..., str], do: Do, noted: Noted
) -> None:
    assert do("inspection", "totals", fenmoor, file(*GOOD)) == {"inspection": fenmoor, "totals": 3}
    assert [(each["classification"], each["value"], each["people"]) for each in kept(service, fenmoor)] == [
        ("age", "11-to-15", 0), ("age", "5-to-10", 1408), ("all", "all", 4120),
    ]  # fmt: skip
    assert kept(service, fenmoor)[1]["population"] == "children, aged 5 to 10, with an EHC plan"
    assert noted() == [f"enter-known-totals {fenmoor} 3"]
    with service.store.reading() as connection:
        waiting = connection.execute(sa.select(outbox.c.kind, outbox.c.subject)).all()
    assert ("report", fenmoor) in [tuple(row) for row in waiting]


def test_a_second_file_takes_the_place_of_the_first(
    service: Service, fenmoor: str, file: Callable[..., str], do: Do
) -> None:
    do("inspection", "totals", fenmoor, file(*GOOD))
    do("inspection", "totals", fenmoor, file(GOOD[0]))
    assert [each["value"] for each in kept(service, fenmoor)] == ["all"]


def test_every_problem_is_told_at_once_with_its_line_and_nothing_is_kept(
    service: Service, fenmoor: str, file: Callable[..., str], do: Do, refused: Refused, noted: Noted
) -> None:
    do("inspection", "totals", fenmoor, file(*GOOD))
    before, noted_before = kept(service, fenmoor), noted()
    path = file(
        "all,all,100,children,residence,2025,DfE",
        "age,under-5,1 200,children,home,25,",
        "borough,x,5,children,residence,2025,DfE",
        "all,all,-3,children,residence,2025,DfE",
        "age,,5,,residence,2025,DfE, and more",
    )
    told = refused("inspection", "totals", fenmoor, path)
    lines = told.replace("survey-app: ", "").splitlines()
    assert lines == [
        f"{path}:3: 'under-5' is no age; use one of 5-to-10, 11-to-15",
        f"{path}:3: people is '1 200', and must be a whole number, without commas",
        f"{path}:3: year is '25', and must be a year such as 2025",
        f"{path}:3: basis is 'home'; use residence (where they live) or school (where they go to school)",
        f"{path}:3: source is empty: a total means nothing without it",
        f"{path}:4: 'borough' is no classification; use one of all, age, plan, setting",
        f"{path}:5: people is '-3', and must be a whole number, without commas",
        f"{path}:5: all all stands on line 2 already",
        f"{path}:6: there are more cells than columns: put a text with a comma in it into quotation marks",
        f"{path}:6: say in the column value which group the total is of",
        f"{path}:6: population is empty: a total means nothing without it",
    ]
    assert (kept(service, fenmoor), noted()) == (before, noted_before)


def test_a_missing_column_is_named(fenmoor: str, file: Callable[..., str], refused: Refused) -> None:
    path = file("all,all,5,children", head="classification,value,people,population")
    assert refused("inspection", "totals", fenmoor, path).replace("survey-app: ", "").splitlines() == [
        f"{path}:1: there is no column {name}" for name in ("basis", "year", "source")
    ]


def test_a_file_that_cannot_be_read_or_holds_nothing_is_said_so(
    fenmoor: str, file: Callable[..., str], refused: Refused, tmp_path: Path
) -> None:
    assert "cannot be read as a CSV file" in refused(
        "inspection", "totals", fenmoor, str(tmp_path / "no.csv")
    )
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + b"\nall,all,5,caf\xe9,residence,2025,x\n")
    assert "in UTF-8" in refused("inspection", "totals", fenmoor, str(tmp_path / "latin.csv"))
    assert "holds no total" in refused("inspection", "totals", fenmoor, file())


def test_an_inspection_nobody_knows_is_named(
    service: Service, file: Callable[..., str], refused: Refused
) -> None:
    assert refused("inspection", "totals", "nowhere", file(*GOOD)) == "no inspection has the id nowhere\n"
