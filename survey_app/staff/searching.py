"""Searching what families wrote. The phrase travels in a form and stands sealed: no address and no log holds it."""

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from questionnaires import answers
from survey_app.design.screens import FieldError, show
from survey_app.fieldwork import access, concordance, searches
from survey_app.fieldwork.searches import Line, Result, Search
from survey_app.staff import comment_words, words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.search_screens import (
    HitLine,
    SearchesScreen,
    SearchLine,
    SearchResultScreen,
    SearchScreen,
)
from survey_app.staff.visits import service

room = Blueprint("searching", __name__, template_folder="templates")

HERE = "/inspections/<inspection_id>/search"
# A phrase that was searched for may be a name: whoever may lift masks may read what others searched for.
SEES_ALL: access.Action = "lift-masks"


@room.get(HERE)
def ask(inspection_id: str) -> Response:
    with service().store.reading() as connection:
        access.get_inspection(connection, g.person, "read-responses", inspection_id)
    return show(_form(inspection_id))


@room.post(HERE)
def search(inspection_id: str) -> Response:
    """Look, and lead to what was found: going back or loading again repeats no search."""
    phrase = " ".join(answers.clean(request.form.get("phrase", "")).split())
    g.person.require("read-responses", inspection_id)
    if len(phrase) > searches.LIMIT or concordance.pattern(phrase) is None:
        error = FieldError("phrase", f"Type a word or phrase of at most {searches.LIMIT} characters.")
        answer = show(_form(inspection_id, phrase, error))
        answer.status_code = 422
        return answer
    keyring = service().keyring
    with service().store.reading() as connection:
        found = searches.count(connection, keyring, inspection_id, phrase)
    with service().store.writing() as connection:
        made = searches.keep(
            connection, keyring, inspection_id, phrase, found=found, actor=g.person.id, now=g.now
        )
    return redirect(url_for("searching.result", inspection_id=inspection_id, search_reference=made), 303)


@room.get(HERE + "/<search_reference>")
def result(inspection_id: str, search_reference: str) -> Response:
    page = request.args.get("page", "1")
    keyring = service().keyring
    with service().store.reading() as connection:
        access.get_inspection(connection, g.person, "read-responses", inspection_id)
        found = searches.look(
            connection,
            keyring,
            inspection_id,
            search_reference,
            int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 0,
            actor=g.person.id,
            sees_all=g.person.may(SEES_ALL, inspection_id),
        )
    with service().store.writing() as connection:
        searches.note(connection, keyring, inspection_id, found, actor=g.person.id, now=g.now)
    return show(_result(inspection_id, found))


@room.get("/inspections/<inspection_id>/searches")
def show_log(inspection_id: str) -> Response:
    """Who searched for what, for the leads."""
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, SEES_ALL, inspection_id)
        made = searches.of_inspection(
            connection, service().keyring, inspection_id, actor=g.person.id, now=g.now
        )
    lines = tuple(_line(inspection_id, each) for each in made)
    return show(SearchesScreen(back=_to_the_form(inspection_id), lines=lines))


def _form(inspection_id: str, phrase: str = "", *errors: FieldError) -> SearchScreen:
    sees_all = g.person.may(SEES_ALL, inspection_id)
    return SearchScreen(
        back=Crumb(text="comments", href=url_for("commenting.show_all", inspection_id=inspection_id)),
        errors=errors,
        action=url_for("searching.search", inspection_id=inspection_id),
        phrase=phrase,
        log=url_for("searching.show_log", inspection_id=inspection_id) if sees_all else "",
    )


def _result(inspection_id: str, found: Result) -> SearchResultScreen:
    return SearchResultScreen(
        back=_to_the_form(inspection_id),
        phrase=found.search.phrase,
        searched=f"{found.search.by} searched for it at {words.moment(found.search.at)}.",
        counts=f"{_times(found.found)} in {found.comments:,} of {found.of:,} comments",
        lines=tuple(_hit(inspection_id, line) for line in found.lines),
        first=(found.page - 1) * searches.PAGE + 1,
        page=found.page,
        pages=found.pages,
        before=_page(inspection_id, found, found.page - 1) if found.page > 1 else "",
        after=_page(inspection_id, found, found.page + 1) if found.page < found.pages else "",
    )


def _hit(inspection_id: str, line: Line) -> HitLine:
    place: dict[str, Any] = {"survey": line.survey, "reference": line.response, "item": line.item}
    return HitLine(
        context=line.context,
        who=comment_words.AUDIENCES[line.audience],
        response=url_for("reading.response", survey_id=line.survey, reference=line.response),
        reference=line.response,
        quote=url_for("quoting.choose", inspection_id=inspection_id, **place),
    )


def _line(inspection_id: str, made: Search) -> SearchLine:
    href = url_for("searching.result", inspection_id=inspection_id, search_reference=made.reference)
    facts = f"{made.by} at {words.moment(made.at)}. Found {_times(made.found)}."
    return SearchLine(phrase=made.phrase, href=href, facts=facts)


def _page(inspection_id: str, found: Result, page: int) -> str:
    return url_for(
        "searching.result", inspection_id=inspection_id, search_reference=found.search.reference, page=page
    )


def _to_the_form(inspection_id: str) -> Crumb:
    return Crumb(text="searching", href=url_for("searching.ask", inspection_id=inspection_id))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
