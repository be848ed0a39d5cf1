"""`survey-app survey ...`: one run of a questionnaire, from the file to the last moment it takes answers."""

import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from questionnaires import checks
from questionnaires.model import Questionnaire
from survey_app.commands import known, parsers, typed
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.commands.typed import Wall
from survey_app.fieldwork import calendar, consent_rules, surveys, window
from survey_app.fieldwork.calendar import Timetable
from survey_app.fieldwork.consent_rules import UNCHOSEN, ConsentRules
from survey_app.fieldwork.surveys import Survey
from survey_app.fieldwork.window import Window
from survey_app.staff import words


def add_to(commands: Any) -> None:
    group = parsers.add_group(commands, "survey", "surveys: their questionnaire, window and state")
    _add_new(group)
    publishing = parsers.add(group, "publish", publish, "let families in when the window opens")
    publishing.add_argument("id", metavar="ID")
    publishing.add_argument(
        "--consent-basis", default="", metavar="TEXT", help="the sentence the lead inspector has signed"
    )
    publishing.add_argument(
        "--alone-from",
        type=typed.age,
        default=consent_rules.OLDEST,
        metavar="AGE",
        help="13 to 16: from when a young person agrees alone",
    )
    publishing.add_argument(
        "--adult-unasked",
        action="store_true",
        help="do not ask those below that age whether the adult who looks after them knows",
    )
    publishing.add_argument(
        "--withdraw-until", type=typed.wall, metavar="'DATE TIME'", help="otherwise as it was set up"
    )
    publishing.add_argument(
        "--languages", default="", metavar="LIST", help="beside English, such as pl,ur: families choose"
    )
    publishing.add_argument(
        "--unreviewed-because",
        default="",
        metavar="TEXT",
        help="the lead's reason for a language no native reader has signed",
    )
    pausing = parsers.add(group, "pause", pause, "turn families away for now")
    pausing.add_argument("id", metavar="ID")
    pausing.add_argument(
        "--because", default="", metavar="TEXT", help="what families read about it, in the lead's words"
    )
    parsers.add(group, "resume", resume, "let families in again").add_argument("id", metavar="ID")
    moving = parsers.add(group, "move", move, "give a survey another window")
    moving.add_argument("id", metavar="ID")
    _add_window(moving, is_required=True)


def _add_new(group: Any) -> None:
    new = parsers.add(group, "add", add, "set a survey up, unpublished")
    new.add_argument("--inspection", required=True, metavar="ID")
    new.add_argument("--questionnaire", required=True, type=Path, metavar="FILE")
    new.add_argument(
        "--audience",
        metavar="AUDIENCE",
        help="whom to ask, where the file is for several; otherwise its first",
    )
    new.add_argument("--id", type=typed.plain_id, metavar="ID", help="otherwise inspection and audience")
    _add_window(new, is_required=False)
    new.add_argument(
        "--withdraw-until", type=typed.wall, metavar="'DATE TIME'", help="otherwise until the close"
    )


def _add_window(parser: Any, *, is_required: bool) -> None:
    for option in ("--opens", "--closes"):
        parser.add_argument(option, required=is_required, type=typed.wall, metavar="'DATE TIME'")
    parser.add_argument(
        "--grace", type=typed.minutes, metavar="MINUTES", help="0 to 60, for answers begun before the close"
    )


def add(operator: Operator, given: Namespace) -> Told:
    questionnaire = _read(given.questionnaire, given.audience)
    with operator.service.store.writing() as connection:
        inspection = known.get_inspection(connection, given.inspection)
        survey_id = given.id or known.id_from(inspection.id, questionnaire.audience)
        known.require_new(connection, "survey", survey_id)
        fieldwork = _window(given, inspection.timetable)
        surveys.create(
            connection,
            survey_id,
            questionnaire,
            fieldwork,
            inspection_id=inspection.id,
            withdrawable_until=_withdrawable_until(given, fieldwork),
            now=operator.now,
        )
        return _changed(connection, operator, "add-survey", survey_id)


