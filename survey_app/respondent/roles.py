"""Role first: each group has a survey of its own, and one link leads to all of them.

Who is a parent and also works with children chooses one, and is shown the way to the other at the end.
"""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.design.screens import FieldError
from survey_app.fieldwork import sisters, surveys
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.surveys import Survey
from survey_app.i18n import gettext
from survey_app.respondent import own_copy, visits
from survey_app.respondent.around import around
from survey_app.respondent.opening_screens import Role, RoleScreen
from survey_app.respondent.showing import show
from survey_app.respondent.visits import Visit
from survey_app.service import Service


def init(app: Flask) -> None:
    app.add_url_rule("/role", view_func=role)
    app.add_url_rule("/role", view_func=choose_role, methods=["POST"])


def _reached() -> tuple[Visit, Survey, tuple[Survey, ...]]:
    """The visit, its survey, and every survey that its link leads to."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
        reached = sisters.of_channel(connection, visit.channel_id) or (survey,)
    return visit, survey, reached


def role() -> Response:
    _, survey, reached = _reached()
    return show(RoleScreen(around=around(survey), roles=_roles(reached)))


def choose_role() -> Answer:
    """On to the survey for this role: a visit of its own, that sees nothing of another's."""
    visit, survey, reached = _reached()
    chosen = [sister for sister in reached if sister.audience == request.form.get("role")]
    if visit.channel_id is None or len(chosen) != 1:
        error = FieldError("role", gettext("Choose who you are. It leads to the right questions."))
        answer = show(RoleScreen(around=around(survey), roles=_roles(reached), errors=(error,)))
        answer.status_code = 422
        return answer
    service: Service = g.service
    with service.store.reading() as connection:
        link = sisters.link(connection, visit.channel_id, chosen[0].id)
        offered = surveys.questionnaire(connection, chosen[0].document_hash).presentations
    own_copy.forget()
    language, presentation = visits.language(), visits.presentation()
    begin(link, chosen[0], has_sisters=len(reached) > 1)
    visits.set_language(language)
    visits.set_presentation(presentation if presentation in offered else "standard")
    return redirect(url_for("start"), 303)


def begin(link: Link, survey: Survey, *, has_sisters: bool) -> Visit:
    return visits.begin(
        link,
        ends_at=survey.window.ends_at,
        languages=survey.languages,
        has_sisters=has_sisters,
        now=g.now,
    )


def _roles(reached: tuple[Survey, ...]) -> tuple[Role, ...]:
    labels = {
        "parents-and-carers": gettext("A parent or carer"),
        "children-5-10": gettext("A child of about 5 to 10, with a grown-up beside me"),
        "children-11-15": gettext("A young person of 11 to 15"),
        "young-people-16-18": gettext("A young person of 16 to 18"),
        "young-people-19-25": gettext("A young person of 19 to 25"),
        "supporters": gettext("Someone who knows or helps a child or young person who cannot answer"),
        "practitioners": gettext("Someone who works with children or young people"),
        "area-leaders": gettext("Someone who led or arranged the inspection for the area"),
    }
    offered = {sister.audience for sister in reached}
    return tuple(Role(value=value, label=label) for value, label in labels.items() if value in offered)
