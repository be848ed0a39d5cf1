"""Translating: the queue with its clock, and a person's words beside an original. Every step is noted."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from questionnaires import answers
from survey_app.design.screens import FieldError, show
from survey_app.fieldwork import access, one_comment, references, translations
from survey_app.fieldwork.one_comment import Opened
from survey_app.fieldwork.translations import Waiting
from survey_app.staff import said, words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.translation_screens import QueueLine, TranslationScreen, TranslationsScreen
from survey_app.staff.visits import service

room = Blueprint("translating", __name__, template_folder="templates")

ONE = "/surveys/<survey_id>/responses/<reference>/comments/<item>/translation"


@room.get("/inspections/<inspection_id>/translations")
def show_queue(inspection_id: str) -> Response:
    """What waits, without any text: so nothing here is reading."""
    with service().store.reading() as connection:
        access.get_inspection(connection, g.person, "translate", inspection_id)
        waiting = translations.queue(connection, inspection_id, now=g.now)
    return show(
        TranslationsScreen(
            back=Crumb(text="comments", href=url_for("commenting.show_all", inspection_id=inspection_id)),
            lines=tuple(map(_line, waiting)),
        )
    )


@room.get(ONE)
def show_one(survey_id: str, reference: str, item: str) -> Response:
    found = _read(survey_id, reference, item)
    return show(_screen(found, _to_change(found)))


@room.post(ONE)
def write(survey_id: str, reference: str, item: str) -> Response:
    """Keep the words; or, by the other button, that a person read it and it needs none."""
    needs_none = request.form.get("action") == "needs-none"
    typed = "" if needs_none else answers.clean(request.form.get("words", "")).strip()
    if len(typed) > translations.LIMIT or not (typed or needs_none):
        error = FieldError("words", f"Write the translation, in at most {translations.LIMIT:,} characters.")
        answer = show(_screen(_read(survey_id, reference, item), typed, error))
        answer.status_code = 422
        return answer
    place = references.response_id(reference), item
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, "translate", survey_id)
        translations.write(connection, service().keyring, survey, place, typed, actor=g.person.id, now=g.now)
    return redirect(url_for("translating.show_one", survey_id=survey_id, reference=reference, item=item), 303)


def _read(survey_id: str, reference: str, item: str) -> Opened:
    with service().store.writing() as connection:
        survey = access.get_survey(connection, g.person, "translate", survey_id)
        return one_comment.read(
            connection, service().keyring, survey, reference, item, actor=g.person.id, now=g.now
        )


def _to_change(found: Opened) -> str:
    """The words in their field: for who wrote them, or once the masks are lifted; a field masks nothing."""
    if found.translation is None or (found.lift is None and found.translation.by_id != g.person.id):
        return ""
    return found.translation.words


def _screen(found: Opened, typed: str, *errors: FieldError) -> TranslationScreen:
    survey = found.survey
    return TranslationScreen(
        back=Crumb(
            text="comments that wait for a translation",
            href=url_for("translating.show_queue", inspection_id=survey.inspection_id),
        ),
        errors=errors,
        action=url_for("translating.write", survey_id=survey.id, reference=found.reference, item=found.item),
        response=url_for("reading.response", survey_id=survey.id, reference=found.reference),
        reference=found.reference,
        question=found.question,
        said=said.of(found.text, found.language, found.lift, found.translation),
        lifted=said.lifted(found.lift),
        words=typed,
        is_done=found.translation is not None and found.translation.is_done,
    )


def _line(waiting: Waiting) -> QueueLine:
    return QueueLine(
        language=said.name(waiting.language),
        due=words.moment(waiting.due_at),
        is_overdue=waiting.is_overdue,
        href=url_for(
            "translating.show_one",
            survey_id=waiting.survey,
            reference=waiting.reference,
            item=waiting.item,
        ),
        reference=waiting.reference,
    )
