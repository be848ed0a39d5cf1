"""At the second: who may begin, save and send, whatever clocks, caches and clients say."""

import datetime as dt
from argparse import Namespace

import pytest
from attacks.facts import column, counted, everything, sent
from builders import CLOSES_AT, NOW, OPENS_AT, a_survey, an_invitation
from drivers import Respondent

from survey_app import clock as machine
from survey_app.commands import survey as command
from survey_app.commands.operator import Operator
from survey_app.errors import ClockApart
from survey_app.fieldwork import surveys, tokens
from survey_app.fieldwork.window import Window, WindowRefused, from_local

MOMENT = dt.timedelta(milliseconds=1)
GRACE = dt.timedelta(minutes=30)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def evening(clock):
    """An hour before the close: a visit lasts a day at most."""
    clock.move_to(CLOSES_AT - HOUR)


@pytest.fixture
def answering(sqlite_service, sqlite_survey, evening):
    """Somebody who has kept the first page and types on the third."""
    phone = Respondent.at(sqlite_service)
    phone.begin(sqlite_survey.link)
    phone.answer({"helped": "no"})
    return phone


def test_a_page_sent_before_the_close_is_kept(sqlite_service, sqlite_survey, answering, clock):
    """C1: the last moment before the close is before the close."""
    clock.move_to(CLOSES_AT - MOMENT)
    answering.answer({"else": "just in time"})
    answering.send()
    assert sent(sqlite_service) == [{"helped": "no", "else": "just in time"}]
    assert counted(sqlite_service, sqlite_survey.id)["sent-in-grace"] == 0


def test_what_was_begun_may_be_sent_in_the_grace(sqlite_service, sqlite_survey, answering, clock):
    """C2: one moment past the close, kept and counted as grace; nothing of that stands in the response."""
    clock.move_to(CLOSES_AT + MOMENT)
    answering.answer({"else": "a little late"})
    answering.send()
    assert sent(sqlite_service) == [{"helped": "no", "else": "a little late"}]
    assert counted(sqlite_service, sqlite_survey.id)["sent-in-grace"] == 1


def test_nobody_begins_in_the_grace(sqlite_service, sqlite_survey, evening, clock):
    """C2: the grace is for those who are inside."""
    phone = Respondent.at(sqlite_service)
    phone.open(sqlite_survey.link)
    phone.start()
    phone.tell_who()
    clock.move_to(CLOSES_AT)
    phone.agree()
    assert (phone.status, phone.screen) == (403, "closed")
    phone.open(sqlite_survey.link)
    assert phone.screen == "closed"


def test_after_the_grace_the_words_come_back(sqlite_service, sqlite_survey, answering, clock):
    """C3: refused, told what to do, every word given back; the draft is left to the purge."""
    form = answering.form("/answer/3")
    clock.move_to(CLOSES_AT + GRACE)
    before = everything(sqlite_service)
    answering.post("/answer/3", form | {"else": "Line one\r\nand <two>"})
    assert (answering.status, answering.screen) == (403, "closed")
    assert "Line one and <two>" in answering.words
    answering.post("/send", {"csrf_token": form["csrf_token"]})
    assert answering.screen == "closed"
    assert everything(sqlite_service) == before
    clock.move_to(CLOSES_AT + GRACE - MOMENT)
    answering.post("/answer/3", form | {"else": "The last moment"})
    assert answering.path == "/check"


def test_what_a_client_says_of_the_time_is_ignored(sqlite_service, answering, clock):
    """C4: no field, header or cookie of the client's moves the close."""
    form = answering.form("/answer/3")
    clock.move_to(CLOSES_AT + GRACE + MOMENT)
    lies = {"now": "2026-02-03T12:00:00Z", "closed": "0", "closes_at": "2099-01-01", "deadline": "99999999"}
    headers = {"Date": "Tue, 03 Feb 2026 12:00:00 GMT", "X-Request-Start": "t=1770120000"}
    answering.follow(answering.request("POST", "/answer/3", form | lies | {"else": "x"}, headers))
    assert answering.screen == "closed"


