"""A class, a supporter, and somebody who is heard in another way: each as docs/journeys.md tells it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from builders import ASurvey
from drivers import Respondent, over_socket
from journeys.live import Live
from journeys.people.kept import flags, kept, words
from journeys.people.switch import Keys, answer_page, go
from journeys.people.told import Journey
from journeys.person import STORY, Person
from journeys.ways_together import begin_together
from uploads import NAMED

from survey_app.fieldwork import flags as signs

AT_THEIR_OWN = 38
A_MOMENT = 4 * signs.FASTEST.total_seconds()
"""Nobody reads and ticks a page sooner."""


def test_forty_pupils_behind_one_address(live: Live, somebody: Callable[..., Person], told: Journey) -> None:
    survey = live.a_survey("children-11-15")
    with ThreadPoolExecutor(AT_THEIR_OWN) as room:
        sent = [room.submit(answer_at_their_own, live, survey) for _ in range(AT_THEIR_OWN)]
        tablet = somebody(viewport={"width": 800, "height": 1200})
        tablet.open(survey).press("Several people use this tablet, one after another")
        tablet.press("Use it for several people")
        codes = [answer_on_the_tablet(tablet) for _ in range(2)]
        codes += [each.result() for each in sent]

    assert len(set(codes)) == 40
    assert kept(live, survey) == told.kept
    assert flags(live, survey) == {""}
    assert told.missed(tablet.read) == []


def answer_on_the_tablet(tablet: Person) -> str:
    begin_together(tablet)
    assert not tablet.page.locator("input:checked").count()
    tablet.page.wait_for_timeout(1000 * A_MOMENT)
    tablet.tick("mainstream-school").press("Continue").press("Send what I have done so far")
    code = tablet.send()
    tablet.press("Finish")
    assert tablet.screen == "next-person"
    tablet.back()
    assert code not in tablet.page.content()
    tablet.go("/next")
    return code


def answer_at_their_own(live: Live, survey: ASurvey) -> str:
    """On a school computer of their own: over HTTP and with no script, as 38 browsers would be slow."""
    pupil = Respondent(over_socket(int(live.base.rsplit(":", 1)[1])))
    pupil.begin(survey.link)
    time.sleep(A_MOMENT)
    pupil.answer({"learning-place": "mainstream-school"}, action="send")
    return pupil.send()


def test_a_supporter_for_a_young_woman_who_cannot_decide(live: Live, phone: Person, told: Journey) -> None:
    """By Tab, Space, Enter and letters."""
    survey, keys = live.a_survey("supporters"), Keys(phone)
    phone.open(survey)
    go(keys, "Start")
    go(keys, "Yes, I want to take part")
    while phone.screen == "question":
        answer_page(keys, STORY)
    assert phone.sees("Nobody rang back.")
    go(keys, "Send")
    assert phone.screen == "receipt"
    go(keys, "Finish")

    assert kept(live, survey) == told.kept
    assert words(live, survey) == {STORY}
    assert told.missed(phone.read) == []


def test_a_deaf_mother_who_signs(live: Live, phone: Person, told: Journey) -> None:
    survey, film = live.a_survey(), NAMED["video/webm"] + bytes(5000)
    phone.open(survey).press("Large print, Braille, by phone, or a recording")
    phone.press("Send a recording: you speak or sign")
    phone.page.locator("textarea[name=words]").fill("British Sign Language")
    phone.page.locator("input[type=file]").set_input_files(
        {"name": "me.webm", "mimeType": "video/webm", "buffer": film}
    )
    phone.press("Send")

    assert phone.screen == "asked"
    assert phone.page.locator("#reference").inner_text()
    assert kept(live, survey) == told.kept
    files = [path.read_bytes() for path in live.service.settings.recordings_folder.iterdir()]
    assert files
    assert not any(film[:40] in each for each in files)
    assert told.missed(phone.read) == []
