"""Every screen of the console in every state, as a browser draws it."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from console_samples import finding_pages, reading_pages, report_pages
from flask import Flask
from journeys.conftest import browser_type_launch_args  # noqa: F401  # the machine's own Chromium
from journeys.only_a_browser_sees import find_faults
from page_checks import check_page
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from survey_app.design.screens import FieldError, Screen, show
from survey_app.design.static import serve_static
from survey_app.fieldwork import requests
from survey_app.fieldwork.reading_room import Entry, Shelf
from survey_app.service import Service
from survey_app.staff import signing_in, words
from survey_app.staff.door import create_console
from survey_app.staff.problem_screens import PROBLEM_SCREENS
from survey_app.staff.screens import (
    SCREENS,
    ChannelCard,
    ChannelsScreen,
    CheckMailScreen,
    Crumb,
    InspectionLine,
    InspectionScreen,
    InspectionsScreen,
    LinkRefusedScreen,
    Part,
    PosterScreen,
    RequestScreen,
    RequestsScreen,
    ResponsesScreen,
    SecondFactorScreen,
    SignedOutScreen,
    SignInScreen,
    SummaryScreen,
    SurveyCard,
    Table,
    UseLinkScreen,
)

HERE = "#main"
BACK = Crumb(text="Bournemouth, Christchurch and Poole", href=HERE)
WINDOW = ("Opens at 12 noon on Monday 2 February 2026.", "Closes at 12 noon on Friday 6 February 2026.")
LINK = "https://survey.example.org/s/ABCD-EFGH-JKLM-NPQR"
LONG = "Waiting times for autism and ADHD assessment, and support for families while they wait"
SURVEY = SurveyCard(
    id="one",
    audience="Parents and carers",
    title="Is help for your child getting better?",
    state="Open now",
    window=WINDOW,
    participation="",
    counts=(("Began", "1,290"), ("Sent before the close", "1,204")),
    channels=HERE,
    summary=HERE,
    responses=HERE,
)
FORUMS = SurveyCard(
    id="one",
    audience="Parents and carers",
    title=SURVEY.title,
    state="Closed",
    window=WINDOW,
    participation="About 115 people have sent their answers.",
    counts=(),
    channels=HERE,
)
DAYS = tuple(
    {"key": f"Day {day}: Wednesday 18 November 2026", "values": ("The survey opens (handbook ¶122)", "More")}
    for day in (-5, -1, 1)
)
CARD = ChannelCard(
    name="Parent carer forum newsletter",
    link=LINK,
    poster=HERE,
    facts=(("Kind", "Parent carer forum"), ("Sent by this link", "46")),
    chat=f"Does your child need extra help? {LINK}",
    sms=f"Tell inspectors: {LINK}",
)
TABLE = Table(
    caption="How has this changed since March 2024, when inspectors last came?",
    head=("Answer", "People", "Share of who knew this then and now"),
    rows=(("Better", "14", "58%"), ("All who knew this then and now", "24", "")),
    notes=("Small base: fewer than 30 answers.",),
)
PART = Part(
    id="waits", title=LONG, words=("14 of the 24 said better.",), tables=(TABLE,), chart="", chart_alt=""
)
ENTRIES = tuple(
    Entry(number=n, reference="abcdefghijklmnopqrstuvwxyz", voice="helped", outcome="partial", is_read=n == 1)
    for n in (1, 2, 3)
)


def responses(count: int) -> ResponsesScreen:
    shelf = Shelf(
        entries=ENTRIES[:count], count=count * 20, read=count, page=max(count - 1, 1), pages=max(count, 1)
    )
    return ResponsesScreen(
        back=BACK, survey_id="one", shelf=shelf, voices=words.VOICES, outcomes=words.OUTCOMES
    )


def inspection(card: SurveyCard, *cautions: str) -> InspectionScreen:
    return InspectionScreen(
        back=BACK,
        area="Fenmoor",
        kind="revisit",
        handbook=words.HANDBOOKS["revisit"],
        cautions=cautions,
        days=DAYS,
        surveys=(card,),
    )


def second_factor(slip: str) -> SecondFactorScreen:
    return SecondFactorScreen(errors=(FieldError("code", signing_in.SLIPS[slip]),))


def channels(*cards: ChannelCard) -> ChannelsScreen:
    return ChannelsScreen(back=BACK, title="Is help getting better?", window=WINDOW, channels=cards)


def a_request(state: requests.State, *, has_recording: bool = False) -> requests.Request:
    return requests.Request(
        reference="abcdefgh",
        kind="recording" if has_recording else "telephone",
        asked_on=dt.date(2026, 2, 3),
        state=state,
        taken_by="" if state == "new" else "Lead inspector",
        has_recording=has_recording,
        contact="01632 960 003",
        words="After six in the evening.",
        language="en",
        note="",
        done_on=dt.date(2026, 2, 4) if state == "done" else None,
    )


def requested(*lines: requests.Line) -> RequestsScreen:
    return RequestsScreen(
        back=BACK,
        inspection_id="one",
        lines=lines,
        kinds=words.REQUESTS,
        standings=words.STANDINGS,
        kept_days=30,
    )


def one_request(request: requests.Request, **facts: Any) -> RequestScreen:
    return RequestScreen(
        back=BACK,
        inspection_id="one",
        title="A call",
        request=request,
        facts=({"key": "Reach them by", "values": (request.contact,)},),
        note="",
        kept_days=30,
        **facts,
    )


SAMPLES: dict[tuple[str, str], Screen] = {
    ("sign-in", "plain"): SignInScreen(),
    ("sign-in", "errors"): SignInScreen(
        address="x", errors=(FieldError("address", "Type your e-mail address"),)
    ),
    ("check-mail", "plain"): CheckMailScreen(),
    ("use-link", "plain"): UseLinkScreen(action=HERE),
    ("link-refused", "plain"): LinkRefusedScreen(),
    ("second-factor", "plain"): SecondFactorScreen(),
    ("second-factor", "wrong"): second_factor("wrong"),
    ("second-factor", "wait"): second_factor("wait"),
    ("signed-out", "plain"): SignedOutScreen(),
    ("inspections", "plain"): InspectionsScreen(
        inspections=(
            InspectionLine(kind="revisit", area="Fenmoor", when="Monday 9 February 2026", href=HERE),
        )
        * 2
    ),
    ("inspections", "empty"): InspectionsScreen(inspections=()),
    ("inspection", "inspector"): inspection(SURVEY, "Schools are closed on days -5 to -1 (half term)."),
    ("inspection", "forum"): inspection(FORUMS),
    ("channels", "inspector"): channels(CARD),
    ("channels", "forum"): channels(CARD),
    ("channels", "empty"): channels(),
    ("poster", "plain"): PosterScreen(
        back=BACK,
        title="Is help for your child getting better?",
        to_whom="Do you look after a child in Harrowmere who needs extra help?",
        minutes=8,
        close="12 noon on Friday 6 February 2026",
        end="12.30pm",
        address="https://survey.example.org/s/",
        code="ABCD-EFGH-JKLM-NPQR",
        qr="/staff/none.svg",
    ),
    ("summary", "plain"): SummaryScreen(
        back=BACK,
        title="Is help getting better?",
        made="9am on Tuesday 3 February 2026",
        limits=("Nothing is weighted.",),
        parts=(PART,),
        page_file=HERE,
        tables_file=HERE,
    ),
    ("summary", "empty"): SummaryScreen(back=BACK, title="Is help getting better?"),
    ("responses", "plain"): responses(3),
    ("responses", "empty"): responses(0),
    ("requests", "plain"): requested(a_request("new"), a_request("done")),
    ("requests", "empty"): requested(),
    ("request", "new"): one_request(a_request("new")),
    ("request", "taken"): one_request(a_request("taken")),
    ("request", "done"): one_request(a_request("done")),
    ("request", "recording"): one_request(a_request("new", has_recording=True)),
    ("request", "errors"): one_request(
        a_request("taken"), errors=(FieldError("note", "Make this shorter."),)
    ),
    **{(kind.name, "plain"): kind(home=HERE) for kind in PROBLEM_SCREENS},
    **report_pages.SAMPLES,
    **finding_pages.SAMPLES,
    **reading_pages.SAMPLES,
}


@pytest.fixture(autouse=True)
def clock() -> None:
    """A browser lives by the machine's clock."""


