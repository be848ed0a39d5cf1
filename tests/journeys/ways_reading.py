"""Ways to the reading room: comments, one response, searching, translating."""

from builders import ASurvey, a_response
from journeys.console import an_answered_survey, enter
from journeys.person import Person
from journeys.ways import CONSOLE
from journeys.ways_console import to_the_inspection
from journeys.ways_in import NO_ERROR

from survey_app import clock
from survey_app.worker.loop import Worker

ERRORS = ".govuk-error-summary"
POLISH = (
    "Czekaliśmy czternaście miesięcy na ocenę. Nikt do nas nie oddzwonił, a szkoła nie wiedziała, co robić. "
    "Nasz syn cały ten czas siedział w domu i bardzo się bał."
)


def to_the_comments(person: Person, *roles: str) -> ASurvey:
    survey = an_answered_survey(person.live)
    come_to_the_comments(person, survey, *roles)
    return survey


def come_to_the_comments(person: Person, survey: ASurvey, *roles: str) -> None:
    enter(person, *(roles or ("inspector",)), survey=survey)
    person.leave_by(person.main.get_by_role("link").first)
    person.press("Read the comments")


@CONSOLE.leads_to("comments", sign=".app-comment >> nth=0")
def comments(person: Person) -> None:
    to_the_comments(person)


@CONSOLE.leads_to("comments", "none-fit", sign="text=No comment fits what was chosen")
def no_comment_fits(person: Person) -> None:
    to_the_comments(person)
    person.go(f"{person.path}?plan=refused&read=unread")


@CONSOLE.leads_to("comments", "not-built", sign="text=The list of comments has not been made yet")
def no_list_of_comments(person: Person) -> None:
    to_the_inspection(person, "inspector")
    person.press("Read the comments")


def to_a_response(person: Person, role: str) -> None:
    to_the_comments(person, role)
    person.leave_by(person.main.get_by_role("link", name="Whole response").first)


@CONSOLE.leads_to("response", sign="text=ask a lead inspector to lift the masks")
def response(person: Person) -> None:
    to_a_response(person, "inspector")


@CONSOLE.leads_to("response", "lead", sign=f"main:has(#reason):not(:has({ERRORS}))")
def response_to_a_lead(person: Person) -> None:
    to_a_response(person, "lead")


@CONSOLE.leads_to("response", "lifted", sign="text=lifted the masks at")
def response_without_masks(person: Person) -> None:
    to_a_response(person, "lead")
    person.page.locator("#reason").fill("We meet her on Tuesday.")
    person.press("Lift the masks")


@CONSOLE.leads_to("response", "errors", sign=ERRORS)
def response_without_a_reason(person: Person) -> None:
    to_a_response(person, "lead")
    person.press("Lift the masks")


def to_the_search(person: Person, role: str = "inspector") -> None:
    to_the_comments(person, role)
    person.press("Search for a word or phrase")


def look_for(person: Person, phrase: str) -> None:
    person.page.get_by_label("Word or phrase").fill(phrase)
    person.press("Search")


@CONSOLE.leads_to("search", sign=f"main:not(:has({ERRORS}, a))")
def search(person: Person) -> None:
    to_the_search(person)


@CONSOLE.leads_to("search", "lead", sign="text=See all searches of this inspection")
def search_by_a_lead(person: Person) -> None:
    to_the_search(person, "lead")


@CONSOLE.leads_to("search", "errors", sign=ERRORS)
def search_for_nothing(person: Person) -> None:
    to_the_search(person)
    look_for(person, "...")


@CONSOLE.leads_to("search-result", sign=".app-place >> nth=0")
def search_result(person: Person) -> None:
    to_the_search(person)
    look_for(person, "nobody rang")


@CONSOLE.leads_to("search-result", "nothing", sign="text=Nobody wrote this, in these words")
def search_in_vain(person: Person) -> None:
    to_the_search(person)
    look_for(person, "platypus")


@CONSOLE.leads_to("searches", sign="text=the latest first")
def searches(person: Person) -> None:
    to_the_search(person, "lead")
    look_for(person, "nobody rang")
    person.follow("Back to searching").press("See all searches of this inspection")


@CONSOLE.leads_to("searches", "empty", sign="text=Nobody has searched yet")
def no_searches(person: Person) -> None:
    to_the_search(person, "lead")
    person.press("See all searches of this inspection")


def to_the_queue(person: Person) -> None:
    """Past a comment in Polish, which the worker queues."""
    survey = person.live.a_survey()
    answers = {1: {"about-relation": "parent"}, 4: {"waits-comment": POLISH}}
    answers |= {2: {"family-touches": ["autism-and-adhd-waits"]}, 3: {"waits-need": "waiting"}}
    a_response(person.live.service, survey, answers, now=clock.now())
    worker = Worker(person.live.service)
    while worker.look():
        pass
    come_to_the_comments(person, survey)
    person.press("Comments that wait for a translation")


def to_a_translation(person: Person) -> None:
    to_the_queue(person)
    person.leave_by(person.main.get_by_role("link", name="Translate").first)


@CONSOLE.leads_to("translations", sign="text=never later than 8am on the first day on site")
def translations(person: Person) -> None:
    to_the_queue(person)


@CONSOLE.leads_to("translations", "empty", sign="text=No comment waits for a translation")
def no_translations(person: Person) -> None:
    to_the_comments(person)
    person.press("Comments that wait for a translation")


@CONSOLE.leads_to("translation", sign=f"{NO_ERROR} >> text=Keep the translation")
def translation(person: Person) -> None:
    to_a_translation(person)


@CONSOLE.leads_to("translation", "done", sign="text=Change the translation")
def translation_done(person: Person) -> None:
    to_a_translation(person)
    person.page.locator("#words").fill("We waited fourteen months.")
    person.press("Keep the translation")


@CONSOLE.leads_to("translation", "errors", sign=ERRORS)
def translation_without_words(person: Person) -> None:
    to_a_translation(person)
    person.press("Keep the translation")
