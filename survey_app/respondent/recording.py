"""A recording of speech or signing, sent to the team: taken in by one door, and given out by the console alone."""

import sys
from threading import BoundedSemaphore
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnsupportedMediaType
from werkzeug.wrappers import Response as Answer

from survey_app.design.screens import FieldError
from survey_app.errors import TooManyCodes
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.own_forms import needs_no_word
from survey_app.respondent import asking
from survey_app.respondent.around import around
from survey_app.respondent.arriving import Problem, Upload
from survey_app.respondent.asking_screens import RecordingScreen
from survey_app.respondent.showing import show
from survey_app.security import UPLOAD
from survey_app.service import Service

MEGABYTE = 1_000_000
AT_ONCE = 2
"""Recordings that may arrive in one web process at a time: the other threads are for answers."""
STATUS: dict[Problem, int] = {
    "token": 400,
    "broken": 400,
    "empty": 422,
    "type": 415,
    "size": 413,
    "disk": 503,
}

_slots = BoundedSemaphore(AT_ONCE)


def init(app: Flask) -> None:
    app.add_url_rule("/other-ways/recording", view_func=recording)
    # Its token is checked as it is read: see `arriving`.
    app.add_url_rule("/other-ways/recording", view_func=needs_no_word(upload_recording), methods=["POST"])


def recording() -> Response:
    return show(_screen(asking.survey_of_visit()))


def upload_recording() -> Answer:
    fields: MultiDict[str, str] = MultiDict()
    request.form = fields  # type: ignore[assignment]  # what is read below; nobody else reads the body
    survey = asking.survey_of_visit()
    boundary = request.mimetype_params.get("boundary", "")
    if request.mimetype != UPLOAD or not boundary:
        raise UnsupportedMediaType("a recording comes in a form of its own")
    try:
        asking.require_few()
    except TooManyCodes:
        return _again(survey, fields, asking.too_many(), 429)
    if not _slots.acquire(blocking=False):
        return _again(survey, fields, gettext("Other people are sending recordings. Wait a minute."), 503)
    try:
        return _take(survey, fields, boundary.encode())
    finally:
        _slots.release()


def _take(survey: Survey, fields: "MultiDict[str, str]", boundary: bytes) -> Answer:
    settings = _service().settings
    most = settings.recording_megabytes * MEGABYTE
    request.max_content_length = sys.maxsize  # what is read is counted there
    upload = Upload(folder=settings.recordings_folder, most=most, fields=fields)
    try:
        upload.read(request.stream, boundary, request.content_length or 0)
        return _keep(survey, upload)
    finally:
        upload.take_away()


def _keep(survey: Survey, upload: Upload) -> Answer:
    """On the disk first, then with its request; what goes wrong in between leaves neither."""
    if upload.problem is not None:
        return _again(survey, upload.fields, _said(upload.problem), STATUS[upload.problem])
    contact, words = asking.typed(upload.fields)
    errors = asking.find_errors(contact, words, needs_contact=False)
    if upload.file is None and not contact:
        errors += (FieldError("recording", gettext("Choose a recording, or tell us how we can reach you.")),)
    if errors:
        return _show_errors(survey, upload.fields, errors, 422)
    try:
        kept = upload.keep(_service().keyring)
    except OSError:
        return _again(survey, upload.fields, _said("disk"), STATUS["disk"])
    answer = asking.keep(survey, "recording", contact, words, kept)
    upload.file = None  # its request has it now
    return answer


def _said(problem: Problem) -> str:
    most = _service().settings.recording_megabytes
    return {
        "token": gettext("This page was open for too long. Choose your recording again and send it."),
        "broken": gettext("Your recording did not arrive whole. Choose it again and send it."),
        "empty": gettext("This file is empty. Choose another one."),
        "type": gettext("We cannot play this file. Choose a sound or a video, such as MP3, MP4 or MOV."),
        "size": gettext("This recording is too large: at most %(most)s MB. Make a shorter one.", most=most),
        "disk": gettext("We cannot take recordings just now. Tell us how to reach you instead."),
    }[problem]


def _again(survey: Survey, fields: "MultiDict[str, str]", text: str, status: int) -> Answer:
    return _show_errors(survey, fields, (FieldError("recording", text),), status)


def _show_errors(
    survey: Survey, fields: "MultiDict[str, str]", errors: tuple[FieldError, ...], status: int
) -> Answer:
    """The form once more with what was typed; a browser gives no file back, so that is to be chosen again."""
    contact, words = asking.typed(fields)
    answer = show(_screen(survey, contact=contact, words=words, errors=errors))
    answer.status_code = status
    answer.headers["Connection"] = "close"  # part of the form may not have been read
    return answer


def _screen(survey: Survey, **typed: Any) -> RecordingScreen:
    settings = _service().settings
    return RecordingScreen(
        around=around(survey),
        kept_days=settings.requests_kept_days,
        megabytes=settings.recording_megabytes,
        **typed,
    )


def _service() -> Service:
    service: Service = g.service
    return service
