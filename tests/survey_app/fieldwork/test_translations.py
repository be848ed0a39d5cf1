"""The queue of comments in other languages, its clock, and what a person wrote; on both databases."""

import datetime as dt

import pytest
import sqlalchemy as sa
from builders import NOW, a_response, a_survey
from comment_lists import entries

from survey_app.fieldwork import audit, sign_in, surveys, translations, withdrawals
from survey_app.fieldwork.references import response_id
from survey_app.store import records
from survey_app.store.understanding_records import translations as rows

DAY_1 = dt.date(2026, 2, 9)
MORNING = dt.datetime(2026, 2, 9, 8, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
NEXT_NOON = NOW + 24 * HOUR
POLISH = {"language": "pl", "needs_translation": True}
ENGLISH = "We waited fourteen months."


@pytest.fixture
def survey(service):
    return a_survey(service)


@pytest.fixture
def inspector(service, survey):
    with service.store.writing() as connection:
        staff_id, _ = sign_in.add_staff(
            connection,
            service.keyring,
            name="An inspector",
            address="inspector@example.org",
            roles=[(survey.inspection_id, "inspector")],
            now=NOW,
        )
    return staff_id


def a_comment(service, survey, text="Czekamy."):
    return a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": text}})


def note(service, survey, *, now=NOW, facts=POLISH):
    made = entries(service, survey.inspection_id, lambda text: facts)
    with service.store.writing() as connection:
        return translations.note(connection, made, now=now)


def queue(service, survey, now=NOW):
    with service.store.reading() as connection:
        return translations.queue(connection, survey.inspection_id, now=now)


def write(service, survey, waiting, words, actor):
    place = response_id(waiting.reference), waiting.item
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        translations.write(connection, service.keyring, known, place, words, actor=actor, now=NOW)


def of(service, waiting):
    whose = response_id(waiting.reference)
    with service.store.reading() as connection:
        return translations.of(connection, service.keyring, [whose])[whose, waiting.item]


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (NOW, NEXT_NOON),
        (NOW + 11 * HOUR, NEXT_NOON),
        (NOW + 12 * HOUR, NEXT_NOON + 24 * HOUR),
        (MORNING - HOUR * 9, MORNING),
        (MORNING - HOUR, MORNING),
        (MORNING + HOUR, MORNING),
        (MORNING + 30 * HOUR, MORNING + 24 * HOUR),
    ],
    ids=["noon", "late", "midnight", "the-day-before", "that-morning", "on-site", "later"],
)
def test_a_comment_is_due_by_the_next_noon_and_by_the_first_morning_on_site(seen, due):
    assert translations.due(seen, DAY_1) == due


def test_the_noon_and_the_morning_are_englands():
    seen = dt.datetime(2026, 7, 5, 23, 30, tzinfo=dt.UTC)  # half past midnight
    assert translations.due(seen, dt.date(2026, 9, 1)) == dt.datetime(2026, 7, 7, 11, tzinfo=dt.UTC)
    assert translations.due(seen, dt.date(2026, 7, 7)) == dt.datetime(2026, 7, 7, 7, tzinfo=dt.UTC)


def test_the_clock_does_not_tell_when_in_a_day_somebody_sent_their_answers():
    hours = {translations.due(NOW - 12 * HOUR + hour * HOUR, DAY_1) for hour in range(24)}
    assert hours == {NEXT_NOON}


def test_what_needs_translation_is_queued_once_and_keeps_its_clock(service, survey):
    a_comment(service, survey)
    assert note(service, survey) == 1
    assert note(service, survey, now=NOW + HOUR) == 0
    (waiting,) = queue(service, survey)
    assert (waiting.language, waiting.due_at, waiting.is_overdue) == ("pl", NEXT_NOON, False)


def test_what_needs_none_is_not_queued(service, survey):
    a_comment(service, survey)
    assert note(service, survey, facts={"needs_translation": False}) == 0
    assert queue(service, survey) == ()


