"""What this browser has sent, read again in the words of the check page until its visit ends; see `copies`.

On a tablet that several people share it is neither kept nor shown.
"""

import logging

import sqlalchemy as sa
from flask import Flask, g, redirect, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.fieldwork import copies, surveys
from survey_app.respondent import checking, visits
from survey_app.respondent.around import around
from survey_app.respondent.progress import Progress
from survey_app.respondent.sent_screens import WhatYouSentScreen
from survey_app.respondent.showing import show
from survey_app.service import Service

log = logging.getLogger("survey_app.respondent")


def init(app: Flask) -> None:
    app.add_url_rule("/sent/<int:child>", view_func=what_you_sent)


def what_you_sent(child: int) -> Answer:
    """Shown to the visit that sent it, while it counts."""
    service: Service = g.service
    visit = visits.get(g.now)
    if visits.is_together():
        return redirect(url_for("receipt"), 303)
    with service.store.reading() as connection:
        draft, pages = copies.get(connection, service.keyring, visit.family, child)
        questionnaire = surveys.questionnaire(connection, draft.document_hash)
    standing = Progress(survey=draft.survey, questionnaire=questionnaire, draft=draft, pages=pages)
    return show(
        WhatYouSentScreen(
            around=around(draft.survey),
            child=child if visit.family.child > 1 else 0,
            pages=checking.checked(standing) if pages else (),
        )
    )


def forget() -> None:
    """Delete it, for this visit ends or is shared from now on. Not on GET, which writes nothing.

    A visit ends even when the database does not answer: without the visit's secret nobody opens what is left.
    """
    service: Service = g.service
    visit = visits.find(g.now)
    if visit is None:
        return
    try:
        with service.store.writing() as connection:
            copies.forget(connection, visit.family.secrets)
    except sa.exc.OperationalError as slip:
        log.error("what a visit sent stays sealed until the purge", exc_info=slip)
