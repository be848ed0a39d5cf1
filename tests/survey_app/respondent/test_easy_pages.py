"""Our own pages in easy read: all of them, whatever is said in words, in short lines beside symbols."""

import re
from collections.abc import Iterator

import pytest
from builders import ASurvey, a_survey
from drivers import door
from easy_pages import blocks, in_easy_read, met
from page_markup import Element, Page

from questionnaires import symbols
from questionnaires.readability import reading_age, words
from survey_app.respondent import easy_read, showing
from survey_app.respondent.easy_read import EASY
from survey_app.service import Service
from survey_app.store.records import AUDIENCES

VISITS_OWN = re.compile(
    r'name="csrf_token" value="[^"]*"|[A-Z0-9]{4}-[A-Z0-9]{4}|<ol lang.*?</ol>', re.DOTALL
)
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
MOST_WORDS, MEAN_WORDS, READING_AGE = 15, 12, 8
EASY_TEMPLATES = re.compile(
    r"respondent/((start|consent)/\w+|start|who|consent|declined|someone_to_talk_to|check_answers|"
    r"checked_answers|receipt|what_you_sent|agreed|not_open|closed|already_sent)\.html"
)
CHOICES = {  # what buttons, links and what opens say is short already and has no symbol
    "Important",
    "Start",
    "Carry on",
    "Start again",
    "Answer as someone else",
    "Several people use this tablet, one after another",
    "Large print, Braille, by phone, or a recording",
    "Easy read, with pictures",
    "In words, some questions together",
    "Continue",
    "Go to the questions",
    "Go on with the questions",
    "Send",
    "Change “%(heading)s”",
    "Take these answers back",
    "Are they counted?",
    "read it.",
    "Answer for another child",
    "Finish",
    "Back to your code",
    "See who you can talk to about help for your child",
    "Take back answers you sent",
    "Leave this empty",  # nobody meets it
}


@pytest.fixture(params=AUDIENCES)
def survey(request: pytest.FixtureRequest, sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service, in_easy_read(request.param))


def lines(main: Element) -> list[Element]:
    return [span for span in main.all("span") if span.get("class") == "app-easy"]


def without_symbol(part: Element) -> Iterator[str]:
    """Texts that stand in no line of easy read and are not a choice, a code, or somebody's own words."""
    for child in part.children:
        if isinstance(child, str):
            if child.strip():
                yield child.strip()
        elif not _is_let_be(child):
            yield from without_symbol(child)


def _is_let_be(part: Element) -> bool:
    is_hidden = "hidden" in part.attributes
    return is_hidden or part.get("class") == "app-easy" or part.tag in {"a", "button", "details", "output"}


def _as_pattern(source: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def named(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+)"

    escaped = re.escape(source).replace(r"%\(", "%(").replace(r"\)s", ")s")
    return re.compile(PLACEHOLDER.sub(named, escaped))


def easy_of(text: str) -> str | None:
    """What a text that stands on a page comes out as in easy read."""
    for source, easy in EASY.items():
        if found := _as_pattern(source).fullmatch(text):
            return " ".join(line.text % found.groupdict() for line in easy)
    return None


def test_easy_read_says_in_short_lines_with_symbols_all_that_is_said_in_words(
    sqlite_service: Service, survey: ASurvey
) -> None:
    standard = met(sqlite_service, survey, "standard")
    easy = met(sqlite_service, survey, "easy-read")
    for (screen, plain), (same, easily) in zip(standard, easy, strict=True):
        assert screen == same
        _is_easy(screen, easily)
        shown = blocks(easily)
        expected = [told for text in blocks(plain) if (told := easy_of(text))]
        assert len(expected) > 1
        assert [told for told in expected if told not in shown] == []


def _is_easy(screen: str, main: Element) -> None:
    """What is chosen among does not count for the reading age, as in the questions."""
    assert list(without_symbol(main)) == [], screen
    assert all(len(line.all("img")) == 1 for line in lines(main))
    sizes = [len(words(line.text())) for line in lines(main)]
    assert max(sizes) <= MOST_WORDS
    assert sum(sizes) / len(sizes) <= MEAN_WORDS
    told = [line.text() for line in lines(main) if not line.closest("label")]
    assert reading_age("\n".join(told)) < READING_AGE, screen


def test_pages_in_words_are_those_without_any_easy_read(
    sqlite_service: Service, survey: ASurvey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a door whose templates have never heard of it."""

    def sources() -> list[str]:
        showing._kept.cache_clear()
        door.cache_clear()
        return [_whole(main) for _, main in met(sqlite_service, survey, "standard")]

    with_it = sources()
    monkeypatch.setattr(easy_read, "init", lambda _app: None)
    assert sources() == with_it
    door.cache_clear()
    assert not any("app-picture" in source or "agreed_in" in source for source in with_it)


def _whole(main: Element) -> str:
    """The source of its page, but for what differs from one visit to the next."""
    page = list(main.above())[-1]
    assert isinstance(page, Page)
    return VISITS_OWN.sub("", page.source)


def test_every_text_of_their_templates_has_easy_read(sqlite_service: Service) -> None:
    environment = door(sqlite_service).jinja_env
    assert environment.loader is not None
    texts: dict[str, set[str]] = {}
    for name in environment.list_templates(filter_func=lambda name: name.startswith("respondent/")):
        source, _, _ = environment.loader.get_source(environment, name)
        found = (text for _, _, text in environment.extract_translations(source))  # type: ignore[attr-defined]  # of its extension
        texts[name] = {str(text[0] if isinstance(text, tuple) else text) for text in found}
    easy = {text for name, found in texts.items() if EASY_TEMPLATES.fullmatch(name) for text in found}
    assert easy - CHOICES - EASY.keys() == set()
    assert EASY.keys() - easy == set(), "nobody meets these any more"
    assert CHOICES - easy == set()


@pytest.mark.parametrize("source", EASY)
def test_easy_lines_keep_the_rules_of_easy_read(source: str) -> None:
    easy = EASY[source]
    assert {line.symbol for line in easy} <= symbols.shipped().keys()
    assert len({line.symbol for line in easy}) == len(easy), "each idea has a symbol of its own"
    assert set(PLACEHOLDER.findall(source)) == {
        name for line in easy for name in PLACEHOLDER.findall(line.text)
    }
    for line in easy:
        assert not re.search(r"[.?!] \w", line.text), "one sentence a line"
