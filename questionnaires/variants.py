"""One file for several audiences: the document each of them gets.

An item that is asked of children, of young adults and of those who support them is one item with one
id and one set of values; only its words differ. Here the words of one audience are put in place and
what is not for it goes. The result has no trace of the others: it is checked, published and stored alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from questionnaires import glossary, piping, texts
from questionnaires.model import END, Condition, Page, Question, Questionnaire, Word

Places = dict[str, str]  # where a thing stands in an audience's document: where it stands in the file


class _Limited(Protocol):
    @property
    def only_for(self) -> tuple[str, ...]: ...


Thing = TypeVar("Thing")
LimitedThing = TypeVar("LimitedThing", bound=_Limited)


@dataclass(frozen=True)
class Resolved:
    """A document for one audience, and where its parts come from."""

    questionnaire: Questionnaire
    places: Places

    def place(self, where: str) -> str:
        """Where in the file to look for what stands at `where` in the document."""
        known, rest = where, ""
        while known and known not in self.places:
            known, _, last = known.rpartition(".")
            rest = f".{last}{rest}"
        return (self.places.get(known, "") + rest).removeprefix(".")


def audiences(questionnaire: Questionnaire) -> tuple[str, ...]:
    return (questionnaire.audience, *questionnaire.also_for)


def resolve(questionnaire: Questionnaire, audience: str) -> Resolved:
    """What `audience` is asked."""
    places: Places = {}
    kept = [
        (page, place)
        for page, place in _for(audience, questionnaire.pages, "pages")
        if _for(audience, page.questions, "")
    ]
    pages = []
    for number, (page, place) in enumerate(kept, start=1):
        there = f"pages.{number}"
        places[there] = place
        pages.append(_page(page, audience, there, place, places))
    document = replace(
        questionnaire,
        id=f"{questionnaire.id}-{audience}" if questionnaire.also_for else questionnaire.id,
        audience=audience,
        also_for=(),
        **_own(questionnaire, audience, "", "", places),
        words=_words(questionnaire, audience, tuple(pages), places),
        random_blocks=_blocks(questionnaire, tuple(pages)),
        pages=_rerouted(questionnaire, tuple(pages), places),
    )
    return Resolved(_with_what_it_uses(document, places), places)


def _page(page: Page, audience: str, there: str, place: str, places: Places) -> Page:
    asked = _for(audience, page.questions, f"{place}.questions")
    questions = []
    for number, (question, origin) in enumerate(asked, start=1):
        at = f"{there}.questions.{number}"
        places[at] = origin
        questions.append(_question(question, audience, at, origin, places))
    own = _own(page, audience, there, place, places)
    return replace(page, only_for=(), questions=tuple(questions), **own)


def _question(question: Question, audience: str, there: str, place: str, places: Places) -> Question:
    own = _own(question, audience, there, place, places)
    offered = own.get("options", question.options)
    origin = places.get(f"{there}.options", f"{place}.options")
    options = _moved(_for(audience, offered, origin), f"{there}.options", places)
    return replace(
        question, only_for=(), **own | {"options": tuple(replace(option, only_for=()) for option in options)}
    )


def _for(audience: str, things: Sequence[LimitedThing], where: str) -> tuple[tuple[LimitedThing, str], ...]:
    """What of `things` is for the audience, each with where it stands in the file."""
    return tuple(
        (thing, f"{where}.{number}")
        for number, thing in enumerate(things, start=1)
        if not thing.only_for or audience in thing.only_for
    )


def _moved(kept: Sequence[tuple[Thing, str]], there: str, places: Places) -> Iterator[Thing]:
    for number, (thing, place) in enumerate(kept, start=1):
        places[f"{there}.{number}"] = place
        yield thing


def _own(thing: Any, audience: str, there: str, place: str, places: Places) -> dict[str, Any]:
    """The audience's own words for a questionnaire, a page or a question, and no variants any more."""
    own: dict[str, Any] = {"variants": ()}
    for number, variant in enumerate(thing.variants, start=1):
        if audience in variant.audiences:
            for name in vars(variant):
                if name != "audiences" and getattr(variant, name):
                    own[name] = getattr(variant, name)
                    places[f"{there}.{name}".removeprefix(".")] = (
                        f"{place}.variants.{number}.{name}".removeprefix(".")
                    )
    return own


def _words(file: Questionnaire, audience: str, pages: tuple[Page, ...], places: Places) -> tuple[Word, ...]:
    """The words this audience's texts use, without cases for what it is not offered."""
    used = {name for page in pages for _, text in texts.places(page) for name in piping.names(text)}
    gone = _choices(file.pages) - _choices(pages)
    words: list[Word] = []
    for word, place in _for(audience, file.words, "words"):
        if word.name in used:
            there = f"words.{len(words) + 1}"
            places[there] = place
            cases = [
                (replace(case, any_of=left), f"{place}.cases.{number}")
                for number, case in enumerate(word.cases, start=1)
                for left in [tuple(value for value in case.any_of if (word.question, value) not in gone)]
                if left
            ]
            words.append(replace(word, only_for=(), cases=tuple(_moved(cases, f"{there}.cases", places))))
    return tuple(words)


def _blocks(file: Questionnaire, pages: tuple[Page, ...]) -> tuple[str, ...]:
    """Without the blocks of which this audience has no page; a name no page has is left for a check."""
    gone = {page.block for page in file.pages} - {page.block for page in pages}
    return tuple(block for block in file.random_blocks if block not in gone)


def _rerouted(file: Questionnaire, pages: tuple[Page, ...], places: Places) -> tuple[Page, ...]:
    """Routes between the pages that are left: to one that is gone means to the next that is not."""
    left = [page.id for page in pages]
    gone = _choices(file.pages) - _choices(pages)
    rerouted = []
    for number, page in enumerate(pages, start=1):
        there = f"pages.{number}"
        kept = [
            (replace(route, to=_target(file, route.to, left), when=when), f"{places[there]}.routes.{at}")
            for at, route in enumerate(page.routes, start=1)
            for when in [_condition(route.when, gone)]
            if when is None or when.any_of
        ]
        rerouted.append(replace(page, routes=tuple(_moved(kept, f"{there}.routes", places))))
    return tuple(rerouted)


def _choices(pages: tuple[Page, ...]) -> set[tuple[str, str]]:
    return {
        (asked.id, option.value) for page in pages for asked in page.questions for option in asked.options
    }


def _target(file: Questionnaire, to: str, left: Sequence[str]) -> str:
    ids = [page.id for page in file.pages]
    if to not in ids:
        return to  # the end, or a slip that a check will name
    return next((later for later in ids[ids.index(to) :] if later in left), END)


def _condition(when: Condition | None, gone: set[tuple[str, str]]) -> Condition | None:
    """Without the values this audience is not offered."""
    if when is None:
        return None
    return replace(when, any_of=tuple(value for value in when.any_of if (when.question, value) not in gone))


def _with_what_it_uses(document: Questionnaire, places: Places) -> Questionnaire:
    """Of the glossary and of easy read only what this document's own texts need."""
    explained = {term for page in document.pages for term in glossary.on_page(document, page)}
    used = [
        (term, f"glossary.{number}")
        for number, term in enumerate(document.glossary, start=1)
        if term in explained
    ]
    document = replace(document, glossary=tuple(_moved(used, "glossary", places)))
    said = set(texts.of(document))
    easy = [
        (each, f"easy_read.{number}")
        for number, each in enumerate(document.easy_read, start=1)
        if each.source in said
    ]
    return replace(document, easy_read=tuple(_moved(easy, "easy_read", places)))
