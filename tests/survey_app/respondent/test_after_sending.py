"""After sending: another child, the codes of a visit, and whether answers are counted."""

import datetime as dt
import string

import pytest
import time_machine
from builders import CLOSES_AT, ASurvey, a_question, a_questionnaire, a_survey, an_invitation
from drivers import Respondent

from questionnaires.model import Condition, Page, Route
from survey_app.fieldwork import tokens
from survey_app.respondent import spelling
from survey_app.service import Service


def asked_once_and_of_each() -> tuple[Page, ...]:
    """The second page asks about the person, and would send some of them past the third."""
    to_the_end = Route(to="last", when=Condition(question="knows", any_of=("yes",)))
    return (
        Page(id="child", section="s", heading="The child", questions=(a_question("helped"),)),
        Page(
            id="family-knows",
            section="s",
            heading="You",
            questions=(a_question("knows"),),
            routes=(to_the_end,),
        ),
        Page(id="more", section="s", heading="More", questions=(a_question("more"),)),
        Page(id="last", section="s", heading="Last", questions=(a_question("else", "comment"),)),
    )


@pytest.fixture
def family_survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service, a_questionnaire(*asked_once_and_of_each()))


def sent_by(parent: Respondent, link: str) -> str:
    parent.begin(link)
    parent.answer({"helped": "yes"}, action="send")
    return parent.send()


def another(parent: Respondent) -> None:
    parent.press("/another-child")


def sent(service: Service) -> list[tuple[str, str]]:
    with service.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT outcome, answers FROM responses").all()
    return sorted((row.outcome, row.answers) for row in rows)


def test_what_is_asked_once_is_not_asked_for_another_child(
    parent: Respondent, family_survey: ASurvey, sqlite_service: Service
) -> None:
    parent.begin(family_survey.link)
    parent.answer({"helped": "yes"})
    parent.answer({"knows": "yes"})
    assert parent.path == "/answer/4"
    parent.answer({"else": "One"})
    parent.send()
    another(parent)
    assert parent.path == "/answer/1"
    parent.answer({"helped": "no"})
    assert parent.path == "/answer/3"
    parent.answer({"more": "yes"})
    parent.answer({"else": "Two"})
    assert (parent.screen, "What about knows?" in parent.words) == ("check-answers", False)
    parent.send()
    assert sent(sqlite_service) == [
        ("complete", '{"helped":"no","more":"yes"}'),
        ("complete", '{"helped":"yes","knows":"yes"}'),
    ]


def test_a_page_asked_once_takes_no_answer_for_another_child(
    parent: Respondent, family_survey: ASurvey, sqlite_service: Service
) -> None:
    sent_by(parent, family_survey.link)
    another(parent)
    parent.answer({"helped": "no"})
    token = parent.form("/answer/3")["csrf_token"]
    parent.post("/answer/2", {"csrf_token": token, "knows": "yes", "action": "continue"})
    assert parent.path == "/answer/3"
    parent.answer({}, action="send")
    parent.send()
    assert '"knows"' not in str(sent(sqlite_service))


def test_where_nothing_is_asked_once_everything_is_asked_again(parent: Respondent, survey: ASurvey) -> None:
    sent_by(parent, survey.link)
    another(parent)
    parent.answer({"helped": "yes"})
    assert parent.path == "/answer/2"
    parent.answer({"wait": "no"})
    assert parent.path == "/answer/3"


def test_the_codes_of_one_visit_are_shown_together_and_nobody_is_asked_for_a_yes_again(
    parent: Respondent, survey: ASurvey
) -> None:
    first = sent_by(parent, survey.link)
    another(parent)
    assert parent.screen == "question"
    parent.get("/receipt")
    assert "not sent yet" in parent.words
    assert parent.receipt() == first
    parent.get("/answer")
    parent.answer({"helped": "no"}, action="send")
    second = parent.send()
    assert second != first
    assert all(code in parent.reply.text for code in (first, second))
    parent.get("/agreed")
    assert "I am 16 or over" in parent.words
    parent.get("/receipt")
    assert parent.receipt() == second


