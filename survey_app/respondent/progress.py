"""Where a person stands: which pages their answers lead through, and which of them come next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from flask import g

from questionnaires import routing
from questionnaires.answers import Answers
from questionnaires.model import Presentation, Question, Questionnaire
from survey_app.fieldwork import drafts, families, responses, surveys
from survey_app.fieldwork.drafts import Draft, SavedPage
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.surveys import Survey
from survey_app.respondent import telling, visits
from survey_app.respondent.telling import Way
from survey_app.respondent.visits import Visit
from survey_app.service import Service


@dataclass(frozen=True, kw_only=True)
class Progress:
    survey: Survey
    questionnaire: Questionnaire
    draft: Draft
    pages: Mapping[int, SavedPage]

    @cached_property
    def answers(self) -> dict[str, Any]:
        return responses.merged(self.pages)

    @cached_property
    def path(self) -> tuple[int, ...]:
        pages = routing.path(self.questionnaire, self.answers, self.order, is_first=self.is_first)
        return tuple(self.questionnaire.number(page.id) for page in pages)

    @property
    def order(self) -> tuple[str, ...]:
        """The order in which this person meets the blocks that come in random order."""
        opening = self.pages.get(drafts.OPENING)
        return tuple(opening.answers.get("order", ())) if opening else ()

    @property
    def is_first(self) -> bool:
        """Whether these are the first answers of this person, who is asked some things only once."""
        opening = self.pages.get(drafts.OPENING)
        return opening is None or families.is_first(opening.answers)

    def with_page(self, number: int, answers: dict[str, Any]) -> "Progress":
        """As it stands once that page is saved."""
        saved = SavedPage(version=0, is_mine=True, answers=answers)
        return replace(self, pages={**self.pages, number: saved})

    @property
    def presentation(self) -> Presentation:
        """Standard or easy read, as the person last chose."""
        opening = self.pages.get(drafts.OPENING)
        chosen: Presentation = opening.answers.get("presentation", "standard") if opening else "standard"
        return chosen

    def page_with(self, number: int, way: Way, given: Answers) -> dict[str, Any]:
        """What to save of a page when one screen of it was answered: in easy read the page's other
        questions keep their answers, and until the last one it is remembered which comes next."""
        if not way.is_easy:
            return dict(given)
        page, saved = self.questionnaire.page(number), self.pages.get(number)
        before = saved.answers if saved and saved.is_mine else {}
        here = {question.id for question in telling.asked(page, way)}
        kept = {item: answer for item, answer in before.items() if item not in here and item != drafts.STEP}
        is_last = way.step >= len(page.questions)
        is_done = before and self.is_done(number)
        return kept | given | ({} if is_last or is_done else {drafts.STEP: way.step + 1})

    @property
    def first_unsaved(self) -> int | None:
        return next((number for number in self.path if not self.is_done(number)), None)

    def is_done(self, number: int) -> bool:
        """Whether the whole page is saved: in easy read its questions are saved one after another."""
        return number in self.pages and self.step(number) == 1

    def holds(self, number: int, asked: Sequence[Question]) -> bool:
        """Whether anything was answered to these questions of the page before."""
        saved = self.pages.get(number)
        return saved is not None and any(question.id in saved.answers for question in asked)

    def step(self, number: int) -> int:
        """Which of the page's questions comes next in easy read; the first of a page that is done."""
        saved = self.pages.get(number)
        return saved.answers.get(drafts.STEP, 1) if saved else 1

    def may_show(self, number: int) -> bool:
        """Saved pages of the path and the first unsaved one; nothing is jumped over."""
        unsaved = self.first_unsaved
        shown = self.path if unsaved is None else self.path[: self.path.index(unsaved) + 1]
        return number in shown

    def after(self, number: int) -> int | None:
        """The page that follows this one of the path, or none for the check of all answers.

        Whoever goes back to change one page of a finished questionnaire returns to the check at once.
        """
        if self.first_unsaved is None:
            return None
        return next(iter(self.path[self.path.index(number) + 1 :]), None)


def of_visit() -> Progress:
    """Of this request's visit, whose answers may still be saved and sent."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        standing = load(connection, service.keyring, visit)
    standing.survey.require_sendable(g.now)
    return standing


def load(connection: sa.Connection, keyring: Keyring, visit: Visit) -> Progress:
    """Raise `DraftGone` when nothing was begun, `AlreadySent` when all is done."""
    draft, pages = drafts.get_with_pages(connection, keyring, visit.secret)
    draft.require_unsent()
    return Progress(
        survey=draft.survey,
        questionnaire=surveys.questionnaire(connection, draft.document_hash),
        draft=draft,
        pages=pages,
    )
