"""Signs of programs: what sets them, what never does, and what they change."""

import datetime as dt

import pytest
import time_machine
from attacks.facts import column
from builders import NOW, OPENING, a_link, a_question, a_questionnaire, a_survey, an_invitation
from drivers import Respondent

from questionnaires.model import Page
from survey_app.fieldwork import coming_back, drafts, flags, responses, surveys, throttle
from survey_app.store import records

SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
ITEMS = [f"item-{number}" for number in range(flags.LEAST_TICKED)]
SAME = dict.fromkeys(ITEMS, "yes")


def many_items():
    page = Page(id="all", section="All", heading="All", questions=tuple(map(a_question, ITEMS)))
    return a_questionnaire(page)


@pytest.fixture
def survey(service):
    return a_survey(service, many_items())


def send(service, survey, answers, *, code="", trap="", begun=NOW, sent=NOW + 5 * MINUTE):
    """One response through the rules; returns its flags."""
    link = a_link(service, code or survey.channel_code)
    before = set(column(service, "SELECT id FROM responses"))
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        secret = len(before).to_bytes(16, "big")
        opening = OPENING | flags.facts(trap=trap, now=begun)
        ends = {"channel_id": link.channel_id, "invitation_id": link.invitation_id, "link": link.holder}
        draft = drafts.begin(connection, service.keyring, known, secret, opening, **ends, now=begun)
        drafts.save(connection, draft, 1, answers, version=0, secret=secret, now=begun)
    with service.store.writing() as connection:
        responses.send(connection, service.keyring, secret, now=sent)
    (new,) = set(column(service, "SELECT id FROM responses")) - before
    return column(service, "SELECT flags FROM responses WHERE id = :id", id=new)[0]


def test_an_ordinary_response_has_no_flag(service, survey):
    assert send(service, survey, SAME) == ""


def test_a_field_nobody_sees_is_a_trap(service, survey):
    assert send(service, survey, SAME, trap="http://example.org") == "trap"


def test_sent_sooner_than_two_pages_can_be_loaded_is_hasty_and_not_a_moment_later(service, survey):
    quickest = 2 * flags.FASTEST
    assert (
        send(service, survey, {"item-1": "yes"}, sent=NOW + quickest - dt.timedelta(milliseconds=1))
        == "haste"
    )
    assert send(service, survey, {"item-1": "yes"}, sent=NOW + quickest) == ""


def test_a_clock_put_back_in_between_is_no_haste(service, survey):
    assert send(service, survey, {"item-1": "yes"}, sent=NOW - 30 * SECOND) == ""


def test_many_with_the_same_ticks_by_one_channel_within_minutes_are_repeats(service, survey):
    found = [send(service, survey, SAME) for _ in range(flags.FEW_ALIKE + 3)]
    assert found == [""] * flags.FEW_ALIKE + ["repeats"] * 3


def test_neighbours_are_no_repeats(service, survey):
    """Other ticks, few answers, personal links, or time between: none of it counts."""
    for number in range(flags.FEW_ALIKE + 3):
        later = NOW + (number + 1) * throttle.SPAN
        assert (
            send(service, survey, SAME | {"item-0": ("yes", "no", "rather-not")[number % 3]}, sent=later)
            == ""
        )
        assert send(service, survey, {"item-0": "yes"}) == ""
        assert send(service, survey, SAME, code=an_invitation(service, survey)[1]) == ""


def test_what_went_by_itself_at_the_end_is_not_judged(service, survey):
    """All of those are sent in one minute, whenever they were answered."""
    link = a_link(service, survey.channel_code)
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        opening = OPENING | flags.facts(trap="x", now=NOW)
        draft = drafts.begin(
            connection, service.keyring, known, b"s" * 16, opening, channel_id=link.channel_id, now=NOW
        )
        drafts.save(connection, draft, 1, SAME, version=0, secret=b"s" * 16, now=NOW)
        coming_back.let_it_count(connection, service.keyring, draft)
        responses.send_left(connection, service.keyring, draft.id, now=NOW)
    assert column(service, "SELECT flags FROM responses") == [""]


def test_the_set_of_flags_is_closed_and_analysis_sees_it(service, survey):
    send(service, survey, SAME, trap="x", sent=NOW)
    assert column(service, "SELECT flags FROM released_responses") == ["trap haste"]
    with pytest.raises(Exception, match="flags_is_known"), service.store.writing() as connection:
        connection.exec_driver_sql("UPDATE responses SET flags = 'haste trap'")


def test_what_was_counted_is_forgotten_and_its_instant_was_never_exact(service, survey):
    send(service, survey, SAME, sent=NOW + 7 * MINUTE + SECOND)
    with service.store.writing() as connection:
        (since,) = connection.execute(records.failed_codes.select()).scalars("since").all()
        assert since == NOW
        throttle.forget(connection, now=NOW + 2 * throttle.SPAN)
    assert column(service, "SELECT count(*) FROM failed_codes") == [0]


@pytest.mark.parametrize("trap", ["", "Fenmoor"])
def test_at_the_public_door_a_flag_blocks_nothing_and_is_never_shown(sqlite_service, trap):
    survey = a_survey(sqlite_service)
    phone = Respondent.at(sqlite_service)
    with time_machine.travel(NOW, tick=False) as clock:
        phone.open(survey.link)
        phone.start()
        phone.tell_who()
        (trap_field,) = [each for each in phone.page.all("input") if each.get("name") == "leave_empty"]
        assert "hidden" in trap_field.closest("p").attributes
        phone.press("/consent", {"action": "yes", "leave_empty": trap})
        clock.shift(60)
        phone.answer({"helped": "no"}, action="send")
        receipt = phone.send()
    assert receipt
    assert not any(flag in phone.reply.text.lower() for flag in ("flag", "haste", "repeats"))
    assert column(sqlite_service, "SELECT flags FROM responses") == ["trap" if trap else ""]
