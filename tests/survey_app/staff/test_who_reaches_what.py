"""Every route of the console against every role: what the written matrix says, and nothing more."""

import pytest
from builders import NOW, a_survey

from survey_app.fieldwork import lines, reading_room, requests, searches, sign_in
from survey_app.fieldwork.recordings import Arriving
from survey_app.staff.door import create_console
from survey_app.worker.loop import Worker

TEAM = {
    "lead": 200,
    "inspector": 200,
    "forum": 403,
    "officer": 403,
    "outsider": 404,
    "half": 303,
    "nobody": 303,
}
LEAD = TEAM | {"inspector": 403}
ALL_ROLES = TEAM | {"forum": 200, "officer": 200}
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
    "commenting.show_all": TEAM,
    "searching.ask": TEAM,
    "searching.result": TEAM | {"inspector": 404},  # somebody else's
    "searching.show_log": LEAD,
    "translating.show_queue": TEAM,
    "translating.show_one": TEAM,
    "reporting.overview": TEAM,
    "reporting.chapter": TEAM,
    "reporting.voice": TEAM,
    "reporting.file": TEAM,
    "crossing.cross": TEAM,
    "publishing.show_day": LEAD,
    "requests.show_all": TEAM,
    "requests.show_one": TEAM,
    "requests.recording": TEAM,
    "findings.show_all": TEAM,
    "findings.show_one": TEAM,
    "findings.new": TEAM,
    "findings.edit": TEAM,
    "findings.new_evidence": TEAM,
    "quoting.choose": TEAM | {"lead": 404, "inspector": 404},  # this address names no comment
    "releasing.choose": LEAD,
    "releasing.check": LEAD,
    "releasing.released": TEAM | {"officer": 200},
}
POSTS = {
    "signing_in.send_link",
    "signing_in.use_link",
    "signing_in.check_second_factor",
    "signing_in.sign_out",
    "publishing.enter",
    "requests.change",
    "reading.lift_masks",
    "searching.search",
    "translating.write",
    "findings.draft",
    "findings.change",
    "findings.remove",
    "findings.add_evidence",
    "findings.remove_evidence",
    "quoting.keep",
    "releasing.release",
}


@pytest.fixture
def ids(sqlite_service, survey, told):
    told({1: {"helped": "yes"}, 2: {"story": "We wait."}})
    worker = Worker(sqlite_service)
    while worker.look():
        pass
    with sqlite_service.store.reading() as connection:
        (shelf,) = reading_room.browse(connection, survey.id, 1).entries
    return {
        "chapter_id": "who-answered",
        "whose": survey.id,
        "question_id": "wait",
        "inspection_id": survey.inspection_id,
        "survey_id": survey.id,
        "channel_id": survey.channel_id,
        "reference": shelf.reference,
        "name": "tables.csv",
        "code": "none",
        "request_reference": a_recording_sent(sqlite_service, survey),
        "line": a_line(sqlite_service, survey),
        "item": "story",
        "search_reference": a_search(sqlite_service, survey),
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
        "officer": somebody("officer").sign_in(),
        "outsider": somebody("lead", "inspector", "forum", inspection_id=elsewhere.inspection_id).sign_in(),
        "half": half,
        "nobody": somebody(),
    }


def somebody_else(service, address):
    """Who has no role any more."""
    with service.store.writing() as connection:
        return sign_in.add_staff(
            connection, service.keyring, name="Author", address=address, roles=[], now=NOW
        )[0]


def a_search(service, survey):
    """The reference of somebody else's search."""
    actor = somebody_else(service, "searcher@example.org")
    with service.store.writing() as connection:
        here = (connection, service.keyring, survey.inspection_id)
        return searches.keep(*here, "wait", found=1, actor=actor, now=NOW)


def a_line(service, survey):
    """The reference of a line of enquiry of somebody else."""
    author = somebody_else(service, "author@example.org")
    with service.store.writing() as connection:
        words = lines.Words(theme="waits", claim="They wait.", whom="The pathway")
        return lines.draft(connection, service.keyring, survey.inspection_id, words, actor=author, now=NOW)


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
