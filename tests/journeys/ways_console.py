"""Ways to every screen of the console."""

from journeys.console import a_colleague, an_answered_survey, enter, type_code
from journeys.person import Person
from journeys.ways import CONSOLE
from journeys.ways_astray import broken
from journeys.ways_in import NO_ERROR

from survey_app import clock
from survey_app.fieldwork import channels, throttle


def ask(person: Person, address: str) -> None:
    person.go("/staff/")
    person.page.get_by_label("Your e-mail address").fill(address)
    person.press("Send me a link")


@CONSOLE.leads_to("sign-in", sign=NO_ERROR)
def sign_in(person: Person) -> None:
    person.go("/staff/")


@CONSOLE.leads_to("sign-in", "errors", sign=".govuk-error-summary")
def sign_in_without_an_address(person: Person) -> None:
    ask(person, "somebody")


@CONSOLE.leads_to("check-mail")
def check_mail(person: Person) -> None:
    ask(person, "somebody@example.org")


@CONSOLE.leads_to("use-link")
def use_link(person: Person) -> None:
    person.go(a_colleague(person.live).link)


@CONSOLE.leads_to("link-refused")
def link_refused(person: Person) -> None:
    colleague = a_colleague(person.live)
    person.go(colleague.link).press("Sign in").go(colleague.link)


@CONSOLE.leads_to("second-factor", sign=NO_ERROR)
def second_factor(person: Person) -> None:
    person.go(a_colleague(person.live, "inspector", survey=person.live.a_survey()).link).press("Sign in")


@CONSOLE.leads_to("second-factor", "wrong", sign="text=This code does not fit")
def second_factor_wrong(person: Person) -> None:
    second_factor(person)
    type_code(person, "not it")


@CONSOLE.leads_to("second-factor", "wait", sign="text=There were five wrong codes")
def second_factor_wrong_too_often(person: Person) -> None:
    second_factor(person)
    for _ in range(6):
        type_code(person, "not it")


@CONSOLE.leads_to("signed-out")
def signed_out(person: Person) -> None:
    enter(person)
    person.leave_by(person.page.get_by_role("button", name="Sign out"))


@CONSOLE.leads_to("inspections", sign="text=revisit from")
def inspections(person: Person) -> None:
    enter(person, "forum", survey=person.live.a_survey())


@CONSOLE.leads_to("inspections", "empty", sign="text=You have no role in any inspection")
def no_inspections(person: Person) -> None:
    enter(person)


@CONSOLE.leads_to("inspection", "inspector", sign="text=How far people got")
def inspection(person: Person) -> None:
    to_the_inspection(person, "inspector")


@CONSOLE.leads_to("inspection", "forum", sign="text=Counts are rounded")
def inspection_of_the_forum(person: Person) -> None:
    to_the_inspection(person, "forum")


def to_the_inspection(person: Person, role: str, *, is_answered: bool = False) -> None:
    survey = an_answered_survey(person.live) if is_answered else person.live.a_survey()
    enter(person, role, survey=survey)
    person.leave_by(person.main.get_by_role("link").first)


@CONSOLE.leads_to("channels", "inspector", sign="text=Began by this link")
def links_for_families(person: Person) -> None:
    to_the_inspection(person, "inspector")
    person.press("Links, messages and posters for families")


@CONSOLE.leads_to("channels", "forum", sign="dt:text-is('Use')")
def links_for_families_of_the_forum(person: Person) -> None:
    to_the_inspection(person, "forum")
    person.press("Links, messages and posters for families")


@CONSOLE.leads_to("channels", "empty", sign="text=This survey has no links yet")
def no_links_for_families(person: Person) -> None:
    survey = person.live.a_survey()
    with person.live.service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    enter(person, "forum", survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("Links, messages and posters for families")


@CONSOLE.leads_to("poster")
def poster(person: Person) -> None:
    links_for_families_of_the_forum(person)
    person.press("Poster to print for Forum newsletter")


@CONSOLE.leads_to("summary", sign="text=What these figures can and cannot say")
def summary(person: Person) -> None:
    to_the_inspection(person, "inspector", is_answered=True)
    person.press("Read the summary")


@CONSOLE.leads_to("summary", "empty", sign="text=There is no summary yet")
def no_summary(person: Person) -> None:
    to_the_inspection(person, "inspector")
    person.press("Read the summary")


@CONSOLE.leads_to("responses", sign="text=They stand in no order of time")
def responses(person: Person) -> None:
    to_the_inspection(person, "inspector", is_answered=True)
    person.press("Read the responses")


@CONSOLE.leads_to("responses", "empty", sign="text=Nobody has sent a response yet")
def no_responses(person: Person) -> None:
    to_the_inspection(person, "inspector")
    person.press("Read the responses")


@CONSOLE.leads_to("not-found")
def not_found(person: Person) -> None:
    enter(person).go("/staff/inspections/somewhere-else")


@CONSOLE.leads_to("not-allowed")
def not_allowed(person: Person) -> None:
    survey = person.live.a_survey()
    enter(person, "forum", survey=survey).go(f"/staff/surveys/{survey.id}/responses")


@CONSOLE.leads_to("not-taken")
def not_taken(person: Person) -> None:
    sign_in(person)
    person.context.clear_cookies()
    person.press("Send me a link")


@CONSOLE.leads_to("too-often")
def too_often(person: Person) -> None:
    service, now = person.live.service, clock.now()
    with service.store.writing() as connection:
        for _ in range(throttle.MOST):
            throttle.count_failure(connection, service.keyring, "sign-in 127.0.0.1", now=now)
    ask(person, "somebody@example.org")
    with service.store.writing() as connection:
        throttle.forget(connection, now=now + 2 * throttle.SPAN)


@CONSOLE.leads_to("fault")
def fault(person: Person) -> None:
    enter(person)
    with broken(person, "staff_visits"):
        person.go("/staff/inspections")