@pytest.fixture
def console(sqlite_service: Service) -> Flask:
    """The console with a page for every sample, beside its own."""
    app = create_console(sqlite_service)
    app.config["TRUSTED_HOSTS"] = None
    app.add_url_rule(
        "/samples/<name>/<state>",
        f"{signing_in.room.name}.sample",  # what needs no visit
        lambda name, state: show(SAMPLES[name, state]),
    )
    return app


@pytest.fixture
def address(console: Flask) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    mounted = serve_static(DispatcherMiddleware(NotFound(), {"/staff": console}))
    server = make_server("127.0.0.1", 0, mounted, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/staff/samples"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    with ExitStack() as windows:
        yield lambda **look: windows.enter_context(browser.new_context(**look)).new_page()


def test_there_is_a_sample_of_every_state_of_every_screen() -> None:
    assert SAMPLES.keys() == {(screen.name, state) for screen in SCREENS for state in screen.states}


@pytest.mark.parametrize(("screen", "state"), SAMPLES)
def test_every_page_can_be_read_and_used_by_everybody(
    address: str, open_page: Callable[..., Page], screen: str, state: str
) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    answer = page.goto(f"{address}/{screen}/{state}")
    assert answer is not None
    check_page(answer.text(), answer.headers, answer.status, page.url)
    assert page.locator("main").get_attribute("data-screen") == screen
    assert find_faults(page) == []
