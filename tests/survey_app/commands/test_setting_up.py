"""An inspection set up from the command line alone, from nothing to a parent's first page."""

from collections.abc import Callable
from typing import Any

import pyotp
import pytest
import sqlalchemy as sa
from builders import a_draft, a_survey, an_invitation
from drivers import Respondent

from questionnaires import reading
from survey_app import clock
from survey_app.__main__ import main
from survey_app.demo.inspection import day_1_open_at
from survey_app.fieldwork import staff_visits
from survey_app.service import Service
from survey_app.store import records

TEAM = ["--safeguarding-team", "Fenmoor children's team", "--safeguarding-phone", "01632 960 001"]
BASIS = "Everybody asked is an adult and agrees for themselves."
ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}}

Do = Callable[..., dict[str, Any]]
Opened = Callable[[str], Respondent]
Noted = Callable[[], list[str]]
Refused = Callable[..., str]


def test_a_whole_inspection_is_made_from_nothing_to_a_parents_first_page(
    database: str, do: Do, questionnaire: str, opened: Opened, noted: Noted
) -> None:
    main(["keys", "make"])
    day_1 = day_1_open_at(clock.now()).isoformat()
    inspection = do("inspection", "add", "--area", "Fen Moor", *TEAM, "--day-1", day_1)
    assert inspection["id"] == f"fen-moor-{day_1}"
    survey = do("survey", "add", "--inspection", inspection["id"], "--questionnaire", questionnaire)
    assert survey["id"] == f"fen-moor-{day_1}-parents-and-carers"
    channel = do("channel", "add", "--survey", survey["id"], "--name", "Forum letter", "--kind", "forum")
    assert opened(channel["link"]).screen == "unknown-link"
    assert do("survey", "publish", survey["id"], "--consent-basis", BASIS)["window"] == "open"
    parent = opened(channel["link"])
    assert parent.screen == "start"
    assert "Fen Moor" in parent.words
    invited = do("invitation", "issue", "--survey", survey["id"], "--kind", "school", "--count", "2")
    assert [opened(each["link"]).screen for each in invited["invitations"]] == ["start"] * 2
    assert do("inspection", "show", inspection["id"])["surveys"] == [do("survey", "resume", survey["id"])]
    assert noted() == [
        f"add-inspection {inspection['id']}",
        f"add-survey {survey['id']}",
        f"add-channel {survey['id']}-forum-letter",
        f"publish-survey {survey['id']}",
        f"issue-invitations {survey['id']} 2",
        f"resume-survey {survey['id']}",
    ]


def test_the_timetable_is_printed_with_its_cautions_and_why_a_day_was_moved(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["keys", "make"])
    options = ["--school-holiday", "Half term:2027-02-22:2027-02-26", "--move=-6:2027-03-01:Snow: roads shut"]
    assert main(["inspection", "add", "--area", "Fenmoor", *TEAM, "--day-1", "2027-03-08", *options]) == 0
    told = capsys.readouterr().out
    assert "Be careful: Schools are closed on days -10 to -7 (Half term)." in told
    assert "Day -6: Monday 1 March 2027 (moved: Snow: roads shut)" in told
    assert "12 noon: The survey of parents and carers opens (handbook ¶122)" in told
    main(["inspection", "show", "fenmoor-2027-03-08"])
    assert told.endswith(capsys.readouterr().out)


def test_an_area_typed_again_has_its_new_number_in_every_inspection(
    parents: str, do: Do, opened: Opened
) -> None:
    changed = ["--safeguarding-team", "Fenmoor front door", "--safeguarding-phone", "01632 960 999"]
    do("inspection", "add", "--area", "Fenmoor", *changed, "--day-1", "2027-03-08")
    do("survey", "publish", parents, "--consent-basis", BASIS)
    link = do("channel", "add", "--survey", parents, "--name", "Letter", "--kind", "forum")["link"]
    assert "01632 960 999" in opened(link).reply.text


def test_holidays_typed_with_a_later_inspection_are_added_to_those_known(database: str, do: Do) -> None:
    main(["keys", "make"])
    add = ["inspection", "add", "--area", "Fenmoor", *TEAM]
    do(*add, "--day-1", "2027-03-08", "--school-holiday", "Half term:2027-02-22:2027-02-26")
    do(*add, "--day-1", "2027-04-12", "--school-holiday", "Easter:2027-03-29:2027-04-09")
    shown = [
        do("inspection", "show", f"fenmoor-{day_1}")["cautions"] for day_1 in ("2027-03-08", "2027-04-12")
    ]
    texts = [caution["text"] for cautions in shown for caution in cautions]
    assert [text.rpartition("(")[2] for text in texts if "closed" in text] == ["Half term).", "Easter)."]


def test_a_survey_has_the_window_grace_and_last_day_for_withdrawing_that_were_typed(
    fenmoor: str, do: Do, questionnaire: str
) -> None:
    survey = do(
        *("survey", "add", "--inspection", fenmoor, "--questionnaire", questionnaire, "--grace", "20"),
        *("--opens", "2027-07-01 09:00", "--closes", "2027-07-02 17:00"),
        *("--withdraw-until", "2027-07-09 12:00"),
    )
    assert survey["opens_at"] == "2027-07-01T08:00:00+00:00"
    assert survey["ends_at"] == "2027-07-02T16:20:00+00:00"
    assert survey["withdrawable_until"] == "2027-07-09T11:00:00+00:00"
    moved = do("survey", "move", survey["id"], "--opens", "2027-07-01 09:00", "--closes", "2027-07-02 18:00")
    assert moved["ends_at"] == "2027-07-02T17:20:00+00:00"


