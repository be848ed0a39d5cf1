"""People at the public door, as tests see them: a phone without scripts, and nothing else between.

Whatever a driver fetches is checked, on every way there: the page checks on each page, the headers on
each answer, and that nothing of the machine or of a link's code stands in it. No test fetches otherwise.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from flask import Flask, session
from page_markup import Element, Page
from replies import NOTHING, Reply, check_reply

from survey_app import clock
from survey_app.app import create_public_app
from survey_app.fieldwork import links, surveys
from survey_app.respondent import visits
from survey_app.service import Service

Fields = Mapping[str, str | Sequence[str]]
Send = Callable[[str, str, Mapping[str, str], bytes], Reply]
FORM = "application/x-www-form-urlencoded"
NOT_A_LETTER = re.compile(r"[^A-Z0-9]")


@lru_cache(maxsize=4)
def door(service: Service) -> Flask:
    """The public application of a service, made once for all who knock."""
    return create_public_app(service)


def in_process(service: Service, address: str = "127.0.0.1") -> Send:
    client = door(service).test_client(use_cookies=False)

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        answer = client.open(
            path,
            base_url=service.settings.base_url,
            method=method,
            headers=dict(headers),
            data=body,
            environ_base={"REMOTE_ADDR": address},
        )
        return Reply(answer.status_code, tuple(answer.headers.items()), answer.get_data())

    return send


def over_socket(port: int) -> Send:
    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            line.request(method, path, body=body or None, headers=dict(headers))
            answer = line.getresponse()
            return Reply(answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            line.close()

    return send


@dataclass
class Respondent:
    """Somebody answering on a phone without scripts: reads the page, fills its form, follows redirects."""

    send_request: Send
    cookies: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    """Codes that let this person in; none of them may stand in any page."""
    typed: list[str] = field(default_factory=list)
    """What this person typed, which pages may give back."""
    reply: Reply = NOTHING
    path: str = ""

    @classmethod
    def at(cls, service: Service, *, address: str = "127.0.0.1") -> "Respondent":
        return cls(in_process(service, address))

    @classmethod
    def holding(cls, service: Service, secret: bytes, code: str) -> "Respondent":
        """Somebody who came by `code` and has begun the draft of `secret` already."""
        with service.store.reading() as connection:
            link = links.open_link(connection, service.keyring, code)
            survey = surveys.get(connection, link.survey_id)
        app = door(service)
        with app.test_request_context("/"):
            visits.begin(
                link,
                ends_at=survey.window.ends_at,
                languages=survey.languages,
                has_sisters=False,
                now=clock.now(),
            )
            session["secret"] = secret.hex()
            signer = app.session_interface.get_signing_serializer(app)
            cookie = signer.dumps(dict(session))
        return cls(in_process(service), {app.config["SESSION_COOKIE_NAME"]: cookie}, [code])

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def page(self) -> Page:
        return _read(self.reply.text)

    @property
    def screen(self) -> str:
        return self.page.all("main")[0].get("data-screen")

    @property
    def words(self) -> str:
        return self.page.all("main")[0].text()

    def request(
        self, method: str, path: str, fields: Fields | bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """One request and its answer, checked; redirects are not followed."""
        body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True).encode()
        self._remember_typed(fields)
        sent = {"Content-Type": FORM} if body else {}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.path = path
        self.reply = self.send_request(method, path, sent | dict(headers or {}), body)
        self._keep_cookies()
        check_reply(self.reply, _shown(path), codes=self.codes, typed=self.typed)
        return self.reply

    def get(self, path: str) -> Reply:
        return self.follow(self.request("GET", path))

    def post(self, path: str, fields: Fields | bytes = b"") -> Reply:
        return self.follow(self.request("POST", path, fields))

    def follow(self, reply: Reply) -> Reply:
        for _ in range(5):
            if reply.status != 303:
                return reply
            reply = self.request("GET", reply.header("Location"))
        raise AssertionError(f"redirects without end at {self.path}")

    def open(self, link: str) -> Reply:
        reply = self.request("GET", link)
        if reply.status == 303:
            self.codes.append(NOT_A_LETTER.sub("", link.rsplit("/", 1)[-1].upper()))
        return self.follow(reply)

    def type_code(self, code: str) -> Reply:
        """And go on past the pictures of a code to come back with, where it is one."""
        self.get("/")
        self.press("/", {"code": code})
        return self.press("/", {"pictures": "mine"}) if self.screen == "your-pictures" else self.reply

    def form(self, action: str) -> dict[str, list[str]]:
        """What the page's form would send as it stands, its token and version with it."""
        found = [form for form in self.page.all("form") if form.get("action") == action]
        assert found, f"the page at {self.path} has no form to {action}"
        return _values(found[0])

    def press(self, action: str, given: Fields | None = None) -> Reply:
        """Fill in the form to `action` and choose its button."""
        fields = self.form(action) | {name: _lines(value) for name, value in (given or {}).items()}
        return self.post(action, fields)

    def start(self) -> Reply:
        return self.press("/start")

    def tell_who(self, voice: str = "myself", help_given: Sequence[str] = ()) -> Reply:
        return self.press("/who", {"voice": voice, "help": help_given})

    def agree(self) -> Reply:
        return self.press("/consent", {"action": "yes"})

    def begin(self, link: str) -> Reply:
        """From the link to the first question."""
        self.open(link)
        self.start()
        self.tell_who()
        return self.agree()

    def answer(self, given: Fields | None = None, action: str = "continue") -> Reply:
        """Answer the page that is open; `given` may only name what the page asks."""
        here = self.page.by_id("answers")
        assert here is not None, f"no questions at {self.path}: {self.words}"
        asked = {each.get("name") for each in here.all("input", "textarea")}
        assert set(given or {}) <= asked, f"{self.path} asks {asked}, not {set(given or {})}"
        return self.press(here.get("action"), {**(given or {}), "action": action})

    def check(self) -> Reply:
        return self.get("/check")

    def send(self) -> str:
        """Check, send, and read the code on the receipt."""
        self.check()
        self.press("/send")
        return self.receipt()

    def receipt(self) -> str:
        shown = self.page.by_id("receipt") or Element("output", {}, None)
        return shown.text()

    def withdraw(self, code: str) -> Reply:
        self.get("/withdraw")
        self.press("/withdraw", {"code": code})
        return (
            self.press("/withdraw", {"is_sure": "yes"}) if self.screen == "withdraw-confirm" else self.reply
        )

    def stop(self) -> Reply:
        self.get("/stop")
        return self.press("/stop")

    def finish(self) -> Reply:
        return self.press("/finish")

    def _remember_typed(self, fields: Fields | bytes) -> None:
        if not isinstance(fields, bytes):
            self.typed += [text for value in fields.values() for text in _lines(value) if text]

    def _keep_cookies(self) -> None:
        for name, value in self.reply.headers:
            if name.lower() == "set-cookie":
                for key, crumb in SimpleCookie(value).items():
                    self.cookies[key] = crumb.value
                    if crumb["max-age"] == "0":
                        del self.cookies[key]


@lru_cache(maxsize=64)
def _read(text: str) -> Page:
    return Page(text)


def _shown(path: str) -> str:
    """The address without the code of a link that was refused where it stood."""
    first = "/" + path.split("/")[1].lower() + "/"
    return first if first in ("/s/", "/together/") and path.count("/") > 1 else urlsplit(path).path


def _lines(value: str | Sequence[str]) -> list[str]:
    """As a browser sends it: line ends are CR LF."""
    texts = [value] if isinstance(value, str) else list(value)
    return [text.replace("\r\n", "\n").replace("\n", "\r\n") for text in texts]


def _values(form: Element) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for control in form.all("input", "textarea"):
        if control.get("type") in {"radio", "checkbox"} and "checked" not in control.attributes:
            continue
        text = control.get("value")
        if control.tag == "textarea":
            text = "".join(child for child in control.children if isinstance(child, str)).removeprefix("\n")
        values.setdefault(control.get("name"), []).extend(_lines(text))
    return values
