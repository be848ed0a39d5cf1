"""Ways to what follows sending: another child, and what has become of the answers."""

from builders import an_invitation
from journeys.person import Person
from journeys.ways import PUBLIC
from journeys.ways_in import NO_ERROR, after_many_slips, an_unknown_code, type_code, with_a_slip

NO_VERDICT = f"{NO_ERROR}:has(input[name=code])"


def to_the_receipt(person: Person) -> None:
    person.begin(person.live.a_survey())
    send_something(person)


def send_something(person: Person) -> None:
    person.answer_page().press("Send what I have done so far").press("Send")


def to_two_receipts(person: Person) -> None:
    to_the_receipt(person)
    person.press("Answer for another child")
    send_something(person)


@PUBLIC.leads_to("receipt", "children", sign="main:has(#receipt-1):not(:has(#receipt-2))")
def receipts_of_two_children(person: Person) -> None:
    to_two_receipts(person)


@PUBLIC.leads_to("receipt", "going-on", sign="main:has-text('They are not sent yet')")
def receipt_while_another_is_begun(person: Person) -> None:
    to_the_receipt(person)
    person.press("Answer for another child").follow("Stop and delete my answers").follow("See your codes.")


@PUBLIC.leads_to("receipt", "at-most", sign="text=One link is for 4 at most")
def receipt_of_the_fourth_child(person: Person) -> None:
    _, code = an_invitation(person.live.service, person.live.a_survey())
    person.begin_by(code)
    send_something(person)
    for _ in range(3):
        person.press("Answer for another child")
        send_something(person)


@PUBLIC.leads_to("receipt", "taken-back", sign="text=These answers are taken back")
def receipt_of_what_was_taken_back(person: Person) -> None:
    withdrawn_of_one_child(person)
    person.press("Go on")


@PUBLIC.leads_to(
    "what-you-sent", sign="main:has(h1:text-is('What you sent')):not(:has-text('are taken back'))"
)
def what_one_sent(person: Person) -> None:
    to_the_receipt(person)
    person.press("What you sent")


@PUBLIC.leads_to("what-you-sent", "of-a-child", sign="h1:has-text('for child')")
def what_one_sent_for_a_child(person: Person) -> None:
    to_two_receipts(person)
    person.press("What you sent for child 1")


@PUBLIC.leads_to("what-you-sent", "taken-back", sign="main:has-text('are taken back')")
def what_one_sent_and_took_back(person: Person) -> None:
    to_the_receipt(person)
    code = person.receipt()
    with person.another_device() as elsewhere:
        type_code(elsewhere, "/withdraw", code)
        elsewhere.press("Yes, delete my answers")
    person.press("What you sent")


@PUBLIC.leads_to("withdrawn", "another-child", sign="text=for another child stays")
def withdrawn_of_one_child(person: Person) -> None:
    to_two_receipts(person)
    person.press("Take these answers back").press("Yes, delete my answers")


@PUBLIC.leads_to("stop", "another-child", sign="text=stays sent")
def stop_for_another_child(person: Person) -> None:
    to_the_receipt(person)
    person.press("Answer for another child").follow("Stop and delete my answers")


@PUBLIC.leads_to("agreed")
def agreed(person: Person) -> None:
    to_the_receipt(person)
    person.press("read it.")


@PUBLIC.leads_to("counted", sign=NO_VERDICT)
def counted(person: Person) -> None:
    person.go("/").follow("Take back answers you sent").press("Look it up.")


@PUBLIC.leads_to("counted", "mistyped", sign="text=There is a slip in this code")
def counted_mistyped(person: Person) -> None:
    type_code(person, "/counted", with_a_slip(an_unknown_code(person, "receipt")))


@PUBLIC.leads_to("counted", "unknown", sign="text=No answers are counted")
def counted_unknown(person: Person) -> None:
    type_code(person, "/counted", an_unknown_code(person, "receipt"))


@PUBLIC.leads_to("counted", "too-many", sign="text=Too many codes")
def counted_too_many(person: Person) -> None:
    after_many_slips(person, "/counted", an_unknown_code(person, "receipt"))


@PUBLIC.leads_to("counted", "counted", sign="text=has them and can read them")
def counted_indeed(person: Person) -> None:
    to_the_receipt(person)
    type_code(person, "/counted", person.receipt())


@PUBLIC.leads_to("counted", "taken-back", sign="text=Somebody with this code")
def counted_no_more(person: Person) -> None:
    to_the_receipt(person)
    code = person.receipt()
    person.press("Take these answers back").press("Yes, delete my answers")
    type_code(person, "/counted", code)
