"""One comment by itself, for whoever translates it; that it was opened is noted and counts as reading."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from questionnaires import piping
from questionnaires.answers import Answer
from questionnaires.model import Questionnaire
from survey_app.fieldwork import audit, comment_reads, masks, surveys, translations
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.masks import Lift
from survey_app.fieldwork.references import response_id
from survey_app.fieldwork.responses import unseal_comment
from survey_app.fieldwork.surveys import Survey
from survey_app.fieldwork.translations import Translation
from survey_app.store.records import comments, consents, responses

READ = "read-comment"


@dataclass(frozen=True, kw_only=True)
class Opened:
    survey: Survey
    reference: str
    item: str
    question: str
    text: str
    language: str
    """Of the pages its author answered on, or what the list made of it where it waits for a translation."""
    lift: Lift | None
    translation: Translation | None


_ONE = (
    sa.select(comments, responses.c.document_hash, responses.c.language, responses.c.answers)
    .join(responses, comments.c.response_id == responses.c.id)
    .join(consents, consents.c.response_id == responses.c.id)
)


def read(
    connection: sa.Connection,
    keyring: Keyring,
    survey: Survey,
    reference: str,
    item: str,
    *,
    actor: str,
    now: dt.datetime,
) -> Opened:
    """Open it and say so in the audit; raise LookupError when it is not in this survey."""
    place = response_id(reference), item
    subject = f"{survey.id} {reference}/{item}"
    audit.record(connection, keyring, actor=actor, action=READ, subject=subject, now=now)
    row = connection.execute(
        _ONE.where(
            responses.c.survey_id == survey.id, comments.c.response_id == place[0], comments.c.item == item
        )
    ).one_or_none()
    if row is None:
        raise LookupError(reference)
    comment_reads.mark(connection, {place})
    questionnaire = surveys.questionnaire(connection, row.document_hash)
    translation = translations.of(connection, keyring, [place[0]]).get(place)
    return Opened(
        survey=survey,
        reference=reference,
        item=item,
        question=_asked(questionnaire, survey, item, json.loads(row.answers)),
        text=unseal_comment(keyring, *place, row.sealed, row.key_version),
        language=translation.language if translation else row.language,
        lift=masks.lifts(connection, keyring, [place[0]]).get(place[0]),
        translation=translation,
    )


def _asked(questionnaire: Questionnaire, survey: Survey, item: str, given: Mapping[str, Answer]) -> str:
    """The question as this person met it."""
    text = next((each.text for each in questionnaire.questions if each.id == item), item)
    return piping.filled(text, piping.values(questionnaire, given, area=survey.area))
