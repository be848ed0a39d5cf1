"""Ways to what several people meet who share a tablet."""

from builders import ASurvey
from journeys.person import Person
from journeys.ways import PUBLIC


def share(person: Person, survey: ASurvey) -> None:
    """As a helper does before a coffee morning."""
    person.go(survey.link.replace("/s/", "/together/"))


def begin_together(person: Person) -> None:
    """The next person, up to the first question."""
    person.press("Start").press("Start").tick("myself").press("Continue").press("Yes, I want to take part")


@PUBLIC.leads_to("together")
def together(person: Person) -> None:
    person.open(person.live.a_survey()).press("Several people use this tablet, one after another")


@PUBLIC.leads_to("next-person", sign="text=This tablet is ready")
def next_person(person: Person) -> None:
    together(person)
    person.press("Use it for several people")


@PUBLIC.leads_to("next-person", "unsent", sign="text=They are not sent yet")
def next_person_before_sending(person: Person) -> None:
    share(person, person.live.a_survey())
    begin_together(person)
    person.answer_first()
    person.leave_by(person.page.get_by_role("button", name="Next person"))
