"""What a browser sent, seen again by that browser alone, until its visit ends."""

import sqlalchemy as sa
from builders import ASurvey, an_invitation
from drivers import Respondent

from survey_app.fieldwork import tokens
from survey_app.service import Service

STORY = "Fourteen months of waiting"


def sent_by(person: Respondent, link: str) -> str:
    person.begin(link)
    person.answer({"helped": "yes"})
    person.answer({"wait": "no", "story": STORY}, action="send")
    return person.send()


def pages_left(service: Service) -> int:
    with service.store.reading() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM draft_pages")) or 0


def test_the_browser_that_sent_reads_what_it_sent_and_cannot_change_it(
    parent: Respondent, survey: ASurvey
) -> None:
    parent.begin(survey.link)
    parent.answer({"helped": "yes"})
    parent.answer({"wait": "no", "story": STORY})
    parent.check()
    checked = [each.text() for each in parent.page.all("dt", "dd")]
    parent.send()
    parent.get("/sent/1")
    assert parent.screen == "what-you-sent"
    assert [each.text() for each in parent.page.all("dt", "dd")] == checked
    assert {form.get("action") for form in parent.page.all("form")} == {"/finish"}
    assert "no-store" in parent.reply.header("Cache-Control")
    assert "Your views" in parent.page.all("title")[0].text()


def test_reading_it_writes_nothing(parent: Respondent, survey: ASurvey, sqlite_service: Service) -> None:
    sent_by(parent, survey.link)
    before = sqlite_service.settings.data.joinpath("survey.db-wal").read_bytes()
    parent.get("/sent/1")
    assert sqlite_service.settings.data.joinpath("survey.db-wal").read_bytes() == before


def test_no_other_browser_reads_it_by_link_code_or_address(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    """A14: whoever opens the link after sending, or had joined before, meets no answer."""
    _, code = an_invitation(sqlite_service, survey)
    link = f"/s/{tokens.grouped(code)}"
    parent.begin(link)
    parent.answer({"helped": "yes"}, action="later")
    parent.press("/come-back")
    shown = parent.page.by_id("come-back-code")
    assert shown is not None
    by_link, by_code, stranger = (Respondent.at(sqlite_service) for _ in range(3))
    by_link.open(link)
    by_link.start()
    by_code.type_code(shown.text())
    parent.get("/answer/2")
    parent.answer({"wait": "no", "story": STORY}, action="send")
    parent.send()
    stranger.get(link)
    assert stranger.screen == "already-sent"
    for other in (by_link, by_code, stranger):
        other.get("/sent/1")
        assert other.screen in {"no-visit", "already-sent"}
        assert STORY not in other.reply.text
    parent.get("/sent/1")
    assert STORY in parent.words


def test_a_page_answered_in_another_browser_stays_hidden_after_sending_too(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    _, code = an_invitation(sqlite_service, survey)
    link = f"/s/{tokens.grouped(code)}"
    parent.begin(link)
    parent.answer({"helped": "yes"})
    parent.answer({"wait": "no", "story": STORY})
    other = Respondent.at(sqlite_service)
    other.open(link)
    other.start()
    other.answer({}, action="send")
    other.send()
    other.get("/sent/1")
    assert "Answered in another browser. It is not shown here." in other.words
    assert STORY not in other.reply.text


def test_finishing_leaving_and_stopping_delete_it_at_once(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    for way_out in ("/finish", "/leave", "/stop"):
        sent_by(parent, survey.link)
        assert pages_left(sqlite_service) == 3
        if way_out == "/stop":
            parent.press("/another-child")
        parent.get("/stop") if way_out == "/stop" else parent.get("/receipt")
        parent.post(way_out) if way_out == "/leave" else parent.press(way_out)
        assert pages_left(sqlite_service) == 0, way_out
        parent.get("/sent/1")
        assert parent.screen == "no-visit"


def test_taken_back_it_says_so_and_shows_nothing(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    receipt = sent_by(parent, survey.link)
    parent.press("/another-child")
    Respondent.at(sqlite_service).withdraw(receipt)
    parent.get("/sent/1")
    assert (parent.screen, "taken back" in parent.words) == ("what-you-sent", True)
    assert STORY not in parent.reply.text


def test_taking_one_childs_answers_back_deletes_that_copy_and_keeps_the_others(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    first = sent_by(parent, survey.link)
    parent.press("/another-child")
    parent.answer({"helped": "no"}, action="send")
    parent.send()
    assert pages_left(sqlite_service) == 5
    parent.withdraw(first)
    assert pages_left(sqlite_service) == 2
    parent.get("/sent/2")
    assert "What you sent for child 2" in parent.words
    parent.get("/sent/3")
    assert parent.screen == "no-visit"


def test_while_another_child_is_begun_its_answers_are_not_shown_as_sent(
    parent: Respondent, survey: ASurvey
) -> None:
    sent_by(parent, survey.link)
    parent.press("/another-child")
    parent.answer({"helped": "no"})
    parent.get("/sent/2")
    assert parent.screen == "no-visit"


def test_on_a_shared_tablet_nothing_is_kept_and_nothing_shown(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    parent.open(survey.link.replace("/s/", "/together/"))
    parent.press("/next", {"action": "start"})
    parent.start()
    parent.tell_who()
    parent.agree()
    parent.answer({"helped": "yes"}, action="send")
    parent.send()
    assert pages_left(sqlite_service) == 0
    assert "/sent/1" not in parent.reply.text
    parent.get("/sent/1")
    assert parent.screen == "receipt"


def test_a_browser_that_is_shared_after_sending_forgets_it(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    sent_by(parent, survey.link)
    fields = parent.form("/finish")
    parent.post("/together", {"csrf_token": fields["csrf_token"]})
    assert pages_left(sqlite_service) == 0


def test_a_visit_ends_even_when_the_database_does_not_answer(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    sent_by(parent, survey.link)
    with sqlite_service.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE draft_pages RENAME TO elsewhere")
    parent.finish()
    assert (parent.screen, parent.cookies) == ("finished", {})


def test_taken_back_in_its_own_browser_no_byte_of_the_copy_is_left(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    """G9: in neither the database's file nor its log."""
    receipt = sent_by(parent, survey.link)
    with sqlite_service.store.reading() as connection:
        sealed = connection.scalars(sa.text("SELECT sealed FROM draft_pages")).all()
    files = sorted(sqlite_service.settings.data.glob("survey.db*"))
    assert len(sealed) == 3
    assert all(any(each in path.read_bytes() for path in files) for each in sealed)
    parent.withdraw(receipt)
    assert not any(each in path.read_bytes() for path in files for each in sealed)