@pytest.mark.parametrize("seconds", [-5, 5])
def test_a_machine_whose_clock_is_apart_does_not_serve(service, clock, seconds):
    """C5: the database's clock is checked at start: a machine 5 s apart serves nobody.

    On SQLite there is one machine and one clock.
    """
    real = _real_now(service)
    clock.move_to(real + dt.timedelta(seconds=seconds))
    if service.store.is_sqlite:
        service.store.check_clock()
        return
    with pytest.raises(ClockApart):
        service.store.check_clock()
    clock.move_to(_real_now(service))
    service.store.check_clock()


def test_two_machines_within_the_tolerance_agree_after_a_save(service, survey, evening, clock):
    """C5: each request has one instant, and the later machine's save is the earlier one's past."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    clock.move_to(CLOSES_AT + dt.timedelta(minutes=2))
    phone.answer({"helped": "no"})
    for behind in (dt.timedelta(seconds=61), HOUR):
        clock.move_to(CLOSES_AT + dt.timedelta(minutes=2) - behind)
        late = Respondent.at(service)
        late.open(survey.link)
        assert late.screen == "closed", behind


def test_a_clock_that_jumps_back_reopens_nothing(service, survey, evening, clock):
    """C6: the latest instant a save has seen counts; an hour back, nobody begins and the grace goes on."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    clock.move_to(CLOSES_AT + MOMENT)
    phone.answer({"helped": "no"})
    clock.move_to(CLOSES_AT + MOMENT - HOUR)
    late = Respondent.at(service)
    late.open(survey.link)
    assert (late.status, late.screen) == (403, "closed")
    phone.answer({"else": "inside"})
    phone.send()
    assert counted(service, survey.id)["sent-in-grace"] == 1


def test_a_clock_a_little_behind_costs_nobody_a_minute(service, survey, clock):
    """C6: a minute of drift between machines is no jump."""
    clock.move_to(CLOSES_AT - dt.timedelta(seconds=50))
    phone = Respondent.at(service)
    phone.begin(survey.link)
    clock.move_to(CLOSES_AT - dt.timedelta(seconds=100))
    late = Respondent.at(service)
    late.begin(survey.link)
    assert late.screen == "question"


def test_a_clock_that_jumps_forward_before_the_opening_is_seen(service, clock):
    """C6: an hour ahead of the database, no machine starts; readiness says so."""
    real = _real_now(service)
    clock.move_to(real + HOUR)
    if not service.store.is_sqlite:
        with pytest.raises(ClockApart, match=r"is 3[56]\d\d\."):
            service.store.check_clock()


@pytest.mark.parametrize(
    ("day", "why"), [(dt.date(2026, 10, 25), "happens twice"), (dt.date(2027, 3, 28), "does not happen")]
)
def test_times_the_clock_change_makes_unclear_are_refused(day, why):
    """C7: 1.30am on both Sundays is no closing time."""
    with pytest.raises(WindowRefused, match=why):
        from_local(day - dt.timedelta(days=4), dt.time(12), day, dt.time(1, 30))


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        (dt.date(2026, 10, 25), dt.datetime(2026, 10, 25, 12, tzinfo=dt.UTC)),
        (dt.date(2027, 3, 28), dt.datetime(2027, 3, 28, 11, tzinfo=dt.UTC)),
    ],
)
def test_a_close_on_the_day_the_clocks_change_is_kept_to_the_second(sqlite_service, clock, day, instant):
    """C7: 12 noon on the wall is one instant, shown and enforced."""
    window = from_local(day - dt.timedelta(days=4), dt.time(12), day, dt.time(12))
    assert window.closes_at == instant
    survey = a_survey(sqlite_service, opens_at=window.opens_at, closes_at=window.closes_at)
    clock.move_to(instant - MOMENT)
    phone = Respondent.at(sqlite_service)
    phone.begin(survey.link)
    assert phone.screen == "question"
    clock.move_to(instant)
    late = Respondent.at(sqlite_service)
    late.open(survey.link)
    assert late.screen == "closed"
    assert "12 noon" in late.words


def test_a_page_kept_in_a_browser_for_a_day_gives_its_words_back(sqlite_service, answering, clock):
    """C9: the visit is over by then; the words come back all the same."""
    form = answering.form("/answer/3")
    for later in (dt.timedelta(days=1), dt.timedelta(days=10)):
        clock.move_to(CLOSES_AT + later)
        before = everything(sqlite_service)
        answering.post("/answer/3", form | {"else": "written yesterday"})
        assert answering.status == 403
        assert answering.screen in ("closed", "no-visit")
        assert "written yesterday" in answering.words
        assert everything(sqlite_service) == before


