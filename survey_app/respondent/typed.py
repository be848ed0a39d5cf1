"""What a person had typed into the form that could not be taken, to be handed back in their own words."""

from flask import request
from werkzeug.exceptions import HTTPException

from questionnaires import answers
from survey_app.fieldwork import surveys
from survey_app.i18n import gettext
from survey_app.respondent.problem_screens import Words

MACHINERY = frozenset(
    {"csrf_token", "version", "action", "code", "is_sure", "voice", "help", "counts_if_left"}
)


def words() -> tuple[Words, ...]:
    """Answers of the posted form: choices by their labels, comments to the letter."""
    return tuple(
        Words(asked=_asked(field), typed=text) for field, value in _fields() if (text := _label(field, value))
    )


def fields() -> tuple[tuple[str, str], ...]:
    """Every field of the posted form but its token, to send it again."""
    return tuple((field, answers.clean(value)) for field, value in _posted() if field != "csrf_token")


def _fields() -> list[tuple[str, str]]:
    return [(field, value) for field, value in _posted() if field not in MACHINERY and value.strip()]


def _posted() -> list[tuple[str, str]]:
    try:
        return list(request.form.items(multi=True))
    except HTTPException:  # a form too large to read has no fields to give back
        return []


def _asked(field: str) -> str:
    question = surveys.known_question(field)
    return question.text if question else gettext("What you wrote")


def _label(field: str, value: str) -> str:
    question = surveys.known_question(field)
    if question is None or not question.is_closed:
        return answers.clean(value)
    return " ".join(answers.labels(question, value))