def test_what_was_sent_stays_sent_whatever_becomes_of_the_next(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    first = sent_by(parent, survey.link)
    another(parent)
    parent.answer({"helped": "no"})
    parent.get("/stop")
    assert "stays sent" in parent.words
    parent.press("/stop")
    assert (parent.screen, parent.cookies) == ("stopped", {})
    assert len(sent(sqlite_service)) == 1
    parent.withdraw(first)
    assert parent.screen == "withdrawn"


def test_an_invitation_says_when_four_children_are_answered_for(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    _, code = an_invitation(sqlite_service, survey)
    sent_by(parent, f"/s/{tokens.grouped(code)}")
    for _ in range(3):
        another(parent)
        parent.answer({"helped": "no"}, action="send")
        parent.send()
    assert "One link is for 4 at most" in parent.words
    assert '/another-child"' not in parent.reply.text
    assert len(sent(sqlite_service)) == 4


def test_a_personal_link_leads_back_to_the_next_child_in_the_same_browser_alone(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    _, code = an_invitation(sqlite_service, survey)
    link = f"/s/{tokens.grouped(code)}"
    sent_by(parent, link)
    another(parent)
    parent.answer({"helped": "yes"})
    parent.open(link)
    parent.start()
    assert parent.path == "/answer/2"
    stranger = Respondent.at(sqlite_service)
    stranger.get(link)
    assert stranger.screen == "already-sent"


def test_a_code_brings_the_next_child_to_another_phone_and_the_count_with_it(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    _, code = an_invitation(sqlite_service, survey)
    sent_by(parent, f"/s/{tokens.grouped(code)}")
    for _ in range(3):
        another(parent)
        parent.answer({"helped": "no"}, action="later")
        parent.press("/come-back")
        shown = parent.page.by_id("come-back-code")
        assert shown is not None
        other = Respondent.at(sqlite_service)
        other.type_code(shown.text())
        other.answer({}, action="send")
        other.send()
        parent = other
    assert "One link is for 4 at most" in parent.words
    with sqlite_service.store.reading() as connection:
        found = connection.exec_driver_sql("SELECT family_number FROM responses").scalars().all()
    assert (len(found), len(set(found))) == (4, 1)


def test_back_on_the_first_phone_its_own_code_is_still_there(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    first = sent_by(parent, survey.link)
    another(parent)
    parent.answer({"helped": "no"}, action="later")
    parent.press("/come-back")
    shown = parent.page.by_id("come-back-code")
    assert shown is not None
    other = Respondent.at(sqlite_service)
    other.type_code(shown.text())
    other.answer({}, action="send")
    other.send()
    parent.get("/answer")
    assert (parent.screen, parent.receipt()) == ("receipt", first)


def test_taking_one_back_keeps_the_other_and_its_code(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    sent_by(parent, survey.link)
    another(parent)
    parent.answer({"helped": "no"}, action="send")
    second = parent.send()
    parent.press("/withdraw")  # the first button is the first child's
    parent.press("/withdraw", {"is_sure": "yes"})
    assert (parent.screen, "another child stays" in parent.words) == ("withdrawn", True)
    parent.get("/receipt")
    assert "taken back" in parent.words
    assert parent.receipt() == second
    assert [answers for _, answers in sent(sqlite_service)] == ['{"helped":"no"}']
    parent.press("/withdraw")
    parent.press("/withdraw", {"is_sure": "yes"})
    assert parent.cookies == {}


def test_after_the_close_no_other_child_is_offered(parent: Respondent, survey: ASurvey) -> None:
    with time_machine.travel(CLOSES_AT - dt.timedelta(minutes=1), tick=False):
        sent_by(parent, survey.link)
        fields = parent.form("/another-child")
    with time_machine.travel(CLOSES_AT, tick=False):
        parent.get("/receipt")
        assert '/another-child"' not in parent.reply.text
        parent.post("/another-child", fields)
        assert parent.screen == "closed"


def test_a_code_is_said_to_be_counted_or_taken_back_and_nothing_else(
    parent: Respondent, survey: ASurvey, sqlite_service: Service
) -> None:
    receipt = sent_by(parent, survey.link)
    stranger = Respondent.at(sqlite_service)
    seen = []
    for code in (receipt, receipt.replace("-", " ").lower(), tokens.new(sqlite_service.keyring, "receipt")):
        stranger.get("/counted")
        stranger.press("/counted", {"code": code})
        seen.append((stranger.status, stranger.page.all("h1")[0].text().strip()))
        assert "helped" not in stranger.reply.text
    stranger.withdraw(receipt)
    stranger.get("/counted")
    stranger.press("/counted", {"code": receipt})
    seen.append((stranger.status, stranger.page.all("h1")[0].text().strip()))
    assert seen == [
        (200, "These answers are counted"),
        (200, "These answers are counted"),
        (404, "Are my answers counted?"),
        (200, "These answers are taken back"),
    ]


def test_the_code_can_be_said_aloud(parent: Respondent, survey: ASurvey) -> None:
    receipt = sent_by(parent, survey.link)
    groups = [spelling.aloud(group) for group in receipt.split("-")]
    assert len(groups) == 4
    assert all(group in parent.words for group in groups)


def test_every_letter_of_a_code_has_a_word_of_its_own() -> None:
    letters = string.ascii_uppercase  # references of what people ask for take all of them
    assert set(spelling.WORDS) == set(letters)
    assert len(set(spelling.WORDS.values())) == len(letters)
    assert all(word.startswith(letter.lower()) for letter, word in spelling.WORDS.items())
    assert spelling.aloud("A7KM") == "A for apple, 7, K for king, M for milk"
