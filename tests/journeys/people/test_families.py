"""Parents, carers and grandparents: each journey as docs/journeys.md tells it."""

from collections.abc import Callable

import builders
from builders import ASurvey
from journeys.live import HOUR, Live, documents
from journeys.people.kept import answers, family_numbers, kept, words
from journeys.people.switch import Switch, choose_first, go
from journeys.people.told import Journey, spoken
from journeys.person import STORY, Person

from survey_app import clock

IN_WHATSAPP = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105FN; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/120.0.0.0 Mobile Safari/537.36 WhatsApp/2.23"
)
LAST = "And the taxi is always late."
IN_URDU = "ہم نے چودہ مہینے انتظار کیا۔ کسی نے فون نہیں کیا۔"
IN_BENGALI = "আমরা চৌদ্দ মাস অপেক্ষা করেছি।"


def in_languages(live: Live, *languages: str) -> ASurvey:
    """A full inspection's survey for parents, published in these too."""
    now = clock.now().replace(second=0, microsecond=0)
    return builders.a_survey(
        live.service,
        documents()["parents-and-carers"],
        area=f"Fenmoor{next(live.numbers)}",
        opens_at=now - HOUR,
        closes_at=now + HOUR,
        languages=("en", *languages),
    )


def test_a_mother_with_two_children_and_one_phone(live: Live, phone: Person, told: Journey) -> None:
    survey = live.a_survey()
    phone.begin(survey).answer_all()
    assert phone.sees("We waited fourteen months.")
    first = phone.send()
    phone.press("What you sent")
    assert phone.sees("We waited fourteen months.")
    phone.press("Back to your code")

    phone.press("Answer for another child")
    assert phone.screen == "question"
    assert not phone.page.locator("input:checked").count()
    phone.tick("11-to-15").press("Continue").press("Send what I have done so far")
    assert not phone.sees("We waited fourteen months.")
    second = phone.send()
    assert first in phone.main.inner_text()
    assert first != second
    assert (len(answers(live, survey)), len(family_numbers(live, survey))) == (2, 1)

    phone.press("Take these answers back").press("Yes, delete my answers").press("Go on")
    phone.press("Finish")

    assert kept(live, survey) == told.kept
    assert [each["about-age"] for each in answers(live, survey)] == ["11-to-15"]
    phone.back()
    assert phone.screen == "no-visit"
    assert second not in phone.page.content()
    assert told.missed(phone.read) == []


def skip_to_own_words(person: Person) -> Person:
    for _ in range(20):
        if person.page.locator("textarea").count():
            return person
        person.press("Skip this page")
    raise AssertionError("there is nowhere to write")


def test_a_father_who_reads_urdu(live: Live, somebody: Callable[..., Person], told: Journey) -> None:
    survey = in_languages(live, "ur")
    father = somebody(locale="ur")
    father.says = lambda text: spoken(text, "ur")

    father.begin(survey)
    page = father.page.locator("html")
    assert (page.get_attribute("lang"), page.get_attribute("dir")) == ("ur", "rtl")
    father.answer_first()
    skip_to_own_words(father).write(IN_URDU).press("Send what I have done so far")
    assert father.sees(IN_URDU)
    father.send()
    father.press("Finish")

    assert kept(live, survey) == told.kept
    assert words(live, survey) == {IN_URDU}
    assert told.missed(father.read) == []


def test_a_grandmother_who_reads_bengali_on_an_old_phone(
    live: Live, somebody: Callable[..., Person], told: Journey
) -> None:
    survey = in_languages(live, "bn")
    grandmother = somebody(java_script_enabled=False)
    grandmother.open(survey).follow("Language, pictures and looks").tick("bn").press("Save and go on")
    grandmother.says = lambda text: spoken(text, "bn")
    assert grandmother.page.locator("html").get_attribute("lang") == "bn"

    grandmother.press("Start").tick("helped", "family", "read-out").press("Continue")
    grandmother.press("Yes, I want to take part").tick("grandparent", "5-to-10").press("Continue")
    skip_to_own_words(grandmother).write(IN_BENGALI).press("Send what I have done so far")
    assert grandmother.sees(IN_BENGALI)
    grandmother.send()
    grandmother.press("Finish")

    assert kept(live, survey) == told.kept
    assert [each["carer-relation"] for each in answers(live, survey)] == ["grandparent"]
    assert words(live, survey) == {IN_BENGALI}
    assert told.missed(grandmother.read) == []


