"""Ways to the pages of an inspection's report."""

from journeys.console import a_survey_families_were_told_of, enter
from journeys.person import Person
from journeys.ways import CONSOLE
from journeys.ways_console import to_the_inspection


@CONSOLE.leads_to("report", sign="text=At a glance")
def report(person: Person) -> None:
    to_the_inspection(person, "inspector", is_answered=True)
    person.press("Read what people told us")


@CONSOLE.leads_to("report", "empty", sign="text=There is no report yet")
def no_report(person: Person) -> None:
    to_the_inspection(person, "inspector")
    person.press("Read what people told us")


@CONSOLE.leads_to("chapter")
def chapter(person: Person) -> None:
    report(person)
    person.press("Waiting times for autism and ADHD assessment, and support for families while they wait")


@CONSOLE.leads_to("voice")
def voice(person: Person) -> None:
    chapter(person)
    person.press("Parents and carers")


@CONSOLE.leads_to("cross")
def cross(person: Person) -> None:
    voice(person)
    person.leave_by(person.main.locator("h3 + .app-list a").first)


NOT_YET = "main:has(:text('Until this day nothing'))"


def to_the_day(person: Person) -> None:
    to_the_inspection(person, "lead")
    person.press("Enter the day of publication")


def keep(person: Person, day: str) -> None:
    person.page.get_by_label("Day of publication").fill(day)
    person.press("Keep this day")


@CONSOLE.leads_to("publication", sign=f"{NOT_YET}:not(:has(.govuk-error-message))")
def publication(person: Person) -> None:
    to_the_day(person)


@CONSOLE.leads_to("publication", "errors", sign=".govuk-error-summary")
def publication_too_early(person: Person) -> None:
    to_the_day(person)
    keep(person, "2020-01-01")


@CONSOLE.leads_to("publication", "entered", sign="text=It is entered as")
def publication_entered(person: Person) -> None:
    to_the_day(person)
    keep(person, "2099-01-01")


@CONSOLE.leads_to("publication", "told", sign="text=The report was published on")
def families_told(person: Person) -> None:
    survey = a_survey_families_were_told_of(person.live)
    enter(person, "lead", survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("Enter the day of publication")
