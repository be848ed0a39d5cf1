"""Two windows, two devices, and a survey that closes while somebody is writing."""

from collections.abc import Callable

from builders import an_invitation
from journeys.live import Live
from journeys.person import STORY, Person
from journeys.ways_through import to_the_story


def test_the_second_window_sees_that_the_page_has_changed_and_its_next_try_wins(phone: Person) -> None:
    to_the_story(phone)
    phone.write("In the second window.")
    with phone.another_window() as other:
        other.go("/answer/7").write("In the first window.").press("Continue")

    phone.press("Continue")
    assert phone.page.url in phone.refused
    assert phone.sees("This page was changed in another window")
    assert phone.page.locator("textarea").input_value() == "In the second window."

    phone.press("Continue").go("/check")
    assert phone.sees("In the second window.")
    assert not phone.sees("In the first window.")


def test_an_invitation_goes_on_elsewhere_without_showing_what_was_answered(
    live: Live, phone: Person, somebody: Callable[..., Person]
) -> None:
    """A13: the link continues and sends; earlier answers stay unseen."""
    _, code = an_invitation(live.service, live.a_survey())
    phone.begin_by(code).answer_first().tick("none").press("Continue").answer_page()

    tablet = somebody(viewport={"width": 768, "height": 1024})
    tablet.open_code(code).press("Carry on")
    assert tablet.path == "/answer/8"
    tablet.go("/answer/1").go("/answer/7").go("/check")

    earlier = ("We waited fourteen months", 'value="parent" checked', "Parent or step-parent</dd>")
    assert [words for words in earlier for page in tablet.read if words in page] == []
    tablet.press("Send")
    assert tablet.screen == "receipt"


def test_after_sending_on_one_device_the_other_is_told_so_and_loses_no_words(
    live: Live, phone: Person, somebody: Callable[..., Person]
) -> None:
    """A14: sent once; the receipt is not shown again, the later words are handed back."""
    _, code = an_invitation(live.service, live.a_survey())
    phone.begin_by(code).press("Skip this page").tick("none").press("Continue").write()
    tablet = somebody()
    receipt = tablet.open_code(code).press("Carry on").answer_page().go("/check").send()

    phone.press("Continue")

    assert phone.screen == "already-sent"
    assert phone.sees("Nobody rang back.")
    assert receipt not in phone.page.content()


IN_A_CHAT = (
    "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Version/4.0 Chrome/130.0.0.0 Mobile WhatsApp/2.24"
)


def test_from_the_browser_in_a_chat_to_ones_own_one_goes_on_by_the_code_and_nobody_by_the_link(
    live: Live, somebody: Callable[..., Person]
) -> None:
    """A13: two browsers of one phone share no cookie. The code brings all that was answered; the link that many have
    brings nothing of it."""
    survey = live.a_survey()
    chat = somebody(user_agent=IN_A_CHAT)
    chat.begin(survey).answer_first().tick("none").press("Continue").write()
    chat.press("Save and come back later").press("Give me a code")
    code = chat.page.locator("#come-back-code").inner_text()

    stranger = somebody().open(survey)
    assert not stranger.page.get_by_role("button", name="Carry on").count()
    own = somebody().go("/")
    own.page.locator("input[name=code]").fill(code)
    own.press("Continue")
    if own.screen != "question":  # asked first whether this is theirs
        own.leave_by(own.main.get_by_role("button").first)
    own.go("/answer/7")

    assert own.page.locator("textarea").input_value() == STORY
    assert [page for page in stranger.read if "Nobody rang back" in page] == []


def test_a_page_open_at_the_close_is_still_taken_in_the_minutes_after_it(live: Live, phone: Person) -> None:
    survey = to_the_story(phone)
    phone.write()
    live.close(survey, minutes=29)

    phone.press("Continue").answer_all()

    assert phone.sees("Nobody rang back.")
    assert phone.send()


def test_after_those_minutes_the_page_gives_the_words_back(live: Live, phone: Person) -> None:
    survey = to_the_story(phone)
    phone.tick("yes").write()
    live.close(survey, minutes=30)

    phone.press("Continue")

    assert phone.screen == "closed"
    given_back = phone.main.inner_text()
    assert STORY in given_back
    assert "Is anything else going badly wrong for your child?\n\nYes" in given_back


def test_nobody_new_begins_in_the_minutes_after_the_close(live: Live, phone: Person) -> None:
    survey = live.a_survey()
    live.close(survey, minutes=1)

    phone.open(survey)

    assert phone.screen == "closed"
