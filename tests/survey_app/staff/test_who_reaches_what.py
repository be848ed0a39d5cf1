"""Every route of the console against every role: what the written matrix says, and nothing more."""

import pytest
import sqlalchemy as sa
from builders import NOW, a_survey

from survey_app.fieldwork import reading_room, requests
from survey_app.fieldwork.recordings import Arriving
from survey_app.staff.door import create_console
from survey_app.store import records

TEAM = {"lead": 200, "inspector": 200, "forum": 403, "outsider": 404, "half": 303, "nobody": 303}
ALL_ROLES = TEAM | {"forum": 200}
ANYBODY_SIGNED_IN = ALL_ROLES | {"outsider": 200}
OPEN = dict.fromkeys(TEAM, 200)

EXPECTED = {
    "signing_in.ask": OPEN,
    "signing_in.check_mail": OPEN,
    "signing_in.signed_out": OPEN,
    "signing_in.show_link": dict.fromkeys(TEAM, 403),  # a code that is none
    "signing_in.second_factor_page": OPEN | {"nobody": 303},
    "inspecting.home": dict.fromkeys(TEAM, 303),
    "inspecting.show_all": ANYBODY_SIGNED_IN,
    "inspecting.show_one": ALL_ROLES,
    "sharing.channels_page": ALL_ROLES,
    "sharing.poster": ALL_ROLES,
    "sharing.qr": ALL_ROLES,
    "reading.summary": TEAM,
    "reading.file": TEAM,
    "reading.responses": TEAM,
    "reading.response": TEAM,
    "requests.show_all": TEAM,
    "requests.show_one": TEAM,
    "requests.recording": TEAM,
}
POSTS = {
    "signing_in.send_link",
    "signing_in.use_link",
    "signing_in.check_second_factor",
    "signing_in.sign_out",
    "requests.change",
}


@pytest.fixture
def ids(sqlite_service, survey, told):
    told()
    with sqlite_service.store.writing() as connection:
        (shelf,) = reading_room.browse(connection, survey.id, 1).entries
        connection.execute(
            sa.insert(records.built),
            {
                "survey_id": survey.id,
                "readership": "inspection-team",
                "name": "tables.csv",
                "body": b"table",
                "built_at": NOW,
            },
        )
    return {
        "inspection_id": survey.inspection_id,
        "survey_id": survey.id,
        "channel_id": survey.channel_id,
        "reference": shelf.reference,
        "name": "tables.csv",
        "code": "none",
        "request_reference": a_recording_sent(sqlite_service, survey),
    }


@pytest.fixture
def people(sqlite_service, somebody):
    """One of each role here, one of all roles elsewhere, one without the second factor, and nobody."""
    elsewhere = a_survey(sqlite_service, area="Elsewhere")
    half = somebody("inspector", address="half@example.org")
    half.get(half.link)
    half.press(half.link)
    return {
        "lead": somebody("lead").sign_in(),
        "inspector": somebody("inspector").sign_in(),
        "forum": somebody("forum").sign_in(),
        "outsider": somebody("lead", "inspector", "forum", inspection_id=elsewhere.inspection_id).sign_in(),
        "half": half,
        "nobody": somebody(),
    }


def a_recording_sent(service, survey):
    """The reference of a request that came with one."""
    arriving = Arriving(service.settings.recordings_folder, 0)
    arriving.write(b"OggS")
    with service.store.writing() as connection:
        return requests.ask(
            connection,
            service.keyring,
            inspection_id=survey.inspection_id,
            kind="recording",
            contact="",
            words="",
            language="en",
            recording=arriving.keep(service.keyring, "audio/ogg"),
            now=NOW,
        )


def routes(service, method):
    app = create_console(service)
    return {rule.endpoint: rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())}


def test_every_route_answers_each_role_as_the_matrix_says(sqlite_service, people, ids):
    gets = routes(sqlite_service, "GET")
    assert gets.keys() == EXPECTED.keys()
    for endpoint, rule in gets.items():
        path = "/staff" + rule.build({name: ids[name] for name in rule.arguments})[1]
        met = {role: person.request("GET", path).status for role, person in people.items()}
        assert met == EXPECTED[endpoint], endpoint


def test_only_signing_in_and_out_and_what_was_done_for_people_can_be_posted(sqlite_service):
    assert routes(sqlite_service, "POST").keys() == POSTS


@pytest.mark.parametrize("action", ["take", "note", "done"])
def test_only_the_team_changes_what_people_asked_for(people, ids, action):
    path = f"/staff/inspections/{ids['inspection_id']}/requests/{ids['request_reference']}"
    people["lead"].get(path)
    for role, expected in (TEAM | {"lead": 303, "inspector": 303}).items():
        person = people[role]
        person.get("/staff/inspections")
        tokens = [
            field.get("value") for field in person.page.all("input") if field.get("name") == "csrf_token"
        ]
        fields = {"csrf_token": tokens[0], "action": action, "note": role}
        assert person.request("POST", path, fields).status == expected, role


def test_what_does_not_exist_and_what_is_anothers_look_the_same(people, ids):
    theirs = people["outsider"].request("GET", f"/staff/surveys/{ids['survey_id']}/responses")
    nothing = people["outsider"].request("GET", "/staff/surveys/no-such-survey/responses")
    assert (theirs.status, theirs.text) == (nothing.status, nothing.text)


@pytest.mark.parametrize("role", ["lead", "inspector", "forum"])
def test_the_inspection_page_offers_only_what_the_role_reaches(people, ids, role):
    person = people[role]
    person.get(f"/staff/inspections/{ids['inspection_id']}")
    offered = {link.get("href") for link in person.page.all("a") if "/surveys/" in link.get("href")}
    asked = [link.get("href") for link in person.page.all("a") if link.get("href").endswith("/requests")]
    for href in offered:
        assert person.request("GET", href).status == 200
    assert len(offered) == (1 if role == "forum" else 3)
    assert len(asked) == (0 if role == "forum" else 1)
    assert [person.request("GET", href).status for href in asked] == [200] * len(asked)
