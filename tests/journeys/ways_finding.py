"""Ways to the pages of lines of enquiry, of the team and of the nominated officer."""

from builders import ASurvey, an_inspection
from journeys.console import an_answered_survey, enter
from journeys.person import Person
from journeys.ways import CONSOLE
from journeys.ways_in import NO_ERROR

from survey_app.fieldwork import reading_room

CLAIM = "Children wait more than a year for an autism assessment."
WHOM = "Head of the neurodevelopmental pathway"
ERRORS = ".govuk-error-summary"
MISSING = "text=Nothing yet speaks against this. Look for it before you rest on it."


def to_the_lines(person: Person, *roles: str) -> ASurvey:
    survey = an_answered_survey(person.live)
    enter(person, *(roles or ("inspector",)), survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("Lines of enquiry")
    return survey


def write_a_line(person: Person, claim: str = CLAIM, whom: str = WHOM) -> None:
    person.press("Write a new line of enquiry")
    fill(person, claim=claim, whom=whom)
    person.page.locator("input[name=theme]").first.check()
    person.press("Save this line")


def fill(person: Person, **fields: str) -> None:
    for name, words in fields.items():
        person.page.locator(f"#{name}").fill(words)


def add_evidence(person: Person, side: str) -> None:
    person.press(f"Add what {side} it")
    person.tick("documents")
    fill(person, words="The audit of June counted 212 waits.", where="Audit of the pathway, page 4")
    person.press("Add this evidence")


def to_a_line(person: Person, *roles: str) -> ASurvey:
    survey = to_the_lines(person, *roles)
    write_a_line(person)
    return survey


def go_to_a_quote(person: Person, survey: ASurvey) -> None:
    with person.live.service.store.reading() as connection:
        entry = reading_room.browse(connection, survey.id, 1).entries[0]
    person.go(
        f"/staff/inspections/{survey.inspection_id}/lines/quote"
        f"?survey={survey.id}&reference={entry.reference}&item=waits-comment"
    )


@CONSOLE.leads_to("lines", sign="text=Supports it:")
def lines(person: Person) -> None:
    to_a_line(person)
    person.follow("Back to lines of enquiry")


@CONSOLE.leads_to("lines", "empty", sign="text=There is no line of enquiry yet")
def no_lines(person: Person) -> None:
    to_the_lines(person)


@CONSOLE.leads_to("line", "bare", sign=MISSING)
def a_line(person: Person) -> None:
    to_a_line(person)


@CONSOLE.leads_to("line", "weighed", sign="main:not(:has-text('Nothing yet speaks against this'))")
def a_weighed_line(person: Person) -> None:
    survey = to_a_line(person)
    add_evidence(person, "contradicts")
    go_to_a_quote(person, survey)
    person.tick("0", "supports")
    person.page.locator("input[name=line]").first.check()
    person.press("Keep this quote")


@CONSOLE.leads_to("write-line", "new", sign=f"{NO_ERROR}:has(h1:text-is('A new line of enquiry')):has(form)")
def a_new_line(person: Person) -> None:
    to_the_lines(person)
    person.press("Write a new line of enquiry")


@CONSOLE.leads_to("write-line", "errors", sign=ERRORS)
def a_new_line_without_words(person: Person) -> None:
    a_new_line(person)
    person.press("Save this line")


@CONSOLE.leads_to("write-line", "no-themes", sign="text=This inspection has no survey yet")
def a_new_line_without_themes(person: Person) -> None:
    survey = person.live.a_survey()
    bare = an_inspection(person.live.service, survey.inspection_id.replace("-revisit", "Bare"))
    enter(person, "inspector", survey=ASurvey(id="", inspection_id=bare, channel_id="", channel_code=""))
    person.leave_by(person.main.get_by_role("link").first)
    person.press("Lines of enquiry").press("Write a new line of enquiry")


@CONSOLE.leads_to(
    "write-line", "change", sign=f"{NO_ERROR}:has(h1:text-is('Change this line of enquiry')):not(:has(h2))"
)
def change_a_line(person: Person) -> None:
    to_a_line(person)
    person.press("Change this line")


@CONSOLE.leads_to("write-line", "stale", sign="text=A colleague saved this line while you were writing")
def change_a_line_at_once(person: Person) -> None:
    change_a_line(person)
    with person.another_window() as colleague:
        colleague.go(person.context.pages[0].url)
        fill(colleague, whom="The team for early years")
        colleague.press("Save this line")
    fill(person, claim="Families wait more than a year.")
    person.press("Save this line")


@CONSOLE.leads_to("evidence", sign=NO_ERROR)
def evidence(person: Person) -> None:
    to_a_line(person)
    person.press("Add what contradicts it")


@CONSOLE.leads_to("evidence", "errors", sign=ERRORS)
def evidence_without_words(person: Person) -> None:
    evidence(person)
    person.press("Add this evidence")


@CONSOLE.leads_to("quote", sign=f"{NO_ERROR}:has(form)")
def a_quote(person: Person) -> None:
    survey = to_a_line(person)
    go_to_a_quote(person, survey)


@CONSOLE.leads_to("quote", "errors", sign=ERRORS)
def a_quote_of_nothing(person: Person) -> None:
    a_quote(person)
    person.press("Keep this quote")


@CONSOLE.leads_to("quote", "no-lines", sign="text=there is none yet")
def a_quote_without_a_line(person: Person) -> None:
    survey = to_the_lines(person)
    go_to_a_quote(person, survey)


@CONSOLE.leads_to("release", sign="button:text-is('Go on and see the list')")
def release(person: Person) -> None:
    to_a_line(person, "lead")
    person.follow("Back to lines of enquiry").press("Choose what the nominated officer sees")


@CONSOLE.leads_to("release", "empty", sign="text=There is no line of enquiry yet")
def nothing_to_release(person: Person) -> None:
    survey = to_the_lines(person, "lead")
    person.go(f"/staff/inspections/{survey.inspection_id}/lines/release")


@CONSOLE.leads_to("release-check", sign="main:has(dl):not(:has(.govuk-notification-banner))")
def check_what_is_released(person: Person) -> None:
    release(person)
    person.page.locator("input[name=line]").first.check()
    person.press("Go on and see the list")


@CONSOLE.leads_to("release-check", "nothing", sign="text=They will see nothing")
def release_nothing(person: Person) -> None:
    release(person)
    person.press("Go on and see the list")


@CONSOLE.leads_to("release-check", "stale", sign="text=A colleague changed one of these lines")
def release_what_was_changed(person: Person) -> None:
    check_what_is_released(person)
    with person.another_window() as colleague:
        colleague.go(person.context.pages[0].url.partition("/release")[0])
        colleague.leave_by(colleague.main.get_by_role("link", name="Open line")).press("Change this line")
        fill(colleague, whom="The team for early years")
        colleague.press("Save this line")
    person.press("Show this to the nominated officer")


@CONSOLE.leads_to("released-lines", sign="dl")
def released(person: Person) -> None:
    check_what_is_released(person)
    person.press("Show this to the nominated officer")


@CONSOLE.leads_to("released-lines", "empty", sign="text=There is nothing here at present")
def nothing_released(person: Person) -> None:
    enter(person, "officer", survey=person.live.a_survey())
    person.leave_by(person.main.get_by_role("link").first)
    person.press("See whom inspectors want to meet")
