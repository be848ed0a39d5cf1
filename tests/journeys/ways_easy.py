"""Ways to our own pages in easy read, chosen on the start page by somebody of 11 to 15."""

from journeys.person import Person
from journeys.ways import PUBLIC

EASY = "main:has(h1 .app-picture)"


@PUBLIC.leads_to("start", "easy-read", sign=EASY)
def start_in_easy_read(person: Person) -> None:
    person.open(person.live.a_survey("children-11-15")).press("Easy read, with pictures")


@PUBLIC.leads_to("who", "easy-read", sign=EASY)
def who_in_easy_read(person: Person) -> None:
    start_in_easy_read(person)
    person.press("Start")


@PUBLIC.leads_to("consent", "easy-read", sign=EASY)
def consent_in_easy_read(person: Person) -> None:
    who_in_easy_read(person)
    person.tick("myself").press("Continue")


@PUBLIC.leads_to("declined", "easy-read", sign=EASY)
def declined_in_easy_read(person: Person) -> None:
    consent_in_easy_read(person)
    person.press("No, I do not want to")


@PUBLIC.leads_to("someone-to-talk-to", "easy-read", sign=EASY)
def someone_to_talk_to_in_easy_read(person: Person) -> None:
    consent_in_easy_read(person)
    person.tick("no").press("Yes, I want to take part")


@PUBLIC.leads_to("check-answers", "easy-read", sign=EASY)
def check_in_easy_read(person: Person) -> None:
    consent_in_easy_read(person)
    person.tick("prefer-not-to-say").press("Yes, I want to take part").press("Skip this")
    person.answer_page().press("Send what I have done so far")


@PUBLIC.leads_to("receipt", "easy-read", sign=EASY)
def receipt_in_easy_read(person: Person) -> None:
    check_in_easy_read(person)
    person.press("Send")
