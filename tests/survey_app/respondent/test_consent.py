"""The yes: what is said before it, and what is kept of it."""

from hashlib import sha256

import pytest
from builders import NOW, ASurvey, a_questionnaire, a_survey
from drivers import Respondent
from easy_pages import in_easy_read

from survey_app.fieldwork import consent, outcomes
from survey_app.fieldwork.consent_rules import ConsentRules
from survey_app.respondent import audiences
from survey_app.service import Service
from survey_app.store.records import AUDIENCES

STATEMENTS = {
    2: {
        "children-5-10": "b12d1acf27d3631c82b09eea12b1ba27e6e5963577f18dce35a80e456fb998d7",
        "children-11-15": "f0e7e6625eb73510c7058c8774c0593cab9eb70de2f39e9b351c71655dba2040",
        "young-people-16-18": "d761c31a3765ff63986bbd8dae5ae5db63a2b377721f1d1db09ce9893c99f49e",
        "young-people-19-25": "d761c31a3765ff63986bbd8dae5ae5db63a2b377721f1d1db09ce9893c99f49e",
        "supporters": "75d146b40a81854f7ef95bf52b4178f9e4e24991a8be43c94272e57b0829c778",
        "parents-and-carers": "2668e8cd7a101932f6c7a65384be52671fef934578103ce302ef149087fedb52",
        "practitioners": "4ef02c9e3d22cf3a66352ac4c616850456abfb5272900648841fd98ff1085b66",
        "area-leaders": "4ef02c9e3d22cf3a66352ac4c616850456abfb5272900648841fd98ff1085b66",
    },
    3: {
        "children-5-10": "fd47d5eb11c0965efbd70c6eab3f95c53958c312e4c3336d1b14c79e5c733757",
        "children-11-15": "1d4812ec2e78a44d21d9feb5f1b73beb8a8fb4fc34c71733d91a75b8df0570c2",
        "young-people-16-18": "4e0426cb45476e5341ac1fc6f76bf931e16b3c835db7c14f9f3e46821c4fdc83",
        "young-people-19-25": "4e0426cb45476e5341ac1fc6f76bf931e16b3c835db7c14f9f3e46821c4fdc83",
        "supporters": "bd1e2cd9a194a71ec6f0d40e51e3b7781eea90357aec171e16015d366b49c798",
        "parents-and-carers": "0d2d82e9b980fcd58b8fdd9491f3f74be512bf9c0de1ba06be432bf3e94e8cf7",
        "practitioners": "961f37200adeef1710af5990b4ac03b7f2ebe86d37b83107b42c10637da7ce79",
        "area-leaders": "961f37200adeef1710af5990b4ac03b7f2ebe86d37b83107b42c10637da7ce79",
    },
}
"""The statements' words by version and audience; 3 is 2 in easy read. Changed words need a new version: nobody's
yes covers other words."""
PRESENTATIONS = {consent.STATEMENTS_VERSION: "standard", consent.EASY_READ_VERSION: "easy-read"}


@pytest.fixture
def asked(parent: Respondent, survey: ASurvey) -> Respondent:
    parent.open(survey.link)
    parent.start()
    parent.tell_who("supporter")
    return parent


@pytest.mark.parametrize("version", consent.VERSIONS)
@pytest.mark.parametrize("audience", STATEMENTS[consent.STATEMENTS_VERSION])
def test_the_statements_are_those_of_their_version(
    sqlite_service: Service, audience: str, version: int
) -> None:
    survey = a_survey(sqlite_service, in_easy_read(audience))
    person = Respondent.at(sqlite_service)
    person.open(survey.link)
    person.get("/ways")
    person.press("/ways", {"presentation": PRESENTATIONS[version]})
    person.start()
    if person.screen == "who":
        person.tell_who("helped")
    shown = person.page.by_id("statements")
    assert shown is not None
    said = sha256(" ".join(shown.text().split()).encode()).hexdigest()
    assert said == STATEMENTS[version][audience]


