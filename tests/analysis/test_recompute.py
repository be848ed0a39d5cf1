"""Every sentence with a number is counted once more by a script that shares no line with what made it."""

import datetime as dt
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import analysis
from analysis import comments, inspection, source
from analysis.frame import Frame
from analysis.inspection import Done, Inspection, Part
from analysis.totals import KnownTotal
from questionnaires import checks, reading
from questionnaires.model import Questionnaire
from survey_app.demo import areas, full
from survey_app.worker import reports

SCRIPT = Path(__file__).with_name("recompute")
MADE_AT = dt.datetime(2026, 2, 6, 13, tzinfo=dt.UTC)
DOCUMENTS = {each.id: each for path in reading.shipped() for each in checks.check_file(path).documents}
REVISITS = [each for name, each in DOCUMENTS.items() if name.startswith("revisit-")]
FULL = [each for name, each in DOCUMENTS.items() if name.startswith("area-send-2023-")]
TABLES = """
CREATE TABLE documents (hash, body);
CREATE TABLE areas (id, name);
CREATE TABLE inspections (id, area_id);
CREATE TABLE surveys (id, inspection_id, document_hash, opens_at, closes_at, grace_minutes);
CREATE TABLE outcomes (survey_id, outcome, count);
CREATE TABLE released_responses
  (response_id, survey_id, document_hash, sent_on, language, presentation, voice, channel_kind, outcome, answers,
   flags, family_number);
CREATE TABLE known_totals (inspection_id, classification, value, people, population, basis, year, source);
CREATE TABLE released_comments (response_id, survey_id, item, sealed, key_version);
INSERT INTO areas VALUES ('fenmoor', 'Fenmoor');
INSERT INTO inspections VALUES ('one', 'fenmoor');
"""
PLANS = ("children with an EHC plan", "residence", 2025, "the yearly SEN2 return")
PUPILS = ("pupils with SEN support, 2025/26", "school", 2026, "the school census")
TOTALS = (
    ("all", "all", 5210, *PLANS),
    *(
        ("age", value, people, *PLANS)
        for value, people in (("5-to-10", 4), ("11-to-15", 2100), ("under-5", 90))
    ),
    *(
        ("plan", value, people, *PUPILS)
        for value, people in (("plan", 20), ("sen-support", 7310), ("waiting", 1))
    ),
)
COLUMNS = ["response", "item", "text"]
OUTCOMES = {"begun": 70, "declined": 1, "stopped": 4, "sent": 58, "sent-in-grace": 2, "withdrawn": 1003}


@pytest.fixture
def a_database(tmp_path: Path, answering: Callable[..., Any]) -> Callable[..., Path]:
    """A database in which so many people have answered each of these questionnaires at random."""

    def made(documents: Sequence[Questionnaire], people: int) -> Path:
        path = tmp_path / "survey.db"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(TABLES)
            connection.executemany("INSERT INTO known_totals VALUES ('one', ?, ?, ?, ?, ?, ?, ?)", TOTALS)
            for number, document in enumerate(documents):
                _add(connection, f"survey-{number}", document, answering(document, people, number))
        return path

    return made


def _add(connection: sqlite3.Connection, survey_id: str, document: Questionnaire, families: Any) -> None:
    _insert(connection, "documents", hash=document.hash, body=document.to_json())
    _insert(
        connection,
        "surveys",
        id=survey_id,
        inspection_id="one",
        document_hash=document.hash,
        opens_at=1_770_033_600_000_000,
        closes_at=1_770_379_200_000_000,
        grace_minutes=30,
    )
    for outcome, count in OUTCOMES.items():
        _insert(connection, "outcomes", survey_id=survey_id, outcome=outcome, count=count)
    own = {row["response_id"]: f"{survey_id}/{at}".encode() for at, row in enumerate(families.rows)}
    for at, row in enumerate(families.rows):
        family = {"family_number": own[row["response_id"]], "response_id": own[row["response_id"]]}
        if document.audience == "parents-and-carers" and at % 4 == 1:
            family |= _second_child(document, own[families.rows[at - 1]["response_id"]], row)
        _insert(connection, "released_responses", **(row | {"survey_id": survey_id} | family))
    for row in families.comments:
        _insert(
            connection,
            "released_comments",
            response_id=own[row["response_id"]],
            survey_id=survey_id,
            item=row["item"],
            sealed=row["text"].encode(),
            key_version=1,
        )