def test_a_foster_carer_who_stops_and_deletes(live: Live, phone: Person, told: Journey) -> None:
    """By Tab, Space and Enter alone."""
    survey, keys = live.a_survey(), Switch(phone)
    phone.open(survey)
    go(keys, "Start")
    choose_first(keys)
    go(keys, "Continue")
    go(keys, "Yes, I want to take part")
    choose_first(keys)
    go(keys, "Continue")
    assert kept(live, survey) == ["1 × a sealed draft, never sent"]

    go(keys, "Stop and delete my answers")
    go(keys, "Yes, stop and delete")
    assert phone.screen == "stopped"

    assert kept(live, survey) == told.kept
    assert phone.context.cookies() == []
    phone.back()
    assert phone.screen == "no-visit"
    assert told.missed(phone.read) == []


def test_a_man_on_a_train_whose_signal_dies(
    live: Live, somebody: Callable[..., Person], told: Journey
) -> None:
    survey = live.a_survey()
    train = somebody(user_agent=IN_WHATSAPP)
    train.begin(survey).answer_first().tick("none").press("Continue")
    train.write().press("Save and come back later").press("Give me a code")
    code = train.page.locator("#come-back-code").inner_text()
    pictures = train.main.locator("ul:has(img)").inner_text()
    train.press("Go back to the questions").press("Skip this page").write(LAST)
    lose_the_signal(train)

    home = somebody()
    home.read = train.read  # one story in two browsers
    home.go("/")
    home.page.locator("input[name=code]").fill(code.lower())
    home.press("Continue")
    assert home.main.locator("ul:has(img)").inner_text() == pictures
    home.press("Carry on")
    assert home.page.locator("textarea").input_value() == ""
    home.write(LAST).press("Continue")
    assert home.sees("Nobody rang back.")
    receipt = home.send()
    home.press("Finish")

    with train.page.expect_navigation():
        train.context.set_offline(False)
    train.check()
    assert train.screen == "no-visit"
    assert train.sees(LAST)
    assert receipt not in train.page.content()
    assert kept(live, survey) == told.kept
    assert words(live, survey) == {STORY, LAST}
    assert told.missed(home.read) == []


def lose_the_signal(person: Person) -> None:
    """In the moment he chooses Continue: nothing reaches the service, and what he wrote stays where it is."""
    person.context.set_offline(True)
    person.main.get_by_role("button", name="Continue", exact=True).click()
    person.page.get_by_role("alert").wait_for()
    person.read.append(person.page.content())
    assert person.page.locator("textarea").input_value() == LAST


def test_a_teaching_assistant_who_is_also_a_parent(live: Live, phone: Person, told: Journey) -> None:
    survey = live.sisters("parents-and-carers", "practitioners")
    phone.open(survey).tick("practitioners").press("Continue")
    assert not phone.page.get_by_text("Who is answering?").count()
    phone.press("Start").press("Yes, I want to take part").tick("education", "direct").press("Continue")
    phone.press("Send what I have done so far")
    at_work = phone.send()

    phone.press("Answer as someone else").tick("parents-and-carers").press("Continue").press("Start")
    phone.tick("myself").press("Continue").press("Yes, I want to take part")
    phone.tick("parent", "5-to-10").press("Continue").press("Send what I have done so far")
    at_home = phone.send()
    assert at_work not in phone.page.content()
    phone.press("Finish")

    assert kept(live, survey) == told.kept
    assert len(family_numbers(live, survey)) == 2
    phone.follow("Take back answers you sent").press("Look it up.")
    for code in (at_work, at_home):
        phone.go("/counted").page.locator("input[name=code]").fill(code)
        phone.press("Continue")
        assert phone.sees("has them and can read them")
    assert told.missed(phone.read) == []
