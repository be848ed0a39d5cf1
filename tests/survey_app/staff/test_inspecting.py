"""The list of inspections, and one of them as inspectors and as the forum see it."""

import datetime as dt

import pytest
from builders import CLOSES_AT, NOW, OPENS_AT

from survey_app.fieldwork import inspections, outcomes, participation, sign_in, surveys
from survey_app.fieldwork.calendar import Override, SchoolHoliday
from survey_app.store import records


def open_inspection(person, survey):
    person.get(f"/staff/inspections/{survey.inspection_id}")
    return person.words


def count(service, survey, outcome, times):
    with service.store.writing() as connection:
        for _ in range(times):
            outcomes.add(connection, survey.id, outcome)


def test_the_list_holds_only_ones_own_inspections(inspector):
    inspector.get("/staff/")
    assert "Revisit from Monday 9 February 2026" in inspector.words


def test_somebody_without_a_role_is_told_so(somebody):
    nobody = somebody().sign_in()
    assert "You have no role in any inspection" in nobody.words


def test_the_timetable_names_days_dates_and_the_handbook(inspector, survey):
    words = open_inspection(inspector, survey)
    assert (
        "Day -5: Monday 2 February 2026 12 noon: The survey of parents and carers opens (handbook ¶122)"
        in words
    )
    assert "Day 1: Monday 9 February 2026" in words


def test_moved_days_and_cautions_are_shown_with_their_reasons(sqlite_service, somebody):
    with sqlite_service.store.writing() as connection:
        holiday = SchoolHoliday(
            name="Half term", starts_on=dt.date(2026, 2, 16), ends_on=dt.date(2026, 2, 20)
        )
        inspections.create_area(
            connection,
            "saltmere",
            name="Saltmere",
            safeguarding_team="Team",
            safeguarding_phone="01632 960 002",
            school_holidays=[holiday],
        )
        moved = Override(number=-7, on=dt.date(2026, 2, 12), reason="The portal was down.")
        inspections.create(
            connection, "saltmere-revisit", area_id="saltmere", day_1=dt.date(2026, 2, 23), overrides=[moved]
        )
    lead = somebody("lead", inspection_id="saltmere-revisit").sign_in()
    lead.get("/staff/inspections/saltmere-revisit")
    assert "Moved to this day: The portal was down." in lead.words
    assert "Schools are closed on days -5 to -1 (Half term)." in lead.words
    assert "This inspection has no survey yet." in lead.words


def test_the_window_is_told_in_words_with_its_grace(forum, survey):
    words = open_inspection(forum, survey)
    assert "Open now." in words
    assert "Closes at 12 noon on Friday 6 February 2026." in words
    assert "Answers begun before the close can be sent until 12.30pm on Friday 6 February 2026." in words


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (OPENS_AT - dt.timedelta(seconds=1), "Not open yet."),
        (OPENS_AT, "Open now."),
        (CLOSES_AT, "Closed. Answers begun before the close can still be sent."),
        (CLOSES_AT + dt.timedelta(minutes=30), "Closed."),
    ],
)
def test_the_state_follows_the_clock_to_the_second(sqlite_service, somebody, survey, clock, instant, words):
    clock.move_to(instant)
    forum = somebody("forum")
    with sqlite_service.store.writing() as connection:
        code = sign_in.make_link(connection, sqlite_service.keyring, forum.id, now=instant)
    forum.link = f"/staff/sign-in/{code}"
    assert words in open_inspection(forum.sign_in(), survey)


def test_a_paused_and_an_unpublished_survey_say_so(sqlite_service, inspector, survey):
    with sqlite_service.store.writing() as connection:
        surveys.pause(connection, survey.id, is_paused=True)
    assert "Paused. Open now." in open_inspection(inspector, survey)


def test_inspectors_see_every_count(sqlite_service, inspector, survey):
    count(sqlite_service, survey, "sent", 3)
    open_inspection(inspector, survey)
    rows = dict([cell.text() for cell in row.all("th", "td")] for row in inspector.page.all("tr"))
    assert rows["Sent before the close"] == "3"
    assert rows["Said no to taking part"] == "0"
    assert len(rows) - 1 == len(records.OUTCOMES)


def taken(service, survey, **outcomes):
    """Count what came, and have it counted for officer and forum."""
    for outcome, number in outcomes.items():
        count(service, survey, outcome, number)
    with service.store.writing() as connection:
        participation.take(connection, survey.id, now=NOW)


def test_the_forum_sees_no_count_under_ten_and_the_others_rounded(sqlite_service, forum, survey):
    taken(sqlite_service, survey, sent=9)
    assert "Fewer than 10 people had sent their answers at " in open_inspection(forum, survey)
    taken(sqlite_service, survey, sent=4)
    assert "About 15 people had sent their answers at " in open_inspection(forum, survey)
    assert forum.page.all("table") == []


def test_the_forum_cannot_watch_one_family_answer(sqlite_service, forum, survey):
    assert "Not counted yet." in open_inspection(forum, survey)
    taken(sqlite_service, survey, sent=12)
    before = open_inspection(forum, survey)
    count(sqlite_service, survey, "sent", 1)
    assert open_inspection(forum, survey) == before


def test_answers_taken_back_do_not_count_as_taking_part(sqlite_service, forum, survey):
    taken(sqlite_service, survey, sent=12, withdrawn=3)
    assert "Fewer than 10" in open_inspection(forum, survey)
