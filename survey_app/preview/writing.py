"""A questionnaire as files to read: every page as families see it, for each way in which it is put.

One file an audience, presentation and language; an index; and all pictures of easy read on one sheet. What they
need stands beside them: nothing is asked of any other place, and no service has to run.
"""

import datetime as dt
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from flask import Flask, g

from questionnaires import catalogues, symbols, texts
from questionnaires.model import Page, Presentation, Questionnaire
from questionnaires.symbols import Symbol
from survey_app.design import static
from survey_app.design.screens import Screen, render
from survey_app.preview import directions, door
from survey_app.respondent import pages
from survey_app.respondent.around import Around
from survey_app.respondent.telling import Teller, Way

SHEETS = ("survey.css", "survey.rtl.css", "favicon.svg")
OWN_SHEET = "preview.css"
_NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One way in which one audience's document is put."""

    document: Questionnaire
    presentation: Presentation
    language: str

    @property
    def file(self) -> str:
        return f"{self.document.audience}.{self.presentation}.{self.language}.html"

    @property
    def minutes(self) -> int:
        return self.document.easy_minutes if self.presentation == "easy-read" else self.document.minutes

    @property
    def untranslated(self) -> int:
        return sum(catalogues.lacks(text, self.language) for text in texts.of(self.document))


@dataclass(frozen=True, kw_only=True)
class ShownPage:
    """A page of the questionnaire: its screens as slots, filled once the frame is rendered."""

    number: int
    id: str
    section: str
    slots: tuple[str, ...]
    words: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionnaireScreen(Screen):
    name: ClassVar[str] = "preview"
    template: ClassVar[str] = "preview/questionnaire.html"
    title: str
    edition: Edition
    order: str
    pages: tuple[ShownPage, ...]


@dataclass(frozen=True, kw_only=True)
class IndexScreen(Screen):
    name: ClassVar[str] = "preview-index"
    template: ClassVar[str] = "preview/index.html"
    title: str
    files: tuple[Edition, ...]


@dataclass(frozen=True, kw_only=True)
class SymbolsScreen(Screen):
    name: ClassVar[str] = "preview-symbols"
    template: ClassVar[str] = "preview/symbols.html"
    symbols: tuple[Symbol, ...]


def write(documents: tuple[Questionnaire, ...], place: Path) -> tuple[str, ...]:
    """Write all of it into the folder `place` and give the files' names, the index first."""
    app = door.create_door(catalogues.languages())
    ways = tuple(edition for document in documents for edition in _ways(document))
    drawn = tuple(symbols.shipped().values())
    (place / door.ASSETS).mkdir(parents=True, exist_ok=True)
    _copy_assets([*SHEETS, *(f"symbol-{symbol.name}.svg" for symbol in drawn)], place / door.ASSETS)
    title = documents[0].title
    written = {"index.html": _rendered(app, "en", IndexScreen(title=title, files=ways))}
    written["symbols.html"] = _rendered(app, "en", SymbolsScreen(symbols=drawn))
    written |= {edition.file: _questionnaire(app, edition) for edition in ways}
    for name, html in written.items():
        (place / name).write_text(html, "utf-8")
    return tuple(written)


def _ways(document: Questionnaire) -> Iterator[Edition]:
    """Easy read is written in English alone, so it is put in English alone."""
    for presentation in document.presentations:
        for language in catalogues.languages():
            if presentation == "standard" or Way(language=language, presentation=presentation).is_easy:
                yield Edition(document=document, presentation=presentation, language=language)


def _questionnaire(app: Flask, edition: Edition) -> str:
    document = edition.document
    way = Way(language=edition.language, presentation=edition.presentation)
    tell = Teller(document, way, directions.fillings(document, way))
    filled: dict[str, str] = {}
    shown = []
    with app.test_request_context():
        g.language = edition.language
        for number, page in enumerate(document.pages, start=1):
            screens = {_slot(): html for html in _screens(edition, number, page)}
            filled |= screens
            shown.append(
                ShownPage(
                    number=number,
                    id=page.id,
                    section=tell.text(page.section),
                    slots=tuple(screens),
                    words=directions.words(document, page),
                    after=directions.after(document, page),
                )
            )
        frame = QuestionnaireScreen(
            title=tell.text(document.title),
            edition=edition,
            order=directions.order(document),
            pages=tuple(shown),
        )
        html = render(frame)
    for slot, screen in filled.items():
        html = html.replace(slot, screen)
    return html


def _screens(edition: Edition, number: int, page: Page) -> Iterator[str]:
    """One, or in easy read one a question."""
    is_easy = edition.presentation == "easy-read"
    for step in range(1, len(page.questions) + 1 if is_easy else 2):
        way = Way(language=edition.language, presentation=edition.presentation, step=step)
        screen = pages.screen(
            edition.document,
            number,
            {},
            around=_around(edition.document),
            way=way,
            words=directions.fillings(edition.document, way),
            version=0,
            place=number,
        )
        yield door.still(render(screen), prefix=f"p{number}-{step}")


def _around(document: Questionnaire) -> Around:
    """No survey and so no window; nothing a question page shows."""
    return Around(
        area=directions.AREA,
        kind="",
        audience=document.audience,
        safeguarding_team="",
        safeguarding_phone="",
        opens_at=_NEVER,
        closes_at=_NEVER,
        ends_at=_NEVER,
        withdrawable_until=_NEVER,
    )


def _rendered(app: Flask, language: str, screen: Screen) -> str:
    with app.test_request_context():
        g.language = language
        return render(screen)


def _slot() -> str:
    """What no text holds, to be replaced by markup that our own templates made."""
    return f"\ue000{secrets.token_hex(8)}\ue001"


def _copy_assets(names: Iterable[str], place: Path) -> None:
    """The built files by their plain names, and the frame's own style sheet."""
    built = static.manifest()
    for name in names:
        shutil.copyfile(static.DIST / "files" / built[name], place / name)
    shutil.copyfile(Path(__file__).with_name(OWN_SHEET), place / OWN_SHEET)