def _second_child(document: Questionnaire, first: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Told by whoever told of the first: what is asked once of a person is not asked again."""
    once = {each.id for page in document.pages if page.is_asked_once for each in page.questions}
    answers = {item: answer for item, answer in json.loads(row["answers"]).items() if item not in once}
    return {"family_number": first, "answers": json.dumps(answers)}


def _insert(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    places = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", [*values.values()])


def built(database: Path) -> dict[str, bytes]:
    """The report of the inspection in this database."""
    with source.opened(f"sqlite:///{database}") as connection:
        ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM surveys ORDER BY id")]
        parts = tuple(_part(connection, survey_id) for survey_id in ids)
    names = ("classification", "value", "people", "population", "basis", "year", "source")
    totals = tuple(KnownTotal(**dict(zip(names, total, strict=True))) for total in TOTALS)
    fenmoor = Inspection(area="Fenmoor", kind="full", parts=parts, totals=totals)
    return inspection.build_inspection(fenmoor, done=Done(), made_at=MADE_AT)


def summed(database: Path) -> dict[str, bytes]:
    """The summary of the only survey in this database."""
    with source.opened(f"sqlite:///{database}") as connection:
        part = _part(connection, "survey-0")
    facts = {"outcomes": part.outcomes, "window": part.window, "made_at": MADE_AT}
    return analysis.build(part.frame, readership="inspection-team", **facts).files


def _part(connection: Any, survey_id: str) -> Part:
    questionnaire, window = source.survey(connection, survey_id)
    frame = source.read(
        connection, survey_id, questionnaire, lambda _id, _item, sealed, _key: sealed.decode()
    )
    return Part(
        survey_id=survey_id,
        frame=frame,
        outcomes=source.outcomes(connection, survey_id),
        window=window,
    )


def recompute(database: Path, files: dict[str, bytes]) -> tuple[list[str], int]:
    """What the script finds wrong, and how many sentences it read."""
    with source.opened(f"sqlite:///{database}") as connection:
        ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM surveys ORDER BY id")]
        frames = {survey_id: _part(connection, survey_id).frame for survey_id in ids}
    return _recomputed(database, files, frames)


def _recomputed(database: Path, files: dict[str, bytes], frames: dict[str, Frame]) -> tuple[list[str], int]:
    """`frames` open what is sealed, and say which comments nearly repeat others: no number of any sentence."""
    folder = database.with_name("built")
    folder.mkdir(exist_ok=True)
    for name, body in files.items():
        (folder / name).write_bytes(body)
    repeated = {survey_id: sorted(comments.repeated(frame.own)) for survey_id, frame in frames.items()}
    texts = [row for frame in frames.values() for row in frame.comments[COLUMNS].to_numpy().tolist()]
    for name, given in (("repeated", repeated), ("texts", texts)):
        (folder / f"{name}.json").write_text(json.dumps(given), "utf-8")
    command = [sys.executable, "-W", "error", SCRIPT, database, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    *faults, last = done.stdout.splitlines()
    assert done.returncode == bool(faults)
    return faults, int(last.split()[0])


@pytest.mark.parametrize("people", [0, 9, 60])
def test_every_number_of_an_inspection_s_report_is_the_one_counted_again(a_database, people):
    database = a_database(FULL, people)
    faults, read = recompute(database, built(database))
    assert not faults, "\n".join(faults)
    assert read > 30


@pytest.mark.parametrize("people", [1, 60])
@pytest.mark.parametrize("document", REVISITS, ids=lambda document: document.id)
def test_every_number_of_a_survey_s_summary_is_the_one_counted_again(a_database, document, people):
    database = a_database([document], people)
    faults, read = recompute(database, summed(database))
    assert not faults, "\n".join(faults)
    assert read > 10


def test_every_number_of_a_large_survey_is_the_one_counted_again(a_database):
    """So many that shares are judged stable, or not, by what is left out of them."""
    database = a_database([DOCUMENTS["area-send-2023-parents-and-carers"], REVISITS[0]], 400)
    files = built(database)
    said = b"".join(files.values()).decode("utf-8", "ignore")
    assert "Stable." in said
    assert "Not stable: " in said
    faults, _ = recompute(database, files)
    assert not faults, "\n".join(faults)


def test_every_number_of_the_demonstration_s_report_is_the_one_counted_again(sqlite_service):
    """A twentieth of it, through the real rules: consent and withdrawal are left to the released views."""
    full.make(sqlite_service, areas.NORTHMOOR, now=MADE_AT, size="small")
    files = reports.make(sqlite_service, areas.NORTHMOOR.inspection, now=MADE_AT)
    with sqlite_service.store.snapshot() as connection:
        parts = reports.read(sqlite_service, connection, areas.NORTHMOOR.inspection).parts
    sqlite_service.store.checkpoint()
    frames = {part.survey_id: part.frame for part in parts}
    faults, read = _recomputed(sqlite_service.settings.data / "survey.db", files, frames)
    assert not faults, "\n".join(faults)
    assert read > 500


@pytest.mark.parametrize(
    "number", [r"\b\d+(?= of the)", r"(?<=of the )\d+", r"\d+(?=%\))", r"(?<=” for )\d+"]
)
def test_a_number_that_is_one_too_many_is_found_wherever_it_stands(a_database, number):
    database = a_database(REVISITS[:1], 60)
    files = summed(database)
    summary = json.loads(files["summary.json"])
    wrong = 0
    for section in summary["sections"]:
        for at, entry in enumerate(section["words"]):
            section["words"][at], changed = re.subn(number, _one_more, entry, count=1)
            wrong += changed
    faults, _ = recompute(database, files | {"summary.json": json.dumps(summary).encode()})
    assert len(faults) == wrong > 3


def test_a_sentence_with_a_number_that_nobody_knows_is_a_fault(a_database):
    database = a_database(REVISITS[:1], 9)
    files = summed(database)
    summary = json.loads(files["summary.json"])
    summary["sections"][1]["words"].append("Nobody came by boat. 7 people came by train.")
    faults, _ = recompute(database, files | {"summary.json": json.dumps(summary).encode()})
    assert len(faults) == 1
    assert "nothing here knows the sentence '7 people came by train.'" in faults[0]


def test_the_script_shares_no_line_with_what_it_checks():
    sources = [path.read_text("utf-8") for path in SCRIPT.glob("*.py")]
    assert len(sources) > 5
    imported = {
        line.split()[1] for source in sources for line in re.findall("^(?:from|import) .*", source, re.M)
    }
    own = {path.stem for path in SCRIPT.glob("*.py")}
    assert {name.partition(".")[0] for name in imported} - own <= sys.stdlib_module_names


def _one_more(found: "re.Match[str]") -> str:
    return str(int(found[0]) + 1)
