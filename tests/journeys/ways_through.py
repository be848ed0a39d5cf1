"""Ways to the questions, and to what comes after them."""

import datetime as dt

from builders import ASurvey, a_response, an_invitation
from journeys.person import Person
from journeys.ways import PUBLIC
from journeys.ways_in import NO_ERROR, after_many_slips, an_unknown_code, type_code, with_a_slip

from survey_app import clock
from survey_app.fieldwork import tokens

HOUR = dt.timedelta(hours=1)
LIMIT = 4000


def to_the_story(person: Person) -> ASurvey:
    """By the shortest way to a page on which one writes."""
    survey = person.live.a_survey()
    person.begin(survey).answer_first().tick("none").press("Continue")
    return survey


@PUBLIC.leads_to(
    "question", sign="main:not(:has(input:checked, .govuk-error-summary, .govuk-inset-text, .app-picture))"
)
def question(person: Person) -> None:
    person.begin(person.live.a_survey())


@PUBLIC.leads_to("question", "errors", sign=".govuk-error-summary")
def question_with_an_error(person: Person) -> None:
    to_the_story(person)
    person.write("x" * (LIMIT + 1)).press("Continue")


@PUBLIC.leads_to("question", "filled", sign="main:has(input:checked):not(:has(.govuk-notification-banner))")
def question_again(person: Person) -> None:
    person.begin(person.live.a_survey()).answer_first().back()


@PUBLIC.leads_to("question", "elsewhere", sign=".govuk-inset-text")
def question_answered_elsewhere(person: Person) -> None:
    survey = person.live.a_survey()
    _, code = an_invitation(person.live.service, survey)
    with person.another_device() as earlier:
        earlier.begin_by(code).answer_first()
    person.open_code(code).press("Carry on").go("/answer/1")


@PUBLIC.leads_to("question", "stale", sign=".govuk-notification-banner")
def question_changed_in_another_window(person: Person) -> None:
    person.begin(person.live.a_survey())
    with person.another_window() as other:
        other.go("/answer/1").tick("grandparent").press("Continue")
    person.tick("parent").press("Continue")


@PUBLIC.leads_to(
    "check-answers",
    "complete",
    sign="main:has(form):not(:has(.app-picture)):not(:has-text('Some pages are not answered'))",
)
def check_answers(person: Person) -> None:
    to_the_story(person)
    person.answer_all()


@PUBLIC.leads_to(
    "check-answers", "partial", sign="main:has-text('Go on with the questions'):not(:has(.app-picture))"
)
def check_some_answers(person: Person) -> None:
    person.begin(person.live.a_survey()).answer_first().press("Send what I have done so far")


@PUBLIC.leads_to("check-answers", "empty", sign="text=Go to the questions")
def check_no_answers(person: Person) -> None:
    person.begin(person.live.a_survey()).press("Send what I have done so far")


@PUBLIC.leads_to("come-back", sign="main:not(:has(#come-back-code))")
def come_back(person: Person) -> None:
    person.begin(person.live.a_survey()).answer_first().press("Save and come back later")


@PUBLIC.leads_to("come-back", "code", sign="#come-back-code")
def come_back_by_a_code(person: Person) -> None:
    come_back(person)
    person.press("Give me a code")


@PUBLIC.leads_to("your-pictures")
def the_pictures_of_a_code(person: Person) -> None:
    with person.another_device() as earlier:
        come_back_by_a_code(earlier)
        code = earlier.page.locator("#come-back-code").inner_text()
    type_code(person, "/", code)


@PUBLIC.leads_to(
    "receipt", sign="main:has(h2:text-is('Your code')):has(button:text-is('Answer for another child'))"
)
def receipt(person: Person) -> None:
    check_some_answers(person)
    person.press("Send")


@PUBLIC.leads_to("finished")
def finished(person: Person) -> None:
    receipt(person)
    person.press("Finish")


@PUBLIC.leads_to("withdraw", sign=NO_ERROR)
def withdraw(person: Person) -> None:
    person.go("/").follow("Take back answers you sent")


@PUBLIC.leads_to("withdraw", "mistyped", sign="text=There is a slip in this code")
def withdraw_mistyped(person: Person) -> None:
    type_code(person, "/withdraw", with_a_slip(an_unknown_code(person, "receipt")))


@PUBLIC.leads_to("withdraw", "unknown", sign="text=No answers are counted")
def withdraw_unknown(person: Person) -> None:
    type_code(person, "/withdraw", an_unknown_code(person, "receipt"))


@PUBLIC.leads_to("withdraw", "too-many", sign="text=Too many codes")
def withdraw_too_many(person: Person) -> None:
    after_many_slips(person, "/withdraw", an_unknown_code(person, "receipt"))


@PUBLIC.leads_to("withdraw", "over", sign="text=The last moment")
def withdraw_too_late(person: Person) -> None:
    survey = person.live.a_survey(closes=-HOUR)
    answers: dict[int, dict[str, object]] = {1: {"about-relation": "parent"}}
    code = a_response(person.live.service, survey, answers, now=clock.now() - 2 * HOUR)
    type_code(person, "/withdraw", tokens.grouped(code))


@PUBLIC.leads_to("withdraw-confirm")
def withdraw_confirm(person: Person) -> None:
    receipt(person)
    code = person.receipt()
    person.follow("Take back answers you sent")
    person.page.locator("input[name=code]").fill(code)
    person.press("Continue")


@PUBLIC.leads_to("withdrawn", sign="main:not(:has-text('for another child'))")
def withdrawn(person: Person) -> None:
    withdraw_confirm(person)
    person.press("Yes, delete my answers")


@PUBLIC.leads_to("stop", sign="main:not(:has-text('for another child'))")
def stop(person: Person) -> None:
    person.begin(person.live.a_survey()).follow("Stop and delete my answers")


@PUBLIC.leads_to("stopped")
def stopped(person: Person) -> None:
    stop(person)
    person.press("Yes, stop and delete")
