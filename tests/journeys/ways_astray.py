"""Ways to the pages that say why something did not happen."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from builders import ASurvey, an_invitation
from journeys.console import a_survey_families_were_told_of
from journeys.person import Person
from journeys.ways import PUBLIC
from journeys.ways_in import an_unknown_code, with_a_slip
from journeys.ways_through import to_the_story

from survey_app.fieldwork import channels, invitations, surveys

NO_WORDS = "main:not(:has-text('What you wrote'))"
WORDS = "text=What you wrote"
HOUR = dt.timedelta(hours=1)


def writing(person: Person) -> ASurvey:
    """Somebody has typed a comment and not yet chosen Continue."""
    survey = to_the_story(person)
    person.write()
    return survey


def pause(person: Person, survey: ASurvey, because: str = "") -> None:
    with person.live.service.store.writing() as connection:
        surveys.pause(connection, survey.id, is_paused=True, because=because)


@contextmanager
def broken(person: Person, table: str = "draft_pages") -> Iterator[None]:
    """Meanwhile the database has lost a table."""
    store = person.live.service.store
    with store.writing() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_lost")
    yield
    with store.writing() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table}_lost RENAME TO {table}")


@PUBLIC.leads_to("not-open")
def not_open(person: Person) -> None:
    person.open(person.live.a_survey(opens=HOUR))


@PUBLIC.leads_to("closed", sign=f"{NO_WORDS}:not(:has-text('Read what people told us'))")
def closed(person: Person) -> None:
    person.open(person.live.a_survey(closes=-HOUR))


@PUBLIC.leads_to("closed", "told", sign="a:text-is('Read what people told us')")
def closed_and_told(person: Person) -> None:
    person.open(a_survey_families_were_told_of(person.live))


@PUBLIC.leads_to("closed", "with-words", sign=WORDS)
def closed_while_writing(person: Person) -> None:
    person.live.close(writing(person), minutes=60)
    person.press("Continue")


@PUBLIC.leads_to("paused", sign=f"{NO_WORDS}:not(:has-text('The inspection team writes'))")
def paused(person: Person) -> None:
    survey = person.live.a_survey()
    pause(person, survey)
    person.open(survey)


@PUBLIC.leads_to("paused", "because", sign="text=The inspection team writes")
def paused_and_told_why(person: Person) -> None:
    survey = person.live.a_survey()
    pause(person, survey, "A printed link was wrong.\nThe survey goes on tomorrow at 9.")
    person.open(survey)


@PUBLIC.leads_to("paused", "with-words", sign=WORDS)
def paused_while_writing(person: Person) -> None:
    pause(person, writing(person))
    person.press("Continue")


@PUBLIC.leads_to("already-sent", sign=NO_WORDS)
def already_sent(person: Person) -> None:
    _, code = an_invitation(person.live.service, person.live.a_survey())
    person.begin_by(code).answer_first().press("Send what I have done so far").press("Send")
    person.open_code(code)


@PUBLIC.leads_to("already-sent", "with-words", sign=WORDS)
def already_sent_in_another_window(person: Person) -> None:
    writing(person)
    with person.another_window() as other:
        other.go("/check").press("Send")
    person.press("Continue")


@PUBLIC.leads_to("revoked", sign=NO_WORDS)
def revoked(person: Person) -> None:
    survey = person.live.a_survey()
    with person.live.service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    person.open(survey)


@PUBLIC.leads_to("revoked", "with-words", sign=WORDS)
def revoked_while_writing(person: Person) -> None:
    invitation_id, code = an_invitation(person.live.service, person.live.a_survey())
    person.begin_by(code).press("Skip this page").tick("none").press("Continue").write()
    with person.live.service.store.writing() as connection:
        invitations.revoke(connection, invitation_id)
    person.press("Continue")


@PUBLIC.leads_to("unknown-link", "unknown", sign="text=It may have been copied only in part")
def unknown_link(person: Person) -> None:
    person.open_code(an_unknown_code(person, "link"))


@PUBLIC.leads_to("unknown-link", "mistyped", sign="text=Something in the link is missing")
def mistyped_link(person: Person) -> None:
    person.open_code(with_a_slip(an_unknown_code(person, "link")))


@PUBLIC.leads_to("no-visit", sign=NO_WORDS)
def no_visit(person: Person) -> None:
    person.go("/answer/1")


@PUBLIC.leads_to("no-visit", "with-words", sign=WORDS)
def no_visit_while_writing(person: Person) -> None:
    writing(person)
    person.context.clear_cookies()
    person.press("Continue")


@PUBLIC.leads_to("resend", sign=NO_WORDS)
def resend(person: Person) -> None:
    survey = person.live.a_survey()
    person.open(survey).press("Start").tick("myself")
    with person.another_window() as other:
        other.open(survey)
    person.press("Continue")


@PUBLIC.leads_to("resend", "with-words", sign=WORDS)
def resend_while_writing(person: Person) -> None:
    survey = writing(person)
    with person.another_window() as other:
        other.open(survey).press("Start again")
    person.press("Continue")


@PUBLIC.leads_to("not-found")
def not_found(person: Person) -> None:
    person.go("/nothing-is-here")


@PUBLIC.leads_to("refused")
def refused(person: Person) -> None:
    person.go("/send")


@PUBLIC.leads_to("fault", sign=NO_WORDS)
def fault(person: Person) -> None:
    person.begin(person.live.a_survey())
    with broken(person):
        person.go("/answer/1")


@PUBLIC.leads_to("fault", "with-words", sign=WORDS)
def fault_while_writing(person: Person) -> None:
    writing(person)
    with broken(person):
        person.press("Continue")
