"""Somebody in easy read: a questionnaire that has it, the pages met on the way, and what they say."""

from collections.abc import Iterator
from dataclasses import replace

from builders import ASurvey, a_questionnaire
from drivers import Respondent
from page_markup import Element

from questionnaires.findings import said
from questionnaires.model import EasyLine, EasyText, Questionnaire
from survey_app.service import Service


def in_easy_read(audience: str) -> Questionnaire:
    plain = a_questionnaire(audience=audience)
    easy = (EasyLine(text="This is easy.", symbol="star"),)
    texts = dict.fromkeys(text for _, text in said(plain))
    return replace(plain, easy_read=tuple(EasyText(source=each, easy=easy) for each in texts), easy_minutes=2)


def met(service: Service, survey: ASurvey, presentation: str) -> Iterator[tuple[str, Element]]:
    """What somebody meets who says no first, then yes, looks before answering, and sends."""
    person = Respondent.at(service)

    def seen() -> tuple[str, Element]:
        return person.screen, person.page.all("main")[0]

    person.open(survey.link)
    if presentation == "easy-read":
        person.press("/ways", {"presentation": presentation})
    yield seen()
    person.start()
    if person.screen == "who":
        yield seen()
        person.tell_who("helped")
    yield seen()
    person.press("/consent", {"action": "no"})
    yield seen()
    person.get("/who")
    if person.screen == "who":
        person.tell_who("helped")
    person.press("/consent", {"action": "yes", "adult_knows": "no"})
    if person.screen == "someone-to-talk-to":
        yield seen()
    person.check()
    yield seen()
    person.get("/answer")
    person.answer({"helped": "no"})
    person.check()
    yield seen()
    person.press("/send")
    yield seen()
    if person.page.all("a") and "/agreed" in person.reply.text:
        person.get("/agreed")
        yield seen()


def blocks(main: Element) -> list[str]:
    """The texts of its parts, without those of links but for numbers to call."""
    parts = main.all("h1", "h2", "p", "li", "legend", "label", "button", "div")
    return [
        " ".join("".join(_own_texts(part)).split())
        for part in parts
        if part.tag != "div" or "govuk-hint" in part.get("class")
    ]


def _own_texts(part: Element) -> Iterator[str]:
    for child in part.children:
        if isinstance(child, str):
            yield child
        elif child.tag != "a" or child.get("href").startswith("tel:"):
            yield from _own_texts(child)