def test_every_audience_is_asked() -> None:
    assert set(consent.VERSIONS) <= STATEMENTS.keys()
    for version in consent.VERSIONS:
        assert STATEMENTS[version].keys() == set(AUDIENCES) == audiences.OF.keys()


def test_a_response_carries_its_consent_and_its_voice(asked: Respondent, sqlite_service: Service) -> None:
    asked.agree()
    asked.answer({"helped": "no"}, action="send")
    asked.send()
    with sqlite_service.store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT voice, statements_version, c.language, given_on FROM consents c "
            "JOIN responses r ON r.id = c.response_id"
        ).one()
    assert tuple(row) == ("supporter", consent.STATEMENTS_VERSION, "en", NOW.date().isoformat())


def test_a_no_is_counted_and_nothing_else_is_kept(
    asked: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    asked.press("/consent", {"action": "no"})
    assert asked.screen == "declined"
    with sqlite_service.store.reading() as connection:
        assert outcomes.counts(connection, survey.id)["declined"] == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar() == 0


def test_who_answers_must_be_told_and_only_once(parent: Respondent, survey: ASurvey) -> None:
    parent.open(survey.link)
    parent.start()
    for given in ({}, {"voice": "nobody"}, {"voice": ["myself", "supporter"]}):
        parent.get("/who")
        parent.press("/who", given)
        assert (parent.status, parent.screen) == (422, "who")


def test_help_is_kept_only_for_those_who_were_helped(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link)
    parent.start()
    parent.tell_who("helped", ["friend", "read-out", "made-up"])
    parent.agree()
    parent.answer({"helped": "yes"}, action="send")
    parent.send()
    with sqlite_service.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT help FROM responses").scalar() == "friend read-out"


def asked_of(service: Service, rules: ConsentRules) -> Respondent:
    """Somebody of 11 to 15 before the yes, under these rules."""
    survey = a_survey(service, a_questionnaire(audience="children-11-15"), rules=rules)
    person = Respondent.at(service)
    person.open(survey.link)
    person.start()
    person.tell_who()
    return person


def recorded(service: Service) -> list[str | None]:
    with service.store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT adult_knows FROM consents").scalars())


@pytest.mark.parametrize(
    ("alone_from", "said", "kept", "next_screen"),
    [
        (16, {}, "prefer-not-to-say", "question"),
        (16, {"adult_knows": "no"}, "no", "someone-to-talk-to"),
        (16, {"adult_knows": "alone"}, None, "question"),
        (14, {"adult_knows": "alone"}, None, "question"),
        (14, {}, None, "question"),
        (14, {"adult_knows": "no"}, "no", "someone-to-talk-to"),
        (14, {"adult_knows": "yes"}, "yes", "question"),
    ],
)
def test_the_age_a_lead_has_signed_decides_who_is_asked_about_an_adult(
    sqlite_service: Service, alone_from: int, said: dict[str, str], kept: str | None, next_screen: str
) -> None:
    person = asked_of(sqlite_service, ConsentRules(alone_from=alone_from))
    assert ("I am 14 or older" in person.words) == (alone_from == 14)
    assert ("From the age of 14 you decide alone" in person.words) == (alone_from == 14)
    person.press("/consent", {"action": "yes", **said})
    assert person.screen == next_screen
    person.get("/answer/1")
    person.answer({"helped": "yes"}, action="send")
    person.send()
    assert recorded(sqlite_service) == [kept]


def test_where_the_lead_has_signed_it_nobody_is_asked_about_an_adult(sqlite_service: Service) -> None:
    person = asked_of(sqlite_service, ConsentRules(asks_if_adult_knows=False))
    assert "adult_knows" not in person.reply.text
    person.press("/consent", {"action": "yes", "adult_knows": "no"})
    assert person.screen == "question", "what was not asked is not taken"
    person.answer({"helped": "yes"}, action="send")
    person.send()
    assert recorded(sqlite_service) == [None]