def test_thousands_are_queued_in_steps(service, survey, monkeypatch):
    monkeypatch.setattr(translations, "STEP", 2)
    for _ in range(5):
        a_comment(service, survey)
    assert note(service, survey) == 5
    assert len(queue(service, survey)) == 5


def test_a_comment_taken_back_before_it_is_queued_is_passed_over(service, survey):
    receipt = a_comment(service, survey)
    made = entries(service, survey.inspection_id, lambda text: POLISH)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
        assert translations.note(connection, made, now=NOW) == 0


def test_the_longest_overdue_stands_first(service, survey):
    a_comment(service, survey)
    note(service, survey, now=NOW - 48 * HOUR)
    a_comment(service, survey)
    note(service, survey)
    assert [each.is_overdue for each in queue(service, survey)] == [True, False]
    assert [each.is_overdue for each in queue(service, survey, NEXT_NOON)] == [True, True]


def test_one_inspections_queue_is_not_anothers(service, survey):
    other = a_survey(service, area="Elsewhere")
    a_comment(service, survey)
    note(service, survey)
    assert queue(service, other) == ()


def test_a_persons_words_are_kept_sealed_with_who_and_when(service, survey, inspector):
    a_comment(service, survey)
    note(service, survey)
    (waiting,) = queue(service, survey)
    assert not of(service, waiting).is_done
    write(service, survey, waiting, ENGLISH, inspector)
    done = of(service, waiting)
    assert (done.words, done.by, done.by_id, done.at, done.is_done) == (
        ENGLISH,
        "An inspector",
        inspector,
        NOW,
        True,
    )
    assert queue(service, survey) == ()
    with service.store.reading() as connection:
        assert ENGLISH.encode() not in connection.execute(sa.select(rows)).one().sealed
        assert audit.verify(connection, service.keyring) == []
        entry = connection.execute(sa.select(records.audit)).all()[-1]
    named = f"{survey.id} {waiting.reference}/story"
    assert (entry.actor, entry.action, entry.subject) == (inspector, "translate-comment", named)


def test_a_translation_can_be_put_right(service, survey, inspector):
    a_comment(service, survey)
    note(service, survey)
    (waiting,) = queue(service, survey)
    write(service, survey, waiting, "We wait.", inspector)
    write(service, survey, waiting, ENGLISH, inspector)
    assert of(service, waiting).words == ENGLISH


def test_that_it_needs_no_translation_ends_the_wait(service, survey, inspector):
    a_comment(service, survey)
    note(service, survey)
    (waiting,) = queue(service, survey)
    write(service, survey, waiting, "", inspector)
    assert (of(service, waiting).is_done, of(service, waiting).words) == (True, "")
    assert note(service, survey) == 0
    assert queue(service, survey) == ()


def test_a_comment_the_list_took_for_english_can_be_translated_too(service, survey, inspector):
    a_comment(service, survey)
    (entry,) = entries(service, survey.inspection_id)
    place = response_id(entry["reference"]), entry["item"]
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        translations.write(connection, service.keyring, known, place, ENGLISH, actor=inspector, now=NOW)
        done = translations.of(connection, service.keyring, [place[0]])[place]
    assert (done.words, done.language) == (ENGLISH, translations.UNKNOWN)


def test_another_surveys_comment_is_not_translated_and_not_noted(service, survey, inspector):
    other = a_survey(service, area="Elsewhere")
    a_comment(service, survey)
    note(service, survey)
    (waiting,) = queue(service, survey)
    with pytest.raises(LookupError):
        write(service, other, waiting, ENGLISH, inspector)
    assert not of(service, waiting).is_done
    with service.store.reading() as connection:
        assert audit.head(connection).number == 0


def test_a_translation_goes_with_its_comment(service, survey, inspector):
    receipt = a_comment(service, survey)
    note(service, survey)
    (waiting,) = queue(service, survey)
    write(service, survey, waiting, ENGLISH, inspector)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
        assert connection.execute(sa.select(rows)).all() == []
