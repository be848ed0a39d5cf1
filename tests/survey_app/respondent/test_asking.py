"""Other ways to be heard: asking for large print, Braille, a call or an answer, without a name."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import NOW, ASurvey, a_response, an_invitation
from drivers import Respondent

from survey_app.fieldwork import channels, requests, throttle
from survey_app.service import Service
from survey_app.store.request_records import requests as rows

CONTACT = "12 Cedar Close\r\nFenmoor FM1 2AB"
KINDS = ("large-print", "braille", "telephone", "question")


def kept(service: Service) -> list[requests.Request]:
    with service.store.writing() as connection:
        ids = connection.execute(sa.select(rows.c.id)).scalars().all()
        return [
            requests.read(
                connection,
                service.keyring,
                "fenmoor-revisit",
                requests.reference(each),
                actor="test",
                now=NOW,
            )
            for each in ids
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_asks_by_links_and_buttons_alone(
    sqlite_service: Service, survey: ASurvey, parent: Respondent, kind: str
) -> None:
    parent.open(survey.link)
    parent.get("/other-ways")
    assert f"/other-ways/{kind}" in {link.get("href") for link in parent.page.all("a")}
    parent.get(f"/other-ways/{kind}")
    parent.press(f"/other-ways/{kind}", {"contact": CONTACT, "words": "In the mornings."})

    assert (parent.screen, parent.path) == ("asked", "/other-ways/asked")
    (found,) = kept(sqlite_service)
    assert (found.kind, found.contact, found.words) == (
        kind,
        CONTACT.replace("\r\n", "\n"),
        "In the mornings.",
    )
    assert found.reference.upper() in parent.words
    assert (found.asked_on, found.language, found.state) == (NOW.date(), "en", "new")


def test_a_way_to_be_reached_is_needed_and_what_was_typed_comes_back(
    sqlite_service: Service, survey: ASurvey, parent: Respondent
) -> None:
    parent.open(survey.link)
    parent.get("/other-ways/question")
    parent.press("/other-ways/question", {"words": "Who reads this?", "contact": "  \r\n"})
    assert (parent.status, parent.screen) == (422, "ask")
    assert "Tell us how we can reach you." in parent.words
    assert parent.form("/other-ways/question")["words"] == ["Who reads this?"]
    parent.press("/other-ways/question", {"words": " ", "contact": "me@example.org"})
    assert "Write your question." in parent.words
    assert parent.form("/other-ways/question")["contact"] == ["me@example.org"]
    assert kept(sqlite_service) == []


def test_what_is_too_long_is_not_cut_off_but_given_back(survey: ASurvey, parent: Respondent) -> None:
    parent.open(survey.link)
    parent.get("/other-ways/braille")
    words = "x" * (requests.LIMIT_WORDS + 1)
    parent.press("/other-ways/braille", {"contact": CONTACT, "words": words})
    assert (parent.status, parent.form("/other-ways/braille")["words"]) == (422, [words])


def test_without_a_visit_nothing_can_be_asked(sqlite_service: Service, parent: Respondent) -> None:
    for path in ("/other-ways", "/other-ways/braille", "/other-ways/recording", "/other-ways/asked"):
        parent.get(path)
        assert (parent.status, parent.screen) == (403, "no-visit"), path
    parent.post("/other-ways/braille", {"contact": CONTACT})
    assert parent.screen == "no-visit"
    assert kept(sqlite_service) == []


def test_a_stopped_link_asks_for_nothing(
    sqlite_service: Service, survey: ASurvey, parent: Respondent
) -> None:
    parent.open(survey.link)
    parent.get("/other-ways/braille")
    with sqlite_service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    parent.press("/other-ways/braille", {"contact": CONTACT})
    assert parent.screen == "revoked"
    assert kept(sqlite_service) == []


def test_after_answering_and_after_the_close_one_may_still_ask(
    sqlite_service: Service, survey: ASurvey, parent: Respondent
) -> None:
    _, code = an_invitation(sqlite_service, survey)
    parent.open(f"/s/{code}")
    a_response(sqlite_service, survey, {1: {"helped": "no"}}, code=code)
    parent.get("/other-ways/telephone")
    parent.press("/other-ways/telephone", {"contact": "01632 960 123"})
    assert parent.screen == "asked"


def test_many_requests_from_one_place_are_told_to_wait_and_kept_words_are_given_back(
    sqlite_service: Service, survey: ASurvey, parent: Respondent
) -> None:
    parent.open(survey.link)
    for _ in range(throttle.MOST + 1):
        parent.get("/other-ways/telephone")
        parent.press("/other-ways/telephone", {"contact": "01632 960 123"})
    assert (parent.status, parent.screen) == (429, "ask")
    assert parent.form("/other-ways/telephone")["contact"] == ["01632 960 123"]
    assert len(kept(sqlite_service)) == throttle.MOST


def test_a_form_without_its_token_is_shown_again_with_all_that_was_typed(
    sqlite_service: Service, survey: ASurvey, parent: Respondent
) -> None:
    parent.open(survey.link)
    parent.post("/other-ways/braille", {"contact": "me@example.org", "words": "Soon please"})
    assert (parent.status, parent.screen) == (400, "resend")
    assert kept(sqlite_service) == []
    parent.press("/other-ways/braille")
    assert [each.contact for each in kept(sqlite_service)] == ["me@example.org"]


def test_the_days_promised_are_those_that_are_set(sqlite_service: Service, survey: ASurvey) -> None:
    settings = replace(sqlite_service.settings, requests_kept_days=17)
    parent = Respondent.at(replace(sqlite_service, settings=settings))
    parent.open(survey.link)
    for path in ("/other-ways/braille", "/other-ways/recording"):
        parent.get(path)
        assert "We delete it 17 days after" in parent.words


@pytest.mark.parametrize("path", ["/start", "/help", "/accessibility"])
def test_the_pages_that_speak_of_help_lead_there(survey: ASurvey, parent: Respondent, path: str) -> None:
    parent.open(survey.link)
    parent.get(path)
    assert "/other-ways" in {link.get("href") for link in parent.page.all("main")[0].all("a")}


@pytest.mark.parametrize("path", ["/help", "/accessibility"])
def test_without_a_link_they_do_not_for_the_area_is_not_known(parent: Respondent, path: str) -> None:
    parent.get(path)
    assert "/other-ways" not in {link.get("href") for link in parent.page.all("a")}


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("question", "yes", "yes"),
        ("telephone", "no", "no"),
        ("question", "", ""),
        ("telephone", "maybe", ""),
        ("braille", "yes", ""),
    ],
)
def test_who_wants_a_call_back_says_when_how_and_whether_a_message_is_safe(
    sqlite_service: Service, survey: ASurvey, parent: Respondent, kind: str, said: str, found: str
) -> None:
    parent.open(survey.link)
    parent.get(f"/other-ways/{kind}")
    assert ("Is it safe to leave a message?" in parent.words) == (kind != "braille")
    when = "01632 960 123, on weekdays before 3"
    parent.press(f"/other-ways/{kind}", {"contact": when, "words": "Please call me.", "safe_message": said})
    assert parent.screen == "asked"
    (request,) = kept(sqlite_service)
    assert (request.contact, request.safe_message) == (when, found)


def test_what_was_said_of_messages_comes_back_with_an_error(survey: ASurvey, parent: Respondent) -> None:
    parent.open(survey.link)
    parent.get("/other-ways/question")
    parent.press("/other-ways/question", {"words": "Who?", "safe_message": "no"})
    assert (parent.status, parent.form("/other-ways/question")["safe_message"]) == (422, ["no"])
