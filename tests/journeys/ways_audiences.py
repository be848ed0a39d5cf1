"""Ways to what other audiences than parents meet, and to the questions in easy read."""

from journeys.person import Person
from journeys.ways import PUBLIC

from survey_app.fieldwork.consent_rules import ConsentRules

CHOSEN = ("parents-and-carers", "practitioners")


@PUBLIC.leads_to("role", sign="main:not(:has(.govuk-error-summary))")
def role(person: Person) -> None:
    person.open(person.live.sisters(*CHOSEN))


@PUBLIC.leads_to("role", "errors", sign=".govuk-error-summary")
def role_unsaid(person: Person) -> None:
    role(person)
    person.press("Continue")


@PUBLIC.leads_to("receipt", "sisters", sign="text=Answer as someone else")
def receipt_of_one_of_two(person: Person) -> None:
    role(person)
    person.tick("practitioners").press("Continue").press("Start").press("Yes, I want to take part")
    person.answer_page().press("Send what I have done so far").press("Send")


@PUBLIC.leads_to("start", "young", sign="text=You can answer if you are 11 to 15 and need more help")
def start_of_a_young_person(person: Person) -> None:
    person.open(person.live.a_survey("children-11-15"))


@PUBLIC.leads_to("start", "child", sign="text=with a grown-up they trust beside them")
def start_of_a_child(person: Person) -> None:
    person.open(person.live.a_survey("children-5-10"))


@PUBLIC.leads_to("start", "supporter", sign="text=Say only what you have seen")
def start_of_a_supporter(person: Person) -> None:
    person.open(person.live.a_survey("supporters"))


@PUBLIC.leads_to("start", "worker", sign="text=Anyone who works with children or young people")
def start_of_a_practitioner(person: Person) -> None:
    person.open(person.live.a_survey("practitioners"))


@PUBLIC.leads_to(
    "who",
    "young",
    sign="main:has(input[value=myself]):not(:has(.app-picture)):not(:has-text('parent or carer'))",
)
def who_young(person: Person) -> None:
    start_of_a_young_person(person)
    person.press("Start")


@PUBLIC.leads_to("who", "child", sign="text=Who helps the child, and how?")
def who_of_a_child(person: Person) -> None:
    start_of_a_child(person)
    person.press("Start")


@PUBLIC.leads_to(
    "consent",
    "under-16",
    sign="main:has(input[name=adult_knows]):not(:has(input[value=alone], .app-picture))",
)
def consent_under_16(person: Person) -> None:
    who_young(person)
    person.tick("myself").press("Continue")


@PUBLIC.leads_to("consent", "agrees-alone", sign="main:has(input[value=alone])")
def consent_where_some_under_16_agree_alone(person: Person) -> None:
    person.open(person.live.a_survey("children-11-15", rules=ConsentRules(alone_from=14))).press("Start")
    person.tick("myself").press("Continue")


@PUBLIC.leads_to("someone-to-talk-to", sign="main:not(:has(.app-picture))")
def someone_to_talk_to(person: Person) -> None:
    consent_under_16(person)
    person.tick("no").press("Yes, I want to take part")


@PUBLIC.leads_to(
    "consent", "young", sign="#statements:has-text('my school or college'):has-text('I am 16 or over')"
)
def consent_from_16(person: Person) -> None:
    person.open(person.live.a_survey("young-people-16-18")).press("Start").tick("myself").press("Continue")


@PUBLIC.leads_to("consent", "child", sign="#statements:has-text('Read this to the child')")
def consent_of_a_child(person: Person) -> None:
    who_of_a_child(person)
    person.tick("family").press("Continue")


@PUBLIC.leads_to("consent", "worker", sign="#statements:has-text('my employer and the council')")
def consent_of_a_practitioner(person: Person) -> None:
    start_of_a_practitioner(person)
    person.press("Start")


@PUBLIC.leads_to("ways")
def ways(person: Person) -> None:
    start_of_a_young_person(person)
    person.follow("Language, pictures and looks")


@PUBLIC.leads_to("practice", sign="main:has(form)")
def practice(person: Person) -> None:
    ways(person)
    person.tick("easy-read").press("Save and go on").press("Start").tick("myself").press("Continue")
    person.press("Yes, I want to take part")


@PUBLIC.leads_to("practice", "tried", sign="text=You chose")
def practice_tried(person: Person) -> None:
    practice(person)
    person.tick("sometimes").press("Continue")


@PUBLIC.leads_to("question", "easy-read", sign="main:has(.app-picture)")
def question_in_easy_read(person: Person) -> None:
    practice_tried(person)
    person.follow("Go to the questions")