def test_a_window_moved_meanwhile_discards_nothing(sqlite_service, sqlite_survey, answering, clock):
    """C10: shortened, the draft has its grace and the sent stays sent; extended, the door is open again, and says
    till when."""
    done = Respondent.at(sqlite_service)
    done.begin(sqlite_survey.link)
    done.answer({"helped": "no"}, action="send")
    done.send()
    _move(sqlite_service, sqlite_survey, CLOSES_AT - HOUR)
    assert len(sent(sqlite_service)) == 1
    late = Respondent.at(sqlite_service)
    late.open(sqlite_survey.link)
    assert late.screen == "closed"
    answering.answer({"else": "in the grace"})
    _move(sqlite_service, sqlite_survey, CLOSES_AT + dt.timedelta(days=1))
    clock.move_to(CLOSES_AT + HOUR)
    late.open(sqlite_survey.link)
    assert late.screen == "start"
    assert "Saturday 7 February 2026" in late.words
    assert len(sent(sqlite_service)) == 1


def test_a_window_that_an_operator_moves_is_in_the_audit_log(sqlite_service, sqlite_survey):
    """C10: who looks later finds that it was moved, and when."""
    noon = dt.time(12)
    given = Namespace(
        id=sqlite_survey.id, opens=(OPENS_AT.date(), noon), closes=(dt.date(2026, 2, 7), noon), grace=None
    )
    command.move(Operator(service=sqlite_service, now=NOW), given)
    assert column(sqlite_service, "SELECT action FROM audit") == ["move-survey"]
    assert column(sqlite_service, "SELECT subject FROM audit") == [sqlite_survey.id]
    phone = Respondent.at(sqlite_service)
    phone.open(sqlite_survey.link)
    assert "Saturday 7 February 2026" in phone.words


def test_a_survey_not_yet_open_tells_nothing_of_its_questions(sqlite_service, clock):
    """C11: before publishing a link is unknown; before opening, one page says from when; no address by name."""
    hidden = a_survey(sqlite_service, area="Hidden", is_published=False)
    waiting = a_survey(sqlite_service, area="Waiting", opens_at=NOW + HOUR, closes_at=NOW + 9 * HOUR)
    _, personal = an_invitation(sqlite_service, hidden)
    phone = Respondent.at(sqlite_service)
    phone.open("/s/" + _unknown_code(sqlite_service))
    unknown = (phone.status, phone.words)
    for link in (hidden.link, f"/s/{personal}"):
        phone.open(link)
        assert (phone.status, phone.words) == unknown
    phone.open(waiting.link)
    assert (phone.status, phone.screen) == (403, "not-open")
    for address in ("/start", "/who", "/consent", "/answer", "/answer/1", "/check"):
        phone.get(address)
        assert phone.status in (403, 404), address
        assert "What about" not in phone.reply.text, address
    for address in (hidden.id, waiting.id, "waiting", "survey/1"):
        phone.get(f"/{address}")
        assert phone.status == 404
    clock.move_to(NOW + HOUR)
    phone.open(waiting.link)
    assert phone.screen == "start"


def test_before_the_opening_nobody_begins(sqlite_service, clock):
    """C6: an instant before the opening is before it, whatever form was kept from where."""
    clock.move_to(OPENS_AT - MOMENT)
    phone = Respondent.at(sqlite_service)
    phone.open(a_survey(sqlite_service).link)
    assert phone.screen == "not-open"
    assert "12 noon on Monday 2 February 2026" in phone.words


def _move(service, survey, closes_at):
    with service.store.writing() as connection:
        window = Window(opens_at=OPENS_AT, closes_at=closes_at, grace=GRACE)
        surveys.move(connection, survey.id, window)


def _real_now(service):
    """The database server's own clock; this machine's is being moved about."""
    if service.store.is_sqlite:
        return machine.now()
    with service.store.reading() as connection:
        return connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()


def _unknown_code(service):
    return tokens.new(service.keyring, "link")
