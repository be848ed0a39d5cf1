"""The form of an HTML page, read as a browser without JavaScript would, and answered.

Knows nothing of any one survey: fields, buttons and the `data-screen` and receipt markers are all it looks
at.
"""

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

TAG = re.compile(r"<(/?)(form|input|textarea|button)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
SCREEN = re.compile(r'data-screen="([^"]*)"')
RECEIPT = re.compile(r'<output[^>]*\bid="receipt"[^>]*>\s*(.*?)\s*</output>', re.S)
MARKUP = re.compile(r"<[^>]*>")
WORDS = ("we", "asked", "for", "help", "in", "spring", "and", "waited", "three", "months", "nobody", "rang")
TEXT_SHARE = 0.6  # of the comment boxes get words

Pairs = list[tuple[str, str]]
Attributes = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Button:
    label: str
    action: str | None
    pair: tuple[str, str] | None


@dataclass(kw_only=True)
class Form:
    action: str
    hidden: Pairs = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    boxes: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    @property
    def fields(self) -> int:
        """How many controls a person could touch."""
        options = [*self.choices.values(), *self.boxes.values()]
        return sum(map(len, options)) + len(self.texts)

    def button(self, label: str) -> Button | None:
        """The first button whose label has these words (any button for no words)."""
        return next((button for button in self.buttons if label.lower() in button.label.lower()), None)


def attributes(text: str) -> Attributes:
    found = ((match[1].lower(), match[2] or match[3] or match[4] or "") for match in ATTRIBUTE.finditer(text))
    return {name: html.unescape(value) for name, value in found}


def forms(page: str) -> Iterator[Form]:
    """Every form that posts, in the order of the page."""
    form: Form | None = None
    for match in TAG.finditer(page):
        closes, tag, found = match[1], match[2].lower(), attributes(match[3])
        if tag == "form":
            is_posted = not closes and found.get("method", "get").lower() == "post"
            form = Form(action=found.get("action", "")) if is_posted else None
            if form:
                yield form
        elif form and not closes:
            if tag == "button":
                form.buttons.append(button(found, page[match.end() : page.find("</button", match.end())]))
            else:
                take_field(form, found)


def button(found: Attributes, content: str) -> Button:
    label = html.unescape(MARKUP.sub(" ", content)).strip()
    pair = (found["name"], found.get("value", "")) if "name" in found else None
    return Button(label=label, action=found.get("formaction"), pair=pair)


def take_field(form: Form, found: Attributes) -> None:
    name, value, kind = found.get("name", ""), found.get("value", ""), found.get("type", "text").lower()
    if kind == "hidden":
        form.hidden.append((name, value))
    elif kind == "radio":
        form.choices.setdefault(name, []).append(value)
    elif kind == "checkbox":
        values = form.boxes.setdefault(name, [])
        if found.get("data-behaviour") != "exclusive":
            values.append(found.get("value", "on"))
    elif name:
        form.texts.append(name)


def main_form(page: str) -> Form | None:
    """The form a person came for: the one with most to answer, else the first."""
    found = list(forms(page))
    return max(found, key=lambda form: form.fields, default=None)


def answers(
    form: Form, rng: random.Random, *, prefer: tuple[str, ...] = (), leave: tuple[str, ...] = ()
) -> Pairs:
    """One plausible way to fill the form; values in `prefer` win, names in `leave` get nothing."""
    chosen = [
        (name, choose(values, rng, prefer)) for name, values in form.choices.items() if name not in leave
    ]
    boxes = {name: values for name, values in form.boxes.items() if values and name not in leave}
    ticked = [(name, value) for name, values in boxes.items() for value in tick(values, rng)]
    texts = [name for name in form.texts if name not in leave]
    written = [(name, sentence(rng) if rng.random() < TEXT_SHARE else "") for name in texts]
    return [*form.hidden, *chosen, *ticked, *written]


def choose(values: list[str], rng: random.Random, prefer: tuple[str, ...]) -> str:
    return next((value for value in values if value in prefer), None) or rng.choice(values)


def tick(values: list[str], rng: random.Random) -> list[str]:
    """One or more of the boxes that may stand together."""
    return rng.sample(values, rng.randint(1, min(3, len(values))))


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(4, 30))).capitalize() + "."


def encode(pairs: Pairs) -> bytes:
    return urlencode(pairs).encode()


def screen(page: str) -> str:
    found = SCREEN.search(page)
    return found[1] if found else ""


def receipt(page: str) -> str | None:
    """The receipt code without its spaces and dashes, if this is the page that shows it."""
    found = RECEIPT.search(page)
    return re.sub(r"[^0-9A-Za-z]", "", MARKUP.sub("", found[1])) if found else None
