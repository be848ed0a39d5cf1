"""Somebody at a real browser. Whatever it shows is checked: markup, headers, requests, console."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from builders import ASurvey
from journeys.live import Live
from page_checks import check_page
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

Look = Callable[[Page], list[str]]
STORY = "We waited fourteen months.\nNobody rang back."


@dataclass
class Person:
    """One browser: its pages, what they asked for and what they complained of."""

    live: Live
    context: BrowserContext
    asked: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    shown: list[Response] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Pages that came with a status of 400 and more, of which a browser complains."""
    read: list[str] = field(default_factory=list)
    """The HTML of every page so far."""
    looks: list[Look] = field(default_factory=list)
    """What else to look for on every page."""
    says: Callable[[str], str] = str
    """From English to the language of the pages."""

    def __post_init__(self) -> None:
        self.context.on("request", lambda request: self.asked.append(request))
        self.context.on("response", self._note)
        self.context.on("console", self._listen)
        self.context.on("weberror", lambda slip: self.complaints.append(str(slip.error)))
        self.page: Page = self.context.new_page()

    def _note(self, response: Response) -> None:
        is_ours = response.url.startswith(self.live.base + "/")
        is_page = response.request.is_navigation_request() and not 300 <= response.status < 400
        if is_ours and is_page:
            self.shown.append(response)
            if response.status >= 400:
                self.refused.add(response.url)

    def _listen(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        is_status = message.text.startswith("Failed to load resource") and where in self.refused
        if message.type in {"error", "warning"} and not is_status:
            self.complaints.append(f"{message.text} ({where})")

    # What is seen ---------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        return self.page.locator("main").get_attribute("data-screen") or ""

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def sees(self, text: str) -> bool:
        return self.main.get_by_text(text).first.is_visible()

    def check(self) -> None:
        """All that holds of whatever was shown since the last check."""
        pages, self.shown = self.shown, []
        for response in pages:
            if _is_page(response):
                self.read.append(response.text())
                check_page(
                    self.read[-1],
                    response.all_headers(),
                    response.status,
                    _address(response),
                    forms_without_token={"/"},
                )
        assert not self.complaints, self.complaints
        assert not self.elsewhere, self.elsewhere
        assert len(self.context.cookies()) <= 1, self.context.cookies()
        faults = [fault for look in self.looks for fault in look(self.page)]
        assert not faults, f"at {self.path}: {faults}"

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the service."""
        return [each.url for each in self.asked if not each.url.startswith(self.live.base + "/")]

    # What is done ---------------------------------------------------------------------------------

    def go(self, path: str) -> "Person":
        self.page.goto(path)
        self.check()
        return self

    def press(self, words: str) -> "Person":
        """Choose the button or link in the page's main part that says this."""
        button = self.main.get_by_role("button", name=self.says(words), exact=True)
        link = self.main.get_by_role("link", name=self.says(words), exact=True)
        return self.leave_by(button.or_(link).first)

    def follow(self, words: str) -> "Person":
        """Choose a link anywhere on the page."""
        return self.leave_by(self.page.get_by_role("link", name=self.says(words), exact=True))

    def leave_by(self, way: Locator) -> "Person":
        with self.page.expect_navigation():
            way.click()
        self.check()
        return self

    def tick(self, *values: str) -> "Person":
        """Choose options by their values, as a finger would: on the label."""
        for value in values:
            self.page.locator(f'input[value="{value}"]').check()
        return self

    def write(self, words: str = STORY) -> "Person":
        self.page.locator("textarea").first.fill(words)
        return self

    def back(self) -> "Person":
        self.page.go_back()
        self.check()
        return self

    @contextmanager
    def another_window(self) -> "Iterator[Person]":
        """A second window of the same browser: its cookie is the same, its page another."""
        own, self.page = self.page, self.context.new_page()
        yield self
        self.page.close()
        self.page = own

    @contextmanager
    def another_device(self) -> "Iterator[Person]":
        browser = self.context.browser
        assert browser is not None
        context = browser.new_context(base_url=self.live.base)
        yield Person(self.live, context)
        context.close()

    # From the link to the receipt -----------------------------------------------------------------

    def open(self, survey: ASurvey) -> "Person":
        return self.go(survey.link)

    def open_code(self, code: str) -> "Person":
        return self.go(f"/s/{code}")

    def begin(self, survey: ASurvey) -> "Person":
        """From a channel's link to the first question."""
        return self.begin_by(survey.channel_code)

    def begin_by(self, code: str) -> "Person":
        self.open_code(code).press("Start").tick("myself").press("Continue")
        return self.press("Yes, I want to take part")

    def answer_first(self) -> "Person":
        return self.tick("parent", "5-to-10").press("Continue")

    def answer_page(self) -> "Person":
        """Answer whatever this page asks: the first option of each question, and a story."""
        for name in self._names("radio"):
            self.page.locator(f'input[name="{name}"]').first.check()
        for name in self._names("checkbox"):
            self.page.locator(f'input[name="{name}"]').first.check()
        for box in self.page.locator("textarea").all():
            box.fill(STORY)
        return self.press("Continue")

    def answer_all(self) -> "Person":
        """From the first question to the check of all answers."""
        for _ in range(20):
            if self.screen != "question":
                return self
            self.answer_page()
        raise AssertionError("the questions never end")

    def send(self) -> str:
        """Send and read the receipt."""
        self.press("Send")
        return self.receipt()

    def receipt(self) -> str:
        return self.page.locator("#receipt").inner_text()

    def _names(self, kind: str) -> list[str]:
        boxes = self.page.locator(f'input[type="{kind}"]').all()
        return list(dict.fromkeys(box.get_attribute("name") or "" for box in boxes))


def _address(response: Response) -> str:
    """The path, without the code of a link that was refused where it stood."""
    path = urlsplit(response.url).path
    return "/s/" if path.startswith("/s/") else path


def _is_page(response: Response) -> bool:
    return response.headers.get("content-type", "").startswith("text/html")