def publish(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        fieldwork = known.get_survey(connection, given.id).window
        rules = ConsentRules(alone_from=given.alone_from, asks_if_adult_knows=not given.adult_unasked)
        surveys.publish(
            connection,
            given.id,
            consent_basis=given.consent_basis,
            rules=rules,
            withdrawable_until=_withdrawable_until(given, fieldwork),
            languages=[language.strip() for language in given.languages.split(",") if language.strip()],
            unreviewed_because=given.unreviewed_because,
            now=operator.now,
        )
        if rules != UNCHOSEN or given.withdraw_until is not None:
            operator.note(connection, "sign-consent-rules", _signed(surveys.get(connection, given.id)))
        return _changed(connection, operator, "publish-survey", given.id)


def _signed(survey: Survey) -> str:
    """What the lead has chosen and signed with the basis, for the audit log."""
    asked = "asked" if survey.rules.asks_if_adult_knows else "not-asked"
    until = survey.withdrawable_until.isoformat()
    return f"{survey.id} alone-from={survey.rules.alone_from} adult-knows={asked} withdraw-until={until}"


def pause(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        known.get_survey(connection, given.id)
        surveys.pause(connection, given.id, is_paused=True, because=given.because)
        return _changed(connection, operator, "pause-survey", given.id)


def resume(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        known.get_survey(connection, given.id)
        surveys.pause(connection, given.id, is_paused=False)
        return _changed(connection, operator, "resume-survey", given.id)


def move(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        before = known.get_survey(connection, given.id).window
        grace = before.grace if given.grace is None else given.grace
        surveys.move(connection, given.id, _between(given.opens, given.closes, grace))
        return _changed(connection, operator, "move-survey", given.id)


def told(connection: sa.Connection, operator: Operator, survey: Survey) -> Told:
    """How a survey stands, in the words of the console."""
    asked = surveys.questionnaire(connection, survey.document_hash)
    return Told(
        facts=_facts(survey, asked, operator.now),
        lines=(
            f"Survey {survey.id}: {asked.title}",
            f"    {words.state(survey, operator.now)}.",
            *(f"    {line}" for line in words.window_lines(survey)),
            f"    Answers can be taken back until {words.moment(survey.withdrawable_until)}.",
            *(f"    {line}" for line in words.consent_lines(survey)),
            f"    Questionnaire {asked.id}, version {asked.version}: {survey.document_hash}",
        ),
    )


def _facts(survey: Survey, asked: Questionnaire, now: dt.datetime) -> dict[str, Any]:
    times = survey.window
    return {
        "id": survey.id,
        "inspection": survey.inspection_id,
        "questionnaire": {"id": asked.id, "version": asked.version, "hash": survey.document_hash},
        "audience": survey.audience,
        "is_published": survey.is_published,
        "is_paused": survey.is_paused,
        "paused_because": survey.paused_because,
        "consent_basis": survey.consent_basis,
        "alone_from": survey.rules.alone_from,
        "asks_if_adult_knows": survey.rules.asks_if_adult_knows,
        "window": times.state(survey.instant(now)),
        "opens_at": times.opens_at.isoformat(),
        "closes_at": times.closes_at.isoformat(),
        "ends_at": times.ends_at.isoformat(),
        "withdrawable_until": survey.withdrawable_until.isoformat(),
    }


def _changed(connection: sa.Connection, operator: Operator, action: str, survey_id: str) -> Told:
    operator.note(connection, action, survey_id)
    return told(connection, operator, surveys.get(connection, survey_id))


def _read(path: Path, audience: str | None) -> Questionnaire:
    """An audience's document through all three gates, or every problem with its line."""
    checked = checks.check_file(path)
    if checked.problems:
        raise CommandRefused([str(problem) for problem in checked.problems])
    if audience is None:
        return checked.documents[0]
    for document in checked.documents:
        if document.audience == audience:
            return document
    audiences = ", ".join(document.audience for document in checked.documents)
    raise CommandRefused([f"{path} is for {audiences}"])


def _window(given: Namespace, timetable: Timetable) -> Window:
    grace = window.DEFAULT_GRACE if given.grace is None else given.grace
    if given.opens and given.closes:
        return _between(given.opens, given.closes, grace)
    if given.opens or given.closes:
        raise CommandRefused(
            ["give both --opens and --closes, or neither: then it is as the kind of inspection says"]
        )
    return calendar.survey_window(timetable, grace=grace)


def _between(opens: Wall, closes: Wall, grace: dt.timedelta) -> Window:
    return window.from_local(*opens, *closes, grace)


def _withdrawable_until(given: Namespace, fieldwork: Window) -> dt.datetime | None:
    if given.withdraw_until is None:
        return None
    until = window.instant_of(*given.withdraw_until)
    if until < fieldwork.closes_at:
        raise CommandRefused(
            [f"people may take answers back until the close at least: {words.moment(fieldwork.closes_at)}"]
        )
    return until
