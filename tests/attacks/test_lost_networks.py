"""R11: fifty phones lose their line at a page nobody chose, and come back in one of three ways.

The line breaks as lines do: before the page has gone, in the middle of it, or after the server has kept it and before
the phone has heard so. The person comes back in the same tab, on another phone by the code they had asked for, or on
another phone by their personal link: then the new phone is shown nothing (row A13).
"""

import random
import socket
from dataclasses import dataclass, field
from itertools import product

import pytest
from attacks.facts import sent
from attacks.served import form_request
from builders import an_invitation
from drivers import Respondent

JOURNEYS = 50
SEED = 20260203
AT_ONCE = b"\x01\0\0\0\0\0\0\0"
"""SO_LINGER: close without a word to the other side, as a tunnel does."""


@pytest.fixture
def clock():
    """The server is another process: its clock is the machine's, and so is ours here."""


@dataclass
class Journey:
    """One person, the pages they answer, and those of which they heard that they were kept."""

    number: int
    code: str
    phone: Respondent
    resume: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self):
        name = f"Family {self.number:02}"
        return {
            1: {"helped": "yes"},
            2: {"wait": "no", "story": f"{name} waited two years."},
            3: {"else": f"{name} says thank you."},
        }

    def answer(self, page):
        self.phone.get(f"/answer/{page}")
        self.phone.answer(self.pages[page])
        assert self.phone.path != f"/answer/{page}", "the page was not taken"
        self.kept |= self.pages[page]


def lose_the_line(served, journey, page, dice):
    """Send the page into a line that breaks after some of its bytes, perhaps after all of them."""
    phone = journey.phone
    phone.get(f"/answer/{page}")
    fields = phone.form(f"/answer/{page}") | journey.pages[page] | {"action": "continue"}
    request = form_request(served, phone, f"/answer/{page}", fields)
    until = dice.choice([0, dice.randrange(len(request)), len(request)])
    with served.wire.connect() as line:
        line.sendall(request[:until])
        if until == len(request):
            line.recv(1)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    return until == len(request)


def by_the_same_tab(served, journey):
    return journey.phone


def by_the_code(served, journey):
    """Asked for before the line went, and typed on another phone: it is shown what its owner wrote."""
    other = served.respondent()
    other.type_code(journey.resume)
    return other


def by_the_link(served, journey):
    """On another phone, without any secret of the first: it goes on, and is shown nothing."""
    other = served.respondent()
    other.open(f"/s/{journey.code}")
    other.start()
    shown = [other.reply.text]
    for address in ("/answer/1", "/answer/2", "/answer/3", "/check", "/come-back", "/receipt"):
        other.get(address)
        shown.append(other.reply.text)
    for page in shown:
        assert "Family" not in page
        assert " checked" not in page.partition("<form")[2]
    return other


def test_fifty_phones_that_lose_the_line_lose_no_saved_page_and_show_no_other_phone_an_answer(
    served, served_survey
):
    """R11, A13, B7: every page whose saving was heard of is sent, once; a page that was not is answered again."""
    dice = random.Random(SEED)
    before = len(sent(served.service))
    chances = [*product((1, 2, 3), (by_the_same_tab, by_the_code, by_the_link))] * 6
    arrived = set()
    for number, (lost_at, way_back) in enumerate(dice.sample(chances, JOURNEYS)):
        _, code = an_invitation(served.service, served_survey)
        journey = Journey(number=number, code=code, phone=served.respondent())
        journey.phone.begin(f"/s/{code}")
        for page in range(1, lost_at):
            journey.answer(page)
        if way_back is by_the_code:
            journey.phone.get("/come-back")
            journey.phone.press("/come-back")
            journey.resume = journey.phone.page.by_id("come-back-code").text()
        arrived.add(lose_the_line(served, journey, lost_at, dice))
        journey.phone = way_back(served, journey)
        for page in range(lost_at, 4):
            journey.answer(page)
        assert journey.phone.send()
        (found,) = [each for each in sent(served.service) if f"Family {number:02}" in str(each)]
        assert found == journey.kept
    assert len(sent(served.service)) == before + JOURNEYS
    assert arrived == {True, False}
