"""Where a person stands: which pages their answers lead through, and which of them come next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from questionnaires import routing
from questionnaires.model import Questionnaire
from survey_app.errors import AlreadySent
from survey_app.fieldwork import drafts, responses, surveys
from survey_app.fieldwork.drafts import Draft, SavedPage
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.surveys import Survey
from survey_app.respondent.visits import Visit


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
        return tuple(self.questionnaire.number(p.id) for p in routing.path(self.questionnaire, self.answers))

    def with_page(self, number: int, answers: dict[str, Any]) -> "Progress":
        """As it stands once that page is saved."""
        saved = SavedPage(version=0, is_mine=True, answers=answers)
        return replace(self, pages={**self.pages, number: saved})

    @property
    def first_unsaved(self) -> int | None:
        return next((number for number in self.path if number not in self.pages), None)

    def may_show(self, number: int) -> bool:
        """Saved pages of the path and the first unsaved one; nothing is jumped over."""
        unsaved = self.first_unsaved
        return number in self.path and (unsaved is None or number <= unsaved)

    def after(self, number: int) -> int | None:
        """The page that follows, or none for the check of all answers.

        Whoever goes back to change one page of a finished questionnaire returns to the check at once.
        """
        if self.first_unsaved is None:
            return None
        return next((later for later in self.path if later > number), None)


def load(connection: sa.Connection, keyring: Keyring, visit: Visit, *, to_write: bool = False) -> Progress:
    """Raise `DraftGone` when nothing was begun, `AlreadySent` when all is done."""
    draft = drafts.get(connection, keyring, visit.secret, to_write=to_write)
    if draft.is_sent:
        raise AlreadySent("this visit has sent its answers")
    return Progress(
        survey=draft.survey,
        questionnaire=surveys.questionnaire(connection, draft.document_hash),
        draft=draft,
        pages=drafts.pages(connection, draft, visit.secret),
    )
