"""Ways to the pages on which people ask the team for something, and to those on which the team reads it."""

from journeys.console import enter
from journeys.person import Person
from journeys.ways import CONSOLE, PUBLIC
from journeys.ways_in import NO_ERROR
from uploads import SOUND

from survey_app import clock
from survey_app.fieldwork import requests
from survey_app.fieldwork.requests import Kind

CONTACT = "12 Cedar Close\nFenmoor"
NEW = "button:text-is('I will deal with this')"


@PUBLIC.leads_to("other-ways")
def other_ways(person: Person) -> None:
    person.open(person.live.a_survey()).press("Large print, Braille, by phone, or a recording")


@PUBLIC.leads_to("ask", "large-print", sign=f"{NO_ERROR}:has(h1:has-text('large print'))")
def ask_for_large_print(person: Person) -> None:
    other_ways(person)
    person.press("Get the questions in large print")


@PUBLIC.leads_to("ask", "braille", sign=f"{NO_ERROR}:has(h1:has-text('Braille'))")
def ask_for_braille(person: Person) -> None:
    other_ways(person)
    person.press("Get the questions in Braille")


@PUBLIC.leads_to("ask", "telephone", sign=f"{NO_ERROR}:has(h1:has-text('Answer by phone'))")
def ask_for_a_call(person: Person) -> None:
    other_ways(person)
    person.press("Answer by phone: we call you")


@PUBLIC.leads_to("ask", "question", sign=f"{NO_ERROR}:has(h1:has-text('Ask an inspector'))")
def ask_a_question(person: Person) -> None:
    person.open(person.live.a_survey()).follow("Help, and who to talk to").press(
        "Ask an inspector a question"
    )


@PUBLIC.leads_to("ask", "errors", sign=".govuk-error-summary")
def ask_for_nothing(person: Person) -> None:
    ask_a_question(person)
    person.press("Send")


@PUBLIC.leads_to("recording", sign=NO_ERROR)
def recording(person: Person) -> None:
    other_ways(person)
    person.press("Send a recording: you speak or sign")


@PUBLIC.leads_to("recording", "errors", sign=".govuk-error-summary")
def recording_of_another_kind(person: Person) -> None:
    recording(person)
    choose(person, "letter.mp3", b"Dear inspectors")
    person.press("Send")


@PUBLIC.leads_to("asked")
def asked(person: Person) -> None:
    recording(person)
    choose(person, "me.mp3", SOUND)
    person.press("Send")


def choose(person: Person, name: str, content: bytes) -> None:
    person.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "audio/mpeg", "buffer": content}
    )


def to_the_requests(person: Person, *kinds: Kind) -> None:
    """An inspector of a survey whose families asked for these."""
    survey, service = person.live.a_survey(), person.live.service
    with service.store.writing() as connection:
        for kind in kinds:
            requests.ask(
                connection,
                service.keyring,
                inspection_id=survey.inspection_id,
                kind=kind,
                contact=CONTACT,
                words="",
                language="en",
                now=clock.now(),
            )
    enter(person, "inspector", survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("See what people ask for")


@CONSOLE.leads_to("requests", sign="text=Each request you open is noted")
def requests_of_families(person: Person) -> None:
    to_the_requests(person, "telephone", "braille")


@CONSOLE.leads_to("requests", "empty", sign="text=Nobody has asked for anything yet")
def no_requests(person: Person) -> None:
    to_the_requests(person)


def to_a_request(person: Person) -> None:
    to_the_requests(person, "telephone")
    person.leave_by(person.main.get_by_role("link", name="Open request"))


@CONSOLE.leads_to("request", "new", sign=f"{NO_ERROR}:has({NEW}):not(:has-text('Download the recording'))")
def request_of_a_family(person: Person) -> None:
    to_a_request(person)


@CONSOLE.leads_to("request", "taken", sign="text=Somebody deals with it")
def request_that_was_taken(person: Person) -> None:
    to_a_request(person)
    person.press("I will deal with this")


@CONSOLE.leads_to("request", "done", sign="button:text-is('Open it again')")
def request_that_was_done(person: Person) -> None:
    to_a_request(person)
    person.write("They wait for a place.\nNobody rang back.").press("Keep this note and mark as done")


@CONSOLE.leads_to("request", "errors", sign=".govuk-error-summary")
def request_with_too_long_a_note(person: Person) -> None:
    to_a_request(person)
    person.write("x" * (requests.LIMIT_NOTE + 1)).press("Keep this note")


@CONSOLE.leads_to("request", "recording", sign="text=Download the recording")
def request_with_a_recording(person: Person) -> None:
    survey = person.live.a_survey()
    with person.another_device() as family:
        family.open(survey).press("Large print, Braille, by phone, or a recording")
        family.press("Send a recording: you speak or sign")
        choose(family, "me.mp3", SOUND)
        family.press("Send")
    enter(person, "inspector", survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("See what people ask for")
    person.leave_by(person.main.get_by_role("link", name="Open request"))
