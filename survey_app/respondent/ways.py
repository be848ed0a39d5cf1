"""How a person wants to answer: language, pictures, and how pages look. Changed at any time."""

from babel import Locale
from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from questionnaires.model import Presentation
from survey_app import i18n
from survey_app.errors import DraftGone
from survey_app.fieldwork import drafts, surveys
from survey_app.fieldwork.surveys import Survey
from survey_app.respondent import looks, progress, visits
from survey_app.respondent.around import around
from survey_app.respondent.opening_screens import OfferedLanguage, WaysScreen
from survey_app.respondent.progress import Progress
from survey_app.respondent.showing import show
from survey_app.service import Service


def init(app: Flask) -> None:
    app.add_url_rule("/ways", view_func=ways)
    app.add_url_rule("/ways", view_func=choose_way, methods=["POST"])


def _standing() -> tuple[Survey, Progress | None]:
    """The visit's survey and, once something was begun, how far it is."""
    service: Service = g.service
    try:
        standing = progress.of_visit()
    except DraftGone:
        visit = visits.get(g.now)
        with service.store.reading() as connection:
            survey = surveys.get(connection, visit.survey_id)
        survey.require_open(g.now)
        return survey, None
    return standing.survey, standing


def ways() -> Response:
    survey, standing = _standing()
    return show(
        WaysScreen(
            around=around(survey),
            is_answering=standing is not None,
            languages=_offered(survey.languages),
            language=i18n.language(),
            has_easy_read="easy-read" in _presentations(survey),
            presentation=standing.presentation if standing else visits.presentation(),
            looks=looks.chosen(),
        )
    )


def _presentations(survey: Survey) -> tuple[Presentation, ...]:
    service: Service = g.service
    with service.store.reading() as connection:
        return surveys.questionnaire(connection, survey.document_hash).presentations


def _offered(languages: tuple[str, ...]) -> tuple[OfferedLanguage, ...]:
    """Each under the name it has in itself."""
    locales = [(language, Locale.parse(language, sep="-")) for language in languages]
    return tuple(
        OfferedLanguage(
            lang=tag,
            label=(locale.get_language_name(locale.language) or tag).capitalize(),
            direction="rtl" if locale.text_direction == "rtl" else "ltr",
        )
        for tag, locale in locales
    )


def choose_way() -> Answer:
    """Take what was chosen and is offered; anything else changes nothing."""
    survey, standing = _standing()
    looks.choose(request.form)
    language = request.form.get("language", "")
    if language in survey.languages:
        visits.set_language(language)
    for presentation in _presentations(survey):
        if presentation == request.form.get("presentation"):
            visits.set_presentation(presentation)
    if standing is not None:
        _remember(standing, language if language in survey.languages else i18n.language())
    if request.form.get("action") == "try":
        return redirect(url_for("ways"), 303)
    return redirect(url_for("start" if standing is None else "resume"), 303)


def _remember(standing: Progress, language: str) -> None:
    """With the draft: it is how the answers will be counted, on whatever device they are finished."""
    service: Service = g.service
    opening = standing.pages[drafts.OPENING]
    changed = opening.answers | {"presentation": visits.presentation(), "answered_in": language}
    with service.store.writing() as connection:
        drafts.save(
            connection,
            standing.draft,
            drafts.OPENING,
            changed,
            version=opening.version,
            secret=visits.get(g.now).secret,
            now=g.now,
        )
