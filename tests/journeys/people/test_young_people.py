"""Children and young people: each journey as docs/journeys.md tells it."""

from builders import ASurvey
from journeys.live import Live
from journeys.people.kept import answers, kept, words
from journeys.people.switch import Switch, answer_page, choose_first, go
from journeys.people.told import Journey
from journeys.person import Person
from journeys.test_leaving import LEFT_BEHIND, NEUTRAL, NOTHING, keep_away
from journeys.test_pages_aloud import said_of
from journeys.test_reading_aloud import DEVICE, button, give_voices, to_the_end

OWN_WORDS = "My taxi is nice. I want swimming."


def test_a_fifteen_year_old_whose_parent_must_not_know(live: Live, phone: Person, told: Journey) -> None:
    survey = live.a_survey("children-11-15")
    keep_away(phone)
    agree_in_secret(phone, survey)
    phone.tick("mainstream-school").press("Continue")

    phone.page.get_by_role("link", name="Exit this page").click()
    phone.page.wait_for_url(NEUTRAL + "**")
    assert phone.page.title() == "Weather"
    assert is_forgotten(phone)
    phone.asked.clear()  # the neutral site was asked for on purpose
    phone.back()
    assert phone.screen == "no-visit"

    agree_in_secret(phone, survey)
    assert not phone.page.locator("input:checked").count()
    phone.tick("mainstream-school").press("Continue").press("Send what I have done so far")
    receipt = phone.send()
    phone.press("Finish")
    assert phone.page.evaluate(LEFT_BEHIND) == NOTHING
    phone.back()
    assert receipt not in phone.page.content()
    assert kept(live, survey) == told.kept
    assert told.missed(phone.read) == []


def is_forgotten(person: Person) -> bool:
    """Soon: the word that the visit is over travels beside the way out, which does not wait for it."""
    for _ in range(50):
        if not person.context.cookies():
            return True
        person.page.wait_for_timeout(100)
    return False


def agree_in_secret(person: Person, survey: ASurvey) -> None:
    person.open(survey)
    assert "Answers were begun here" not in person.main.inner_text()
    person.press("Start").tick("myself").press("Continue").tick("no").press("Yes, I want to take part")
    assert person.screen == "someone-to-talk-to"
    person.press("Go to the questions")


def test_a_young_man_of_19_who_answers_with_his_eyes(live: Live, phone: Person, told: Journey) -> None:
    """By Tab, Space and Enter alone."""
    survey, keys = live.a_survey("young-people-19-25"), Switch(phone)
    phone.open(survey)
    go(keys, "Easy read, with pictures")
    go(keys, "Start")
    choose_first(keys)
    go(keys, "Continue")
    go(keys, "Yes, I want to take part")
    choose_first(keys)
    go(keys, "Continue")
    go(keys, "Go to the questions")
    answer_page(keys)
    go(keys, "Skip this")
    for _ in range(4):
        answer_page(keys)
    go(keys, "Send what I have done so far")
    assert phone.screen == "check-answers"
    go(keys, "Send")
    assert phone.screen == "receipt"
    go(keys, "Finish")

    assert kept(live, survey) == told.kept
    assert told.missed(phone.read) == []


def test_an_eleven_year_old_who_is_helped(live: Live, phone: Person, told: Journey) -> None:
    survey = live.a_survey("children-11-15")
    give_voices(phone, DEVICE).open(survey).press("Easy read, with pictures").press("Start")
    phone.tick("helped", "staff", "read-out", "written-down").press("Continue")
    agreed = said_of(phone, "Do you want to take part?")
    assert any("Your family does not see them." in part for part in agreed)
    assert agreed[-2:] == ["Yes, I want to take part", "No, I do not want to"]
    phone.page.locator("input[name=adult_knows][value=yes]").check()
    phone.press("Yes, I want to take part").tick("yes").press("Continue").press("Go to the questions")

    assert phone.page.locator(".app-picture").count() >= 3
    button(phone, "read").click()
    said = to_the_end(phone)
    assert said[0] == phone.page.locator("h1").inner_text()
    assert phone.page.locator("label").first.inner_text() in said

    while phone.screen == "question":
        answer_like_a_child(phone)
    assert phone.sees(OWN_WORDS)
    phone.send()
    phone.press("Finish")

    assert kept(live, survey) == told.kept
    assert words(live, survey) == {OWN_WORDS}
    (given,) = answers(live, survey)
    assert {"being-listened": "sometimes", "own-goals": "sometimes"}.items() <= given.items()
    assert told.missed(phone.read) == []


def answer_like_a_child(person: Person) -> None:
    """Sometimes, where one can say so; some words; and what is not known is skipped."""
    if person.page.locator("input[value=sometimes]").count():
        person.tick("sometimes").press("Continue")
    elif person.page.locator("textarea").count():
        person.write(OWN_WORDS).press("Continue")
    else:
        person.press("Skip this")


def test_a_sixteen_year_old_who_agrees_for_themselves(live: Live, phone: Person, told: Journey) -> None:
    """By Tab, Space and Enter alone."""
    survey, keys = live.a_survey("young-people-16-18"), Switch(phone)
    phone.open(survey)
    go(keys, "Start")
    choose_first(keys)
    go(keys, "Continue")
    assert not phone.page.locator("input[name=adult_knows]").count()
    assert phone.page.locator("input:checked").count() == 0
    go(keys, "Yes, I want to take part")
    answer_page(keys)
    go(keys, "Send what I have done so far")
    go(keys, "Send")
    assert phone.receipt()
    go(keys, "Finish")

    assert kept(live, survey) == told.kept
    assert told.missed(phone.read) == []