def test_what_a_lead_signs_about_young_people_is_told_and_stands_in_the_audit_log(
    fenmoor: str, do: Do, noted: Noted, capsys: pytest.CaptureFixture[str]
) -> None:
    young = "children-11-15"
    file = next(str(path) for path in reading.shipped() if path.name == "children-and-young-people.yaml")
    window = ("--opens", "2036-07-01 09:00", "--closes", "2036-07-02 17:00")
    added = do(
        "survey", "add", "--inspection", fenmoor, "--questionnaire", file, "--audience", young, *window
    )
    chosen = ("--alone-from", "14", "--withdraw-until", "2036-07-09 12:00")
    told = do("survey", "publish", added["id"], "--consent-basis", BASIS, *chosen)
    assert (told["alone_from"], told["asks_if_adult_knows"]) == (14, True)
    assert noted()[-2:] == [
        f"sign-consent-rules {added['id']} alone-from=14 adult-knows=asked withdraw-until=2036-07-09T11:00:00+00:00",
        f"publish-survey {added['id']}",
    ]
    main(["inspection", "show", fenmoor])
    assert "Young people decide alone from the age of 14." in capsys.readouterr().out


def test_a_paused_survey_turns_families_away_until_it_goes_on(parents: str, do: Do, opened: Opened) -> None:
    do("survey", "publish", parents, "--consent-basis", BASIS)
    link = do("channel", "add", "--survey", parents, "--name", "Letter", "--kind", "forum")["link"]
    assert do("survey", "pause", parents)["is_paused"]
    assert opened(link).screen == "paused"
    assert not do("survey", "resume", parents)["is_paused"]
    assert opened(link).screen == "start"


def test_a_stopped_channel_is_listed_as_stopped_and_opens_nothing(
    parents: str, do: Do, opened: Opened
) -> None:
    kept = do("channel", "add", "--survey", parents, "--name", "Letter", "--kind", "forum")
    gone = do("channel", "add", "--survey", parents, "--name", "Poster", "--kind", "health")
    assert do("channel", "stop", gone["id"])["is_stopped"]
    assert do("channel", "list", "--survey", parents)["channels"] == [kept, gone | {"is_stopped": True}]
    assert opened(gone["link"]).screen == "revoked"


def test_a_stopped_invitation_takes_what_was_not_sent_with_it(service: Service, do: Do) -> None:
    survey = a_survey(service)
    _, code = an_invitation(service, survey)
    a_draft(service, survey, ANSWERS, code=code)
    assert do("invitation", "stop", f"http://localhost/s/{code.lower()}") == {
        "survey": survey.id,
        "is_stopped": True,
    }
    with service.store.reading() as connection:
        assert connection.execute(sa.select(records.drafts)).all() == []


def test_an_invitation_issued_again_has_another_link_and_the_old_one_is_dead(
    service: Service, do: Do, refused: Refused, noted: Noted
) -> None:
    _, code = an_invitation(service, a_survey(service))
    fresh = do("invitation", "reissue", code)["invitations"][0]
    assert fresh["code"].replace("-", "") != code
    assert "was stopped already" in refused("invitation", "reissue", code)
    assert noted() == ["reissue-invitation fenmoor-parents"]
    assert fresh["link"].endswith(fresh["code"])


def test_readers_of_content_get_the_secret_for_their_phone_and_the_forum_none(fenmoor: str, do: Do) -> None:
    who = ["--name", "Ana", "--inspection", fenmoor]
    lead = do("staff", "add", *who, "--address", "ana@example.org", "--role", "lead", "--role", "inspector")
    assert pyotp.parse_uri(lead["totp_address"]).now() == pyotp.TOTP(lead["totp_secret"]).now()
    forum = do("staff", "add", *who, "--address", "chair@example.org", "--role", "forum")
    assert (forum["totp_secret"], forum["totp_address"]) == (None, None)
    assert "/staff/sign-in/" in do("staff", "link", "Ana@example.org")["link"]


def test_somebody_with_a_new_phone_is_added_anew_and_signed_out_of_the_old_one(
    service: Service, do: Do
) -> None:
    survey, now = a_survey(service), clock.now()
    ana = [
        "staff",
        "add",
        "--name",
        "Ana",
        "--address",
        "ana@example.org",
        "--inspection",
        survey.inspection_id,
    ]
    first = do(*ana, "--role", "lead")
    with service.store.writing() as connection:
        old = staff_visits.begin(connection, first["id"], has_second_factor=True, now=now)
    second = do(*ana, "--role", "lead", "--role", "forum")
    assert second["id"] == first["id"]
    assert second["totp_secret"] not in (None, first["totp_secret"])
    with service.store.reading() as connection:
        assert staff_visits.find(connection, old, now=now) is None
        held = connection.execute(sa.select(records.roles.c.role)).scalars().all()
    assert sorted(held) == ["forum", "lead"]
