"""What cannot be done is said in words for whoever typed it, with status 2, and changes nothing."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from builders import a_response, a_survey, an_invitation

from questionnaires import reading
from survey_app.__main__ import main
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import records
from survey_app.store.transaction import Store

QUESTIONNAIRE = next(str(path) for path in reading.shipped() if path.parent.name == "revisit")
BASIS = "Everybody asked is an adult and agrees for themselves."
ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}}

Do = Callable[..., dict[str, Any]]
Noted = Callable[[], list[str]]
Refused = Callable[..., str]


UNKNOWN = {
    "an inspection": "inspection show nowhere",
    "an inspection for a survey": f"survey add --inspection nowhere --questionnaire {QUESTIONNAIRE}",
    "an inspection for staff": "staff add --name A --address a@b.org --role lead --inspection nowhere",
    "a survey to publish": "survey publish nowhere --consent-basis Agreed.",
    "a survey to pause": "survey pause nowhere",
    "a survey to resume": "survey resume nowhere",
    "a survey to move": "survey move nowhere --opens '2027-03-01 12:00' --closes '2027-03-05 12:00'",
    "a survey for a channel": "channel add --survey nowhere --name Letter --kind forum",
    "a survey for a list": "channel list --survey nowhere",
    "a survey for invitations": "invitation issue --survey nowhere --kind school --count 1",
    "a channel": "channel stop nowhere",
}


@pytest.mark.parametrize("command", UNKNOWN.values(), ids=list(UNKNOWN))
def test_an_unknown_id_is_named(command: str, fenmoor: str, refused: Refused) -> None:
    assert re.fullmatch(
        r"no (inspection|survey|channel) has the id nowhere\n", refused(*shlex.split(command))
    )


ADD = "inspection add --area Fenmoor --safeguarding-team Team --safeguarding-phone 999 --day-1 2027-03-08"
SURVEY = f"survey add --inspection fenmoor --questionnaire {QUESTIONNAIRE}"
CHANNEL = "channel add --survey parents --name"
STAFF = "staff add --name Ana --role lead --inspection fenmoor --address"
SLIPS = {
    "a date that is none": (
        f"{ADD} --day-1 2027-02-30",
        "'2027-02-30' is not a date. Write it as 2027-03-08",
    ),
    "a date another way round": (f"{ADD} --day-1 8/3/2027", "'8/3/2027' is not a date."),
    "a day 1 at a weekend": (f"{ADD} --day-1 2027-03-07", "Day 1 is Sunday 7 March 2027. Choose a day from"),
    "a moved day without a reason": (f"{ADD} --move=-6:2027-03-01", "Say why day -6 is moved."),
    "a moved day with a blank reason": (f"{ADD} '--move=-6:2027-03-01: '", "Say why day -6 is moved."),
    "a day moved to no date": (f"{ADD} --move=-6:Monday:Snow", "'Monday' is not a date."),
    "a move that is none": (f"{ADD} --move=Snow", "'Snow' is not DAY:DATE:REASON"),
    "a day that cannot be moved": (f"{ADD} --move=1:2027-03-09:Snow", "To move the visit, change day 1."),
    "a day moved twice": (f"{ADD} --move=-6:2027-03-01:A --move=-6:2027-02-26:B", "A day is moved twice."),
    "days out of order": (f"{ADD} --move=-6:2027-03-04:Snow", "Choose a date from its neighbour before"),
    "a holiday without its end": (f"{ADD} --school-holiday Easter:2027-03-29", "is not NAME:FROM:TO"),
    "a holiday the wrong way round": (
        f"{ADD} --school-holiday Easter:2027-04-09:2027-03-29",
        "Easter ends before it starts.",
    ),
    "an id with a capital": (f"{ADD} --id Fenmoor", "'Fenmoor' is not an id. Use small letters"),
    "an id that is taken": (f"{ADD} --id fenmoor", "another inspection has the id fenmoor already"),
    "an area without a name": (f"{ADD} --area ' '", "is not words that can be printed"),
    "an area without a letter": (f"{ADD} --area '(…)'", "no id can be made of"),
    "an opening that happens twice": (
        f"{SURVEY} --opens '2027-10-31 01:30' --closes '2027-11-02 12:00'",
        "01:30 on Sunday 31 October 2027 happens twice, because the clocks change.",
    ),
    "a close that does not happen": (
        "survey move parents --opens '2027-03-26 12:00' --closes '2027-03-28 01:30'",
        "01:30 on Sunday 28 March 2027 does not happen, because the clocks change.",
    ),
    "a close before the opening": (
        f"{SURVEY} --opens '2027-03-05 12:00' --closes '2027-03-01 12:00'",
        "closes before it opens",
    ),
    "a date without a time": (f"{SURVEY} --opens 2027-03-05", "is not a date and a time"),
    "a time that is none": (f"{SURVEY} --opens '2027-03-05 25:00'", "is not a date and a time"),
    "half a window": (f"{SURVEY} --opens '2027-03-05 12:00'", "give both --opens and --closes, or neither"),
    "too long a grace": (f"{SURVEY} --grace 61", "from 0 to 60 whole minutes"),
    "a grace in words": (f"{SURVEY} --grace half", "'half' is not a number of whole minutes"),
    "withdrawing before the close": (
        f"{SURVEY} --id other --withdraw-until '2026-01-01 12:00'",
        "may take answers back until the close",
    ),
    "no consent basis": ("survey publish parents", "has not signed the basis on which people agree"),
    "a blank consent basis": ("survey publish parents --consent-basis ' '", "has not signed the basis"),
    "an age for adults": (
        "survey publish parents --consent-basis Agreed. --alone-from 14",
        "there is no rule to choose",
    ),
    "an age that is none": ("survey publish parents --alone-from teen", "'teen' is not an age"),
    "withdrawing before the close, signed": (
        "survey publish parents --consent-basis Agreed. --withdraw-until '2026-01-01 12:00'",
        "may take answers back until the close",
    ),
    "a questionnaire that is not there": (
        "survey add --inspection fenmoor --questionnaire nowhere.yaml",
        "nowhere.yaml:1: This file cannot be",
    ),
    "a channel of no known kind": (f"{CHANNEL} Letter --kind pigeon", "argument --kind: invalid choice"),
    "a channel's name twice": (f"{CHANNEL} Poster --kind forum --id other", "has a channel called Poster"),
    "no invitation": ("invitation issue --survey parents --kind school --count 0", "not a number from 1 to"),
    "a mistyped code": ("invitation stop 3333-3333-3333-3333", "a character is wrong, or missing"),
    "staff without an address": (f"{STAFF} ana", "'ana' is not an e-mail address."),
    "an unknown address": ("staff link nobody@example.org", "nobody on the staff has the address nobody@"),
}


@pytest.mark.parametrize(("command", "says"), SLIPS.values(), ids=list(SLIPS))
def test_a_slip_is_told_in_words_and_changes_nothing(
    command: str, says: str, parents: str, do: Do, refused: Refused, noted: Noted
) -> None:
    do("channel", "add", "--survey", parents, "--name", "Poster", "--kind", "health")
    before = noted()
    assert says in refused(*shlex.split(command))
    assert noted() == before


def test_every_problem_of_a_broken_questionnaire_is_printed_with_its_line(
    fenmoor: str, tmp_path: Path, refused: Refused
) -> None:
    text = Path(QUESTIONNAIRE).read_text("utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("minutes: 8", "minutes: 1").replace("id: about-you", "id: About You", 1))
    told = refused("survey", "add", "--inspection", fenmoor, "--questionnaire", str(broken)).splitlines()
    lines = [int(found) for found in re.findall(r"broken\.yaml:(\d+): ", "\n".join(told))]
    assert len(told) == len(lines) >= 2
    assert text.splitlines().index("minutes: 8") + 1 in lines


def test_a_survey_is_published_once_and_never_after_its_close(parents: str, do: Do, refused: Refused) -> None:
    do("survey", "move", parents, "--opens", "2026-01-05 12:00", "--closes", "2026-01-09 12:00")
    publish = ("survey", "publish", parents, "--consent-basis", BASIS)
    assert refused(*publish) == "the window has closed already\n"
    do("survey", "move", parents, "--opens", "2026-01-05 12:00", "--closes", "2096-01-09 12:00")
    do(*publish)
    assert "published already" in refused(*publish)


def test_an_invitation_that_has_had_its_answer_and_a_channels_code_are_not_stopped(
    service: Service, refused: Refused
) -> None:
    survey = a_survey(service)
    _, code = an_invitation(service, survey)
    a_response(service, survey, ANSWERS, code=code)
    assert "has had its answer" in refused("invitation", "reissue", code)
    assert "survey-app channel stop fenmoor-forum" in refused("invitation", "stop", survey.channel_code)


def test_a_code_of_nobodys_is_told_from_a_mistyped_one(service: Service, do: Do, refused: Refused) -> None:
    _, code = an_invitation(service, a_survey(service))
    with service.store.writing() as connection:
        connection.execute(sa.delete(records.invitations))
    assert "no invitation has this code" in refused("invitation", "stop", code)


def test_a_database_without_tables_is_told_apart_from_one_that_is_not_there(
    settings: Settings, database: str, refused: Refused
) -> None:
    main(["keys", "make"])
    store = Store(settings.database_url)
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE inspections RENAME TO elsewhere")
    store.close()
    assert "survey-app migrate" in refused("inspection", "show", "fenmoor")
