"""What leaves the team of lines of enquiry: themes and whom to meet, as the lead saw them, and nothing else."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import NOW, a_questionnaire, a_survey, an_inspection

from questionnaires.model import Theme
from survey_app.errors import StalePage
from survey_app.fieldwork import lines, released_lines, sign_in
from survey_app.fieldwork.lines import Words
from survey_app.fieldwork.released_lines import Meeting
from survey_app.store import records

THEMES = (Theme(id="waits", name="Waits", plain="waits"), Theme(id="plans", name="Plans", plain="plans"))
WORDS = Words(theme="waits", claim="They wait.", whom="The pathway")
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def inspection(service):
    return a_survey(service, a_questionnaire(themes=THEMES)).inspection_id


@pytest.fixture
def actor(service):
    with service.store.writing() as connection:
        made, _ = sign_in.add_staff(
            connection, service.keyring, name="Lead", address="a@example.org", roles=[], now=NOW
        )
    return made


@pytest.fixture
def draft(service, inspection, actor):
    def make(**facts):
        with service.store.writing() as connection:
            words = replace(WORDS, **facts)
            made = lines.draft(connection, service.keyring, inspection, words, actor=actor, now=NOW)
            return lines.get(connection, service.keyring, inspection, made)

    return make


@pytest.fixture
def release(service, inspection, actor):
    def make(*chosen, at=inspection):
        with service.store.writing() as connection:
            asked = {line.reference: line.version for line in chosen}
            released_lines.release(connection, service.keyring, at, asked, actor=actor, now=NOW)

    return make


@pytest.fixture
def change(service, inspection, actor):
    def make(line, **facts):
        words = replace(Words(theme=line.theme, claim=line.claim, whom=line.whom, state=line.state), **facts)
        with service.store.writing() as connection:
            place = (connection, service.keyring, inspection, line.reference)
            lines.change(*place, words, version=line.version, actor=actor, now=LATER)

    return make


def read(service, inspection):
    with service.store.writing() as connection:
        return released_lines.read(connection, service.keyring, inspection, actor="officer", now=NOW)


def test_only_released_lines_are_shown_in_the_order_of_themes(service, inspection, draft, release):
    plans, waits, _ = draft(theme="plans", whom="B"), draft(whom="A"), draft(whom="C")
    release(plans, waits)
    assert read(service, inspection) == (Meeting("Waits", "A"), Meeting("Plans", "B"))


def test_two_claims_about_one_theme_and_the_same_people_are_one_meeting(service, inspection, draft, release):
    release(draft(claim="One"), draft(claim="Another"))
    assert read(service, inspection) == (Meeting("Waits", "The pathway"),)


def test_what_is_released_takes_the_place_of_what_was(service, inspection, draft, release):
    first, second = draft(whom="A"), draft(whom="B")
    release(first, second)
    release(second)
    assert read(service, inspection) == (Meeting("Waits", "B"),)
    release()
    assert read(service, inspection) == ()


@pytest.mark.parametrize("facts", [{"whom": "The team that lost our letters"}, {"theme": "plans"}])
def test_other_words_are_not_shown_before_the_lead_has_seen_them(
    service, inspection, draft, release, change, facts
):
    line = draft()
    release(line)
    change(line, **facts)
    assert read(service, inspection) == ()


def test_a_claim_may_change_under_what_was_released(service, inspection, draft, release, change):
    line = draft()
    release(line)
    change(line, claim="They wait for 14 months.", state="confirmed")
    assert read(service, inspection) == (Meeting("Waits", "The pathway"),)


def test_what_changed_after_the_lead_looked_is_not_released(service, inspection, draft, release, change):
    shown, seen = draft(whom="A"), draft(whom="B")
    release(shown)
    change(seen, whom="Not what the lead saw")
    with pytest.raises(StalePage):
        release(shown, seen)
    assert read(service, inspection) == (Meeting("Waits", "A"),)


def test_a_line_of_another_inspection_is_not_released(service, draft, release):
    line = draft()
    with pytest.raises(LookupError):
        release(line, at=an_inspection(service, "Elsewhere"))


def test_releasing_and_reading_are_noted_by_ids_alone(service, inspection, draft, release):
    line = draft()
    release(line)
    read(service, inspection)
    release()
    with service.store.reading() as connection:
        found = connection.execute(sa.select(records.audit).order_by(records.audit.c.number)).all()
    assert [(row.actor == "officer", row.action, row.subject) for row in found[1:]] == [
        (False, "release-lines", f"{inspection} {line.reference}"),
        (True, "see-released-lines", inspection),
        (False, "release-lines", inspection),
    ]
