"""Ways to the pages before the questions, and to those that say the same to everybody."""

from journeys.person import Person
from journeys.ways import PUBLIC

from survey_app import clock
from survey_app.fieldwork import throttle, tokens

NO_ERROR = "main:not(:has(.govuk-error-summary))"


def an_unknown_code(person: Person, purpose: str) -> str:
    """Well formed, and nobody's."""
    return tokens.grouped(tokens.new(person.live.service.keyring, purpose))


def with_a_slip(code: str) -> str:
    return code[:-1] + ("X" if code[-1] != "X" else "Y")


def type_code(person: Person, where: str, code: str) -> None:
    person.go(where)
    person.page.locator("input[name=code]").fill(code)
    person.press("Continue")


def after_many_slips(person: Person, where: str, code: str) -> None:
    """Type a code nobody has, after as many others as one place may try; then let ten minutes pass."""
    service, now = person.live.service, clock.now()
    with service.store.writing() as connection:
        for _ in range(throttle.MOST):
            throttle.count_failure(connection, service.keyring, "127.0.0.1", now=now)
    type_code(person, where, code)
    with service.store.writing() as connection:
        throttle.forget(connection, now=now + 2 * throttle.SPAN)


@PUBLIC.leads_to("landing", sign=NO_ERROR)
def landing(person: Person) -> None:
    person.go("/")


@PUBLIC.leads_to("landing", "mistyped", sign="text=There is a slip in this code")
def landing_mistyped(person: Person) -> None:
    type_code(person, "/", with_a_slip(an_unknown_code(person, "link")))


@PUBLIC.leads_to("landing", "unknown", sign="text=We do not know this code")
def landing_unknown(person: Person) -> None:
    type_code(person, "/", an_unknown_code(person, "link"))


@PUBLIC.leads_to("landing", "too-many", sign="text=Too many codes")
def landing_too_many(person: Person) -> None:
    after_many_slips(person, "/", an_unknown_code(person, "link"))


@PUBLIC.leads_to(
    "start",
    sign="main:has(button:text-is('Start')):not(:has(.govuk-notification-banner)):has-text('Any parent or')",
)
def start(person: Person) -> None:
    person.open(person.live.a_survey())


@PUBLIC.leads_to("start", "begun", sign="button:text-is('Start again')")
def start_begun(person: Person) -> None:
    survey = person.live.a_survey()
    person.begin(survey).open(survey)


@PUBLIC.leads_to(
    "start", "grace", sign="main:has(button:text-is('Carry on')):not(:has(button:text-is('Start again')))"
)
def start_in_the_grace(person: Person) -> None:
    survey = person.live.a_survey()
    person.begin(survey)
    person.live.close(survey, minutes=1)
    person.open(survey)


@PUBLIC.leads_to("who", sign=f"{NO_ERROR}:not(:has(input:checked)):has-text('I am a parent or carer and')")
def who(person: Person) -> None:
    person.open(person.live.a_survey()).press("Start")


@PUBLIC.leads_to("who", "errors", sign=".govuk-error-summary")
def who_unsaid(person: Person) -> None:
    who(person)
    person.press("Continue")


@PUBLIC.leads_to("who", "filled", sign="input:checked")
def who_again(person: Person) -> None:
    who(person)
    person.tick("helped", "family", "read-out").press("Continue").back()


@PUBLIC.leads_to(
    "consent", sign="#statements:not(:has-text('I say what I have seen')):has-text('the parent carer forum')"
)
def consent(person: Person) -> None:
    who(person)
    person.tick("myself").press("Continue")


@PUBLIC.leads_to("consent", "supporter", sign="text=I say what I have seen")
def consent_of_a_supporter(person: Person) -> None:
    who(person)
    person.tick("supporter").press("Continue")


@PUBLIC.leads_to("declined", sign="main:not(:has(.app-picture))")
def declined(person: Person) -> None:
    consent(person)
    person.press("No, I do not want to")


@PUBLIC.leads_to("help", sign="main:not(:has-text('Go back to the questions'))")
def help_now(person: Person) -> None:
    person.go("/").follow("Help, and who to talk to")


@PUBLIC.leads_to("help", "in-a-survey", sign="text=Go back to the questions")
def help_in_a_survey(person: Person) -> None:
    person.open(person.live.a_survey()).follow("Help, and who to talk to")


@PUBLIC.leads_to("privacy")
def privacy(person: Person) -> None:
    person.go("/").follow("Who sees your answers")


@PUBLIC.leads_to("accessibility")
def accessibility(person: Person) -> None:
    person.go("/").follow("Using this survey your way")
